using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>
/// Every form of call × every way of running it: redirected to compiled code, to the program op by op, or left to the plain body.
/// Which of them a call takes is asserted, and that all give the same numbers.
/// </summary>
public class WaysByModeTests
{
    private const string Library = """
        namespace Lib;
        public record Affine([property: Shape("n")] NDArray<float> W, [property: Shape("n")] NDArray<float> B)
        {
            [Jit] public NDArray<float> Apply([Shape("n")] NDArray<float> x) => W * x + B;
            [Pure] public NDArray<float> Inner([Shape("n")] NDArray<float> x) => W * x - B;
        }
        public static class Far
        {
            [Jit] public static NDArray<float> Cube(NDArray<float> x) => x * x * x;
            [Jit] public static NDArray<float> Shift(this NDArray<float> x, float by = 1f) => x + by;
            [Jit] public static NDArray<T> Double<T>(NDArray<T> x) where T : unmanaged => x + x;
            [Jit] public static NDArray<float> Power(NDArray<float> x, [Static] int n) => n == 0 ? Ones(3) : Cube(x);
            [Pure] public static NDArray<float> Energy([Shape("n")] NDArray<float> x) => Sum(x * x * x);
        }
        """;

    private const string Models = """
        using Lib;
        public record Scale([property: Shape("n")] NDArray<float> W)
        {
            [Jit] public NDArray<float> Apply([Shape("n")] NDArray<float> x) => W * x;
        }
        public static class Near
        {
            [Jit] public static NDArray<float> Square(NDArray<float> x) => x * x;
            [Jit] public static NDArray<float> Plus(this NDArray<float> x, float by = 1f) => x + by;
            [Jit] public static NDArray<T> Twice<T>(NDArray<T> x) where T : unmanaged => x + x;
            [Jit] public static NDArray<float> Pow(NDArray<float> x, [Static] int n) { var r = x; for (int i = 1; i < n; i++) { r *= x; } return r; }
            [Jit] public static NDArray<float> Loss([Shape("n")] NDArray<float> x) => Sum(x * x);
            [Jit] public static NDArray<float> Row([Shape("k")] NDArray<float> x) => Sum(x * x);
            [Jit] public static NDArray<float> Slope([Shape("n")] NDArray<float> x) => Grad(Loss, x);
            [Jit] public static NDArray<float> Captured([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> w) => Grad(z => Sum(z * w), x);
            [Jit] public static NDArray<float> Foreign([Shape("n")] NDArray<float> x) => Far.Cube(x) + Grad(Far.Energy, x) + new Affine(x, x).Inner(x);
            [Jit] public static (NDArray<float>, Scale) Both([Shape("n")] NDArray<float> x) => (x * 2, new Scale(x * 3));
        }
        public static class Ways
        {
            public static readonly NDArray<float> X = NDArray.Array([1f, 2f, 3f]);
            public static readonly NDArray<float> M = Reshape(X, (3, 1));
        """;

    /// <summary>Ways of running a call.</summary>
    public enum How
    {
        Plain,
        OpByOp,
        Compiled,
    }

    /// <summary>What, the expression, its value, how it runs where methods are compiled, and how in Eager mode.</summary>
    public static TheoryData<string, string, string, How, How> Data => new()
    {
        { "static", "Near.Square(X)", "1. 4. 9.", How.Compiled, How.Plain },
        { "instance", "new Scale(X).Apply(X)", "1. 4. 9.", How.Compiled, How.Plain },
        { "extension", "X.Plus()", "2. 3. 4.", How.Compiled, How.Plain },
        { "extension as static", "Near.Plus(by: 2f, x: X)", "3. 4. 5.", How.Compiled, How.Plain },
        { "generic", "Near.Twice(X)", "2. 4. 6.", How.Compiled, How.Plain },
        { "static argument", "Near.Pow(X, 3)", "1. 8. 27.", How.Compiled, How.Plain },
        { "lambda", "new[] { X }.Select(x => Near.Square(x)).Single()", "1. 4. 9.", How.Compiled, How.Plain },
        { "method group", "System.Array.ConvertAll(new[] { X }, Near.Square)[0]", "1. 4. 9.", How.Plain, How.Plain },
        { "delegate of Compile", "Compile<NDArray<float>, NDArray<float>>(Near.Square)(X)", "1. 4. 9.", How.Compiled, How.OpByOp },
        { "referenced static", "Far.Cube(X)", "1. 8. 27.", How.Compiled, How.Plain },
        { "referenced instance", "new Affine(X, X).Apply(X)", "2. 6. 12.", How.Compiled, How.Plain },
        { "referenced extension", "X.Shift()", "2. 3. 4.", How.Compiled, How.Plain },
        { "referenced generic", "Far.Double(X)", "2. 4. 6.", How.Compiled, How.Plain },
        { "referenced static argument", "Far.Power(X, 3)", "1. 8. 27.", How.Compiled, How.Plain },
        { "referenced, called within", "Near.Foreign(X)", "4. 22. 60.", How.Compiled, How.Plain },
        { "Grad", "Grad(Near.Loss, X)", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Grad within", "Near.Slope(X)", "2. 4. 6.", How.Compiled, How.Plain },
        { "Grad with captures within", "Near.Captured(X, X)", "1. 2. 3.", How.Compiled, How.OpByOp },
        { "Grad of a referenced method", "Grad(Far.Energy, X)", "3. 12. 27.", How.Compiled, How.OpByOp },
        { "ValueAndGrad", "ValueAndGrad(Near.Loss, X).Grad", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Jvp", "Jvp(Near.Loss, X, X).Tangent", "28.0", How.Compiled, How.OpByOp },
        { "Vjp", "Vjp(Near.Loss, X, (NDArray<float>)1f).Cotangents", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Vmap", "Vmap(Near.Row, M)", "1. 4. 9.", How.Compiled, How.OpByOp },
        { "Vmap of Grad", "Vmap(x => Grad(Near.Row, x), M)", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Grad of Vmap", "Grad(([Shape(\"n k\")] NDArray<float> m) => Sum(Vmap(Near.Row, m)), M)", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Jvp of Grad", "Jvp(x => Grad(Near.Loss, x), X, X).Tangent", "2. 4. 6.", How.Compiled, How.OpByOp },
        { "Grad of Grad", "Grad(y => Sum(Grad(Near.Loss, y)), X)", "2. 2. 2.", How.Compiled, How.OpByOp },
        { "Vmap of Vmap", "Vmap(r => Vmap(x => x * x, r), M)", "1. 4. 9.", How.Compiled, How.OpByOp },
        { "Vjp of Jvp", "Vjp(x => Jvp(Near.Loss, x, x).Tangent, X, (NDArray<float>)1f).Cotangents", "4. 8. 12.", How.Compiled, How.OpByOp },
        { "Vmap of Jvp of Grad", "Vmap(([Shape(\"n\")] NDArray<float> v, [Shape(\"n\")] NDArray<float> x) => Jvp(z => Grad(Near.Loss, z), x, v).Tangent, Eye(3), X, inAxes: (0, None))", "2. 0. 0. 0. 2. 0. 0. 0. 2.", How.Compiled, How.OpByOp },
        { "into", "Near.Square(X, into: X + 0)", "1. 4. 9.", How.Compiled, How.Plain },
        { "into of an instance", "new Scale(X).Apply(X, into: X + 0)", "1. 4. 9.", How.Compiled, How.Plain },
        { "into of an extension", "X.Plus(2f, into: X + 0)", "3. 4. 5.", How.Compiled, How.Plain },
        { "into of a tree", "Near.Both(X, into: (X + 0, new Scale(X + 1))).Item2.W", "3. 6. 9.", How.Compiled, How.Plain },
        { "into of a gradient", "Near.Slope(X, into: X + 0)", "2. 4. 6.", How.Compiled, How.Plain },
        { "into of a referenced method", "Far.Cube(X, into: X + 0)", "1. 8. 27.", How.Compiled, How.Compiled },
    };

    private static readonly Lazy<GeneratedProject> Referenced = new(() => GeneratedProject.Of(Library, name: "WaysLibrary"));

    private static readonly Dictionary<string, Lazy<GeneratedProject>> Projects = new()
    {
        ["Compiled"] = new(() => GeneratedProject.Of(Source(), "Compiled", Referenced.Value, "WaysCompiled")),
        ["Eager"] = new(() => GeneratedProject.Of(Source(), "Eager", Referenced.Value, "WaysEager")),
    };

    [Theory]
    [MemberData(nameof(Data))]
    public void RunsSoAndGivesTheSame(string what, string expression, string expected, How compiled, How eager)
    {
        _ = expression;
        foreach ((string mode, How how) in new[] { ("Compiled", compiled), ("Eager", eager) })
        {
            GeneratedProject project = Projects[mode].Value;
            Assert.True(Plain(expected) == Plain(project.Run("Ways", Method(what))!.ToString()!), $"{what}, {mode}: {project.Run("Ways", Method(what))}");
            Assert.True(how == Taken(project, what), $"{what}, {mode}: {Taken(project, what)}");
        }
    }

    [Fact]
    public void CompilesWithoutWarnings()
    {
        foreach (Lazy<GeneratedProject> project in Projects.Values)
        {
            Assert.Empty(project.Value.Faults());
        }
    }

    // What the interceptor at the call, or the overload with 'into:', hands over to.
    private static How Taken(GeneratedProject project, string what)
    {
        string[] lines = Source().Split('\n');
        int line = Array.FindIndex(lines, l => l.Contains(Method(what) + "()", StringComparison.Ordinal)) + 1;
        if (lines[line - 1].Contains("into:", StringComparison.Ordinal))
        {
            string name = lines[line - 1].Contains("Far.", StringComparison.Ordinal) ? "Far" : lines[line - 1].Contains("new Scale(X).", StringComparison.Ordinal) ? "Scale_" : lines[line - 1].Contains("X.Plus", StringComparison.Ordinal) ? "Near_Plus" : "Near_" + lines[line - 1].Split("Near.")[1].Split('(')[0];
            return name == "Far" || project.Files.Any(f => f.Key.StartsWith(name, StringComparison.Ordinal) && f.Key.EndsWith(".Into.g.cs", StringComparison.Ordinal) && f.Value.Contains("Pure.Jit.Generated.", StringComparison.Ordinal))
                ? How.Compiled : How.Plain;
        }

        string[] written = project.Interceptors.Split('\n');
        int at = Array.FindIndex(written, l => l.Contains($"File1.cs:{line}", StringComparison.Ordinal));
        if (at < 0)
        {
            return How.Plain;
        }

        string body = string.Join("\n", written.Skip(at).TakeWhile(l => l.Trim() != "}"));
        string root = project.Files.Keys.Where(k => k.EndsWith(".Jit.g.cs", StringComparison.Ordinal)).Select(k => k[..^".Jit.g.cs".Length])
            .FirstOrDefault(k => body.Contains("." + k + "(", StringComparison.Ordinal) || body.Contains("." + k + ";", StringComparison.Ordinal) || body.Contains("." + k + ")", StringComparison.Ordinal)) ?? "";
        return root.Length > 0 && project.Files[root + ".Jit.g.cs"].Contains("Lax.", StringComparison.Ordinal) ? How.OpByOp : How.Compiled;
    }

    private static string Source() => Models + "\n" + string.Join("\n", Data.Select(row => $"    public static object? {Method((string)row[0])}() => {row[1]};")) + "\n}";

    private static string Method(string what) => "Way_" + string.Concat(what.Where(char.IsLetterOrDigit)) + "_";

    private static string Plain(string text) => string.Join(" ", text.Split((char[])[' ', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
}
