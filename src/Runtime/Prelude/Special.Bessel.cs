namespace Pure.Jit;

// Bessel functions and integrals.
public static partial class Special
{
    /// <summary>e^−|x|·I₀(x).</summary>
    /// <example><code>var y = Special.I0e(Nd.Array([0.0, 1.0]));   // [1, 0.4658]</code></example>
    [Pure]
    public static NDArray<T> I0e<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.BesselI0e(x);

    /// <summary>e^−|x|·I₁(x).</summary>
    /// <example><code>var y = Special.I1e(Nd.Array([0.0, 1.0]));   // [0, 0.2079]</code></example>
    [Pure]
    public static NDArray<T> I1e<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.BesselI1e(x);

    /// <summary>The modified Bessel function of order 0.</summary>
    /// <example><code>var y = Special.I0(Nd.Array([0.0, 1.0]));   // [1, 1.2661]</code></example>
    [Pure]
    public static NDArray<T> I0<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp(Lax.Abs(x)) * Lax.BesselI0e(x);

    /// <summary>The modified Bessel function of order 1.</summary>
    /// <example><code>var y = Special.I1(Nd.Array([0.0, 1.0]));   // [0, 0.5652]</code></example>
    [Pure]
    public static NDArray<T> I1<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp(Lax.Abs(x)) * Lax.BesselI1e(x);
}
