namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Whatever a user writes, the generated files compile without a warning, and a method with a fault brings none.</summary>
public class GeneratedCodeTests
{
    [Theory]
    [InlineData("a private type in a signature", "private record R(NDArray<float> A); [Jit] private static NDArray<float> F(R r) => r.A;")]
    [InlineData("a file-local type is no matter elsewhere", "[Jit] public static NDArray<float> F(NDArray<float> x) => x;")]
    [InlineData("a local function", "[Jit] public static NDArray<float> F(NDArray<float> x) { return G(x); static NDArray<float> G(NDArray<float> y) => y; }")]
    [InlineData("a [Jit] local function", "public static NDArray<float> F(NDArray<float> x) { return G(x); [Jit] static NDArray<float> G(NDArray<float> y) => y; }")]
    [InlineData("an unmarked helper", "[Jit] public static NDArray<float> F(NDArray<float> x) => G(x); static NDArray<float> G(NDArray<float> y) => y;")]
    [InlineData("an impure call", "[Jit] public static NDArray<float> F(NDArray<float> x) => x * (float)new System.Random().NextDouble();")]
    [InlineData("mutable state", "static float s = 1; [Jit] public static NDArray<float> F(NDArray<float> x) => x * s;")]
    [InlineData("a loop on data", "[Jit] public static NDArray<float> F(NDArray<float> x) { while (Sum(x) > 1) { x = x / 2; } return x; }")]
    [InlineData("recursion", "[Jit] public static NDArray<float> F(NDArray<float> x) => F(x);")]
    [InlineData("mutual recursion", "[Jit] public static NDArray<float> F(NDArray<float> x) => G(x); [Pure] static NDArray<float> G(NDArray<float> x) => F(x);")]
    [InlineData("shapes that do not fit", "[Jit] public static NDArray<float> F([Shape(\"n\")] NDArray<float> x, [Shape(\"m\")] NDArray<float> y) => x + y;")]
    [InlineData("an annotation that cannot be read", "[Jit] public static NDArray<float> F([Shape(\"n ++\")] NDArray<float> x) => x;")]
    [InlineData("a size without a plain name", "[Jit] public static NDArray<float> F([Shape(\"2*n+1\")] NDArray<float> x) => x + 1;")]
    [InlineData("two names in one sum", "[Jit] public static NDArray<float> F([Shape(\"n+m\")] NDArray<float> x) => x + 1;")]
    [InlineData("a product of names", "[Jit] public static NDArray<float> F([Shape(\"n*m\")] NDArray<float> x, [Shape(\"n\")] NDArray<float> y) => x + 1;")]
    [InlineData("no shape where rank is needed", "[Jit] public static NDArray<float> F(NDArray<float> x) => Sum(x, axis: 1);")]
    [InlineData("types whose names differ in case only", "} namespace N { public static class A { [Jit] public static NDArray<float> F(NDArray<float> x) => x; } } namespace n { public static class A { [Jit] public static NDArray<float> F(NDArray<float> x) => x; } } public static class Q { [Jit] public static NDArray<float> F(NDArray<float> x) => x; } public static class q { [Jit] public static NDArray<float> f(NDArray<float> x) => x;")]
    [InlineData("a method that is [Jit] and [Pure]", "[Jit, Pure] public static NDArray<float> F(NDArray<float> x) => x + 1; [Jit] [Pure] public static NDArray<float> G(NDArray<float> x) { try { return x; } finally { } } public static NDArray<float> H(NDArray<float> x) => F(x) + Grad(v => Sum(F(v)), x);")]
    [InlineData("void", "[Jit] public static void F(NDArray<float> x) { }")]
    [InlineData("async", "[Jit] public static async System.Threading.Tasks.Task<NDArray<float>> F(NDArray<float> x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("an iterator", "[Jit] public static IEnumerable<NDArray<float>> F(NDArray<float> x) { yield return x; }")]
    [InlineData("ref and out", "[Jit] public static NDArray<float> F(ref NDArray<float> x, out float y) { y = 1; return x; }")]
    [InlineData("a list of unknown length", "[Jit] public static NDArray<float> F(NDArray<float>[] xs) => xs[0];")]
    [InlineData("a string and an object", "[Jit] public static object F(string s) => s;")]
    [InlineData("a nullable parameter", "[Jit] public static NDArray<float> F(NDArray<float> x, NDArray<float>? bias = null) => bias is null ? x : x + bias;")]
    [InlineData("a nullable result", "[Jit] public static NDArray<float>? F(NDArray<float> x) => x;")]
    [InlineData("no parameters", "[Jit] public static NDArray<float> F() => Ones(3);")]
    [InlineData("an unused parameter", "[Jit] public static NDArray<float> F(NDArray<float> x, NDArray<float> y, int z) => x;")]
    [InlineData("equal parameters and constants", "[Jit] public static (NDArray<float>, NDArray<float>, float, NDArray<int>) F(NDArray<float> x) => (x, x, 1f, Arange(3));")]
    [InlineData("an empty array", "[Jit] public static NDArray<float>[] F(NDArray<float> x) => [];")]
    [InlineData("a deprecated method", "[System.Obsolete(\"old\")] [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1;")]
    [InlineData("an experimental type", "#pragma warning disable TEST001\n [System.Diagnostics.CodeAnalysis.Experimental(\"TEST001\")] public record R(NDArray<float> A); [Jit] public static R F(R r) => r; public static R G(R r) => F(r);\n")]
    [InlineData("types that must not be used", "[System.Obsolete(\"no\", true)] public record R(NDArray<float> A); public record S(NDArray<float> A) { [System.Obsolete(\"no\", true)] public NDArray<float> B { get; init; } = A; }")]
    [InlineData("a call of a deprecated type", "[Jit] public static NDArray<float> F(NDArray<float> x) => x.At(0).Set(1f);")]
    [InlineData("a generic class", "public static class G<T> where T : unmanaged { [Jit] public static NDArray<T> F(NDArray<T> x) => x + x; public static NDArray<T> H(NDArray<T> x) => F(x); } public static NDArray<float> Call(NDArray<float> x) => G<float>.F(x);")]
    [InlineData("a generic record's method", "public record R<T>(NDArray<T> A) where T : unmanaged { [Jit] public NDArray<T> F() => A + A; } public static NDArray<float> Call(NDArray<float> x) => new R<float>(x).F();")]
    [InlineData("an interface's method", "public interface I { NDArray<float> F(NDArray<float> x); } public record C : I { [Jit] public NDArray<float> F(NDArray<float> x) => x + 1; } public static NDArray<float> Call(I i) => i.F(Ones(2)) + new C().F(Ones(2));")]
    [InlineData("a virtual method", "public record C { [Jit] public virtual NDArray<float> F(NDArray<float> x) => x + 1; } public static NDArray<float> Call(C c) => c.F(Ones(2));")]
    [InlineData("a class with state", "public class C { private float s = 1; [Jit] public NDArray<float> F(NDArray<float> x) => x * s; } public static NDArray<float> Call(C c) => c.F(Ones(2));")]
    [InlineData("a private nested class", "private static class Q { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; } public static NDArray<float> Call(NDArray<float> x) => Q.F(x);")]
    [InlineData("a base record", "public abstract record B(NDArray<float> X); public record D(NDArray<float> X, NDArray<float> Y) : B(X) { [Jit] public NDArray<float> F() => X + Y; } public static NDArray<float> Call(D d) => d.F();")]
    [InlineData("a private static constructor's call", "static readonly NDArray<float> S = F(Ones(2)); [Jit] static NDArray<float> F(NDArray<float> x) => x + 1;")]
    [InlineData("types of the framework", "public record U(NDArray<float> X, Uri At); public record R(NDArray<float> X, System.Text.RegularExpressions.Regex P); public record D(NDArray<float> X, DateTime T, float[,] K, object O); [Jit] public static U F(U u) => u with { X = u.X * 2f }; [Jit] public static R G(R r) => r; [Jit] public static D H(D d) => d; [Jit] public static Span<float> I(NDArray<float> x) => default; [Jit] public static decimal J(decimal x) => x; public static U K(U u) => Grad(v => Sum(v.X), u); public static T L<T>(T t) => Tree.Map(w => w, t); public static (U, D) M(U u, D d) => (L(u), L(d));")]
    [InlineData("broken code", "[Jit] public static NDArray<float> F(NDArray<float> x) => Nonsense(x) + ;")]
    [InlineData("an unknown type", "[Jit] public static Nonsense F(NDArray<float> x) => x;")]
    [InlineData("a lossy constant", "[Jit] public static NDArray<int> F(NDArray<int> x) => x + 1;")]
    [InlineData("a transformation of nothing known", "public static NDArray<float> F(Func<NDArray<float>, NDArray<float>> f) => Grad(f, Ones(2));")]
    [InlineData("a capturing transformation outside", "public static NDArray<float> F(NDArray<float> w) => Grad(x => Sum(x * w), Ones(2));")]
    [InlineData("Half, short and bool", "[Jit] public static (NDArray<Half>, NDArray<short>, NDArray<bool>) F(NDArray<Half> x, NDArray<short> y, NDArray<bool> z) => (x + x, y + y, z & z);")]
    [InlineData("an unsupported element type", "[Jit] public static NDArray<decimal> F(NDArray<decimal> x) => x;")]
    [InlineData("many of everything", "[Jit] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) F(NDArray<float> a) => (a, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6, a + 7, a + 8);")]
    public void AddsNoFault(string what, string members)
    {
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            GeneratedProject project = GeneratedProject.Of("public static partial class P { " + members + " }", mode);
            List<string> faults = project.Faults().Where(f => f.Contains(".g.cs", StringComparison.Ordinal) && !f.StartsWith("CS0246 The type or namespace name 'Nonsense'", StringComparison.Ordinal)).ToList();
            Assert.True(faults.Count == 0, $"{what}, {mode}:\n" + string.Join("\n", faults.Take(5)));
        }
    }

    /// <summary>The analyzer tells what is wrong with the method; a call of it with <c>into:</c> is no fault of its own.</summary>
    [Theory]
    [InlineData("a refused type", "public record R(NDArray<float> A) { public float K; } [Jit] public static R F(R r) => r; static R G(R r) => P.F(r, into: r);")]
    [InlineData("a refused body", "[Jit] public static NDArray<float> F(NDArray<float> @in, float k = 2f) { try { return @in * k; } finally { } } static NDArray<float> G(NDArray<float> x) => P.F(x, into: x) + P.F(x, 3f, into: x);")]
    [InlineData("a refused body of an instance", "public record R(NDArray<float> A) { [Jit] public NDArray<float> F(NDArray<float> self) { try { return self; } finally { } } } static NDArray<float> G(R r) => r.F(r.A, into: r.A);")]
    [InlineData("shapes that do not fit", "[Jit] public static NDArray<float> F([Shape(\"n\")] NDArray<float> x, [Shape(\"m\")] NDArray<float> y) => x + y; static NDArray<float> G(NDArray<float> x) => P.F(x, x, into: x);")]
    public void ARefusedMethodIsTheOnlyFault(string what, string members)
    {
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            GeneratedProject project = GeneratedProject.Of("public static partial class P { " + members + " }", mode);
            Assert.True(project.Faults().All(f => f.StartsWith("CS0649", StringComparison.Ordinal)), $"{what}, {mode}:\n" + string.Join("\n", project.Faults().Take(5)));
        }
    }

    // With the analyzers off nobody would say why calls run the plain body.
    [Theory]
    [InlineData("1 / b + int.Parse(\"0\")")]
    [InlineData("b > 0 ? b : throw new ArgumentException(\"b\")")]
    public void AMethodThatIsNotCompiledIsAnErrorWithoutAnalyzersToo(string body)
    {
        string source = $"public static class Test {{ [Jit] public static int F(int b) => {body}; public static int Run() => F(3); }}";
        Assert.Empty(GeneratedProject.Of(source).Faults());
        Assert.Contains(GeneratedProject.Of(source, runsAnalyzers: false).Faults(), f => f.StartsWith("CS1029", StringComparison.Ordinal) && f.Contains("RunAnalyzers", StringComparison.Ordinal));
    }
}
