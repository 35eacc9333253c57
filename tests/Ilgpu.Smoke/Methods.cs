namespace Pure.Jit.Ilgpu.Smoke;

/// <summary>The parameters of a perceptron with one hidden layer.</summary>
public record Mlp(
    [property: Shape("784 hidden")] NDArray<float> W1,
    [property: Shape("hidden")] NDArray<float> B1,
    [property: Shape("hidden 10")] NDArray<float> W2,
    [property: Shape("10")] NDArray<float> B2);

/// <summary>The compiled methods that are run.</summary>
public static class Methods
{
    [Jit]
    public static NDArray<float> Chain([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) =>
        Tanh(Exp((-x * x) / 4f) + (Sin(y) * Cos(x))) * Where(x > y, Sqrt(Abs(x)), Log1p(Abs(y)));

    [Jit]
    public static NDArray<double> ChainOfDoubles([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) =>
        Tanh(Exp((-x * x) / 4.0) + (Sin(y) * Cos(x))) * Where(x > y, Sqrt(Abs(x)), Log1p(Abs(y)));

    [Jit]
    public static NDArray<int> Integers([Shape("n")] NDArray<int> x, [Shape("n")] NDArray<int> y) =>
        Where(x > y, x * y, (x ^ y) + (x & 255)) - Maximum(x, y);

    [Jit]
    public static NDArray<float> Broadcast([Shape("m n")] NDArray<float> x, [Shape("n")] NDArray<float> b) => Relu((x * 2f) + b);

    [Jit]
    public static NDArray<float> Total([Shape("n")] NDArray<float> x) => Sum(x * x);

    [Jit]
    public static NDArray<float> Columns([Shape("m n")] NDArray<float> x) => Sum(x, axis: 0);

    [Jit]
    public static NDArray<float> Rows([Shape("m n")] NDArray<float> x) => Max(x, axis: 1) - Mean(x, axis: 1);

    [Jit]
    public static NDArray<float> Probabilities([Shape("m n")] NDArray<float> x) => Softmax(x);

    [Jit]
    public static NDArray<float> Normalised([Shape("m n")] NDArray<float> x) =>
        (x - Mean(x, axis: 1, keepdims: true)) / Sqrt(Var(x, axis: 1, keepdims: true) + 1e-5f);

    [Jit]
    public static NDArray<float> Product([Shape("m k")] NDArray<float> x, [Shape("k n")] NDArray<float> y) => Matmul(x, y);

    [Jit]
    public static NDArray<float> Turned([Shape("m n")] NDArray<float> x) => Transpose(x) + 1f;

    [Jit]
    public static NDArray<float> Predict(Mlp p, [Shape("batch 784")] NDArray<float> x) =>
        LogSoftmax(Matmul(Relu(Matmul(x, p.W1) + p.B1), p.W2) + p.B2);

    [Jit]
    public static NDArray<float> Loss(Mlp p, [Shape("batch 784")] NDArray<float> x, [Shape("batch")] NDArray<int> y) =>
        -Mean(TakeAlongAxis(Predict(p, x), y[.., NewAxis], axis: 1));

    [Jit]
    public static (Mlp P, NDArray<float> Loss) Step(Mlp p, [Shape("batch 784")] NDArray<float> x, [Shape("batch")] NDArray<int> y, float lr)
    {
        (NDArray<float> loss, Mlp g) = ValueAndGrad(Loss, p, x, y);
        return (Tree.Map((w, d) => w - (lr * d), p, g), loss);
    }

    [Jit]
    public static NDArray<float> Slope([Shape("n")] NDArray<float> x) => Grad(v => Sum(Tanh(v) * v), x);

    [Jit]
    public static NDArray<double> SlopeOfDoubles([Shape("n")] NDArray<double> x) => Grad(v => Sum(Exp(-v * v)), x);

    [Jit]
    public static NDArray<float> Running([Shape("m n")] NDArray<float> x) => Cumsum(x, axis: 1);

    [Jit]
    public static NDArray<float> Sorted([Shape("m n")] NDArray<float> x) => Sort(x, axis: 1);

    [Jit]
    public static NDArray<int> Places([Shape("m n")] NDArray<float> x) => Argmax(x, axis: 1);

    [Jit]
    public static NDArray<float> Taken([Shape("m n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => Take(x, i, axis: 0);

    [Jit]
    public static NDArray<float> Added([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i, [Shape("k")] NDArray<float> v) => x.At(i).Add(v);

    [Jit]
    public static NDArray<float> Noise([Shape("n")] NDArray<float> x, PrngKey key) => x + Rand.Normal<float>(key, x.Shape);

    [Jit]
    public static NDArray<float> EachRow([Shape("m n")] NDArray<float> x) => Vmap(row => Sum(row * row) + row, x);

    [Jit]
    public static NDArray<float> Escapes([Shape("w")] NDArray<float> re, [Shape("h")] NDArray<float> im) => Vmap(y => Vmap(x => Escape(x, y), re), im);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> All) Recurrent([Shape("h h")] NDArray<float> w, [Shape("b h")] NDArray<float> start, [Shape("t b h")] NDArray<float> xs) =>
        Lax.Scan((s, x) => Twice(Tanh(Matmul(s, w) + x)), start, xs);

    [Jit]
    public static NDArray<float> SlopeOfRecurrent([Shape("h h")] NDArray<float> w, [Shape("b h")] NDArray<float> start, [Shape("t b h")] NDArray<float> xs) =>
        Grad(v => Sum(Square(Recurrent(v, start, xs).All)), w);

    [Jit]
    public static NDArray<float> Halved([Shape("n m")] NDArray<float> x)
    {
        while (Sum(Abs(x), axis: 1)[0] > 1f)
        {
            x = x * 0.5f;
        }

        return x;
    }

    [Jit]
    public static NDArray<float> Branched([Shape("n m")] NDArray<float> x) => Lax.Cond(Sum(x) > 0f, v => Cumsum(v, axis: 1), v => -v, x);

    [Jit]
    public static NDArray<float> Springs([Shape("n m")] NDArray<float> x, int turns) =>
        Lax.ForiLoop(0, turns, (_, s) => (s.Item1 + (0.1f * s.Item2), s.Item2 - (0.1f * Sin(s.Item1))), (x, x * 0.5f)).Item1;

    [Jit]
    public static NDArray<float> Averaged([Shape("n")] NDArray<float> start, [Shape("t n")] NDArray<float> xs) =>
        Lax.Scan((s, x) => Twice(s + (0.25f * (x - s))), start, xs, reverse: true).Item2;

    [Jit]
    public static NDArray<float> Either([Shape("n m")] NDArray<float> x) => Lax.Cond(Sum(x) > 0f, v => Exp(v) * 2f, v => Where(v > -0.5f, v, Sqrt(-v)), x);

    [Jit]
    public static NDArray<float> SlopeOfSettled([Shape("n n")] NDArray<float> w, [Shape("n")] NDArray<float> x) => Grad(v => Sum(Square(Settled(v, x))), w);

    [Jit]
    public static NDArray<float> Table([Shape("n m")] NDArray<float> x)
    {
        var table = x;
        for (int i = 1; i < x.Shape[0]; i++)
        {
            table = Lax.DynamicUpdateSlice(table, Cumsum(Lax.DynamicSlice(table, [i - 1, 0], (1, x.Shape[1])), axis: 1) * 0.2f, [i, 0]);
        }

        return table;
    }

    [Jit]
    public static NDArray<float> Convolved([Shape("b 3 h w")] NDArray<float> x, [Shape("4 3 3 3")] NDArray<float> kernel) =>
        Relu(Lax.ConvGeneralDilated(x, kernel, [1, 2], "SAME"));

    [Jit]
    public static NDArray<float> SlopeOfPool([Shape("b h w c")] NDArray<float> x) => Grad(v => Sum(Square(MaxPool(v, [2, 2], strides: [2, 2]))), x);

    [Jit]
    public static NDArray<float> Replaced([Shape("n m")] NDArray<float> x, [Shape("")] NDArray<int> row) =>
        Lax.DynamicUpdateSlice(x, Lax.DynamicSlice(x, [0, 0], (1, x.Shape[1])) * 2f, [row, 0]);

    [Pure]
    private static NDArray<float> Settled(NDArray<float> w, NDArray<float> x)
    {
        var y = x;
        NDArray<float> moved = 1f;
        while (moved > 1e-3f)
        {
            var next = Tanh(Matmul(w, y)) + (0.5f * x);
            moved = Max(Abs(next - y));
            y = next;
        }

        return y;
    }

    [Pure]
    private static (NDArray<float>, NDArray<float>) Twice(NDArray<float> x) => (x, x);

    [Pure]
    private static NDArray<float> Escape(NDArray<float> x, NDArray<float> y) => Lax.WhileLoop(
        s => s.Item3 < 40f & (s.Item1 * s.Item1) + (s.Item2 * s.Item2) < 4f,
        s => ((s.Item1 * s.Item1) - (s.Item2 * s.Item2) + x, (2f * s.Item1 * s.Item2) + y, s.Item3 + 1f),
        (Zeros<float>([]), Zeros<float>([]), Zeros<float>([]))).Item3;
}
