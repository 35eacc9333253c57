namespace Pure.Jit;

/// <summary>Activation functions and what goes with them, with the names and defaults of <c>jax.nn</c>.</summary>
public static class Nn
{
    /// <summary>max(x, 0); NaN stays NaN. Derivative 0 at 0.</summary>
    [Pure]
    [CustomJvp(nameof(ReluJvp))]
    public static NDArray<T> Relu<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Max(x, Lax.Full<T>(default, 0));

    /// <summary>min(max(x, 0), 6). Derivative 0 at 0 and at 6.</summary>
    [Pure]
    [CustomJvp(nameof(Relu6Jvp))]
    public static NDArray<T> Relu6<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Min(Lax.Max(x, Lax.Full<T>(default, 0)), Lax.Full<T>(default, 6));

    /// <summary>1/(1 + e^−x).</summary>
    [Pure]
    public static NDArray<T> Sigmoid<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Logistic(x);

    /// <summary>ln(1 + e^x), without overflow.</summary>
    [Pure]
    public static NDArray<T> Softplus<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Logaddexp(x, Lax.Full<T>(default, 0));

    /// <summary>The logarithm of the sigmoid, without underflow.</summary>
    [Pure]
    public static NDArray<T> LogSigmoid<T>(NDArray<T> x)
        where T : unmanaged
        => -Softplus(-x);

    /// <summary>x·sigmoid(x), also called swish.</summary>
    [Pure]
    public static NDArray<T> Silu<T>(NDArray<T> x)
        where T : unmanaged
        => x * Lax.Logistic(x);

    /// <summary>x·sigmoid(x), also called silu.</summary>
    [Pure]
    public static NDArray<T> Swish<T>(NDArray<T> x)
        where T : unmanaged
        => Silu(x);

    /// <summary>x·Φ(x) with the normal distribution function Φ; 0 at −∞.</summary>
    /// <param name="x">The array.</param>
    /// <param name="approximate">Whether to use the tanh form.</param>
    [Pure]
    public static NDArray<T> Gelu<T>(NDArray<T> x, [Static] bool approximate = true)
        where T : unmanaged
    {
        // Far below, the result is 0 in every type; the bound keeps −∞ · 0 out.
        NDArray<T> bounded = Lax.Max(x, Lax.Full<T>(default, -10000));
        if (!approximate)
        {
            return 0.5 * bounded * Lax.Erfc(-bounded / Limits.Sqrt2);
        }

        const double sqrtTwoOverPi = 0.79788456080286535588;
        NDArray<T> inner = sqrtTwoOverPi * (bounded + (0.044715 * Lax.IntegerPow(bounded, 3)));

        // (1 + tanh u)/2, without its loss of all digits far below.
        return bounded * Lax.Logistic(2 * inner);
    }

    /// <summary>x above 0, alpha·(e^x − 1) below.</summary>
    [Pure]
    public static NDArray<T> Elu<T>(NDArray<T> x, NDArray<T>? alpha = null)
        where T : unmanaged
    {
        NDArray<bool> isPositive = x > 0;
        NDArray<T> below = Lax.Expm1(Nd.Where(isPositive, Nd.ZerosLike(x), x));
        return Nd.Where(isPositive, x, alpha is null ? below : alpha * below);
    }

    /// <summary>Elu scaled so that mean 0 and variance 1 are kept.</summary>
    [Pure]
    public static NDArray<T> Selu<T>(NDArray<T> x)
        where T : unmanaged
        => 1.0507009873554804934193349852946 * Elu(x, Lax.Full<T>(default, 1.6732632423543772848170429916717));

    /// <summary>Elu with a smooth derivative.</summary>
    [Pure]
    public static NDArray<T> Celu<T>(NDArray<T> x, double alpha = 1)
        where T : unmanaged
        => Lax.Max(x, Lax.Full<T>(default, 0)) + (alpha * Lax.Expm1(Lax.Min(x, Lax.Full<T>(default, 0)) / alpha));

    /// <summary>x from 0 up, negativeSlope·x below.</summary>
    [Pure]
    public static NDArray<T> LeakyRelu<T>(NDArray<T> x, double negativeSlope = 0.01)
        where T : unmanaged
        => Nd.Where(x >= 0, x, negativeSlope * x);

    /// <summary>x held between −1 and 1.</summary>
    [Pure]
    public static NDArray<T> HardTanh<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Where(x > 1, Lax.Full<T>(default, 1), Nd.Where(x < -1, Lax.Full<T>(default, -1), x));

    /// <summary>x/(1 + |x|).</summary>
    [Pure]
    public static NDArray<T> SoftSign<T>(NDArray<T> x)
        where T : unmanaged
        => x / (1 + Lax.Abs(x));

    /// <summary>e^x scaled to the sum 1 along axes.</summary>
    [Pure]
    public static NDArray<T> Softmax<T>(NDArray<T> x, Axes? axis = null)
        where T : unmanaged
    {
        Axes axes = Nd.ReducedAxes(x, axis ?? -1);
        NDArray<T> power = Lax.Exp(x - Lax.StopGradient(Nd.WithKeptAxes(Lax.ReduceMax(x, axes), x, axes, keepdims: true)));
        return power / Nd.Sum(power, axes, keepdims: true);
    }

    /// <summary>The logarithm of the softmax along axes, without underflow.</summary>
    [Pure]
    public static NDArray<T> LogSoftmax<T>(NDArray<T> x, Axes? axis = null)
        where T : unmanaged
    {
        Axes axes = Nd.ReducedAxes(x, axis ?? -1);
        NDArray<T> shifted = x - Lax.StopGradient(Nd.WithKeptAxes(Lax.ReduceMax(x, axes), x, axes, keepdims: true));
        return shifted - Lax.Log(Nd.Sum(Lax.Exp(shifted), axes, keepdims: true));
    }

    /// <summary>ln of the sum of e^a along axes (all if none are given), without overflow; −∞ over nothing and over −∞ only.</summary>
    [Pure]
    public static NDArray<T> Logsumexp<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = Nd.ReducedAxes(a, axis);
        NDArray<T> largest = Nd.WithKeptAxes(Lax.ReduceMax(a, axes), a, axes, keepdims: true);
        NDArray<T> shift = Lax.StopGradient(Nd.Where(Lax.IsFinite(largest), largest, Nd.ZerosLike(largest)));
        NDArray<T> sum = Lax.ReduceSum(Lax.Exp(a - shift), axes);
        NDArray<T> result = Lax.Log(sum) + Lax.Reshape(shift, sum.Shape);
        return Nd.WithKeptAxes(result, a, axes, keepdims);
    }

    /// <summary>x minus its mean, divided by its standard deviation, along axes.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; the last if not given.</param>
    /// <param name="epsilon">Added to the variance.</param>
    [Pure]
    public static NDArray<T> Standardize<T>(NDArray<T> x, Axes? axis = null, double epsilon = 1e-5)
        where T : unmanaged
    {
        Axes axes = axis ?? -1;
        NDArray<T> mean = Nd.Mean(x, axes, keepdims: true);
        NDArray<T> variance = Nd.Mean(Lax.Square(x), axes, keepdims: true) - Lax.Square(mean);
        return (x - mean) * Lax.Rsqrt(variance + epsilon);
    }

    /// <summary>Rows of f32 zeros with a one at the position given; only zeros for a position outside.</summary>
    /// <param name="x">The positions.</param>
    /// <param name="numClasses">The size of the new axis.</param>
    /// <param name="axis">Where the new axis is in the result.</param>
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
}
