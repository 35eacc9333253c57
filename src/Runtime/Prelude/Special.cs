namespace Pure.Jit;

/// <summary>Special functions, with the names of <c>jax.scipy.special</c>.</summary>
public static partial class Special
{
    // Names in the order: error functions, logistic ones, entropies; gamma and Bessel functions are in files of their own.

    /// <summary>The error function.</summary>
    /// <example><code>var y = Special.Erf(Nd.Array([0.0, 1.0]));   // [0, 0.8427]</code></example>
    [Pure]
    public static NDArray<T> Erf<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Erf(x);

    /// <summary>1 − erf(x), accurate in the right tail.</summary>
    /// <example><code>var y = Special.Erfc(Nd.Array([0.0, 2.0]));   // [1, 0.0047]</code></example>
    [Pure]
    public static NDArray<T> Erfc<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Erfc(x);

    /// <summary>The inverse of erf: ±∞ at ±1, NaN outside.</summary>
    /// <example><code>var y = Special.Erfinv(Nd.Array([0.0, 0.5, 1.0]));   // [0, 0.4769, ∞]</code></example>
    [Pure]
    public static NDArray<T> Erfinv<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.ErfInv(x);

    /// <summary>ln(x/(1 − x)).</summary>
    /// <example><code>var y = Special.Logit(Nd.Array([0.25, 0.5]));   // [-1.0986, 0]</code></example>
    [Pure]
    public static NDArray<T> Logit<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Log(x / (1 - x));

    /// <summary>1/(1 + e^−x).</summary>
    /// <example><code>var y = Special.Expit(Nd.Array([-2.0, 0.0]));   // [0.1192, 0.5]</code></example>
    [Pure]
    public static NDArray<T> Expit<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Logistic(x);

    /// <summary>x·ln y, 0 where x is 0 (NaN if y is).</summary>
    /// <example><code>var y = Special.Xlogy(Nd.Array([0.0, 2.0]), Nd.Array([0.0, 3.0]));   // [0, 2.1972]</code></example>
    [Pure]
    public static NDArray<T> Xlogy<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<bool> isZero = IsZero(x) & !Nd.Isnan(y);
        return Nd.Where(isZero, Lax.Full<T>(default, 0), x * Lax.Log(Nd.Where(isZero, Lax.Full<T>(default, 1), y)));
    }

    /// <summary>x·ln(1 + y), 0 where x is 0 (NaN if y is).</summary>
    /// <example><code>var y = Special.Xlog1py(Nd.Array([0.0, 2.0]), Nd.Array([-1.0, 0.5]));   // [0, 0.8109]</code></example>
    [Pure]
    public static NDArray<T> Xlog1py<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<bool> isZero = IsZero(x) & !Nd.Isnan(y);
        return Nd.Where(isZero, Lax.Full<T>(default, 0), x * Lax.Log1p(Nd.Where(isZero, Lax.Full<T>(default, 0), y)));
    }

    /// <summary>−x·ln x: 0 at 0, −∞ below.</summary>
    /// <example><code>var y = Special.Entr(Nd.Array([-1.0, 0.0, 0.5]));   // [-∞, 0, 0.3466]</code></example>
    [Pure]
    public static NDArray<T> Entr<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Where(x < 0, Lax.Full<T>(default, double.NegativeInfinity), -Xlogy(x, x));

    /// <summary>ln of the sum of e^a along axes (all if none are given), without overflow; −∞ over nothing and over −∞ only.</summary>
    /// <example><code>var y = Special.Logsumexp(Nd.Array([1000.0, 1000.0]));   // 1000.6931</code></example>
    [Pure]
    public static NDArray<T> Logsumexp<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Nn.Logsumexp(a, axis, keepdims: keepdims);

    [Pure]
    private static NDArray<bool> IsZero<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Eq(x, Lax.Full<T>(default, 0));
}
