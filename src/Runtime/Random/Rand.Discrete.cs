namespace Pure.Jit;

// Samplers of integers, choices and orders.
public static partial class Rand
{
    /// <summary>true with probability p.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The probability.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static NDArray<bool> Bernoulli(PrngKey key, float p = 0.5f, Shape shape = default) => Uniform(key, shape) < p;

    /// <summary>true with probability p, element by element.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The probabilities.</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    [Pure]
    public static NDArray<bool> Bernoulli(PrngKey key, NDArray<float> p, Shape? shape = null)
        => Uniform(key, shape ?? p.Shape) < p;

    /// <summary>−1 or 1 with equal probability.</summary>
    [Pure]
    public static NDArray<int> Rademacher(PrngKey key, Shape shape = default)
        => (2 * Bernoulli(key, 0.5f, shape).As<int>()) - 1;

    /// <summary>Integers from minval to maxval − 1; minval where that is nothing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, not included.</param>
    [Pure]
    public static NDArray<int> Randint(PrngKey key, Shape shape, NDArray<int> minval, NDArray<int> maxval)
        => RandintOf<int, uint>(key, shape, minval, maxval, 65536);

    /// <summary>Integers from minval to maxval − 1; minval where that is nothing.</summary>
    /// <typeparam name="T">An integer type; those of 8 and 16 bits are drawn as int.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, not included.</param>
    /// <exception cref="ArgumentException">T is no integer type.</exception>
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
    /// <typeparam name="T">An integer type; numbers of 8 and 16 bits are drawn as int and wrap.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The lower end, included; of an unsigned type of 32 or 64 bits at least 0.</param>
    /// <param name="maxval">The upper end, not included.</param>
    /// <exception cref="ArgumentException">T is no integer type.</exception>
    [Pure]
    public static NDArray<T> Randint<T>(PrngKey key, Shape shape, int minval, int maxval)
        where T : unmanaged
    {
        NDArray<int> low = minval, high = maxval;
        return DTypes.Bits<T>() < 32 && DTypes.IsInteger<T>() ? RandintOf<int, uint>(key, shape, low, high, 65536).As<T>()
            : DTypes.IsUnsigned<T>() ? Randint(key, shape, Lax.Max(low, Lax.Full<int>(default, 0)).As<T>(), Lax.Max(high, Lax.Full<int>(default, 0)).As<T>())
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
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<TUnsigned> low = Lax.BitcastConvertType<T, TUnsigned>(minval);
        NDArray<TUnsigned> one = Lax.Full<TUnsigned>(default, 1);
        NDArray<TUnsigned> span = Nd.Where(minval < maxval, Lax.BitcastConvertType<T, TUnsigned>(maxval) - low, one);
        NDArray<TUnsigned> half = Lax.Rem(Lax.Full<TUnsigned>(default, halfRange), span);
        NDArray<TUnsigned> multiplier = Lax.Rem(half * half, span);
        NDArray<TUnsigned> offset = (Lax.Rem(Bits<TUnsigned>(first, shape), span) * multiplier)
            + Lax.Rem(Bits<TUnsigned>(second, shape), span);
        return Lax.BitcastConvertType<TUnsigned, T>(low + Lax.Rem(offset, span));
    }

    /// <summary>0 to n − 1 in random order.</summary>
    [Pure]
    public static NDArray<int> Permutation(PrngKey key, [Static] int n)
    {
        // Equal sort keys would keep their order, so long arrays are sorted more than once.
        int rounds = n <= 1 ? 0 : n <= 1625 ? 1 : n <= 2642245 ? 2 : 3;
        NDArray<int> order = Lax.Iota<int>(n, 0);
        PrngKey next = key;
        for (int i = 0; i < rounds; i++)
        {
            (next, PrngKey sub) = Split(next);
            order = Lax.SortKeyVal(Bits(sub, n), order, 0).Values;
        }

        return order;
    }

    /// <summary>x in random order along its first axis.</summary>
    [Pure]
    public static NDArray<T> Permutation<T>(PrngKey key, NDArray<T> x)
        where T : unmanaged
        => Lax.Gather(x, Permutation(key, x.Shape[0]), 0, 0, "clip");

    /// <summary>Positions drawn with probabilities proportional to e^logits along an axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="logits">The logarithms of the weights.</param>
    /// <param name="axis">The axis of the choices.</param>
    /// <param name="shape">The result's shape, ending with that of logits without the axis; just that if not given.</param>
    /// <exception cref="ArgumentException">The shape does not end so.</exception>
    [Pure]
    public static NDArray<int> Categorical(PrngKey key, NDArray<float> logits, [Static] int axis = -1, Shape? shape = null)
    {
        int along = Axes.NormalizeOne(axis, logits.Rank);
        Shape batch = logits.Shape.RemoveAt(along);
        Shape result = shape ?? batch;
        int extra = result.Rank - batch.Rank;
        if (extra < 0 || result[extra..] != batch)
        {
            throw new ArgumentException($"'shape' {result} does not end with {batch}, the shape of 'logits' without the axis of the choices");
        }

        NDArray<float> noise = Gumbel(key, result.Insert(extra + along, logits.Shape[along]));
        return Lax.Argmax(noise + logits, extra + along);
    }
}
