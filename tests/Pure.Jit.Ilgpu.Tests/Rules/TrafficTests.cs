using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Pure.Jit.Ilgpu.Tests.Emission;
using static Pure.Jit.Nd;

namespace Pure.Jit.Ilgpu.Tests.Rules;

/// <summary>The bytes that the head of a generated file tells of each kernel: that they are those that are moved, and that they are few.</summary>
public sealed partial class TrafficTests : IDisposable
{
    private const int N = 24, M = 40;

    private static readonly Dictionary<string, long> Sizes = new() { ["n"] = N, ["m"] = M };

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Emitted = new(() =>
        KernelProject.Generated([("Models.cs", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "Models.cs")))]).Kernels);

    private readonly IlgpuDevice gpu = IlgpuDevice.Open();

    public void Dispose() => this.gpu.Dispose();

    // The contract counts what lanes read and write in memory.
    [Fact]
    public void What_is_told_is_what_is_moved()
    {
        NDArray<float> x = Reshape(Linspace(-1f, 1f, N * M), [N, M]).To(this.gpu), row = Linspace(0f, 1f, N).To(this.gpu);
        this.Moves(nameof(Models.Remainders), () => Models.Remainders(row, row), 12 * N);
        this.Moves(nameof(Models.SoftmaxOf), () => Models.SoftmaxOf(x), 16 * N * M);
        this.Moves(nameof(Models.ColumnSums), () => Models.ColumnSums(x), (4 * N * M) + (4 * M));
        this.Moves(nameof(Models.Turned), () => Models.Turned(x), 8 * N * M);
        this.Moves(nameof(Models.Above), () => Models.Above(row, 0.5f), 5 * N);
    }

    [Theory]
    [InlineData("NDArray<float>", "Tanh(Exp(-Square(x)) * 2f + Sin(x)) / (1f + Abs(x)) - Sqrt(Abs(x)) * Cos(x)")]
    [InlineData("NDArray<float>", "(x - Mean(b)) * b + b[0]")]
    [InlineData("(NDArray<float>, NDArray<bool>)", "(x * b, x > b)")]
    [InlineData("NDArray<double>", "x.As<double>() * 2.0")]
    [InlineData("NDArray<float>", "Transpose(x) * 2f + Transpose(x * x)")]
    [InlineData("NDArray<float>", "Sum(x * x, axis: 1)")]
    [InlineData("(NDArray<float>, NDArray<float>)", "(Sum(Exp(x) * b, axis: 1), Max(x, axis: 1))")]
    [InlineData("NDArray<float>", "Mean(x, axis: 0)")]
    [InlineData("NDArray<float>", "Sum(Square(x - b))")]
    [InlineData("(NDArray<float>, NDArray<float>)", "(Max(x), Min(x))")]
    [InlineData("NDArray<bool>", "Any(x > 0f, axis: 0)")]
    public void Elements_and_reductions_move_little_more_than_they_need(string type, string expression)
    {
        (_, IReadOnlyList<SyntaxTree> files) = KernelProject.Generated([("Source.cs", $$"""
            public static class Model
            {
                [Jit]
                public static {{type}} F([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> b) => {{expression}};
            }
            """)]);
        List<(long Moved, long Least)> kernels = Kernels(Assert.Single(files));
        Assert.NotEmpty(kernels);
        Assert.All(kernels, k => Assert.InRange(k.Moved, k.Least, 1.1 * k.Least));

        // All together against every argument once and every result once, of arrays so large that b is nothing.
        long results = type.Contains("double", StringComparison.Ordinal) ? 8 * N * M : type.Contains("bool>)", StringComparison.Ordinal) ? 5 * N * M
            : expression.Contains("Sum", StringComparison.Ordinal) || expression.Contains("axis", StringComparison.Ordinal) || expression.Contains("Max", StringComparison.Ordinal) ? 0 : 4 * N * M;
        Assert.InRange(kernels.Sum(k => k.Moved), (4 * N * M) + results, 1.1 * ((4 * N * M) + results + (8 * (N + M))));
    }

    private void Moves(string method, Func<object> call, long expected)
    {
        SyntaxTree file = Assert.Single(Emitted.Value, t => t.FilePath.Contains("_" + method + ".", StringComparison.Ordinal));
        Assert.Equal(expected, Kernels(file).Sum(k => k.Moved));
        long before = this.gpu.Accelerator.Touched;
        call();
        Assert.Equal(expected, this.gpu.Accelerator.Touched - before);
    }

    private static List<(long Moved, long Least)> Kernels(SyntaxTree file) =>
    [
        .. Bytes().Matches(file.ToString()).Select(m => (Of(m.Groups["moved"].Value), Of(m.Groups[m.Groups["least"].Success ? "least" : "moved"].Value))),
    ];

    // A polynomial, as the file has it.
    private static long Of(string polynomial) => polynomial.Split('+')
        .Sum(term => term.Split('*').Aggregate(1L, (product, factor) => product * (Sizes.TryGetValue(factor, out long size) ? size : long.Parse(factor, CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"^ *//   .*; (?<moved>[\w*+]+) bytes(, at least (?<least>[\w*+]+))?", RegexOptions.Multiline)]
    private static partial Regex Bytes();
}
