using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>
/// An array of keys for random numbers. It is a tree of the keys' words, so Vmap and Scan go through it key by key:
/// <c>Vmap(key =&gt; Rand.Normal(key, [3]), Rand.Split(key, [8]))</c>. There is no arithmetic on keys.
/// </summary>
/// <param name="Hi">The high words.</param>
/// <param name="Lo">The low words, of the same shape.</param>
public sealed record KeyArray(NDArray<uint> Hi, NDArray<uint> Lo)
{
    /// <summary>The shape.</summary>
    [Pure]
    public Shape Shape => this.Hi.Shape;

    /// <summary>How many axes there are.</summary>
    [Pure]
    public int Rank => this.Hi.Rank;

    /// <summary>How many keys there are.</summary>
    [Pure]
    public int Size => this.Hi.Size;

    /// <summary>A part of the keys, as of any array. Where no axis is left it converts to a <see cref="PrngKey"/>.</summary>
    /// <param name="indices">One entry an axis, and any <see cref="Nd.NewAxis"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position or range is outside its axis.</exception>
    /// <exception cref="ArgumentException">There are more entries than axes.</exception>
    [Primitive("ndarray_index_keys")]
    [IndexerName("Part")]
    public KeyArray this[params NDIndex[] indices] => new(this.Hi[indices], this.Lo[indices]);

    /// <summary>The same keys in row-major order in another shape.</summary>
    /// <param name="shape">The new shape; one size may be −1, which is worked out.</param>
    /// <exception cref="ArgumentException">The number of keys differs.</exception>
    [Pure]
    public KeyArray Reshape(Shape shape) => new(Nd.Reshape(this.Hi, shape), Nd.Reshape(this.Lo, shape));

    /// <summary>The shape and the words.</summary>
    public override string ToString() => $"KeyArray {this.Shape}: {Rand.KeyData(this)}";

    /// <summary>The key of an array of rank 0.</summary>
    /// <exception cref="ArgumentException">The array has axes.</exception>
    [Pure]
    public static implicit operator PrngKey(KeyArray keys)
    {
        if (keys.Rank != 0)
        {
            throw new ArgumentException($"One key is needed here, not an array of keys of shape {keys.Shape}; take one as keys[i], or map over all, Vmap(key => …, keys), where 'key' has no type or is a KeyArray");
        }

        return new PrngKey(keys.Hi, keys.Lo);
    }

    /// <summary>An array of rank 0.</summary>
    [Pure]
    public static implicit operator KeyArray(PrngKey key) => new((NDArray<uint>)key.Hi, (NDArray<uint>)key.Lo);
}
