using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Keys that methods of a referenced library use up, as far as what it carries of them tells.</summary>
public sealed class LibraryKeyTests
{
    private const string Library = """
        public record State(NDArray<float> W, PrngKey Key)
        {
            [Pure] public NDArray<float> Sample() => Rand.Normal(this.Key, [2]);
        }
        public record Stepping(PrngKey Key)
        {
            public PrngKey Next => Rand.FoldIn(this.Key, 1);
        }
        public interface INoise { [Pure] NDArray<float> Draw(PrngKey k); }
        public static class Lib
        {
            [Pure] public static NDArray<float> Draw(PrngKey k) => Rand.Normal(k, [2]);
            [Jit] public static NDArray<float> Drop(this NDArray<float> x, PrngKey k) => x * Draw(k);
            [Pure] public static NDArray<float> Inner(NDArray<float> x, State s) { var t = s; var k = t.Key; return Grad(y => Sum(y * Draw(k)), x); }
            [Pure] public static (NDArray<float>, PrngKey) Next(PrngKey k) { var (a, b) = Rand.Split(k); return (Rand.Normal(a, [2]), b); }
            [Pure] public static NDArray<float> Maybe(PrngKey k, [Static] bool isOn) => isOn ? Rand.Normal(k, [2]) : Zeros([2]);
            [Pure] public static NDArray<float> Folded(PrngKey k) => Rand.Normal(Rand.FoldIn(k, 3), [2]);
            [Pure] public static NDArray<float> Replaced(PrngKey k) { k = Rand.FoldIn(k, 1); return Rand.Normal(k, [2]); }
            [Pure] public static PrngKey Words(PrngKey k) => Rand.Clone(k);
            [Pure] public static NDArray<float> Thrice(PrngKey k, [Static] int n) => n == 0 ? Zeros([2]) : Thrice(k, n - 1);
        }
        """;

    [Theory]
    [InlineData("Lib.Draw(k) + Lib.Draw({|k|})")]
    [InlineData("Lib.Draw(k) + Rand.Normal({|k|}, [2])")]
    [InlineData("x.Drop(k) + x.Drop({|k|})")]
    [InlineData("s.Sample() + {|s.Sample()|}")]
    [InlineData("Lib.Inner(x, s) + Lib.Draw({|s.Key|})")]
    [InlineData("Lib.Next(k).Item1 + Lib.Next({|k|}).Item1")]
    [InlineData("noise.Draw(k) + noise.Draw({|k|})")]
    [InlineData("Rand.Normal(s.Key, [2]) + Rand.Normal({|s.Key|}, [2])")]
    public Task Are_told_when_they_are_used_again(string expression) => CheckAsync(expression);

    [Theory]
    [InlineData("Lib.Draw(k)")]
    [InlineData("Lib.Maybe(k, false) + Lib.Draw(k)")]
    [InlineData("Lib.Folded(k) + Lib.Draw(k)")]
    [InlineData("Lib.Replaced(k) + Lib.Draw(k)")]
    [InlineData("Lib.Draw(Lib.Words(k)) + Lib.Draw(k)")]
    [InlineData("Lib.Thrice(k, 2) + Lib.Draw(k)")]
    [InlineData("Lib.Next(k).Item1 + Lib.Draw(s.Key)")]
    [InlineData("Lib.Draw(p.Next) + Lib.Draw(p.Next)")]
    public Task Are_not_told_otherwise(string expression) => CheckAsync(expression);

    private static async Task CheckAsync(string expression)
    {
        using MemoryStream image = new();
        Assert.True(Compile.Generated(Compile.Project(Library, "Library")).Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        (string source, List<string> expected) = Check.Unmark($$"""
            public sealed record Own(NDArray<float> W) : INoise { [Pure] public NDArray<float> Draw(PrngKey key) => Rand.Normal(key, [2]) * this.W; }
            public static class Model
            {
                public static NDArray<float> F(NDArray<float> x, PrngKey k, State s, Stepping p, INoise noise) => {{expression.Replace("{|", "{|PJ0501:", StringComparison.Ordinal)}};
            }
            """);
        Compilation app = Compile.Generated(Compile.Project(source, "User", MetadataReference.CreateFromImage(image.ToArray())));
        Assert.Empty(app.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(expected, (await Compile.AnalyzeAsync(app)).Where(d => d.Id == "PJ0501").Select(Check.Describe));
    }
}
