namespace Pure.Jit;

/// <summary>
/// Random numbers from keys: JAX's, bit for bit, in its default mode (threefry2x32, partitionable). Nothing here is
/// differentiable with respect to the key.
/// </summary>
public static partial class Rand
{
    /// <summary>A key from a seed: its high and low words.</summary>
    [Primitive("random_key")]
    public static PrngKey Key(long seed) => new((uint)(seed >> 32), unchecked((uint)seed));

    /// <summary>Two new keys.</summary>
    [Pure]
    public static (PrngKey First, PrngKey Second) Split(PrngKey key) => (FoldIn(key, 0u), FoldIn(key, 1u));

    /// <summary>New keys; the first ones are the same for every number asked for.</summary>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    [Pure]
    public static PrngKey[] Split(PrngKey key, [Static] int num) => num >= 0
        ? FixedArrays.Generate(num, i => FoldIn(key, i), "'num' of 'Split'", "a constant or a parameter marked [Static], or write Split(key, [num]), an array of keys whose number may be data")
        : throw new ArgumentException($"'Split' cannot make {num} keys: 'num' is 0 or more", nameof(num));

    /// <summary>New keys as an array, whose sizes may be data; in row-major order they are those of <c>Split(key, n)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape, such as <c>[n]</c>.</param>
    [Pure]
    public static KeyArray Split(PrngKey key, Shape shape)
    {
        (NDArray<uint> high, NDArray<uint> low) = Words(key, shape);
        return new KeyArray(high, low);
    }

    /// <summary>A new key from a key and a number. The key may be used again, with other numbers.</summary>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, uint data) => FoldWord(key, data);

    /// <summary>A new key from a key and a number; a negative one counts as its bits.</summary>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, int data) => FoldIn(key, (NDArray<int>)data);

    /// <summary>A new key from a key and a number of rank 0; a negative one counts as its bits.</summary>
    /// <exception cref="ArgumentException">The data have axes; fold them in one by one, with Vmap.</exception>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, NDArray<int> data) => FoldWord(key, Lax.BitcastConvertType<int, uint>(OneNumber(data)));

    /// <summary>A new key from a key and a number of rank 0.</summary>
    /// <exception cref="ArgumentException">The data have axes; fold them in one by one, with Vmap.</exception>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, NDArray<uint> data) => FoldWord(key, OneNumber(data));

    /// <summary>The same key, to use it again on purpose: the check that no key is used twice takes the result for another key.</summary>
    [Pure]
    public static PrngKey Clone(PrngKey key) => key;

    /// <summary>The same keys, to use them again on purpose.</summary>
    [Pure]
    public static KeyArray Clone(KeyArray keys) => keys;

    /// <summary>The two words of a key, of shape [2], to store them.</summary>
    [Pure]
    public static NDArray<uint> KeyData(PrngKey key) => KeyData((KeyArray)key);

    /// <summary>The words of keys of shape B, of shape [B.., 2].</summary>
    [Pure]
    public static NDArray<uint> KeyData(KeyArray keys) => Nd.Stack([keys.Hi, keys.Lo], -1);

    /// <summary>Keys of shape B from their words, of shape [B.., 2]: what <see cref="KeyData(KeyArray)"/> gave.</summary>
    /// <exception cref="ArgumentException">The last axis is not of size 2.</exception>
    [Pure]
    public static KeyArray WrapKeyData(NDArray<uint> keyBitsArray)
    {
        if (keyBitsArray.Rank == 0 || keyBitsArray.Shape[^1] != 2)
        {
            throw new ArgumentException($"A key has two words: the last axis of {keyBitsArray.Shape} must be of size 2");
        }

        return new KeyArray(keyBitsArray[Nd.Ellipsis, 0], keyBitsArray[Nd.Ellipsis, 1]);
    }

    /// <summary>
    /// The block cipher under the samplers: two random words for each counter (high, low). One call gives twice the bits of
    /// <see cref="Bits(PrngKey, Shape)"/> for the same work; use each counter once under a key.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="high">The counters' high words.</param>
    /// <param name="low">The counters' low words.</param>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Pure]
    public static (NDArray<uint> W0, NDArray<uint> W1) Threefry2x32(PrngKey key, NDArray<uint> high, NDArray<uint> low)
        => Lax.Threefry2x32(key.Hi, key.Lo, high, low);

    /// <summary>32 random bits an element; the bits of a shape are a prefix of those of a larger one.</summary>
    [Pure]
    public static NDArray<uint> Bits(PrngKey key, Shape shape = default) => Lax.RandomBits(key.Hi, key.Lo, shape);

    /// <summary>As many random bits an element as T, an unsigned type, has.</summary>
    /// <exception cref="ArgumentException">T is not an unsigned integer type.</exception>
    [Pure]
    public static NDArray<T> Bits<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        if (!DTypes.IsUnsigned<T>())
        {
            throw new ArgumentException($"Bits are of an unsigned integer type, not {DTypes.Name<T>()}");
        }

        if (DTypes.Bits<T>() <= 32)
        {
            return Bits(key, shape).As<T>();
        }

        (NDArray<uint> high, NDArray<uint> low) = Words(key, shape);
        return ((high.As<ulong>() << 32) | low.As<ulong>()).As<T>();
    }

    /// <summary>Both words of the block at each row-major position.</summary>
    [Pure]
    private static (NDArray<uint> W0, NDArray<uint> W1) Words(PrngKey key, Shape shape) => shape.Rank == 0
        ? Threefry2x32(key, Lax.Full<uint>(default, 0), Lax.Full<uint>(default, 0))
        : Lax.RandomWords(key.Hi, key.Lo, shape);

    [Pure]
    private static NDArray<T> OneNumber<T>(NDArray<T> data)
        where T : unmanaged
    {
        if (data.Rank != 0)
        {
            throw new ArgumentException($"FoldIn takes one number, not an array of rank {data.Rank}; use Vmap for several");
        }

        return data;
    }

    [Pure]
    private static PrngKey FoldWord(PrngKey key, NDArray<uint> data)
    {
        (NDArray<uint> high, NDArray<uint> low) = Threefry2x32(key, Lax.Full<uint>(default, 0), data);
        return new PrngKey(high, low);
    }

    /// <summary>The same for a sampler of numbers of type T, which has to be a floating-point type.</summary>
    [Pure]
    private static Shape FloatShapeOf<T>(Shape? shape, Shape parameters, string sampler)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException(
                $"{sampler} is of floating-point numbers (float, double, Half or BFloat16), not of {DTypes.Name<T>()}: name another type, convert its parameters with As<float>(), or draw integers with Randint");
        }

        return ShapeOf(shape, parameters, sampler);
    }

    /// <summary>The shape of a sampler with parameters: the one asked for, which the parameters must fit, or that of the parameters.</summary>
    [Pure]
    private static Shape ShapeOf(Shape? shape, Shape parameters, string sampler)
    {
        Shape result = shape ?? parameters;
        if (shape is not null && parameters.Rank > 0 && Shape.Broadcast(result, parameters, sampler) != result)
        {
            throw new ArgumentException($"{sampler}'s parameters have shape {parameters}, which does not fit 'shape' {result}: leave 'shape' out, or make it larger");
        }

        return result;
    }
}
