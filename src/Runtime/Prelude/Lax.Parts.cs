namespace Pure.Jit;

// Parts of an array with JAX's arguments.
public static partial class Lax
{
    /// <summary>Cuts an array into parts of given sizes along an axis.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="sizes">The parts' sizes, which add up to the axis's; they may be computed from sizes of arrays.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The sizes add up to another size.</exception>
    [Pure]
    public static NDArray<T>[] Split<T>(NDArray<T> operand, Shape sizes, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        Shape starts = default;
        int total = 0;
        for (int i = 0; i < sizes.Rank; i++)
        {
            starts = starts.Insert(i, total);
            total = total + sizes[i];
        }

        if (!Shape.IsKnownEqual(total, operand.Shape[along]))
        {
            throw new ArgumentException($"'sizes' {sizes} do not add up to the size of axis {along} of an array of shape {operand.Shape}");
        }

        return FixedArrays.Generate(sizes.Rank, i => Nd.SliceAlong(operand, along, starts[i], starts[i] + sizes[i]));
    }
}
