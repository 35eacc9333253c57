using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What a device leaves to the host is told where the method or the call stands: that, and nothing else.</summary>
public sealed partial class DeviceTests
{
    private const string Call = """
        public static class Model
        {
            public static NDArray<float> Slope(NDArray<float> x) => {|PJ0801:Grad|}(([Shape("n")] NDArray<float> v) => Sum(Special.Gammaln(v)), x);
        }
        """;

    private const string CallOfGeneric = """
        public static class Model
        {
            [Jit]
            public static NDArray<T> Logs<T>([Shape("n")] NDArray<T> x, [Static] bool isOfGamma) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
                isOfGamma ? Special.Gammaln(x) : Log(x);

            public static NDArray<float> F(NDArray<float> x) => Logs(x, false) + {|PJ0801:Logs|}(x, true);
        }
        """;

    [Theory]
    [InlineData("Special.Gammaln(x) * 2f", "lgamma")]
    [InlineData("Special.Gammaln(x) + Special.Gammaln(x + 1f) + Special.Digamma(x)", "lgamma, digamma")]
    [InlineData("Linalg.Cholesky(Matmul(x, Transpose(x)))", "cholesky")]
    [InlineData("Lax.ForiLoop(0, 3, (_, y) => Sin(y), Lax.WhileLoop(y => Sum(y) < 9f, y => y * 2f, x))", "")]
    [InlineData("Lax.ForiLoop(0, 3, (_, y) => Special.Gammaln(y), Lax.WhileLoop(y => Sum(y) < 9f, y => y * 2f, x))", "scan")]
    [InlineData("Lax.Cond(Sum(x) > 0f, y => Cumsum(y, axis: 1), y => Special.Digamma(y), x)", "cond")]
    [InlineData("Vmap(r => Vmap(v => Lax.WhileLoop(y => y < 9f, y => y * 2f, v), r), x)", "")]
    [InlineData("Grad(y => Sum(Lax.Map(r => Lax.WhileLoop(v => Sum(v) < 9f, v => v + Exp(v), r), y)), x)", "scan")]
    [InlineData("Grad(y => Sum(Lax.Map(r => Lax.WhileLoop(v => Sum(v) < 9f, v => v + Exp(v), r, maxTrip: 12), y)), x)", "")]
    [InlineData("Matmul(x.As<int>(), Transpose(x).As<int>())", "")]
    [InlineData("Special.Erf(x)", "")]
    [InlineData("Special.Erfc(x.As<double>())", "erfc")]
    [InlineData("Matmul(Sort(Cumsum(Softmax(x), axis: 1), axis: 1), Transpose(x))", "")]
    [InlineData("x.At(0).Add(1f)[1..] * Take(x, Argmax(x, axis: 0), axis: 0)[..1]", "")]
    public async Task A_method_is_told_with_what_its_kernels_leave_out(string expression, string operations)
    {
        string method = $$"""
            public static class Model
            {
                [Jit]
                public static {{ResultType(expression)}} F([Shape("n m")] NDArray<float> x) => {{expression}};
            }
            """;
        Compilation compilation = Compile.Generated(Compile.Project(method, "User", Compile.Devices));
        IReadOnlyList<Diagnostic> found = await Compile.AnalyzeAsync(compilation);

        Xunit.Assert.Equal(operations, string.Join(", ", Emitted(compilation)));
        Xunit.Assert.Equal(operations.Length == 0 ? [] : [$"PJ0801 F: With arrays on a device, 'F' computes this on the host, on copies, for want of kernels: {operations}"], found.Select(Told));
    }

    [Theory]
    [InlineData(Call)]
    [InlineData(CallOfGeneric)]
    public async Task A_call_that_is_compiled_by_itself_is_told(string marked)
    {
        (string source, List<string> expected) = Check.Unmark(marked);
        CSharpCompilation project = Compile.Project(source, "User", Compile.Devices);
        Compilation compilation = Compile.Generated(project);

        Xunit.Assert.Equal(expected, (await Compile.AnalyzeAsync(compilation)).Select(Check.Describe));
        Xunit.Assert.NotEmpty(Emitted(compilation));

        // While it is written, before the generator has seen it.
        Xunit.Assert.Equal(expected, (await Compile.AnalyzeAsync(project)).Select(Check.Describe));
    }

    [Theory]
    [InlineData(Call)]
    [InlineData(CallOfGeneric)]
    public async Task Nothing_is_told_without_kernels(string marked)
    {
        (string source, _) = Check.Unmark(marked);
        Xunit.Assert.Empty(await Compile.AnalyzeAsync(Compile.Generated(Compile.Project(source))));

        foreach (Property property in new Property[] { new("PureJitGpu", "false"), new("PureJitMode", "Eager") })
        {
            CSharpCompilation project = Compile.Project(source, "User", Compile.Devices);
            Compilation compilation = Compile.Generated(project, property);
            AnalyzerOptions options = new([], property);
            Xunit.Assert.Empty(Emitted(compilation));
            Xunit.Assert.DoesNotContain(await Compile.AnalyzeAsync(compilation, options), d => d.Id == "PJ0801");
            Xunit.Assert.DoesNotContain(await Compile.AnalyzeAsync(project, options), d => d.Id == "PJ0801");
        }
    }

    // Nothing is on a device where there are no arrays.
    [Fact]
    public async Task Numbers_alone_are_the_hosts()
    {
        Compilation compilation = Compile.Generated(Compile.Project(
            "public static class Model { [Jit] public static NDArray<float> F(float x) => Special.Gammaln(Full([3], x)); }", "User", Compile.Devices));
        Xunit.Assert.Empty(await Compile.AnalyzeAsync(compilation));
    }

    private static string Told(Diagnostic diagnostic) => $"{Check.Describe(diagnostic)}: {Check.Message(diagnostic)}";

    // What the generated files say of themselves, in their order.
    private static IEnumerable<string> Emitted(Compilation compilation) => compilation.SyntaxTrees
        .Where(t => t.FilePath.EndsWith(".Device.g.cs", StringComparison.Ordinal))
        .SelectMany(t => OnHost().Matches(t.ToString()).Select(m => m.Groups[1].Value)).Distinct();

    private static string ResultType(string expression) => expression.Contains("As<int>", StringComparison.Ordinal) ? "NDArray<int>"
        : expression.Contains("As<double>", StringComparison.Ordinal) ? "NDArray<double>" : "NDArray<float>";

    [GeneratedRegex(@"//\s+on the host: (\w+)")]
    private static partial Regex OnHost();
}
