using Pure.Jit.EndToEnd.Library;

namespace Pure.Jit.EndToEnd.Tests;

public enum Norm
{
    One,
    Two,
}

/// <summary>A leaf that is an array, one that is a number, and a record inside.</summary>
public record Inner([property: Shape("k")] NDArray<float> Weights, float Scale);

public record Outer(Inner First, (NDArray<float> Left, NDArray<float> Right) Pair)
{
    public required NDArray<float> Bias { get; init; }

    [Pure]
    public NDArray<float> Doubled => this.Bias * 2;

    [Pure]
    public NDArray<float> Shifted(NDArray<float> x) => x + this.Bias;
}

public record struct Point(NDArray<float> X, NDArray<float> Y)
{
    [Jit]
    public NDArray<float> Norm() => Sqrt((X * X) + (this.Y * this.Y));

    [Pure]
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
}

public abstract record Shifted(NDArray<float> Offset)
{
    public required NDArray<float> Extra { get; init; }
}

public record Scaled(NDArray<float> Offset, NDArray<float> Factor) : Shifted(Offset)
{
    [Jit]
    public NDArray<float> Apply(NDArray<float> x) => (x * this.Factor) + this.Offset + this.Extra;

    [Jit]
    public Scaled Doubled() => Tree.Map(w => w * 2, this);
}

public record Pair<T>(NDArray<T> A, NDArray<T> B)
    where T : unmanaged;

public record Layered(Dense Hidden, Dense Output);

/// <summary>[Jit] methods in every form that a user may write.</summary>
public static class Forms
{
    public static class Nested
    {
        [Jit]
        public static NDArray<float> Twice(NDArray<float> x) => x + x;
    }

    private const float Half = 0.5f;

    [Jit]
    public static NDArray<float> Halve(this NDArray<float> x) => Half * x;

    [Jit]
    public static NDArray<T> SumOfSquares<T>(NDArray<T> x)
        where T : unmanaged
        => Sum(x * x);

    [Jit]
    public static NDArray<float> Overloaded(NDArray<float> x) => x + 1;

    [Jit]
    public static NDArray<int> Overloaded(NDArray<int> x) => x + 2;

    [Jit]
    public static NDArray<float> Overloaded(NDArray<float> x, float y) => x * y;

    [Jit]
    private static NDArray<float> Hidden(NDArray<float> x) => x - 1;

    public static NDArray<float> CallHidden(NDArray<float> x) => Hidden(x);

    [Jit]
    public static NDArray<float> Affine(NDArray<float> x, float slope = 2, float offset = 1) => (x * slope) + offset;

    [Jit]
    public static Outer Step(Outer o, float rate) => o with
    {
        First = o.First with { Weights = o.First.Weights - (rate * o.First.Weights), Scale = o.First.Scale * rate },
        Pair = (o.Pair.Right, o.Pair.Left),
        Bias = o.Shifted(o.Doubled),
    };

    [Jit]
    public static Point Add(Point a, Point b) => a + b;

    [Jit]
    public static Pair<double> Swap(Pair<double> pair) => new(pair.B, pair.A);

    [Jit]
    public static NDArray<float>[] Parts([Shape("6")] NDArray<float> x) => [x[..2], x[2..^1], x[^1..]];

    [Jit]
    public static (NDArray<float> Head, (NDArray<float>[] Tails, float Total) More) Mixed([Shape("4")] NDArray<float> x)
        => (x[0], ([x[1..2], x[2..]], Sum(x)));

    [Jit]
    public static NDArray<float> Length(NDArray<float> x, [Static] Norm norm = Norm.Two, [Static] bool root = true, [Static] string unit = "m")
    {
        NDArray<float> length = norm switch { Norm.One => Sum(Abs(x)), _ => Sum(x * x) };
        if (norm == Norm.Two && root)
        {
            length = Sqrt(length);
        }

        return unit == "km" ? length / 1000 : length;
    }

    [Jit]
    public static NDArray<float> Power(NDArray<float> x, [Static] int n)
    {
        NDArray<float> result = OnesLike(x);
        for (int i = 0; i < n; i++)
        {
            if (i == 5)
            {
                break;
            }

            result *= x;
        }

        return result;
    }

    [Jit]
    public static NDArray<float> Captures([Shape("n")] NDArray<float> x, float scale)
    {
        var offset = x[0];
        Func<NDArray<float>, NDArray<float>> f = y => (y * scale) + offset;
        return f(f(x));
    }

    [Jit]
    public static NDArray<float> InnerGradient([Shape("n")] NDArray<float> x, float scale)
        => Grad(y => Sum(y * y * x) * scale, x);

    [Jit]
    public static NDArray<float> Same(NDArray<float> x) => x;

    [Jit]
    public static (NDArray<float>, NDArray<float>) Twins(NDArray<float> x)
    {
        var y = x * 2;
        return (y, y);
    }

    [Jit]
    public static float Number(float a, float b) => MathF.Sqrt((a * a) + (b * b));

    [Jit]
    public static int Whole(int a, int b) => (a * b) - (a / b) + (a % b);

    [Jit]
    public static NDArray<float> Deconstructed(Inner inner)
    {
        var (weights, scale) = inner;
        var (a, (b, c)) = (weights, (scale, 3f));
        return (a * b) + c;
    }

    [Jit]
    public static NDArray<float> Checked([Shape("n 4")] NDArray<float> x)
    {
        if (x.Shape[1] != 4)
        {
            throw new ArgumentException($"four columns, not {x.Shape[1]}");
        }

        return x.Rank == 2 ? Reshape(x, (x.Shape[0] * 2, 2)) : x;
    }

    [Jit]
    public static NDArray<float> Constant() => Arange(4f) * 2;

    [Jit]
    public static NDArray<float> Network(Layered p, [Shape("batch inputs")] NDArray<float> x)
        => p.Output.Apply(Layers.Activate(Layers.Leaky(p.Hidden.Apply(x)), Activation.Tanh));

    [Jit]
    public static (NDArray<float> Loss, Layered Slopes) Learn(Layered p, [Shape("batch inputs")] NDArray<float> x, [Shape("batch 1")] NDArray<float> y)
        => ValueAndGrad((q, a, b) => Layers.SquaredError(Network(q, a), b), p, x, y);

    [Jit]
    public static NDArray<float> Softmaxes([Shape("n m")] NDArray<float> x) => Softmax(x, axis: 1);

    [Jit]
    public static NDArray<float> Total(NDArray<float> x) => Sum(x);

    [Jit]
    public static NDArray<float> Product([Shape("n k")] NDArray<float> a, [Shape("k m")] NDArray<float> b) => Matmul(a, b);
}
