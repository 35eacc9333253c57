namespace Pure.Jit;

/// <summary>Activation functions and what goes with them, with the names and defaults of <c>jax.nn</c>.</summary>
public static partial class Nn
{
    /// <summary>max(x, 0); NaN stays NaN. Derivative 0 at 0.</summary>
    /// <example><code>var y = Nn.Relu(Nd.Array([-1f, 0f, 2f]));   // [0, 0, 2]</code></example>
    [Pure]
    [CustomJvp(nameof(ReluJvp))]
    public static NDArray<T> Relu<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Max(x, Lax.Full<T>(default, 0));

    /// <summary>min(max(x, 0), 6). Derivative 0 at 0 and at 6.</summary>
    /// <example><code>var y = Nn.Relu6(Nd.Array([-1f, 3f, 8f]));   // [0, 3, 6]</code></example>
    [Pure]
    [CustomJvp(nameof(Relu6Jvp))]
    public static NDArray<T> Relu6<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Min(Lax.Max(x, Lax.Full<T>(default, 0)), Lax.Full<T>(default, 6));

    /// <summary>1/(1 + e^−x).</summary>
    /// <example><code>var y = Nn.Sigmoid(Nd.Array([-2f, 0f, 2f]));   // [0.1192, 0.5, 0.8808]</code></example>
    [Pure]
    public static NDArray<T> Sigmoid<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Logistic(x);

    /// <summary>ln(1 + e^x), without overflow.</summary>
    /// <example><code>var y = Nn.Softplus(Nd.Array([-2f, 0f, 100f]));   // [0.1269, 0.6931, 100]</code></example>
    [Pure]
    public static NDArray<T> Softplus<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Logaddexp(x, Lax.Full<T>(default, 0));

    /// <summary>The logarithm of the sigmoid, without underflow.</summary>
    /// <example><code>var y = Nn.LogSigmoid(Nd.Array([-100f, 0f]));   // [-100, -0.6931]</code></example>
    [Pure]
    public static NDArray<T> LogSigmoid<T>(NDArray<T> x)
        where T : unmanaged
        => -Softplus(-x);

    /// <summary>x·sigmoid(x), also called swish.</summary>
    /// <example><code>var y = Nn.Silu(Nd.Array([-2f, 0f, 2f]));   // [-0.2384, 0, 1.7616]</code></example>
    [Pure]
    public static NDArray<T> Silu<T>(NDArray<T> x)
        where T : unmanaged
        => x * Lax.Logistic(x);

    /// <summary>x·sigmoid(x), also called silu.</summary>
    /// <example><code>var y = Nn.Swish(Nd.Array([-2f, 2f]));   // [-0.2384, 1.7616]</code></example>
    [Pure]
    public static NDArray<T> Swish<T>(NDArray<T> x)
        where T : unmanaged
        => Silu(x);

    /// <summary>x·Φ(x) with the normal distribution function Φ; 0 at −∞.</summary>
    /// <param name="x">The array.</param>
    /// <param name="approximate">Whether to use the tanh form.</param>
    /// <example><code>var y = Nn.Gelu(Nd.Array([-2f, 0f, 2f]));   // [-0.0454, 0, 1.9546]</code></example>
    [Pure]
    public static NDArray<T> Gelu<T>(NDArray<T> x, [Static] bool approximate = true)
        where T : unmanaged
    {
        if (approximate)
        {
            return Lax.GeluTanh(x);
        }

        // Far below, the result is 0 in every type; the bound keeps −∞ · 0 out.
        NDArray<T> bounded = Lax.Max(x, Lax.Full<T>(default, -10000));
        return 0.5 * bounded * Lax.Erfc(-bounded / Limits.Sqrt2);
    }

    /// <summary>x above 0, alpha·(e^x − 1) below.</summary>
    /// <example><code>var y = Nn.Elu(Nd.Array([-1f, 2f]));   // [-0.6321, 2]</code></example>
    [Pure]
    public static NDArray<T> Elu<T>(NDArray<T> x, NDArray<T>? alpha = null)
        where T : unmanaged
    {
        NDArray<bool> isPositive = x > 0;
        NDArray<T> below = Lax.Expm1(Nd.Where(isPositive, Nd.ZerosLike(x), x));
        return Nd.Where(isPositive, x, alpha is null ? below : alpha * below);
    }

    /// <summary>Elu scaled so that mean 0 and variance 1 are kept.</summary>
    /// <example><code>var y = Nn.Selu(Nd.Array([-1f, 2f]));   // [-1.1113, 2.1014]</code></example>
    [Pure]
    public static NDArray<T> Selu<T>(NDArray<T> x)
        where T : unmanaged
        => 1.0507009873554804934193349852946 * Elu(x, Lax.Full<T>(default, 1.6732632423543772848170429916717));

    /// <summary>Elu with a smooth derivative.</summary>
    /// <example><code>var y = Nn.Celu(Nd.Array([-1f, 2f]), alpha: 2);   // [-0.7869, 2]</code></example>
    [Pure]
    public static NDArray<T> Celu<T>(NDArray<T> x, double alpha = 1)
        where T : unmanaged
        => Lax.Max(x, Lax.Full<T>(default, 0)) + (alpha * Lax.Expm1(Lax.Min(x, Lax.Full<T>(default, 0)) / alpha));

    /// <summary>x from 0 up, negativeSlope·x below.</summary>
    /// <example><code>var y = Nn.LeakyRelu(Nd.Array([-1f, 2f]));   // [-0.01, 2]</code></example>
    [Pure]
    public static NDArray<T> LeakyRelu<T>(NDArray<T> x, double negativeSlope = 0.01)
        where T : unmanaged
        => Nd.Where(x >= 0, x, negativeSlope * x);

    /// <summary>x held between −1 and 1.</summary>
    /// <example><code>var y = Nn.HardTanh(Nd.Array([-3f, 0.5f, 3f]));   // [-1, 0.5, 1]</code></example>
    [Pure]
    public static NDArray<T> HardTanh<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Where(x > 1, Lax.Full<T>(default, 1), Nd.Where(x < -1, Lax.Full<T>(default, -1), x));

    /// <summary>x/(1 + |x|).</summary>
    /// <example><code>var y = Nn.SoftSign(Nd.Array([-1f, 3f]));   // [-0.5, 0.75]</code></example>
    [Pure]
    public static NDArray<T> SoftSign<T>(NDArray<T> x)
        where T : unmanaged
    {
        Nd.RequireFloating<T>("SoftSign");
        return x / (1 + Lax.Abs(x));
    }

    /// <summary>relu6(x + 3)/6: the sigmoid in three straight pieces. Derivative 0 at −3 and at 3.</summary>
    /// <example><code>var y = Nn.HardSigmoid(Nd.Array([-4f, 0f, 4f]));   // [0, 0.5, 1]</code></example>
    [Pure]
    public static NDArray<T> HardSigmoid<T>(NDArray<T> x)
        where T : unmanaged
    {
        Nd.RequireFloating<T>("HardSigmoid");
        return Relu6(x + 3) / 6;
    }

    /// <summary>x·hard_sigmoid(x), also called hard swish.</summary>
    /// <example><code>var y = Nn.HardSilu(Nd.Array([-4f, 1.5f, 4f]));   // [0, 1.125, 4]</code></example>
    [Pure]
    public static NDArray<T> HardSilu<T>(NDArray<T> x)
        where T : unmanaged
        => x * HardSigmoid(x);

    /// <summary>x·hard_sigmoid(x), also called hard silu.</summary>
    /// <example><code>var y = Nn.HardSwish(Nd.Array([-4f, 1.5f, 4f]));   // [0, 1.125, 4]</code></example>
    [Pure]
    public static NDArray<T> HardSwish<T>(NDArray<T> x)
        where T : unmanaged
        => HardSilu(x);

    /// <summary>(x + √(x² + b))/2.</summary>
    /// <param name="x">The array.</param>
    /// <param name="b">How round the bend at 0 is; 0 gives relu.</param>
    /// <example><code>var y = Nn.Squareplus(Nd.Array([0f, 1.5f]));   // [1, 2]</code></example>
    [Pure]
    public static NDArray<T> Squareplus<T>(NDArray<T> x, double b = 4)
        where T : unmanaged
        => (x + Lax.Sqrt(Lax.Square(x) + b)) / 2;

    /// <summary>x·tanh(softplus(x)).</summary>
    /// <example><code>var y = Nn.Mish(Nd.Array([-1f, 2f]));   // [-0.3034, 1.944]</code></example>
    [Pure]
    public static NDArray<T> Mish<T>(NDArray<T> x)
        where T : unmanaged
        => x * Lax.Tanh(Softplus(x));

    /// <summary>0 below −1, x above 1, (x + 1)²/4 between.</summary>
    /// <example><code>var y = Nn.SparsePlus(Nd.Array([-2f, 0f, 3f]));   // [0, 0.25, 3]</code></example>
    [Pure]
    public static NDArray<T> SparsePlus<T>(NDArray<T> x)
        where T : unmanaged
    {
        Nd.RequireFloating<T>("SparsePlus");
        return Nd.Where(x <= -1, Nd.ZerosLike(x), Nd.Where(x >= 1, x, Lax.Square(x + 1) / 4));
    }

    /// <summary>(x + 1)/2 held between 0 and 1: the derivative of sparse_plus.</summary>
    /// <example><code>var y = Nn.SparseSigmoid(Nd.Array([-2f, 0.5f, 3f]));   // [0, 0.75, 1]</code></example>
    [Pure]
    public static NDArray<T> SparseSigmoid<T>(NDArray<T> x)
        where T : unmanaged
        => 0.5 * Nd.Clip(x + 1, Lax.Full<T>(default, 0), Lax.Full<T>(default, 2));

    /// <summary>The first half of an axis times the sigmoid of the second.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis, of an even size.</param>
    /// <exception cref="ArgumentException">The size of the axis is odd.</exception>
    /// <example><code>var y = Nn.Glu(Nd.Array([1f, 2f, 0f, 0f]));   // [0.5, 1]</code></example>
    [Pure]
    public static NDArray<T> Glu<T>(NDArray<T> x, int axis = -1)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank);
        Shape halves = x.Shape.With(along, x.Shape[along] / 2);
        NDArray<T> both = Nd.Moveaxis(Lax.Reshape(x, halves.Insert(along, 2)), along, 0);
        return both[0] * Lax.Logistic(both[1]);
    }

    /// <summary>ln(1 − e^−x), accurate for small and large x alike; NaN below 0, −∞ at 0.</summary>
    /// <example><code>var y = Nn.Log1mexp(Nd.Array([1f, 20f]));   // [-0.4587, -2.061e-9]</code></example>
    [Pure]
    [CustomJvp(nameof(Log1mexpJvp))]
    public static NDArray<T> Log1mexp<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Where(x < 0.693147180559945309417, Lax.Log(-Lax.Expm1(-x)), Lax.Log1p(-Lax.Exp(-x)));

    /// <summary>x.</summary>
    /// <example><code>var y = Nn.Identity(Nd.Array([1f, 2f]));   // [1, 2]</code></example>
    [Pure]
    public static NDArray<T> Identity<T>(NDArray<T> x)
        where T : unmanaged
        => x;

    /// <summary>Rows of f32 zeros with a one at the position given; only zeros for a position outside.</summary>
    /// <param name="x">The positions.</param>
    /// <param name="numClasses">The size of the new axis.</param>
    /// <param name="axis">Where the new axis is in the result.</param>
    /// <example><code>var y = Nn.OneHot(Nd.Array([0, 2]), 3);   // [[1, 0, 0], [0, 0, 1]]</code></example>
    [Pure]
    public static NDArray<float> OneHot(NDArray<int> x, [Static] int numClasses, [Static] int axis = -1)
        => OneHot<float>(x, numClasses, axis);

    /// <summary>Rows of zeros with a one at the position given; only zeros for a position outside.</summary>
    /// <param name="x">The positions.</param>
    /// <param name="numClasses">The size of the new axis.</param>
    /// <param name="axis">Where the new axis is in the result.</param>
    [Pure]
    public static NDArray<T> OneHot<T>(NDArray<int> x, [Static] int numClasses, [Static] int axis = -1)
        where T : unmanaged
    {
        int place = Axes.NormalizeOne(axis, x.Rank + 1);
        Shape shape = x.Shape.Insert(place, numClasses);
        return Lax.Eq(Nd.BroadcastTo(Nd.ExpandDims(x, place), shape), Lax.Iota<int>(shape, place)).As<T>();
    }

    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) ReluJvp<T>(NDArray<T> x, NDArray<T> dx)
        where T : unmanaged
        => (Relu(x), Nd.Where(x > 0, dx, Nd.ZerosLike(dx)));

    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) Relu6Jvp<T>(NDArray<T> x, NDArray<T> dx)
        where T : unmanaged
        => (Relu6(x), Nd.Where((x > 0) & (x < 6), dx, Nd.ZerosLike(dx)));

    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) Log1mexpJvp<T>(NDArray<T> x, NDArray<T> dx)
        where T : unmanaged
        => (Log1mexp(x), dx / Lax.Expm1(x));
}
