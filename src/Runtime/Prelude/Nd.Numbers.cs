namespace Pure.Jit;

// Parts of numbers, whole-number functions, and what mends or compares numbers.
public static partial class Nd
{
    /// <summary>The same array.</summary>
    [Pure]
    public static NDArray<T> Positive<T>(NDArray<T> x)
        where T : unmanaged
        => x;

    /// <summary>Absolute value of floating-point numbers. Derivative +1 at ±0.</summary>
    [Pure]
    public static NDArray<T> Fabs<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Abs(x);

    /// <summary>The next whole number toward zero. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Fix<T>(NDArray<T> x)
        where T : unmanaged
        => Trunc(x);

    /// <summary>The larger; of a NaN and a number the number.</summary>
    [Pure]
    public static NDArray<T> Fmax<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Where((x1 > x2) | Isnan(x2), x1, x2);

    /// <summary>The smaller; of a NaN and a number the number.</summary>
    [Pure]
    public static NDArray<T> Fmin<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Where((x1 < x2) | Isnan(x2), x1, x2);

    /// <summary>x to the power y.</summary>
    [Pure]
    public static NDArray<T> FloatPower<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        RequireFloating<T>("FloatPower");
        return Lax.Pow(x, y);
    }

    /// <summary>The quotient rounded toward −∞, and the remainder with the sign of the divisor.</summary>
    [Pure]
    public static (NDArray<T> Quotient, NDArray<T> Remainder) Divmod<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => (FloorDivide(x1, x2), Remainder(x1, x2));

    /// <summary>The fraction and the whole part, both with the sign of x.</summary>
    [Pure]
    public static (NDArray<T> Fraction, NDArray<T> Whole) Modf<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<T> whole = Trunc(x);
        NDArray<T> fraction = Where(Isinf(x), ZerosLike(x), x - whole);
        return (Copysign(fraction, x), Copysign(whole, x));
    }

    /// <summary>x1 · 2^x2, without overflow on the way.</summary>
    [Pure]
    public static NDArray<T> Ldexp<T>(NDArray<T> x1, NDArray<int> x2)
        where T : unmanaged
    {
        RequireFloating<T>("Ldexp");

        // In parts, as 2^x2 may overflow, or vanish, where the product does not.
        NDArray<int> bounded = Clip(x2, Lax.Full<int>(default, -2200), Lax.Full<int>(default, 2200));
        int step = DTypes.Bits<T>() == 64 ? 1000 : DTypes.Name<T>() == "f16" ? 14 : 120;
        NDArray<T> result = x1;
        for (int i = 0; i < 2; i++)
        {
            NDArray<int> part = Clip(bounded, Lax.Full<int>(default, -step), Lax.Full<int>(default, step));
            result = result * PowerOfTwo<T>(part);
            bounded = bounded - part;
        }

        NDArray<int> rest = Clip(bounded, Lax.Full<int>(default, -step), Lax.Full<int>(default, step));
        return result * PowerOfTwo<T>(rest);
    }

    /// <summary>The mantissa, at least 0.5 and below 1 in size, and the exponent of 2: x = mantissa · 2^exponent. Exponent 0 of 0, ±∞ and NaN.</summary>
    [Pure]
    public static (NDArray<T> Mantissa, NDArray<int> Exponent) Frexp<T>(NDArray<T> x)
        where T : unmanaged
    {
        RequireFloating<T>("Frexp");
        bool isWide = DTypes.Bits<T>() == 64;
        if (!isWide)
        {
            // All f16 and f32 numbers, subnormal ones included, are normal f64 numbers.
            (NDArray<double> mantissa, NDArray<int> power) = Frexp(x.As<double>());
            return (mantissa.As<T>(), power);
        }

        NDArray<bool> isPlain = Lax.IsFinite(x) & Lax.Ne(x, Lax.Full<T>(default, 0));
        NDArray<bool> isSubnormal = Lax.Abs(x) < Lax.Full<T>(default, 2.2250738585072014e-308);
        NDArray<T> scaled = Where(isSubnormal, x * 18014398509481984.0, x);
        NDArray<long> bits = Lax.BitcastConvertType<T, long>(scaled);
        NDArray<int> field = (Lax.ShiftRightLogical(bits, Lax.Full<long>(default, 52)) & Lax.Full<long>(default, 0x7ff)).As<int>();
        NDArray<int> exponent = field - 1022 - Where(isSubnormal, Lax.Full<int>(default, 54), Lax.Full<int>(default, 0));
        NDArray<long> own = (bits & Lax.Full<long>(default, -9218868437227405313L)) | Lax.Full<long>(default, 4602678819172646912L);
        return (Where(isPlain, Lax.BitcastConvertType<long, T>(own), x), Where(isPlain, exponent, Lax.Full<int>(default, 0)));
    }

    /// <summary>The greatest common divisor of integers, not negative; 0 of 0 and 0.</summary>
    [Pure]
    public static NDArray<T> Gcd<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
    {
        RequireInteger<T>("Gcd");
        Shape shape = Shape.Broadcast(x1.Shape, x2.Shape);
        NDArray<T> a = BroadcastTo(Lax.Abs(x1), shape);
        NDArray<T> b = BroadcastTo(Lax.Abs(x2), shape);
        NDArray<T> zero = Lax.Full<T>(default, 0);

        // Euclid's algorithm takes at most 1.45 steps for each bit of the smaller number.
        for (int step = 0; step <= (DTypes.Bits<T>() * 3) / 2; step++)
        {
            NDArray<bool> isDone = Lax.Eq(b, zero);
            NDArray<T> rest = Lax.Rem(a, Where(isDone, Lax.Full<T>(default, 1), b));
            a = Where(isDone, a, b);
            b = rest;
        }

        return a;
    }

    /// <summary>The least common multiple of integers, not negative; 0 if either is 0.</summary>
    [Pure]
    public static NDArray<T> Lcm<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
    {
        NDArray<T> divisor = Gcd(x1, x2);
        NDArray<bool> isZero = Lax.Eq(divisor, Lax.Full<T>(default, 0));
        NDArray<T> part = Lax.Div(Lax.Abs(x1), Where(isZero, Lax.Full<T>(default, 1), divisor));
        return Where(isZero, Lax.Full<T>(default, 0), part * Lax.Abs(x2));
    }

    /// <summary>0 below 0, 1 above, x2 at 0; NaN stays NaN.</summary>
    [Pure]
    public static NDArray<T> Heaviside<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Where(
            x1 < 0,
            Lax.Full<T>(default, 0),
            Where(x1 > 0, Lax.Full<T>(default, 1), Where(Lax.Eq(x1, Lax.Full<T>(default, 0)), x2, x1)));

    /// <summary>sin(πx)/(πx), 1 at 0, differentiable there.</summary>
    [Pure]
    public static NDArray<T> Sinc<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<T> angle = x * Limits.Pi;
        NDArray<bool> isSmall = Lax.Abs(angle) < 0.5;
        NDArray<T> safe = Where(isSmall, Lax.Full<T>(default, 1), angle);

        // Near 0 the series, whose derivatives do not cancel: 1 − u/3!·(1 − u/(4·5)·(1 − u/(6·7)·(…))) with u = (πx)².
        NDArray<T> square = Lax.Square(Where(isSmall, angle, Lax.Full<T>(default, 0)));
        NDArray<T> near = OnesLike(square);
        for (int n = 16; n > 0; n -= 2)
        {
            near = 1 - (square * near / (n * (n + 1)));
        }

        return Where(isSmall, near, Lax.Sin(safe) / safe);
    }

    /// <summary>Angles in degrees, from radians.</summary>
    [Pure]
    public static NDArray<T> Degrees<T>(NDArray<T> x)
        where T : unmanaged
        => Rad2deg(x);

    /// <summary>Angles in radians, from degrees.</summary>
    [Pure]
    public static NDArray<T> Radians<T>(NDArray<T> x)
        where T : unmanaged
        => Deg2rad(x);

    /// <summary>The next representable number after x1 toward x2.</summary>
    [Pure]
    public static NDArray<T> Nextafter<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Lax.Nextafter(x1, x2);

    /// <summary>The distance to the next representable number away from 0; NaN of ±∞.</summary>
    [Pure]
    public static NDArray<T> Spacing<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Nextafter(x, Copysign(Lax.Full<T>(default, double.PositiveInfinity), x)) - x;

    /// <summary>NaN and infinities replaced by numbers.</summary>
    /// <param name="x">The array.</param>
    /// <param name="nan">In place of NaN.</param>
    /// <param name="posinf">In place of +∞; the largest finite number if not given.</param>
    /// <param name="neginf">In place of −∞; the smallest finite number if not given.</param>
    [Pure]
    public static NDArray<T> NanToNum<T>(NDArray<T> x, double nan = 0, double? posinf = null, double? neginf = null)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            return x;
        }

        NDArray<T> infinity = Lax.Full<T>(default, double.PositiveInfinity);
        NDArray<T> result = Where(Isnan(x), Lax.Full<T>(default, nan), x);
        result = Where(Lax.Eq(x, infinity), posinf is { } above ? Lax.Full<T>(default, above) : Limits.MaxValue<T>(), result);
        return Where(Lax.Eq(x, -infinity), neginf is { } below ? Lax.Full<T>(default, below) : Limits.MinValue<T>(), result);
    }

    /// <summary>Whether each element is +∞.</summary>
    [Pure]
    public static NDArray<bool> Isposinf<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Eq(x, Lax.Full<T>(default, double.PositiveInfinity));

    /// <summary>Whether each element is −∞.</summary>
    [Pure]
    public static NDArray<bool> Isneginf<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Eq(x, Lax.Full<T>(default, double.NegativeInfinity));

    /// <summary>Whether |a − b| ≤ atol + rtol·|b|, element by element; infinities of one sign are close.</summary>
    /// <param name="a">The one array.</param>
    /// <param name="b">The other array.</param>
    /// <param name="rtol">The part of |b|.</param>
    /// <param name="atol">The fixed part.</param>
    /// <param name="equalNan">Whether NaN is close to NaN.</param>
    [Pure]
    public static NDArray<bool> Isclose<T>(NDArray<T> a, NDArray<T> b, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            return Isclose(a.As<double>(), b.As<double>(), rtol, atol, equalNan);
        }

        NDArray<bool> isFinite = Lax.IsFinite(a) & Lax.IsFinite(b);
        NDArray<bool> isNear = Lax.Abs(a - b) <= atol + (rtol * Lax.Abs(b));
        NDArray<bool> close = Where(isFinite, isNear, Lax.Eq(a, b));
        return equalNan ? close | (Isnan(a) & Isnan(b)) : close;
    }

    /// <summary>Whether all elements are close, as <c>Isclose</c> says.</summary>
    /// <param name="a">The one array.</param>
    /// <param name="b">The other array.</param>
    /// <param name="rtol">The part of |b|.</param>
    /// <param name="atol">The fixed part.</param>
    /// <param name="equalNan">Whether NaN is close to NaN.</param>
    [Pure]
    public static NDArray<bool> Allclose<T>(NDArray<T> a, NDArray<T> b, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
        where T : unmanaged
        => All(Isclose(a, b, rtol, atol, equalNan));

    /// <summary>Whether two arrays have the same shape and elements.</summary>
    /// <param name="a1">The one array.</param>
    /// <param name="a2">The other array.</param>
    /// <param name="equalNan">Whether NaN is equal to NaN.</param>
    [Pure]
    public static NDArray<bool> ArrayEqual<T>(NDArray<T> a1, NDArray<T> a2, bool equalNan = false)
        where T : unmanaged
        => a1.Rank != a2.Rank || a1.Shape != a2.Shape ? Lax.Full<bool>(default, false)
            : All(equalNan ? Lax.Eq(a1, a2) | (Isnan(a1) & Isnan(a2)) : Lax.Eq(a1, a2));

    /// <summary>Whether two arrays have the same elements once they are broadcast together; they have to be of shapes that broadcast.</summary>
    [Pure]
    public static NDArray<bool> ArrayEquiv<T>(NDArray<T> a1, NDArray<T> a2)
        where T : unmanaged
        => All(Lax.Eq(a1, a2));

    // 2^n for n that are exponents of normal numbers.
    [Pure]
    private static NDArray<T> PowerOfTwo<T>(NDArray<int> n)
        where T : unmanaged
    {
        if (DTypes.Bits<T>() == 64)
        {
            return Lax.BitcastConvertType<long, T>(Lax.ShiftLeft(n.As<long>() + 1023, Lax.Full<long>(default, 52)));
        }

        return Lax.BitcastConvertType<int, float>(Lax.ShiftLeft(n + 127, Lax.Full<int>(default, 23))).As<T>();
    }

    [Pure]
    private static void RequireInteger<T>(string function)
        where T : unmanaged
    {
        if (!DTypes.IsInteger<T>())
        {
            throw new ArgumentException($"'{function}' is not defined for {DTypes.Name<T>()} arrays; convert with As<int>() first");
        }
    }
}
