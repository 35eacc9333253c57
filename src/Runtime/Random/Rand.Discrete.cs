namespace Pure.Jit;

// Samplers of truths and integers.
public static partial class Rand
{
    /// <summary>true with probability p, element by element.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The probabilities; ½ if not given.</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <param name="mode">"low", or "high" to draw probabilities below 2⁻²³ finely, of two uniform numbers.</param>
    /// <exception cref="ArgumentException">p does not fit the shape, or the mode is neither.</exception>
    [Pure]
    public static NDArray<bool> Bernoulli(PrngKey key, NDArray<float>? p = null, Shape? shape = null, [Static] string mode = "low")
        => Bernoulli<float>(key, p ?? Lax.Full<float>(default, 0.5), shape, mode);

    /// <summary>true with probability p, element by element.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The probabilities.</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <param name="mode">"low", or "high" to draw probabilities below the uniform numbers' grid finely, of two uniform numbers.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, p does not fit the shape, or the mode is neither.</exception>
    [Pure]
    public static NDArray<bool> Bernoulli<T>(PrngKey key, NDArray<T> p, Shape? shape = null, [Static] string mode = "low")
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, p.Shape, "Bernoulli");
        if (mode == "low")
        {
            return Unit<T>(key, result) < p;
        }

        if (mode != "high")
        {
            throw new ArgumentException($"'mode' is \"{mode}\"; Bernoulli knows \"low\" and \"high\"");
        }

        NDArray<T> uniform = Unit<T>(key, result.Insert(0, 2));
        return uniform[1] * Limits.Epsilon<T>() < p - uniform[0];
    }

    /// <summary>−1 or 1 with equal probability.</summary>
    [Pure]
    public static NDArray<int> Rademacher(PrngKey key, Shape shape = default) => Rademacher<int>(key, shape);

    /// <summary>−1 or 1 with equal probability. A type of 64 bits is drawn from 64 bits, as JAX does where it has those types.</summary>
    /// <typeparam name="T">The type of the result; −1 wraps in an unsigned one.</typeparam>
    [Pure]
    public static NDArray<T> Rademacher<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        NDArray<bool> isPositive = DTypes.Bits<T>() == 64
            ? Unit<double>(key, shape) < Lax.Full<double>(default, 0.5)
            : Unit<float>(key, shape) < Lax.Full<float>(default, 0.5);
        return ((2 * isPositive.As<int>()) - 1).As<T>();
    }

    /// <summary>Integers from minval to maxval − 1; minval where that is nothing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, not included.</param>
    /// <exception cref="ArgumentException">The ends do not fit the shape.</exception>
    [Pure]
    public static NDArray<int> Randint(PrngKey key, Shape shape, NDArray<int> minval, NDArray<int> maxval)
        => RandintOf<int, uint>(key, shape, minval, maxval, 65536);

    /// <summary>Integers from minval to maxval − 1; minval where that is nothing.</summary>
    /// <typeparam name="T">An integer type; those of 8 and 16 bits are drawn as int.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, not included.</param>
    /// <exception cref="ArgumentException">T is no integer type, or the ends do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Randint<T>(PrngKey key, Shape shape, NDArray<T> minval, NDArray<T> maxval)
        where T : unmanaged
    {
        if (!DTypes.IsInteger<T>())
        {
            throw new ArgumentException($"Randint draws integers, not {DTypes.Name<T>()}; for other numbers use Uniform");
        }

        if (DTypes.Bits<T>() < 32)
        {
            return RandintOf<int, uint>(key, shape, minval.As<int>(), maxval.As<int>(), 65536).As<T>();
        }

        return DTypes.Bits<T>() == 64
            ? RandintOf<T, ulong>(key, shape, minval, maxval, 4294967296.0)
            : RandintOf<T, uint>(key, shape, minval, maxval, 65536);
    }

    /// <summary>Integers from minval to maxval − 1, which need not be of type T: <c>Randint&lt;byte&gt;(key, 9, 0, 256)</c> draws any byte.</summary>
    /// <typeparam name="T">An integer type; numbers of 8 and 16 bits are drawn as int.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included; cut off to what T holds.</param>
    /// <param name="maxval">The upper end, not included; cut off to one more than T holds.</param>
    /// <exception cref="ArgumentException">T is no integer type.</exception>
    [Pure]
    public static NDArray<T> Randint<T>(PrngKey key, Shape shape, int minval, int maxval)
        where T : unmanaged
    {
        NDArray<int> low = minval, high = maxval;
        if (DTypes.Bits<T>() < 32 && DTypes.IsInteger<T>())
        {
            NDArray<int> smallest = Lax.Full<T>(default, Limits.MinValue<T>()).As<int>();
            NDArray<int> largest = Lax.Full<T>(default, Limits.MaxValue<T>()).As<int>();
            return RandintOf<int, uint>(key, shape, Lax.Clamp(smallest, low, largest), Lax.Clamp(smallest, high, largest + 1), 65536).As<T>();
        }

        return DTypes.IsUnsigned<T>() ? Randint(key, shape, Lax.Max(low, Lax.Full<int>(default, 0)).As<T>(), Lax.Max(high, Lax.Full<int>(default, 0)).As<T>())
            : Randint(key, shape, low.As<T>(), high.As<T>());
    }

    /// <summary>
    /// Two draws make one number of twice the width modulo the span, wrapping in the unsigned type of T's width;
    /// halfRange is the square root of that type's range.
    /// </summary>
    [Pure]
    private static NDArray<T> RandintOf<T, TUnsigned>(
        PrngKey key, Shape shape, NDArray<T> minval, NDArray<T> maxval, double halfRange)
        where T : unmanaged
        where TUnsigned : unmanaged
    {
        Shape result = ShapeOf(shape, Shape.Broadcast(minval.Shape, maxval.Shape, "Randint"), "Randint");
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<TUnsigned> low = Lax.BitcastConvertType<T, TUnsigned>(minval);
        NDArray<TUnsigned> one = Lax.Full<TUnsigned>(default, 1);
        NDArray<TUnsigned> span = Nd.Where(minval < maxval, Lax.BitcastConvertType<T, TUnsigned>(maxval) - low, one);
        NDArray<TUnsigned> half = Lax.Rem(Lax.Full<TUnsigned>(default, halfRange), span);
        NDArray<TUnsigned> multiplier = Lax.Rem(half * half, span);
        NDArray<TUnsigned> offset = (Lax.Rem(Bits<TUnsigned>(first, result), span) * multiplier)
            + Lax.Rem(Bits<TUnsigned>(second, result), span);
        return Lax.BitcastConvertType<TUnsigned, T>(low + Lax.Rem(offset, span));
    }
}
