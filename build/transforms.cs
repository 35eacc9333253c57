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

Write("Jacobians", "all derivatives of all results, and second derivatives", text =>
{
    foreach ((string name, string primitive, string how) in new[] { ("JacFwd", "jacfwd", "forward, one product for each number of the argument"), ("JacRev", "jacrev", "in reverse, one product for each number of the result") })
    {
        string shape = $"The derivatives of every number of the result in every number of {{0}}, {how}. An array in it has the axes of the result, then those of the argument.";
        for (int n = 1; n <= Most; n++)
        {
            string rest = string.Concat(letters.Take(n).Skip(1).Select(l => $"T{l}, "));
            string restArguments = string.Concat(letters.Take(n).Skip(1).Select(l => $", T{l} {l.ToLowerInvariant()}"));
            string what = n == 1 ? "the one argument" : $"the first of {Count(n)}";
            Emit(text, primitive, string.Format(shape, what), "NDArray<T>", name,
                $"{rest}T", $"Func<NDArray<T>, {rest}NDArray<T>> fun, NDArray<T> a{restArguments}");
            Emit(text, primitive, string.Format(shape, what + ", a tree"), "TA", name,
                $"{Types(n)}, T", $"Func<{Types(n)}, NDArray<T>> fun, {Arguments(n)}");
            Emit(text, primitive, string.Format(shape, what) + " The result is a tree.", "TResult", name,
                $"T, {rest}TResult", $"Func<NDArray<T>, {rest}TResult> fun, NDArray<T> a{restArguments}");
        }

        foreach ((string marker, string what, int least, Func<int, string> wrt) in Markers())
        {
            for (int n = least; n <= Most; n++)
            {
                Emit(text, primitive, string.Format(shape, $"{what} of {Count(n)}"), wrt(n), name, $"{Types(n)}, T", $"Func<{Types(n)}, NDArray<T>> fun, Arg{marker} wrt, {Arguments(n)}");
            }
        }
    }

    const string Second = "The second derivatives of the result, forward over reverse with one linearisation, with respect to {0}. An array in it has the axes of the result, if any, then those of the argument twice.";
    for (int n = 1; n <= Most; n++)
    {
        string rest = string.Concat(letters.Take(n).Skip(1).Select(l => $"T{l}, "));
        string restArguments = string.Concat(letters.Take(n).Skip(1).Select(l => $", T{l} {l.ToLowerInvariant()}"));
        Emit(text, "hessian", string.Format(Second, n == 1 ? "the one argument" : $"the first of {Count(n)}"), "NDArray<T>", "Hessian",
            $"T, {rest}TResult", $"Func<NDArray<T>, {rest}TResult> fun, NDArray<T> a{restArguments}");
    }

    foreach ((string marker, string what, int least, int at) in new[] { ("Second", "the second", 2, 1), ("Third", "the third", 3, 2), ("Both", "the first two", 2, -1) })
    {
        for (int n = least; n <= Most; n++)
        {
            string[] types = [.. letters.Take(n).Select((l, i) => i == at || (at < 0 && i < 2) ? "NDArray<T>" : $"T{l}")];
            string own = string.Concat(letters.Take(n).Where((_, i) => i != at && (at >= 0 || i > 1)).Select(l => $"T{l}, "));
            string result = at < 0 ? "((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>))" : "NDArray<T>";
            Emit(text, "hessian", string.Format(Second, $"{what} of {Count(n)}") + (at < 0 ? " Item1.Item2 is that in the first, then in the second." : ""), result, "Hessian", $"T, {own}TResult",
                $"Func<{string.Join(", ", types)}, TResult> fun, Arg{marker} wrt, {string.Join(", ", types.Select((t, i) => $"{t} {letters[i].ToLowerInvariant()}"))}");
        }
    }

    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "hvp", $"The second derivative of a scalar result along a direction of {Count(n)}: the Hessian times a vector, without the Hessian.", Tuple(n), "Hvp",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Tuple(n)} primals, {Tuple(n)} tangents");
    }
});

Write("Linear", "the linear parts of functions, as functions; they exist inside [Jit] and [Pure] methods", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "linearize", $"The result, and the function of {(n == 1 ? "a change" : "changes")} of {Count(n)} that gives the change of the result; what it needs of the values is computed once.",
            $"(TResult Value, {Function(n)} Linear)", "Linearize", $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}");
        Emit(text, "vjp_function", $"The result, and the function that pulls a cotangent of it back to {Count(n)}.",
            $"(TResult Value, Func<TResult, {Tuple(n)}> Pullback)", "Vjp", $"{Types(n)}, TResult", $"{Function(n)} fun, {Tuple(n)} primals");
        Emit(text, "linear_transpose", $"The transpose of a linear function of {Count(n)}, applied to a cotangent of its result. Of the arguments only types and shapes count.",
            Tuple(n), "LinearTranspose", $"{Types(n)}, TResult", $"{Function(n)} fun, {Tuple(n)} primals, TResult cotangent");
    }
});

Write("Programs", "what the compiler knows of a function: shapes and program", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        Emit(text, "eval_shape", $"The shape of the result of a function of {Count(n)}, which is not computed.", "Shape", "EvalShape",
            $"{Types(n)}, T", $"Func<{Types(n)}, NDArray<T>> fun, {Arguments(n)}");
        Emit(text, "make_jaxpr", $"The program that a function of {Count(n)} becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.", "string", "MakeJaxpr",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}");
    }
});

Write("Vmap", "functions of one example made functions of many", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        string axes = n == 1 ? "Axis" : $"({string.Join(", ", Enumerable.Repeat("Axis", n))})";
        Emit(text, "vmap", $"The function of {Count(n)} applied along an axis of each (None: shared by all).", "TResult", "Vmap",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Arguments(n)}, {axes}? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null");
    }
});

Write("Rules", "functions with rules of their own for transformations", text =>
{
    for (int n = 1; n <= Most; n++)
    {
        string values = string.Join(", ", letters.Take(n).Select(l => l.ToLowerInvariant()));
        Rule(text, "custom_jvp", $"A function of {Count(n)} with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.", "CustomJvp",
            $"{Types(n)}, TResult", $"{Function(n)} fun, Func<{Types(n)}, {Types(n)}, (TResult, TResult)> jvp, {Arguments(n)}", values);
        Rule(text, "custom_vjp", $"A function of {Count(n)} with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the {(n == 1 ? "cotangent of the argument" : "cotangents of the arguments")}. What they capture has no derivative.", "CustomVjp",
            $"{Types(n)}, TResult, TKept", $"{Function(n)} fun, Func<{Types(n)}, (TResult, TKept)> forward, Func<TKept, TResult, {Tuple(n)}> backward, {Arguments(n)}", values);
        Rule(text, "custom_vmap", $"A function of {Count(n)} with a rule for Vmap, which gets every array with a batch axis in front and gives them so.", "CustomVmap",
            $"{Types(n)}, TResult", $"{Function(n)} fun, {Function(n)} rule, {Arguments(n)}", values);
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
        public static {result} {name}<{types}>({parameters}){Constraint(types)} => throw Unknown("{name}");

    """.ReplaceLineEndings("\n"));

// The element type of arrays.
string Constraint(string types) => types.Split(", ").Contains("T") ? " where T : unmanaged" : "";

void Rule(StringBuilder text, string primitive, string summary, string name, string types, string parameters, string values)
    => text.Append($"""

        /// <summary>{summary}</summary>
        [Primitive("{primitive}")]
        public static TResult {name}<{types}>({parameters}) => fun({values});

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
