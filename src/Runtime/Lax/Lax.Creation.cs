namespace Pure.Jit;

/// <summary>
/// The primitive operations, with JAX's names and meaning: what everything else is written in. Elementwise operations
/// broadcast as NumPy does; the result has the operands' element type unless it says otherwise.
/// </summary>
public static partial class Lax
{
    /// <summary>An array of one number.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">Its shape.</param>
    /// <param name="value">The number; it must be a value of T.</param>
    [Primitive("full")]
    public static NDArray<T> Full<T>(Shape shape, double value)
        where T : unmanaged
        => Full(shape, DTypes.Weak<T>(value));

    /// <summary>An array of one number.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">Its shape.</param>
    /// <param name="value">The number.</param>
    [Primitive("full")]
    public static NDArray<T> Full<T>(Shape shape, T value)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(shape);
        result.WritableSpan().Fill(value);
        return result;
    }

    /// <summary>An array whose elements are their own position along an axis; wraps in small types.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">Its shape.</param>
    /// <param name="dimension">The axis.</param>
    [Primitive("iota")]
    public static NDArray<T> Iota<T>(Shape shape, int dimension)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, shape.Rank, nameof(dimension));
        int[] positions = new int[shape[axis]];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }

        NDArray<T> line = NDArray<T>.Allocate(positions.Length);
        ElementConversion.Convert<int, T>(positions, line.WritableSpan());
        return BroadcastInDim(line, shape, axis);
    }

    /// <summary>Each element is its index along one axis of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dimension">The axis.</param>
    [Pure]
    public static NDArray<T> BroadcastedIota<T>(Shape shape, int dimension)
        where T : unmanaged
        => Iota<T>(shape, dimension);
}
