using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>Each way in which C# can call a [Jit] method: which are redirected, and that the others run the plain body.</summary>
public class WaysOfCallingTests
{
    private const string Models = """
        public static class K
        {
            [Jit] public static NDArray<float> Square(NDArray<float> x) => x * x;
            [Jit] public static NDArray<float> Scale(this NDArray<float> xs, float k = 2f) => xs * k;
            [Jit] public static NDArray<T> Twice<T>(NDArray<T> x) where T : unmanaged => x + x;
            [Jit] public static NDArray<T> Add<T>(NDArray<T> x, NDArray<T> y) where T : unmanaged => x + y;
            [Jit] public static NDArray<float> InP(in NDArray<float> x) => x + 1;
            [Jit] public static NDArray<float> Ref(ref readonly Pair x) => x.A + 1;
            [Jit] public static NDArray<float> Tup((NDArray<float> a, NDArray<float> b) t) => t.a + t.b;
            [Jit] public static (NDArray<float> sum, NDArray<float> product) Named(NDArray<float> a, NDArray<float> b) => (a + b, a * b);
            [Jit] public static NDArray<float> Pow(NDArray<float> x, [Static] int n) { var r = x; for (int i = 1; i < n; i++) r *= x; return r; }
            [Jit] public static float Number(float x) => x * x + 1;
            [Jit] private static NDArray<float> Hidden(NDArray<float> x) => x * x;
            public static NDArray<float> CallsHidden(NDArray<float> x) => Hidden(x);
            public static NDArray<float> Inside(NDArray<float> x) => Square(x) + 1;
            public static NDArray<float> Prop => Square(Ones([2]) * 3);
        }
        public record Model(NDArray<float> W)
        {
            [Jit] public NDArray<float> Apply(NDArray<float> x) => this.W * x;
            public NDArray<float> Again(NDArray<float> x) => Apply(this.Apply(x));
        }
        public record struct Pair(NDArray<float> A, NDArray<float> B) { [Jit] public NDArray<float> Dot() => Sum(A * B); }
        public readonly record struct Fixed(NDArray<float> A) { [Jit] public readonly NDArray<float> Twice() => A + A; }
        public static class Ways
        {
            public static readonly NDArray<float> X = NDArray.Array([1f, 2f, 3f]);
        """;

    /// <summary>What, the expression, whether the call is redirected, and its value.</summary>
    public static TheoryData<string, string, bool, string> Data => new()
    {
        { "static call", "K.Square(X)", true, "[1. 4. 9.]" },
        { "extension in reduced form", "X.Scale(3f)", true, "[3. 6. 9.]" },
        { "extension with a default argument", "X.Scale()", true, "[2. 4. 6.]" },
        { "extension as a static call", "K.Scale(X, 3f)", true, "[3. 6. 9.]" },
        { "named arguments in another order", "K.Scale(k: 3f, xs: X)", true, "[3. 6. 9.]" },
        { "conditional access", "((NDArray<float>?)X)?.Scale(2f)", true, "[2. 4. 6.]" },
        { "generic, inferred", "K.Twice(X)", true, "[2. 4. 6.]" },
        { "generic, explicit", "K.Twice<double>(X.As<double>())", true, "[2. 4. 6.]" },
        { "generic on integers", "K.Twice(X.As<int>())", true, "[2 4 6]" },
        { "generic of two", "K.Add(X, X)", true, "[2. 4. 6.]" },
        { "in an open generic", "Open(X)", false, "[2. 4. 6.]" },
        { "an in parameter", "K.InP(in X)", true, "[2. 3. 4.]" },
        { "an in parameter by value", "K.InP(X + 1)", true, "[3. 4. 5.]" },
        { "a ref readonly parameter", "Refs()", true, "[2. 3. 4.]" },
        { "a named tuple", "K.Tup((a: X, b: X))", true, "[2. 4. 6.]" },
        { "a result with names", "K.Named(X, X).product", true, "[1. 4. 9.]" },
        { "a constant static", "K.Pow(X, 3)", true, "[ 1. 8. 27.]" },
        { "a static that is not constant", "Dynamic(X, 3)", false, "[ 1. 8. 27.]" },
        { "scalars alone", "K.Number(3f)", true, "10" },
        { "a private method", "K.CallsHidden(X)", true, "[1. 4. 9.]" },
        { "inside another method", "K.Inside(X)", true, "[ 2. 5. 10.]" },
        { "inside a property", "K.Prop", true, "[9. 9.]" },
        { "instance method of a record", "new Model(X).Apply(X)", true, "[1. 4. 9.]" },
        { "instance method on this", "new Model(X).Again(X)", true, "[ 1. 8. 27.]" },
        { "instance method of a struct", "Structs()", true, "14.0" },
        { "instance method of a struct that is no variable", "new Pair(X, X).Dot()", true, "14.0" },
        { "instance method of a readonly struct", "new Fixed(X).Twice()", true, "[2. 4. 6.]" },
        { "delegate from a method group", "Delegate()", false, "[1. 4. 9.]" },
        { "var f = method group", "Natural()", false, "[1. 4. 9.]" },
        { "a method group as an argument", "System.Array.ConvertAll(new[] { X }, K.Square)[0]", false, "[1. 4. 9.]" },
        { "LINQ over a lambda", "new[] { X }.Select(x => K.Square(x)).Single()", true, "[1. 4. 9.]" },
        { "an expression tree", "Expressions()", true, "[1. 4. 9.]" },
        { "nested calls", "K.Square(K.Add(X, X))", true, "[ 4. 16. 36.]" },
        { "a function pointer", "Pointer()", false, "[1. 4. 9.]" },
        { "reflection", "typeof(K).GetMethod(\"Square\")!.Invoke(null, [X])!", false, "[1. 4. 9.]" },
        { "dynamic", "Late()", false, "[1. 4. 9.]" },
        { "a query", "(from x in new[] { X } select K.Square(x)).Single()", true, "[1. 4. 9.]" },
        { "an initialiser", "Holder.V", true, "[1. 4. 9.]" },
        { "an async method", "Async().Result", true, "[1. 4. 9.]" },
        { "an iterator", "Iterator().Single()", true, "[1. 4. 9.]" },
        { "interpolation", "$\"{K.Square(X)}\"", true, "[1. 4. 9.]" },
        { "a local function", "Local()", true, "[1. 4. 9.]" },
        { "a partial method", "Parts.P()", true, "[1. 4. 9.]" },
        { "Grad of a method group", "Grad(T.Loss, X)", true, "[2. 4. 6.]" },
        { "Grad of a lambda", "Grad(x => Sum(x * x), X)", true, "[2. 4. 6.]" },
        { "Grad of a generic method", "Grad(T.LossOf<float>, X)", true, "[2. 4. 6.]" },
        { "Grad of a static lambda", "Grad(static (NDArray<float> x) => Sum(x * x), X)", true, "[2. 4. 6.]" },
        { "ValueAndGrad deconstructed", "Both()", true, "[2. 4. 6.]" },
        { "Vmap of a method group", "Vmap(T.RowLoss, Reshape(X, (3, 1)))", true, "[1. 4. 9.]" },
        { "Vmap of a lambda with two arguments", "Vmap(([Shape(\"\")] NDArray<float> x, [Shape(\"\")] NDArray<float> y) => x * y, X, X)", true, "[1. 4. 9.]" },
        { "Vmap with axes", "Vmap(([Shape(\"\")] NDArray<float> x, NDArray<float> y) => x * y, X, X, inAxes: (0, None))", true, "[[1. 2. 3.]\n [2. 4. 6.]\n [3. 6. 9.]]" },
        { "Jvp", "Jvp(T.Loss, X, X).Tangent", true, "28.0" },
        { "Vjp", "Vjp(T.Loss, X, (NDArray<float>)1f).Cotangents", true, "[2. 4. 6.]" },
        { "a typed instance of Grad", "Grad<NDArray<float>, NDArray<float>>(T.Loss, X)", true, "[2. 4. 6.]" },
        { "Compile of a method group", "Compile<NDArray<float>, NDArray<float>>(K.Square)(X)", true, "[1. 4. 9.]" },
        { "Compile of a lambda", "Compile((NDArray<float> x) => Grad(T.Loss, x))(X)", true, "[2. 4. 6.]" },
        { "Compile as a method group elsewhere", "new[] { X }.Select(Compile<NDArray<float>, NDArray<float>>(K.Square)).Single()", true, "[1. 4. 9.]" },
    };

    private const string Helpers = """
            private static NDArray<T> Open<T>(NDArray<T> x) where T : unmanaged => K.Add(x, x);
            private static NDArray<float> Dynamic(NDArray<float> x, int n) => K.Pow(x, n);
            private static NDArray<float> Refs() { var p = new Pair(X, X); return K.Ref(in p); }
            private static NDArray<float> Structs() { var p = new Pair(X, X); return p.Dot(); }
            private static NDArray<float> Delegate() { Func<NDArray<float>, NDArray<float>> f = K.Square; return f(X); }
            private static NDArray<float> Natural() { var f = K.Square; return f(X); }
            private static NDArray<float> Expressions() { System.Linq.Expressions.Expression<Func<NDArray<float>, NDArray<float>>> e = x => K.Square(x); return e.Compile()(X); }
            private static unsafe NDArray<float> Pointer() { delegate*<NDArray<float>, NDArray<float>> p = &K.Square; return p(X); }
            private static NDArray<float> Late() { dynamic d = X; return K.Square(d); }
            private static class Holder { public static readonly NDArray<float> V = K.Square(X); }
            private static async System.Threading.Tasks.Task<NDArray<float>> Async() { await System.Threading.Tasks.Task.Yield(); return K.Square(X); }
            private static IEnumerable<NDArray<float>> Iterator() { yield return K.Square(X); }
            private static NDArray<float> Local() { return Inner(X); static NDArray<float> Inner(NDArray<float> x) => K.Square(x); }
            private static NDArray<float> Both() { var (value, grad) = ValueAndGrad(T.Loss, X); return grad; }
        }
        public static partial class Parts { public static partial NDArray<float> P(); }
        public static partial class Parts { public static partial NDArray<float> P() => K.Square(Ways.X); }
        public static class T
        {
            [Jit] public static NDArray<float> Loss(NDArray<float> x) => Sum(x * x);
            [Jit] public static NDArray<float> RowLoss([Shape("k")] NDArray<float> x) => Sum(x * x);
            [Jit] public static NDArray<U> LossOf<U>(NDArray<U> x) where U : unmanaged => Sum(x * x);
        }
        """;

    private static readonly Lazy<GeneratedProject> Project = new(() =>
    {
        GeneratedProject project = GeneratedProject.Of(Source());
        project.Load();
        return project;
    });

    [Theory]
    [MemberData(nameof(Data))]
    public void GivesItsValueHoweverItIsCalled(string what, string expression, bool isRedirected, string expected)
    {
        _ = (expression, isRedirected);
        object? value = Project.Value.Run("Ways", Method(what));
        Assert.Equal(Plain(expected), Plain(value!.ToString()!));
    }

    [Fact]
    public void IsRedirectedWhereTheCallNamesTheMethod()
    {
        // Interceptors name the place of each call; the ways stand one on a line.
        string[] lines = Source().Split('\n');
        List<string> wrong = [];
        foreach (var row in Data)
        {
            string what = (string)row[0], expression = (string)row[1];
            int line = Array.FindIndex(lines, l => l.Contains(Method(what) + "()", StringComparison.Ordinal)) + 1;
            string helper = expression.Split('(')[0].Split('.')[^1].TrimStart('$', '"', '{');
            int other = Array.FindIndex(lines, l => l.StartsWith("    ", StringComparison.Ordinal) && (l.Contains($" {helper}(", StringComparison.Ordinal) || l.Contains($" {helper}<", StringComparison.Ordinal) || l.Contains($"class {helper} ", StringComparison.Ordinal)) && l.Contains("private", StringComparison.Ordinal)) + 1;
            bool found = new[] { line, other }.Any(n => n > 0 && Project.Value.Interceptors.Contains($"File1.cs:{n}\n", StringComparison.Ordinal));
            if (found != (bool)row[2] && expression is not ("K.CallsHidden(X)" or "K.Inside(X)" or "K.Prop" or "new Model(X).Again(X)" or "Holder.V" or "Parts.P()"))
            {
                wrong.Add($"{what}: {(found ? "redirected" : "not redirected")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>The same transformation in a [Jit] body, where it runs only in the plain body, and at a call of its own.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ATransformationIsCompiledWhereverElseItStands(bool isBodyFirst)
    {
        string body = "[Jit] public static NDArray<float> Slope([Shape(\"n\")] NDArray<float> x) => Grad(Loss, x);";
        string plain = "public static NDArray<float> Plain(NDArray<float> x) => Grad(Loss, x);";
        GeneratedProject project = GeneratedProject.Of($$"""
            public static class Order
            {
                {{(isBodyFirst ? body : plain)}}
                {{(isBodyFirst ? plain : body)}}
                [Jit] public static NDArray<float> Loss([Shape("n")] NDArray<float> x) => Sum(x * x * x);
            }
            """);
        string text = project.Files.Single(f => f.Key.StartsWith("Grad_", StringComparison.Ordinal) && f.Key.EndsWith(".Jit.g.cs", StringComparison.Ordinal)).Value;
        Assert.Contains("Vector512", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lax.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CompilesWithoutWarnings() => Assert.Empty(Project.Value.Faults());

    private static string Source() => Models + "\n" + string.Join("\n", Data.Select(row => $"    public static object? {Method((string)row[0])}() => {row[1]};")) + "\n" + Helpers;

    private static string Method(string what) => "Way_" + string.Concat(what.Where(char.IsLetterOrDigit));

    private static string Plain(string text) => string.Join(" ", text.Split((char[])[' ', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
}
