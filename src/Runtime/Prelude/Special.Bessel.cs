namespace Pure.Jit;

// Bessel functions and integrals.
public static partial class Special
{
    /// <summary>e^−|x|·I₀(x).</summary>
    [Pure]
    public static NDArray<T> I0e<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.BesselI0e(x);

    /// <summary>e^−|x|·I₁(x).</summary>
    [Pure]
    public static NDArray<T> I1e<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.BesselI1e(x);

    /// <summary>The modified Bessel function of order 0.</summary>
    [Pure]
    public static NDArray<T> I0<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp(Lax.Abs(x)) * Lax.BesselI0e(x);

    /// <summary>The modified Bessel function of order 1.</summary>
    [Pure]
    public static NDArray<T> I1<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp(Lax.Abs(x)) * Lax.BesselI1e(x);
}
