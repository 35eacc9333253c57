// Writes the overloads of the transformations, one for each number of arguments: dotnet run build/transforms.cs
using System.Runtime.CompilerServices;
using System.Text;

const int Most = 6;
string[] letters = ["A", "B", "C", "D", "E", "F"];
string folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "src", "Runtime", "Transforms");

Write("Grad", "the derivative of a function's scalar result", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "grad", $"The derivative of the result with respect to the first of {Count(n)}.", $"T{letters[0]}", "Grad",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}");
    }

    foreach ((string marker, string what, int least, Func<int, string> wrt) in Markers())
    {
        for (int n = least; n <= Most; n++)
        {
            Emit(text, "grad", $"The derivative of the result with respect to {what} of {Count(n)}.", wrt(n), "Grad",
                $"{Types(n)}, TResult", $"{Function(n)} fun, Arg{marker} wrt, {Arguments(n)}");
        }
    }
});

Write("ValueAndGrad", "a function's scalar result and its derivative in one", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "value_and_grad", $"The result, and its derivative with respect to the first of {Count(n)}.",
            "(TResult Value, TA Grad)", "ValueAndGrad", $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}");
        Emit(text, "value_and_grad_with_aux", $"The result with what the function returns beside it, and the result's derivative with respect to the first of {Count(n)}.",
            "((TResult Value, TAux Aux) Value, TA Grad)", "ValueAndGradWithAux", $"{Types(n)}, TResult, TAux",
            $"Func<{Types(n)}, (TResult, TAux)> fun, {Arguments(n)}");
    }

    foreach ((string marker, string what, int least, Func<int, string> wrt) in Markers())
    {
        for (int n = least; n <= Most; n++)
        {
            Emit(text, "value_and_grad", $"The result, and its derivative with respect to {what} of {Count(n)}.",
                $"(TResult Value, {wrt(n)} Grad)", "ValueAndGrad", $"{Types(n)}, TResult",
                $"{Function(n)} fun, Arg{marker} wrt, {Arguments(n)}");
        }
    }
});

Write("Products", "derivatives as linear maps: pushed forward (jvp) and pulled back (vjp)", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "jvp", $"The result, and its change along a direction of {Count(n)}.", "(TResult Value, TResult Tangent)", "Jvp",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Tuple(n)} primals, {Tuple(n)} tangents");
        Emit(text, "vjp", $"The result, and a cotangent of it pulled back to {Count(n)}.", $"(TResult Value, {Tuple(n)} Cotangents)", "Vjp",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Tuple(n)} primals, TResult cotangent");
    }
});

Write("Vmap", "functions of one example made functions of many", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        string axes = n == 1 ? "Axis" : $"({string.Join(", ", Enumerable.Repeat("Axis", n))})";
        Emit(text, "vmap", $"The function of {Count(n)} applied along an axis of each (None: shared by all).", "TResult", "Vmap",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}, {axes}? inAxes = null, int outAxes = 0");
    }
});

Write("Compile", "compiled functions as values", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "compile", $"The compiled form of a function of {Count(n)}.", Function(n), "Compile",
            $"{Types(n)}, TResult", $"{Function(n)} fun");
    }
});

string Types(int n) => string.Join(", ", letters.Take(n).Select(letter => $"T{letter}"));
string Function(int n) => $"Func<{Types(n)}, TResult>";
string Arguments(int n) => string.Join(", ", letters.Take(n).Select(letter => $"T{letter} {letter.ToLowerInvariant()}"));
string Tuple(int n) => n == 1 ? "TA" : $"({Types(n)})";
string Count(int n) => n == 1 ? "one argument" : $"{n} arguments";

(string Marker, string What, int Least, Func<int, string> Wrt)[] Markers() =>
[
    ("Second", "the second", 2, _ => "TB"),
    ("Third", "the third", 3, _ => "TC"),
    ("Both", "the first two", 2, _ => "(TA, TB)"),
];

void Emit(StringBuilder text, string primitive, string summary, string result, string name, string types, string parameters)
    => text.Append($"""

        /// <summary>{summary}</summary>
        /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
        [Primitive("{primitive}")]
        public static {result} {name}<{types}>({parameters}) => throw Unknown("{name}");

    """.ReplaceLineEndings("\n"));

void Write(string aspect, string about, Action<StringBuilder> body)
{
    StringBuilder text = new();
    body(text);
    string members = text.ToString().TrimStart('\n');
    File.WriteAllText(
        Path.Combine(folder, $"Transforms.{aspect}.g.cs"),
        $"// Written by build/transforms.cs.\n#nullable enable\nnamespace Pure.Jit;\n\n// {about}\npublic static partial class Transforms\n{{\n{members}}}\n");
}

static string Here([CallerFilePath] string path = "") => path;
