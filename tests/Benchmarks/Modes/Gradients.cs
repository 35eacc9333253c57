using Pure.Jit.Benchmarks.Workloads;
using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>Functions with one number as the result, and their gradients with the value.</summary>
public static class Gradients
{
    [Jit(FastMath = true)]
    public static (NDArray<float> Value, Mlp Slope) OfNetwork(Mlp p, [Shape("batch inputs")] NDArray<float> x, [Shape("batch")] NDArray<int> y)
        => ValueAndGrad(Network.Loss, p, x, y);

    [Jit(FastMath = true)]
    public static NDArray<float> Logistic([Shape("features")] NDArray<float> w, [Shape("n features")] NDArray<float> x, [Shape("n")] NDArray<float> y)
    {
        NDArray<float> z = Matmul(x, w);
        return Mean(Nn.Softplus(z) - (y * z));
    }

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, NDArray<float> Slope) OfLogistic([Shape("features")] NDArray<float> w, [Shape("n features")] NDArray<float> x, [Shape("n")] NDArray<float> y)
        => ValueAndGrad(Logistic, w, x, y);

    [Jit(FastMath = true)]
    public static NDArray<float> Density([Shape("points 3")] NDArray<float> x) => Sum(Log(Pairs.Density(x)));

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, NDArray<float> Slope) OfDensity([Shape("points 3")] NDArray<float> x) => ValueAndGrad(Density, x);

    [Jit(FastMath = true)]
    public static NDArray<float> Attention([Shape("n d")] NDArray<float> q, [Shape("n d")] NDArray<float> k, [Shape("n d")] NDArray<float> v)
        => Sum(Square(Matmul(Nn.Softmax(Matmul(q, Transpose(k)) * 0.125f), v)));

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, (NDArray<float> Q, NDArray<float> K, NDArray<float> V) Slope) OfAttention(
        [Shape("n d")] NDArray<float> q, [Shape("n d")] NDArray<float> k, [Shape("n d")] NDArray<float> v)
        => ValueAndGrad(t => Attention(t.Item1, t.Item2, t.Item3), (Q: q, K: k, V: v));

    [Jit(FastMath = true)]
    public static NDArray<float> Premium([Shape("n")] NDArray<float> spot, [Shape("n")] NDArray<float> strike, [Shape("n")] NDArray<float> years)
    {
        var (call, put) = Elementwise.BlackScholes(spot, strike, years);
        return Sum(call) + Sum(put);
    }

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, (NDArray<float> Spot, NDArray<float> Years) Slope) OfPremium(
        [Shape("n")] NDArray<float> spot, [Shape("n")] NDArray<float> strike, [Shape("n")] NDArray<float> years)
        => ValueAndGrad(t => Premium(t.Item1, strike, t.Item2), (Spot: spot, Years: years));

    /// <summary>The energy of the last state of a simple recurrent network.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Recurrent(RnnWeights p, [Shape("t b h")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => Sum(Square(Lax.Scan((h, x) => Tanh(Matmul(x, p.W) + Matmul(h, p.U) + p.Bias), start, xs)));

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, RnnWeights Slope) OfRecurrent(RnnWeights p, [Shape("t b h")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => ValueAndGrad(Recurrent, p, xs, start);

    /// <summary>The same of an LSTM.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Lstm(LstmWeights p, [Shape("t b h")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => Sum(Square(Loops.Lstm(p, xs, start)));

    [Jit(FastMath = true)]
    public static (NDArray<float> Value, LstmWeights Slope) OfLstm(LstmWeights p, [Shape("t b h")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => ValueAndGrad(Lstm, p, xs, start);

    /// <summary>The sum of the examples' gradients, each cut to a norm, and the norms.</summary>
    [Jit(FastMath = true)]
    public static (Mlp Sum, NDArray<float> Norms) Clipped(Mlp p, [Shape("batch inputs")] NDArray<float> x, [Shape("batch")] NDArray<int> y)
    {
        var (gradients, norms) = Vmap((row, label) => OfExample(p, row, label), x, y);
        return (Tree.Map(g => Nd.Sum(g, 0), gradients), norms);
    }

    [Pure]
    private static (Mlp Gradient, NDArray<float> Norm) OfExample(Mlp p, [Shape("inputs")] NDArray<float> x, [Shape("")] NDArray<int> y)
    {
        Mlp gradient = Grad(w => Network.Loss(w, ExpandDims(x, 0), ExpandDims(y, 0)), p);
        NDArray<float> norm = Sqrt(Tree.Reduce((total, g) => total + Nd.Sum(g * g), gradient, (NDArray<float>)0f));
        NDArray<float> divisor = Maximum(norm, 1f);
        return (Tree.Map(g => g / divisor, gradient), norm);
    }
}

/// <summary>Weights of a simple recurrent network.</summary>
public sealed record RnnWeights([property: Shape("h h")] NDArray<float> W, [property: Shape("h h")] NDArray<float> U, [property: Shape("h")] NDArray<float> Bias);
