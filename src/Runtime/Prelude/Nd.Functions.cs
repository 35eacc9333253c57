namespace Pure.Jit;

// Exponentials, logarithms, angles.
public static partial class Nd
{
    /// <summary>e to the power x.</summary>
    [Pure]
    public static NDArray<T> Exp<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp(x);

    /// <summary>2 to the power x.</summary>
    [Pure]
    public static NDArray<T> Exp2<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Exp2(x);

    /// <summary>e^x − 1, accurate near 0.</summary>
    [Pure]
    public static NDArray<T> Expm1<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Expm1(x);

    /// <summary>Natural logarithm: −∞ at 0, NaN below.</summary>
    [Pure]
    public static NDArray<T> Log<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Log(x);

    /// <summary>Logarithm to base 2: −∞ at 0, NaN below.</summary>
    [Pure]
    public static NDArray<T> Log2<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Log2(x);

    /// <summary>Logarithm to base 10: −∞ at 0, NaN below.</summary>
    [Pure]
    public static NDArray<T> Log10<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Log10(x);

    /// <summary>ln(1 + x), accurate near 0.</summary>
    [Pure]
    public static NDArray<T> Log1p<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Log1p(x);

    /// <summary>Sine of radians.</summary>
    [Pure]
    public static NDArray<T> Sin<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Sin(x);

    /// <summary>Cosine of radians.</summary>
    [Pure]
    public static NDArray<T> Cos<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Cos(x);

    /// <summary>Tangent of radians.</summary>
    [Pure]
    public static NDArray<T> Tan<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Tan(x);

    /// <summary>Hyperbolic sine.</summary>
    [Pure]
    public static NDArray<T> Sinh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Sinh(x);

    /// <summary>Hyperbolic cosine.</summary>
    [Pure]
    public static NDArray<T> Cosh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Cosh(x);

    /// <summary>Hyperbolic tangent.</summary>
    [Pure]
    public static NDArray<T> Tanh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Tanh(x);

    /// <summary>Inverse sine in radians; NaN outside −1 to 1.</summary>
    [Pure]
    public static NDArray<T> Arcsin<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Asin(x);

    /// <summary>Inverse cosine in radians; NaN outside −1 to 1.</summary>
    [Pure]
    public static NDArray<T> Arccos<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Acos(x);

    /// <summary>Inverse tangent in radians.</summary>
    [Pure]
    public static NDArray<T> Arctan<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Atan(x);

    /// <summary>Inverse hyperbolic sine.</summary>
    [Pure]
    public static NDArray<T> Arcsinh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Asinh(x);

    /// <summary>Inverse hyperbolic cosine; NaN below 1.</summary>
    [Pure]
    public static NDArray<T> Arccosh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Acosh(x);

    /// <summary>Inverse hyperbolic tangent: ±∞ at ±1.</summary>
    [Pure]
    public static NDArray<T> Arctanh<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Atanh(x);

    /// <summary>Degrees to radians.</summary>
    [Pure]
    public static NDArray<T> Deg2rad<T>(NDArray<T> x)
        where T : unmanaged
        => x * (Limits.Pi / 180);

    /// <summary>Radians to degrees.</summary>
    [Pure]
    public static NDArray<T> Rad2deg<T>(NDArray<T> x)
        where T : unmanaged
        => x * (180 / Limits.Pi);

    /// <summary>The angle of the point (y, x) in radians, from −π to π.</summary>
    [Pure]
    public static NDArray<T> Arctan2<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Atan2(x, y);

    /// <summary>√(x² + y²) without overflow in between; ∞ if either is ±∞, NaN or not the other. Derivative (½, ½) at (0, 0).</summary>
    [Pure]
    public static NDArray<T> Hypot<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<bool> isInfinite = Isinf(x) | Isinf(y);
        NDArray<T> larger = Lax.Max(Lax.Abs(x), Lax.Abs(y));
        NDArray<T> smaller = Lax.Min(Lax.Abs(x), Lax.Abs(y));
        NDArray<bool> isPlain = (larger > 0) & Lax.IsFinite(larger);
        NDArray<T> ratio = smaller / Where(isPlain, larger, Lax.Full<T>(default, 1));
        NDArray<T> length = Where(isPlain, larger * Lax.Sqrt(1 + Lax.Square(ratio)), larger);
        return Where(isInfinite, Lax.Full<T>(default, double.PositiveInfinity), length);
    }

    /// <summary>ln(e^x + e^y) without overflow.</summary>
    [Pure]
    [CustomJvp(nameof(LogaddexpJvp))]
    public static NDArray<T> Logaddexp<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<T> difference = x - y;

        // The difference is NaN for a NaN, and for infinities of one sign, where the sum is right.
        return Where(Isnan(difference), x + y, Lax.Max(x, y) + Lax.Log1p(Lax.Exp(-Lax.Abs(difference))));
    }

    /// <summary>log2(2^x + 2^y) without overflow.</summary>
    [Pure]
    public static NDArray<T> Logaddexp2<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Logaddexp(x * Limits.Ln2, y * Limits.Ln2) / Limits.Ln2;

    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) LogaddexpJvp<T>(NDArray<T> x, NDArray<T> y, NDArray<T> dx, NDArray<T> dy)
        where T : unmanaged
    {
        NDArray<T> value = Logaddexp(x, y);
        NDArray<T> finite = ZeroAtInfinity(value);
        return (value, (dx * Lax.Exp(ZeroAtInfinity(x) - finite)) + (dy * Lax.Exp(ZeroAtInfinity(y) - finite)));
    }

    [Pure]
    private static NDArray<T> ZeroAtInfinity<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<bool> isInfinite = Lax.Eq(x, Lax.Full<T>(default, double.PositiveInfinity));
        return Where(isInfinite, Lax.Full<T>(default, 0), x);
    }
}
