using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.EndToEnd.Library;

/// <summary>A dense layer.</summary>
public record Dense([property: Shape("inputs outputs")] NDArray<float> W, [property: Shape("outputs")] NDArray<float> B)
{
    [Jit]
    public NDArray<float> Apply([Shape("batch inputs")] NDArray<float> x) => Matmul(x, this.W) + this.B;
}

/// <summary>Which function stands behind a layer.</summary>
public enum Activation
{
    Identity,
    Tanh,
    Relu,
}

/// <summary>Layers and losses.</summary>
public static class Layers
{
    public const float Slope = 0.25f;

    /// <summary>The name in messages; not traced.</summary>
    [Pure]
    public static NDArray<T> Activate<T>(NDArray<T> x, [Static] Activation activation = Activation.Tanh)
        where T : unmanaged
        => activation switch
        {
            Activation.Tanh => Nd.Tanh(x),
            Activation.Relu => Nn.Relu(x),
            _ => x,
        };

    [Pure]
    public static NDArray<float> Leaky(NDArray<float> x, float slope = Slope) => Where(x > 0, x, slope * x);

    [Jit]
    public static NDArray<float> SquaredError(NDArray<float> x, NDArray<float> y) => Mean(Square(x - y));

    /// <summary>The function under Grad captures: only its trace can run.</summary>
    [Jit]
    public static NDArray<float> Pull([Shape("n")] NDArray<float> x, float strength) => Grad(y => Sum(Square(y) * strength), x);

    /// <summary>The same, called from traced code or directly.</summary>
    [Pure]
    public static NDArray<float> Push([Shape("n")] NDArray<float> x, float strength) => Grad(y => Sum(Square(y) * strength), x);

    /// <summary>What is transformed only a call knows.</summary>
    [Pure]
    public static T Descend<T>(Func<T, NDArray<float>> loss, T start, float rate, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            start = Tree.Map((x, g) => x - rate * g, start, Grad(loss, start));
        }

        return start;
    }

    /// <summary>The function under Vmap needs a rank that only the trace knows.</summary>
    [Jit]
    public static NDArray<float> RowSums([Shape("n m")] NDArray<float> x) => Vmap(row => Sum(row, axis: 0), x);

    [Jit]
    public static NDArray<T> Centred<T>([Shape("n m")] NDArray<T> x)
        where T : unmanaged
        => x - Mean(x, axis: 1, keepdims: true);

    [Jit]
    public static Dense Slopes(Dense layer, [Shape("batch inputs")] NDArray<float> x, [Shape("batch outputs")] NDArray<float> y)
        => Grad((l, a, b) => SquaredError(Activate(l.Apply(a)), b), layer, x, y);
}

/// <summary>Records of every kind that other assemblies hand in and get back.</summary>
public readonly record struct Span2([property: Shape("k")] NDArray<float> Low, [property: Shape("k")] NDArray<float> High)
{
    public record Bound(NDArray<float> At, float Slack);

    [Jit]
    public NDArray<float> Width() => this.High - this.Low;
}

/// <summary>A generic record around anything.</summary>
public record Labelled<T>(T Value, NDArray<int> Label)
    where T : notnull;

/// <summary>A generic record struct.</summary>
public record struct Couple<T>(NDArray<T> A, NDArray<T> B)
    where T : unmanaged;
