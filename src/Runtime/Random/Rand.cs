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
    [Pure]
    public static PrngKey[] Split(PrngKey key, [Static] int num) => FixedArrays.Generate(num, i => FoldIn(key, i));

    /// <summary>A new key from a key and a number.</summary>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, uint data) => FoldWord(key, data);

    /// <summary>A new key from a key and a number; a negative one counts as its bits.</summary>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, int data) => FoldIn(key, (NDArray<int>)data);

    /// <summary>A new key from a key and a number of rank 0; a negative one counts as its bits.</summary>
    /// <exception cref="ArgumentException">The data have axes; fold them in one by one, with Vmap.</exception>
    [Pure]
    public static PrngKey FoldIn(PrngKey key, NDArray<int> data)
    {
        if (data.Rank != 0)
        {
            throw new ArgumentException($"FoldIn takes one number, not an array of rank {data.Rank}; use Vmap for several");
        }

        return FoldWord(key, Lax.BitcastConvertType<int, uint>(data));
    }

    /// <summary>32 random bits an element; the bits of a shape are a prefix of those of a larger one.</summary>
    [Pure]
    public static NDArray<uint> Bits(PrngKey key, Shape shape = default) => Lax.RandomBits(key.Hi, key.Lo, shape);

    /// <summary>As many random bits an element as T, an unsigned type, has.</summary>
    [Pure]
    public static NDArray<T> Bits<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        if (DTypes.Bits<T>() <= 32)
        {
            return Bits(key, shape).As<T>();
        }

        (NDArray<uint> high, NDArray<uint> low) = Lax.Threefry2x32(
            key.Hi, key.Lo, Lax.Full<uint>(shape, 0), Lax.Reshape(Lax.Iota<uint>(shape.Size, 0), shape));
        return ((high.As<ulong>() << 32) | low.As<ulong>()).As<T>();
    }

    [Pure]
    private static PrngKey FoldWord(PrngKey key, NDArray<uint> data)
    {
        (NDArray<uint> high, NDArray<uint> low) = Lax.Threefry2x32(key.Hi, key.Lo, Lax.Full<uint>(default, 0), data);
        return new PrngKey(high, low);
    }
}
