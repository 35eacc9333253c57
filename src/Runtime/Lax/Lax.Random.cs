namespace Pure.Jit;

// Random bits, the same as JAX's in its default mode. Not differentiable.
public static partial class Lax
{
    /// <summary>Threefry-2x32 with 20 rounds of a counter (x0, x1) under a key (k0, k1), element by element.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("threefry2x32")]
    public static (NDArray<uint> W0, NDArray<uint> W1) Threefry2x32(
        NDArray<uint> k0, NDArray<uint> k1, NDArray<uint> x0, NDArray<uint> x1)
    {
        Shape shape = Shape.Broadcast(Shape.Broadcast(k0.Shape, k1.Shape), Shape.Broadcast(x0.Shape, x1.Shape));
        k0 = BroadcastTo(k0, shape);
        k1 = BroadcastTo(k1, shape);
        x0 = BroadcastTo(x0, shape);
        x1 = BroadcastTo(x1, shape);
        NDArray<uint> w0 = NDArray<uint>.Allocate(shape);
        NDArray<uint> w1 = NDArray<uint>.Allocate(shape);
        for (int i = 0; i < w0.Size; i++)
        {
            (w0.WritableSpan()[i], w1.WritableSpan()[i]) =
                Threefry.Block(k0.AsSpan()[i], k1.AsSpan()[i], x0.AsSpan()[i], x1.AsSpan()[i]);
        }

        return (w0, w1);
    }

    /// <summary>
    /// 32 random bits an element: w0 ⊕ w1 of the block of the element's row-major position, so prefixes agree. Keys of shape B give
    /// [B.., shape..], each key its own numbers.
    /// </summary>
    /// <param name="k0">The keys' high words, usually rank 0.</param>
    /// <param name="k1">The keys' low words, of the same shape.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="ArgumentException">The words have different shapes.</exception>
    [Primitive("random_bits")]
    public static NDArray<uint> RandomBits(NDArray<uint> k0, NDArray<uint> k1, Shape shape)
    {
        NDArray<uint> result = NDArray<uint>.Allocate(k0.Shape.Concat(shape));
        Span<uint> target = result.WritableSpan();
        foreach ((int at, (uint w0, uint w1)) in Blocks(k0, k1, shape.Size))
        {
            target[at] = w0 ^ w1;
        }

        return result;
    }

    /// <summary>64 random bits an element, as two words: the block of the element's row-major position, of which <see cref="RandomBits"/> gives the words xored.</summary>
    /// <param name="k0">The keys' high words, usually rank 0.</param>
    /// <param name="k1">The keys' low words, of the same shape.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="ArgumentException">The words have different shapes.</exception>
    [Primitive("random_words")]
    public static (NDArray<uint> W0, NDArray<uint> W1) RandomWords(NDArray<uint> k0, NDArray<uint> k1, Shape shape)
    {
        NDArray<uint> first = NDArray<uint>.Allocate(k0.Shape.Concat(shape));
        NDArray<uint> second = NDArray<uint>.Allocate(first.Shape);
        foreach ((int at, (uint w0, uint w1)) in Blocks(k0, k1, shape.Size))
        {
            first.WritableSpan()[at] = w0;
            second.WritableSpan()[at] = w1;
        }

        return (first, second);
    }

    // The blocks of each key in turn, with where they belong.
    private static IEnumerable<(int At, (uint W0, uint W1) Words)> Blocks(NDArray<uint> k0, NDArray<uint> k1, int count)
    {
        if (k0.Shape != k1.Shape)
        {
            throw new ArgumentException($"The keys' words have shapes {k0.Shape} and {k1.Shape}", nameof(k1));
        }

        for (int i = 0; i < k0.Size * count; i++)
        {
            yield return (i, Threefry.Block(k0.AsSpan()[i / count], k1.AsSpan()[i / count], 0, (uint)(i % count)));
        }
    }
}
