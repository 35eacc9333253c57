namespace Pure.Jit;

// Arithmetic, element by element.
public static partial class Nd
{
    /// <summary>Absolute value. Derivative +1 at ±0.</summary>
    [Pure]
    public static NDArray<T> Abs<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Abs(x);

    /// <summary>Changes signs.</summary>
    [Pure]
    public static NDArray<T> Negative<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Neg(x);

    /// <summary>−1, 0 or 1; NaN stays NaN. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Sign<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Sign(x);

    /// <summary>The largest whole number not above x. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Floor<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Floor(x);

    /// <summary>The smallest whole number not below x. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Ceil<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Ceil(x);

    /// <summary>The nearest whole number, halves to even. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Rint<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Round(x);

    /// <summary>The next whole number toward zero. Derivative 0.</summary>
    [Pure]
    public static NDArray<T> Trunc<T>(NDArray<T> x)
        where T : unmanaged
        => Where(x < 0, Lax.Ceil(x), Lax.Floor(x));

    /// <summary>x·x.</summary>
    [Pure]
    public static NDArray<T> Square<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Square(x);

    /// <summary>1/x, of floating-point numbers.</summary>
    [Pure]
    public static NDArray<T> Reciprocal<T>(NDArray<T> x)
        where T : unmanaged
    {
        RequireFloating<T>("Reciprocal");
        return 1 / x;
    }

    /// <summary>Square root; NaN below 0. Derivative ∞ at 0.</summary>
    [Pure]
    public static NDArray<T> Sqrt<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Sqrt(x);

    /// <summary>Cube root, of negative numbers too.</summary>
    [Pure]
    public static NDArray<T> Cbrt<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Cbrt(x);

    /// <summary>x + y; of bools whether either is true.</summary>
    [Pure]
    public static NDArray<T> Add<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => DTypes.IsBool<T>() ? Lax.Or(x, y) : Lax.Add(x, y);

    /// <summary>x − y.</summary>
    [Pure]
    public static NDArray<T> Subtract<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Sub(x, y);

    /// <summary>x·y; of bools whether both are true.</summary>
    [Pure]
    public static NDArray<T> Multiply<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => DTypes.IsBool<T>() ? Lax.And(x, y) : Lax.Mul(x, y);

    /// <summary>x / y; integers truncate toward zero (convert with As for a fraction).</summary>
    [Pure]
    public static NDArray<T> Divide<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Div(x, y);

    /// <summary>x / y of floating-point numbers.</summary>
    [Pure]
    public static NDArray<T> TrueDivide<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Div(x, y);

    /// <summary>The larger; NaN if either is. At a tie each gets half of the derivative.</summary>
    [Pure]
    public static NDArray<T> Maximum<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Max(x, y);

    /// <summary>The smaller; NaN if either is. At a tie each gets half of the derivative.</summary>
    [Pure]
    public static NDArray<T> Minimum<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Min(x, y);

    /// <summary>The remainder with the sign of x, as C# has it.</summary>
    [Pure]
    public static NDArray<T> Fmod<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Lax.Rem(x, y);

    /// <summary>x rounded to a number of decimals, halves to even. Derivative 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="decimals">How many digits after the point; negative rounds to tens, hundreds, ….</param>
    [Pure]
    public static NDArray<T> Round<T>(NDArray<T> x, int decimals = 0)
        where T : unmanaged
    {
        if (DTypes.IsInteger<T>() && decimals >= 0)
        {
            return x;
        }

        NDArray<T> scale = Lax.IntegerPow(Lax.Full<T>(default, 10), decimals < 0 ? -decimals : decimals);
        return decimals == 0 ? Lax.Round(x)
            : decimals > 0 ? Lax.Round(x * scale) / scale
            : Lax.Round(x / scale) * scale;
    }

    /// <summary>x to the power y. Integers wrap, and of their powers the last six bits count, as in JAX; a negative power of an integer means nothing.</summary>
    [Pure]
    public static NDArray<T> Power<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        if (!DTypes.IsInteger<T>())
        {
            return Lax.Pow(x, y);
        }

        // By squaring; a power of more bits would overflow for any x but -1, 0 and 1.
        NDArray<T> one = Lax.Full<T>(default, 1);
        NDArray<T> result = Where(Lax.Eq(x, ZerosLike(x)) & Lax.Ne(y, ZerosLike(y)), ZerosLike(x), OnesLike(x));
        NDArray<T> square = x;
        NDArray<T> left = y;
        for (int bit = 0; bit < 6; bit++)
        {
            result = Where(Lax.Ne(left & one, Lax.Full<T>(default, 0)), result * square, result);
            square = square * square;
            left = Lax.ShiftRightLogical(left, one);
        }

        return result;
    }

    /// <summary>
    /// x to a whole power, right for negative x: by repeated squaring, with derivative 0 at y = 0. In compiled code a power of floating-point elements that is no constant is computed as that of an
    /// array is (<c>Lax.Pow</c>), which may differ in the last bits.
    /// </summary>
    [Pure]
    public static NDArray<T> Power<T>(NDArray<T> x, int y)
        where T : unmanaged
    {
        if (Shape.IsKnown(y))
        {
            return Lax.IntegerPow(x, y);
        }

        NDArray<int> left = y;
        if (!DTypes.IsInteger<T>())
        {
            return Lax.Pow(x, left.As<T>());
        }

        NDArray<T> result = OnesLike(x);
        for (int bit = 0; bit < 31; bit++)
        {
            result = Where(Lax.Ne(left & 1, 0), result * x, result);
            x = x * x;
            left = Lax.ShiftRightLogical(left, 1);
        }

        return result;
    }

    /// <summary>x / y rounded toward −∞.</summary>
    [Pure]
    public static NDArray<T> FloorDivide<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<T> rest = Lax.Rem(x, y);
        if (DTypes.IsFloating<T>())
        {
            NDArray<T> quotient = (x - rest) / y;
            return Lax.Round(Where(Lax.Ne(rest, Lax.Full<T>(default, 0)) & Lax.Ne(Lax.Sign(y), Lax.Sign(rest)), quotient - 1, quotient));
        }

        NDArray<T> truncated = Lax.Div(x, y);
        return DTypes.IsUnsigned<T>() ? truncated
            : Where(Lax.Ne(Lax.Sign(x), Lax.Sign(y)) & Lax.Ne(rest, Lax.Full<T>(default, 0)), truncated - 1, truncated);
    }

    /// <summary>The remainder with the sign of y, as Python has it.</summary>
    [Pure]
    public static NDArray<T> Remainder<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<T> rest = Lax.Rem(x, y);
        NDArray<bool> hasOtherSign = Lax.Ne(rest < 0, y < 0) & Lax.Ne(rest, Lax.Full<T>(default, 0));
        return Where(hasOtherSign, rest + y, rest);
    }

    /// <summary>The remainder with the sign of y, as Python has it.</summary>
    [Pure]
    public static NDArray<T> Mod<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Remainder(x, y);

    /// <summary>x held between bounds; at a bound x gets half of the derivative.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="min">The lower bound, or none.</param>
    /// <param name="max">The upper bound, or none.</param>
    [Pure]
    public static NDArray<T> Clip<T>(NDArray<T> arr, NDArray<T>? min = null, NDArray<T>? max = null)
        where T : unmanaged
    {
        NDArray<T> result = arr;
        if (min is not null)
        {
            result = Lax.Max(result, min);
        }

        return max is null ? result : Lax.Min(result, max);
    }
}
