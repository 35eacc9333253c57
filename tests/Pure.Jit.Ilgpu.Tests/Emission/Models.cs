using static Pure.Jit.Nd;
using static Pure.Jit.Nn;

namespace Pure.Jit.Ilgpu.Tests.Emission;

public sealed record Network(
    [property: Shape("8 h")] NDArray<float> W1, [property: Shape("h")] NDArray<float> B1,
    [property: Shape("h h")] NDArray<float> W2, [property: Shape("h")] NDArray<float> B2,
    [property: Shape("h 3")] NDArray<float> W3, [property: Shape("3")] NDArray<float> B3);

/// <summary>Methods that run on the host and on the device.</summary>
public static class Models
{
    [Jit]
    public static NDArray<float> GeluOf(NDArray<float> x) => Gelu(x);

    [Jit]
    public static NDArray<float> Chain([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> b) =>
        Tanh((Exp(-Square(x)) * 2f) + b) * Sigmoid(x - b) / (1f + Abs(x)) - Sin(x * 3f);

    [Jit]
    public static NDArray<float> Remainders([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => Fmod(x, y) + Remainder(x, y);

    [Jit]
    public static NDArray<float> Unordered([Shape("n")] NDArray<float> x) => Where(LogicalNot(x < 0.5f), 1f, 2f) + Where(LogicalNot(x >= 0f), 4f, 8f)
        + Where(0.5f < x, 16f, 32f) + Where(LogicalNot(0.25f >= x), 64f, 128f) + Maximum(0f, Minimum(1f, x)) + Clip(x, -0.5f, 0.75f);

    [Jit]
    public static NDArray<float> Inner([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => (Dot(x, y) * 2f) + 1f;

    [Jit]
    public static NDArray<float> SoftmaxOf([Shape("n m")] NDArray<float> x) => Softmax(x);

    [Jit]
    public static NDArray<float> LayerNorm([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> scale, [Shape("m")] NDArray<float> shift)
    {
        var mean = Mean(x, axis: -1, keepdims: true);
        var variance = Mean(Square(x - mean), axis: -1, keepdims: true);
        return ((x - mean) / Sqrt(variance + 1e-5f) * scale) + shift;
    }

    [Jit]
    public static (NDArray<float> Unit, NDArray<float> Largest) Normalised([Shape("n m")] NDArray<float> x) => (x / Sqrt(Sum(Square(x))), Max(x));

    [Jit]
    public static NDArray<float> ColumnSums([Shape("n m")] NDArray<float> x) => Sum(x * 2f, axis: 0);

    [Jit]
    public static (NDArray<float> First, NDArray<float> Second) Biases(
        [Shape("n m")] NDArray<float> x, [Shape("n m")] NDArray<float> y, [Shape("m")] NDArray<float> b, [Shape("m")] NDArray<float> c) =>
        (b - (0.1f * Sum(x, axis: 0)), c - (0.1f * Sum(Square(y), axis: 0)));

    [Jit]
    public static (NDArray<float> Factor, NDArray<float> Scaled, NDArray<float> Left) ShortColumns([Shape("4 m")] NDArray<float> x, [Shape("m")] NDArray<float> s)
    {
        var factor = Exp(s);
        var sums = Sum(x, axis: 0);
        return (factor, sums * factor, s - Sum(x * s, axis: 0));
    }

    [Jit]
    public static (NDArray<float> Less, NDArray<float> Scaled) Apart([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> b, [Shape("m")] NDArray<float> c)
    {
        var sums = Sum(x, axis: 0);
        var scaled = Cumsum(c, axis: 0);
        return (b - sums, scaled);
    }

    [Jit]
    public static NDArray<float> Turned([Shape("n m")] NDArray<float> x) => Transpose(x);

    [Jit]
    public static NDArray<float> Sorted([Shape("n m")] NDArray<float> x) => Sort(x) + 1f;

    [Jit]
    public static NDArray<float> Logarithms([Shape("n m")] NDArray<float> x) => Special.Gammaln(Abs(x) + 1f) * 2f;

    [Jit]
    public static NDArray<float> Chosen([Shape("n m")] NDArray<float> x, [Shape("k")] NDArray<int> columns) => Take(x, columns, axis: 1) * 2f;

    [Jit]
    public static NDArray<float> Batched([Shape("b n m")] NDArray<float> x, [Shape("b m k")] NDArray<float> y) => Matmul(x, y);

    [Jit]
    public static NDArray<float> Predict(Network p, [Shape("batch 8")] NDArray<float> x) =>
        Matmul(Tanh(Matmul(Tanh(Matmul(x, p.W1) + p.B1), p.W2) + p.B2), p.W3) + p.B3;

    [Jit]
    public static (NDArray<float> Loss, Network Next) Train(Network p, [Shape("batch 8")] NDArray<float> x, [Shape("batch 3")] NDArray<float> y)
    {
        var (loss, slope) = Transforms.ValueAndGrad((Network q) => Mean(Square(Predict(q, x) - y)), p);
        return (loss, new Network(
            p.W1 - (0.1f * slope.W1), p.B1 - (0.1f * slope.B1), p.W2 - (0.1f * slope.W2), p.B2 - (0.1f * slope.B2), p.W3 - (0.1f * slope.W3), p.B3 - (0.1f * slope.B3)));
    }

    [Jit]
    public static NDArray<float> Attend([Shape("h n d")] NDArray<float> q, [Shape("h n d")] NDArray<float> k, [Shape("h n d")] NDArray<float> v) =>
        Matmul(Softmax(Matmul(q, Transpose(k, [0, 2, 1])) * 0.5f), v);

    [Jit]
    public static NDArray<float> Noise(int seed, [Shape("n")] NDArray<float> x) => x + Rand.Uniform<float>(Rand.Key(seed), x.Shape);

    [Jit]
    public static NDArray<bool> Above([Shape("n")] NDArray<float> x, float limit) => x > limit;

    [Jit]
    public static NDArray<Half> Halves([Shape("n")] NDArray<Half> x) => Exp(x) + x;

    [Jit]
    public static NDArray<long> Whole([Shape("n")] NDArray<long> x, bool isTwice) => Where(isTwice, x * 2L, x) + Sum(x);
}
