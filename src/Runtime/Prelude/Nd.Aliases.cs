namespace Pure.Jit;

// Second names that jax.numpy has for the same functions.
public static partial class Nd
{
    /// <summary>Absolute value. Derivative +1 at ±0. As <c>Abs</c>.</summary>
    [Pure]
    public static NDArray<T> Absolute<T>(NDArray<T> x)
        where T : unmanaged
        => Abs(x);

    /// <summary>Rounded to a number of decimals, halves to even. As <c>Round</c>.</summary>
    [Pure]
    public static NDArray<T> Around<T>(NDArray<T> a, int decimals = 0)
        where T : unmanaged
        => Round(a, decimals);

    /// <summary>Inverse cosine. As <c>Arccos</c>.</summary>
    [Pure]
    public static NDArray<T> Acos<T>(NDArray<T> x)
        where T : unmanaged
        => Arccos(x);

    /// <summary>Inverse sine. As <c>Arcsin</c>.</summary>
    [Pure]
    public static NDArray<T> Asin<T>(NDArray<T> x)
        where T : unmanaged
        => Arcsin(x);

    /// <summary>Inverse tangent. As <c>Arctan</c>.</summary>
    [Pure]
    public static NDArray<T> Atan<T>(NDArray<T> x)
        where T : unmanaged
        => Arctan(x);

    /// <summary>Inverse hyperbolic cosine. As <c>Arccosh</c>.</summary>
    [Pure]
    public static NDArray<T> Acosh<T>(NDArray<T> x)
        where T : unmanaged
        => Arccosh(x);

    /// <summary>Inverse hyperbolic sine. As <c>Arcsinh</c>.</summary>
    [Pure]
    public static NDArray<T> Asinh<T>(NDArray<T> x)
        where T : unmanaged
        => Arcsinh(x);

    /// <summary>Inverse hyperbolic tangent. As <c>Arctanh</c>.</summary>
    [Pure]
    public static NDArray<T> Atanh<T>(NDArray<T> x)
        where T : unmanaged
        => Arctanh(x);

    /// <summary>The angle of the point (x2, x1). As <c>Arctan2</c>.</summary>
    [Pure]
    public static NDArray<T> Atan2<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Arctan2(x1, x2);

    /// <summary>x1 to the power x2. As <c>Power</c>.</summary>
    [Pure]
    public static NDArray<T> Pow<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Power(x1, x2);

    /// <summary>The complement of all bits. As <c>Invert</c>.</summary>
    [Pure]
    public static NDArray<T> BitwiseInvert<T>(NDArray<T> x)
        where T : unmanaged
        => Invert(x);

    /// <summary>x shifted left by y bits. As <c>LeftShift</c>.</summary>
    [Pure]
    public static NDArray<T> BitwiseLeftShift<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => LeftShift(x, y);

    /// <summary>x1 shifted right by x2 bits. As <c>RightShift</c>.</summary>
    [Pure]
    public static NDArray<T> BitwiseRightShift<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => RightShift(x1, x2);

    /// <summary>The largest; NaN if there is one. As <c>Max</c>.</summary>
    [Pure]
    public static NDArray<T> Amax<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Max(a, axis, keepdims);

    /// <summary>The smallest; NaN if there is one. As <c>Min</c>.</summary>
    [Pure]
    public static NDArray<T> Amin<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Min(a, axis, keepdims);
}
