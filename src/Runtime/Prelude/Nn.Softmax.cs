namespace Pure.Jit;

// The softmax family, and scaling to mean 0 and variance 1.
public static partial class Nn
{
    /// <summary>e^x scaled to the sum 1 along axes.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; the last if not given.</param>
    /// <param name="where">Which elements count; the result is 0 at the others. All if not given.</param>
    /// <example><code>var y = Nn.Softmax(Nd.Array([1f, 2f, 3f]));   // [0.09, 0.2447, 0.6652]</code></example>
    [Pure]
    public static NDArray<T> Softmax<T>(NDArray<T> x, Axes? axis = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        NDArray<T> counted = @where is null ? x : Nd.Where(@where, x, Lax.Full<T>(default, double.NegativeInfinity));
        Axes axes = Nd.ReducedAxes(counted, axis ?? -1);
        NDArray<T> power = Lax.Exp(counted - Lax.StopGradient(Nd.WithKeptAxes(Lax.ReduceMax(counted, axes), counted, axes, keepdims: true)));
        NDArray<T> result = power / Nd.Sum(power, axes, keepdims: true);
        return @where is null ? result : Nd.Where(@where, result, Nd.ZerosLike(result));
    }

    /// <summary>The logarithm of the softmax along axes, without underflow.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; the last if not given.</param>
    /// <param name="where">Which elements count; the result is −∞ at the others. All if not given.</param>
    /// <example><code>var y = Nn.LogSoftmax(Nd.Array([1f, 2f, 3f]));   // [-2.4076, -1.4076, -0.4076]</code></example>
    [Pure]
    public static NDArray<T> LogSoftmax<T>(NDArray<T> x, Axes? axis = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        NDArray<T> counted = @where is null ? x : Nd.Where(@where, x, Lax.Full<T>(default, double.NegativeInfinity));
        Axes axes = Nd.ReducedAxes(counted, axis ?? -1);
        NDArray<T> shifted = counted - Lax.StopGradient(Nd.WithKeptAxes(Lax.ReduceMax(counted, axes), counted, axes, keepdims: true));
        NDArray<T> result = shifted - Lax.Log(Nd.Sum(Lax.Exp(shifted), axes, keepdims: true));
        return @where is null ? result : Nd.Where(@where, result, Nd.FullLike(result, Lax.Full<T>(default, double.NegativeInfinity)));
    }

    /// <summary>ln of the sum of b·e^a along axes, without overflow; −∞ over nothing and over −∞ only, NaN where the sum is negative.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="b">Factors; 1 if not given.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    /// <example><code>var y = Nn.Logsumexp(Nd.Array([1000f, 1000f]));   // 1000.69</code></example>
    [Pure]
    public static NDArray<T> Logsumexp<T>(
        NDArray<T> a, Axes? axis = null, NDArray<T>? b = null, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        (NDArray<T> logarithm, NDArray<T> sum) = LogarithmOfSum(a, axis, b, keepdims, @where);
        return b is null ? logarithm : Nd.Where(sum < 0, Lax.Full<T>(default, double.NaN), logarithm);
    }

    /// <summary>ln of |the sum of b·e^a| along axes, without overflow, and the sum's sign.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="b">Factors; 1 if not given.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    /// <example><code>var (log, sign) = Nn.LogsumexpWithSign(Nd.Array([1f, 2f]), b: Nd.Array([1f, -1f]));   // log: 1.5413; sign: -1</code></example>
    [Pure]
    public static (NDArray<T> Logarithm, NDArray<T> Sign) LogsumexpWithSign<T>(
        NDArray<T> a, Axes? axis = null, NDArray<T>? b = null, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        (NDArray<T> logarithm, NDArray<T> sum) = LogarithmOfSum(a, axis, b, keepdims, @where);
        return (logarithm, Lax.Sign(sum));
    }

    /// <summary>ln of the mean of e^x along axes, without overflow.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <example><code>var y = Nn.Logmeanexp(Nd.Array([1f, 2f, 3f]));   // 2.309</code></example>
    [Pure]
    public static NDArray<T> Logmeanexp<T>(NDArray<T> x, Axes? axis = null, NDArray<bool>? @where = null, bool keepdims = false)
        where T : unmanaged
    {
        NDArray<T> ones = Nd.OnesLike(x);
        NDArray<T> counted = @where is null ? ones : Nd.Where(@where, ones, Nd.ZerosLike(x));
        return Logsumexp(x, axis, null, keepdims, @where) - Lax.Log(Nd.Sum(counted, axis, keepdims));
    }

    /// <summary>x minus its mean, divided by its standard deviation, along axes.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; the last if not given.</param>
    /// <param name="mean">The mean, if it is not to be computed.</param>
    /// <param name="variance">The variance, if it is not to be computed.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="where">Which elements count for mean and variance; all if not given.</param>
    /// <example><code>var y = Nn.Standardize(Nd.Array([1f, 2f, 3f]));   // [-1.2247, 0, 1.2247]</code></example>
    [Pure]
    public static NDArray<T> Standardize<T>(
        NDArray<T> x, Axes? axis = null, NDArray<T>? mean = null, NDArray<T>? variance = null, double epsilon = 1e-5, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = axis ?? -1;
        NDArray<T> centre = mean is null ? Nd.Mean(x, axes, true, @where) : mean;
        NDArray<T> spread = variance is null ? Nd.Mean(Lax.Square(x), axes, true, @where) - Lax.Square(centre) : variance;
        return (x - centre) * Lax.Rsqrt(spread + epsilon);
    }

    // The largest element is taken out of the sum; a largest of ±∞ is not.
    [Pure]
    private static (NDArray<T> Logarithm, NDArray<T> Sum) LogarithmOfSum<T>(
        NDArray<T> a, Axes? axis, NDArray<T>? b, bool keepdims, NDArray<bool>? @where)
        where T : unmanaged
    {
        NDArray<T> nothing = Lax.Full<T>(default, double.NegativeInfinity);
        NDArray<T> counted = @where is null ? a : Nd.Where(@where, a, nothing);
        if (b is { } zeros)
        {
            // A factor of 0 makes even ∞ count nothing.
            counted = Nd.Where(Lax.Ne(zeros, Lax.Full<T>(default, 0)), counted, nothing);
        }

        Axes axes = Nd.ReducedAxes(counted, axis);
        NDArray<T> largest = Nd.WithKeptAxes(Lax.ReduceMax(counted, axes), counted, axes, keepdims: true);
        NDArray<T> shift = Lax.StopGradient(Nd.Where(Lax.IsFinite(largest), largest, Nd.ZerosLike(largest)));
        NDArray<T> power = Lax.Exp(counted - shift);
        NDArray<T> sum = Lax.ReduceSum(b is { } factors ? factors * power : power, axes);
        NDArray<T> logarithm = Lax.Log(b is null ? sum : Lax.Abs(sum)) + Lax.Reshape(shift, sum.Shape);
        return (Nd.WithKeptAxes(logarithm, counted, axes, keepdims), Nd.WithKeptAxes(sum, counted, axes, keepdims));
    }
}
