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
        if (k0.Shape != k1.Shape)
        {
            throw new ArgumentException($"The keys' words have shapes {k0.Shape} and {k1.Shape}", nameof(k1));
        }

        NDArray<uint> result = NDArray<uint>.Allocate(k0.Shape.Concat(shape));
        ReadOnlySpan<uint> high = k0.AsSpan();
        ReadOnlySpan<uint> low = k1.AsSpan();
        Span<uint> target = result.WritableSpan();
        int count = shape.Size;
        for (int key = 0; key < high.Length; key++)
        {
            for (int i = 0; i < count; i++)
            {
                (uint w0, uint w1) = Threefry.Block(high[key], low[key], 0, (uint)i);
                target[(key * count) + i] = w0 ^ w1;
            }
        }

        GC.KeepAlive(k0);
        GC.KeepAlive(k1);
        return result;
    }
}
