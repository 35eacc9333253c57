using static Pure.Jit.Nd;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>Reductions, along rows and over everything, and a prefix sum.</summary>
public static class Rows
{
    [Jit(FastMath = true)]
    public static NDArray<float> Softmax([Shape("rows columns")] NDArray<float> x) => Nn.Softmax(x, axis: 1);

    [Jit(FastMath = true)]
    public static NDArray<float> LayerNorm(
        [Shape("rows columns")] NDArray<float> x, [Shape("columns")] NDArray<float> scale, [Shape("columns")] NDArray<float> shift)
    {
        var centred = x - Mean(x, axis: 1, keepdims: true);
        var variance = Mean(Square(centred), axis: 1, keepdims: true);
        return centred * Lax.Rsqrt(variance + 1e-5f) * scale + shift;
    }

    [Jit(FastMath = true)]
    public static NDArray<float> LogSumExp([Shape("n")] NDArray<float> x) => Nn.Logsumexp(x);

    [Jit(FastMath = true)]
    public static (NDArray<float> Mean, NDArray<float> Variance) MeanVar([Shape("n")] NDArray<float> x) => (Mean(x), Var(x));

    [Jit(FastMath = true)]
    public static NDArray<float> CumulativeSum([Shape("n")] NDArray<float> x) => Cumsum(x);
}
