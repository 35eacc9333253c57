using System.Globalization;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Programs that somebody is typing: whatever is missing or too much, generator and analyzers run to their end, and no generated file has a fault.
/// PUREJIT_FUZZ_HALF_TYPED is the first seed of the slow run.
/// </summary>
public sealed class HalfTypedTests
{
    private const int BatchSize = 50;

    [Theory]
    [InlineData("parameters without names", "[Jit] public static NDArray<float> F(NDArray<float> x, float) => x; [Jit] public static NDArray<float> G(this NDArray<float> x, NDArray<float>, ) => x;")]
    [InlineData("parameters of one name", "[Jit] public static NDArray<float> F(NDArray<float> x, NDArray<float> x) => x;")]
    [InlineData("an array without its elements' type", "[Jit] public static NDArray<float> F(NDArray x) => x; [Jit] public static NDArray G(NDArray<float> x) => x;")]
    [InlineData("a method without a name", "[Jit] public static NDArray<float> (NDArray<float> x) => x;")]
    [InlineData("a method of an instance in a static class", "[Jit] public NDArray<float> F(NDArray<float> x) => x;")]
    [InlineData("a type without a name", "public static class { [Jit] public static NDArray<float> F(NDArray<float> x) => x; } public record (NDArray<float> X); [Jit] public static R G(R r) => r;")]
    [InlineData("a type without its kind", "} public static Q { [Jit] public static NDArray<float> F(NDArray<float> x) => x; } public static class R {")]
    [InlineData("a record's part without a name", "public record R(NDArray<float> X, float); [Jit] public static R F(R r) => r; public static R G(R r) => Grad(v => Sum(v.X), r); public static R H(R r) => F(r);")]
    [InlineData("a record's parts of one name", "public record R(NDArray<float> X, NDArray<float> X); [Jit] public static (R, NDArray<float>) F(R r) => (r, r.X);")]
    [InlineData("a record that is not closed", "public record Q(NDArray<float> R, float K) { [Jit] public NDArray<float> F() => R; public record R(NDArray<float> X); } public static NDArray<float> G(Q q) => q.F();")]
    [InlineData("a namespace without a name", "} namespace .N { public record R(NDArray<float> X); public static class Q { [Jit] public static R F(R x) => x; } } public static class S {")]
    [InlineData("a part of no element type", "[Jit] public static (NDArray<float>, NDArray) F(NDArray<float> x) => (x, x); [Jit] public static NDArray<float> G((NDArray, int) x) => Ones(2);")]
    [InlineData("a bound that nobody knows", "public record R<T>(NDArray<T> X) where T : unmanaged, INo<T> { [Jit] public NDArray<T> F() => X + X; } public static NDArray<float> G(R<float> r) => r.F();")]
    [InlineData("a result that nobody knows", "public record R<T>(NDArray<T> X) where T : unmanaged { [Jit] public Nonsense<T> F() => X; [Jit] public NDArray<T> G(Nonsense x) => X; } public static void H(R<float> r) { r.F(); r.G(1); }")]
    [InlineData("a type that is hidden by mistake", "record Q(NDArray<float> X); public record R(Q Q); [Jit] public static R F(R r) => r; [Jit] public static Q G(Q q) => q;")]
    [InlineData("a property that is never read", "public record R { public required NDArray<float> A { this; init; } } [Jit] public static R F(R r) => new R { A = r.A };")]
    [InlineData("elements that may be missing", "[Jit] public static NDArray<float?> F(NDArray<float?> x) => x;")]
    [InlineData("a pattern that is no member's", "[Jit] public static NDArray<float> F([Static] string m, NDArray<float> x) => m switch { { \"mean\" => x, \"max\" => -x, _ => x };")]
    [InlineData("a loop over nothing", "public static NDArray<float> F(PrngKey k) { foreach (var a in ) { } return Rand.Normal(k, [2]); }")]
    [InlineData("conditions that are not there", "public static int F(PrngKey k, int n) { if () return 1; if (return -1; while (n > ) { n--; } return n switch { }; }")]
    public void NoFaultIsAdded(string what, string members)
    {
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            Assert.True(Faults("public static partial class P { " + members + " }", mode) is { Count: 0 }, $"{what}, {mode}:\n" + string.Join("\n", Faults("public static partial class P { " + members + " }", mode)));
        }
    }

    [Theory]
    [InlineData(0)]
    public void NoEditAddsAFault(int first) => Run(first);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(SlowBatches))]
    public void ManyMore(int first) => Run(first);

    public static TheoryData<int> SlowBatches()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ_HALF_TYPED"), out int given) ? given : 1000;
        return new TheoryData<int>(Enumerable.Range(0, 40).Select(b => first + (b * BatchSize)));
    }

    private static void Run(int first)
    {
        List<string> faults = [];
        for (int seed = first; seed < first + BatchSize; seed++)
        {
            string source = RandomEdits.Write(seed);
            string mode = seed % 4 == 0 ? "Eager" : "Compiled";
            if (Faults(source, mode) is { Count: > 0 } found)
            {
                faults.Add($"seed {seed.ToString(CultureInfo.InvariantCulture)}, {mode}:\n{string.Join("\n", found)}\n{source}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Take(3)));
    }

    // An exception of the generator's is a fault of the project.
    private static List<string> Faults(string source, string mode)
    {
        GeneratedProject project = GeneratedProject.Of(source, mode);
        return [
            .. project.Errors().Where(f => f.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal)).Select(f => f.ToString()),
            .. project.Findings().Where(f => f.Id == "AD0001").Select(f => f.GetMessage(CultureInfo.InvariantCulture))];
    }
}
