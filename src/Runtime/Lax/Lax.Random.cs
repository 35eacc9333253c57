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

    /// <summary>32 random bits an element: w0 ⊕ w1 of the block of the element's row-major position, so prefixes agree.</summary>
    /// <param name="k0">The key's high word, rank 0.</param>
    /// <param name="k1">The key's low word, rank 0.</param>
    /// <param name="shape">The shape.</param>
    [Primitive("random_bits")]
    public static NDArray<uint> RandomBits(NDArray<uint> k0, NDArray<uint> k1, Shape shape)
    {
        uint high = k0.Item();
        uint low = k1.Item();
        NDArray<uint> result = NDArray<uint>.Allocate(shape);
        Span<uint> target = result.WritableSpan();
        for (int i = 0; i < target.Length; i++)
        {
            (uint w0, uint w1) = Threefry.Block(high, low, 0, (uint)i);
            target[i] = w0 ^ w1;
        }

        return result;
    }
}
