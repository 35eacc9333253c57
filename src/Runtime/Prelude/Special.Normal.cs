namespace Pure.Jit;

// The normal distribution's functions, softmax and divergences.
public static partial class Special
{
    /// <summary>exp(x²)·erfc(x), without underflow for large x.</summary>
    /// <example><code>var y = Special.Erfcx(Nd.Array([0.0, 30.0]));   // [1, 0.0188]</code></example>
    [Pure]
    public static NDArray<T> Erfcx<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Erfcx(x);

    /// <summary>The standard normal distribution function.</summary>
    /// <example><code>var y = Special.Ndtr(Nd.Array([-1.0, 0.0, 1.0]));   // [0.1587, 0.5, 0.8413]</code></example>
    [Pure]
    public static NDArray<T> Ndtr<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Ndtr(x);

    /// <summary>The logarithm of <see cref="Ndtr"/>, accurate in both tails.</summary>
    /// <example><code>var y = Special.LogNdtr(Nd.Array([-40.0, 0.0]));   // [-804.6084, -0.6931]</code></example>
    [Pure]
    public static NDArray<T> LogNdtr<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.LogNdtr(x);

    /// <summary>The inverse of <see cref="Ndtr"/>: ∓∞ at 0 and 1, NaN outside.</summary>
    /// <example><code>var y = Special.Ndtri(Nd.Array([0.025, 0.5]));   // [-1.96, 0]</code></example>
    [Pure]
    public static NDArray<T> Ndtri<T>(NDArray<T> p)
        where T : unmanaged
        => Lax.Ndtri(p);

    /// <summary>ln expit(x), accurate in both tails.</summary>
    /// <example><code>var y = Special.LogExpit(Nd.Array([-100.0, 0.0]));   // [-100, -0.6931]</code></example>
    [Pure]
    public static NDArray<T> LogExpit<T>(NDArray<T> x)
        where T : unmanaged
        => -Nd.Logaddexp(Lax.Full<T>(default, 0), -x);

    /// <summary>p·ln(p/q): 0 where p is 0 and q not negative, ∞ where either is negative or only q is 0.</summary>
    /// <example><code>var y = Special.RelEntr(Nd.Array([0.5, 0.0]), Nd.Array([0.25, 1.0]));   // [0.3466, 0]</code></example>
    [Pure]
    public static NDArray<T> RelEntr<T>(NDArray<T> p, NDArray<T> q)
        where T : unmanaged
        => Nd.Where(
            (p > 0) & (q > 0),
            p * Lax.Log(Nd.Where((p > 0) & (q > 0), p, Lax.Full<T>(default, 1)) / Nd.Where((p > 0) & (q > 0), q, Lax.Full<T>(default, 1))),
            Nd.Where(IsZero(p) & (q >= 0), Lax.Full<T>(default, 0), Lax.Full<T>(default, double.PositiveInfinity)));

    /// <summary>The elements of the Kullback–Leibler divergence, p·ln(p/q) − p + q.</summary>
    /// <example><code>var y = Special.KlDiv(Nd.Array([0.5, 0.0]), Nd.Array([0.25, 1.0]));   // [0.0966, 1]</code></example>
    [Pure]
    public static NDArray<T> KlDiv<T>(NDArray<T> p, NDArray<T> q)
        where T : unmanaged
        => RelEntr(p, q) - p + q;

    /// <summary>e^x over the sum of all e^x along axes (all if none are given).</summary>
    /// <example><code>var y = Special.Softmax(Nd.Array([1.0, 2.0, 3.0]));   // [0.09, 0.2447, 0.6652]</code></example>
    [Pure]
    public static NDArray<T> Softmax<T>(NDArray<T> x, Axes? axis = null)
        where T : unmanaged
        => axis is { } axes ? Nn.Softmax(x, axes) : Nn.Softmax(x, Axes.Range(0, x.Rank));

    /// <summary>The logarithm of <see cref="Softmax"/>, without overflow.</summary>
    /// <example><code>var y = Special.LogSoftmax(Nd.Array([1.0, 2.0, 3.0]));   // [-2.4076, -1.4076, -0.4076]</code></example>
    [Pure]
    public static NDArray<T> LogSoftmax<T>(NDArray<T> x, Axes? axis = null)
        where T : unmanaged
        => axis is { } axes ? Nn.LogSoftmax(x, axes) : Nn.LogSoftmax(x, Axes.Range(0, x.Rank));
}
