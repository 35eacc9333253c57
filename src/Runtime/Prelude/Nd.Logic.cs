namespace Pure.Jit;

// Comparisons, logic, bits and choice.
public static partial class Nd
{
    /// <summary>Whether x equals y; false if either is NaN.</summary>
    [Pure]
    public static NDArray<bool> Equal<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Eq(x, y);

    /// <summary>Whether x differs from y; true if either is NaN.</summary>
    [Pure]
    public static NDArray<bool> NotEqual<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Ne(x, y);

    /// <summary>Whether x is greater than y.</summary>
    [Pure]
    public static NDArray<bool> Greater<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Gt(x, y);

    /// <summary>Whether x is at least y.</summary>
    [Pure]
    public static NDArray<bool> GreaterEqual<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Ge(x, y);

    /// <summary>Whether x is less than y.</summary>
    [Pure]
    public static NDArray<bool> Less<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Lt(x, y);

    /// <summary>Whether x is at most y.</summary>
    [Pure]
    public static NDArray<bool> LessEqual<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Le(x, y);

    /// <summary>Whether both are true (not 0).</summary>
    [Pure]
    public static NDArray<bool> LogicalAnd<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.And(x.As<bool>(), y.As<bool>());

    /// <summary>Whether either is true (not 0).</summary>
    [Pure]
    public static NDArray<bool> LogicalOr<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Or(x.As<bool>(), y.As<bool>());

    /// <summary>Whether exactly one is true (not 0).</summary>
    [Pure]
    public static NDArray<bool> LogicalXor<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Xor(x.As<bool>(), y.As<bool>());

    /// <summary>Whether x is false (0).</summary>
    [Pure]
    public static NDArray<bool> LogicalNot<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Not(x.As<bool>());

    /// <summary>Bitwise and.</summary>
    [Pure]
    public static NDArray<T> BitwiseAnd<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.And(x, y);

    /// <summary>Bitwise or.</summary>
    [Pure]
    public static NDArray<T> BitwiseOr<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Or(x, y);

    /// <summary>Bitwise exclusive or.</summary>
    [Pure]
    public static NDArray<T> BitwiseXor<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Xor(x, y);

    /// <summary>Inverts every bit.</summary>
    [Pure]
    public static NDArray<T> BitwiseNot<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Not(x);

    /// <summary>Inverts every bit; for bool, logical not.</summary>
    [Pure]
    public static NDArray<T> Invert<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Not(x);

    /// <summary>Shifts bits left; by the width or more gives 0.</summary>
    [Pure]
    public static NDArray<T> LeftShift<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.ShiftLeft(x, y);

    /// <summary>Shifts bits right, filling with the sign for signed types.</summary>
    [Pure]
    public static NDArray<T> RightShift<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => x >> y;

    /// <summary>Whether each element is NaN.</summary>
    [Pure]
    public static NDArray<bool> Isnan<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Ne(x, x);

    /// <summary>Whether each element is ±∞.</summary>
    [Pure]
    public static NDArray<bool> Isinf<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Eq(Lax.Abs(x), Lax.Full<T>(default, double.PositiveInfinity));

    /// <summary>Whether each element is neither NaN nor ±∞.</summary>
    [Pure]
    public static NDArray<bool> Isfinite<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.IsFinite(x);

    /// <summary>Whether the sign is negative, of −0 and NaN too.</summary>
    [Pure]
    public static NDArray<bool> Signbit<T>(NDArray<T> x)
        where T : unmanaged
        => !DTypes.IsFloating<T>() ? x < 0
            : DTypes.Bits<T>() == 32 ? Lax.BitcastConvertType<T, int>(x) < 0
            : DTypes.Bits<T>() == 64 ? Lax.BitcastConvertType<T, long>(x) < 0
            : Lax.BitcastConvertType<T, short>(x) < 0;

    /// <summary>The size of x with the sign of y.</summary>
    [Pure]
    public static NDArray<T> Copysign<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Where(Lax.Ne(Signbit(x), Signbit(y)), -x, x);

    /// <summary>One number where the condition is true, another where it is false, as f32: <c>Where(x &gt; 0, 1f, -1f)</c>.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static NDArray<float> Where(NDArray<bool> condition, float x, float y)
        => Where(condition, Lax.Full<float>(default, x), Lax.Full<float>(default, y));

    /// <summary>One number where the condition is true, another where it is false, as f64: <c>Where(x &gt; 0, 1.0, -1.0)</c>.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static NDArray<double> Where(NDArray<bool> condition, double x, double y)
        => Where(condition, Lax.Full<double>(default, x), Lax.Full<double>(default, y));

    /// <summary>One number where the condition is true, another where it is false, as i32: <c>Where(x &gt; 0, 1, 0)</c>.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static NDArray<int> Where(NDArray<bool> condition, int x, int y)
        => Where(condition, Lax.Full<int>(default, x), Lax.Full<int>(default, y));

    /// <summary>x where the condition is true, y where it is false. Only the chosen side gets a derivative.</summary>
    /// <param name="condition">The choice.</param>
    /// <param name="x">Taken where true.</param>
    /// <param name="y">Taken where false.</param>
    [Pure]
    public static NDArray<T> Where<T>(NDArray<bool> condition, NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.SelectN(condition, y, x);
}
