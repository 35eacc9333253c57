namespace Pure.Jit;

// Parts along one axis, with JAX's arguments.
public static partial class Lax
{
    /// <summary>A range of an axis.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="startIndex">The first index; negative counts from the end; the first if null.</param>
    /// <param name="limitIndex">The index behind the last; negative counts from the end; the axis's size if null.</param>
    /// <param name="stride">The distance of two indices.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The range is not inside.</exception>
    /// <example><code>var y = Lax.SliceInDim(Nd.Array([1f, 2f, 3f, 4f]), 1, null, stride: 2);   // [2, 4]</code></example>
    [Pure]
    public static NDArray<T> SliceInDim<T>(NDArray<T> operand, int? startIndex, int? limitIndex, [Static] int stride = 1, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        int size = operand.Shape[along];
        int start = startIndex is { } first ? (first < 0 ? first + size : first) : 0;
        int limit = limitIndex is { } last ? (last < 0 ? last + size : last) : size;
        return Slice(operand, Shape.Repeat(0, operand.Rank).With(along, start), operand.Shape.With(along, limit), Axes.Repeat(1, operand.Rank).With(along, stride));
    }

    /// <summary>The entry at an index of an axis.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="index">The index; negative counts from the end.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    /// <exception cref="ArgumentException">The index is outside.</exception>
    /// <example><code>var y = Lax.IndexInDim(Nd.Array([1f, 2f, 3f]), -1, keepdims: false);   // 3</code></example>
    [Pure]
    public static NDArray<T> IndexInDim<T>(NDArray<T> operand, int index, int axis = 0, bool keepdims = true)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        int place = index < 0 ? index + operand.Shape[along] : index;
        NDArray<T> entry = SliceInDim(operand, place, place + 1, 1, along);
        return keepdims ? entry : Reshape(entry, operand.Shape.RemoveAt(along));
    }

    /// <summary>A range of an axis whose start is data; it is moved inside, after a negative start was counted from the end.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="startIndex">The first index, of rank 0.</param>
    /// <param name="sliceSize">How many entries.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The axis has not so many entries.</exception>
    /// <example><code>var y = Lax.DynamicSliceInDim(Nd.Array([1f, 2f, 3f]), 2, 2);   // [2, 3]</code></example>
    [Pure]
    public static NDArray<T> DynamicSliceInDim<T>(NDArray<T> operand, NDArray<int> startIndex, int sliceSize, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        return DynamicSlice(operand, StartsAlong(operand.Rank, along, startIndex), operand.Shape.With(along, sliceSize));
    }

    /// <summary>The entry of an axis at an index that is data; the index is moved inside, after a negative one was counted from the end.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="index">The index, of rank 0.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    /// <example><code>var y = Lax.DynamicIndexInDim(Nd.Array([1f, 2f, 3f]), 1, keepdims: false);   // 2</code></example>
    [Pure]
    public static NDArray<T> DynamicIndexInDim<T>(NDArray<T> operand, NDArray<int> index, int axis = 0, bool keepdims = true)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        NDArray<T> entry = DynamicSliceInDim(operand, index, 1, along);
        return keepdims ? entry : Reshape(entry, operand.Shape.RemoveAt(along));
    }

    /// <summary>operand with a range of an axis replaced; the start is data, and moved so that the range is inside.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="update">What replaces the range; its other sizes are the operand's.</param>
    /// <param name="startIndex">The first index, of rank 0.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The update does not fit into the operand.</exception>
    /// <example><code>var y = Lax.DynamicUpdateSliceInDim(Nd.Array([1f, 2f, 3f]), Nd.Array([8f, 9f]), 1, 0);   // [1, 8, 9]</code></example>
    [Pure]
    public static NDArray<T> DynamicUpdateSliceInDim<T>(NDArray<T> operand, NDArray<T> update, NDArray<int> startIndex, int axis)
        where T : unmanaged
        => DynamicUpdateSlice(operand, update, StartsAlong(operand.Rank, Axes.NormalizeOne(axis, operand.Rank), startIndex));

    /// <summary>operand with an entry of an axis replaced; the index is data, and moved inside.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="update">What replaces the entry, with or without the axis.</param>
    /// <param name="index">The index, of rank 0.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The update does not fit into the operand.</exception>
    /// <example><code>var y = Lax.DynamicUpdateIndexInDim(Nd.Array([1f, 2f, 3f]), 9f, -1, 0);   // [1, 2, 9]</code></example>
    [Pure]
    public static NDArray<T> DynamicUpdateIndexInDim<T>(NDArray<T> operand, NDArray<T> update, NDArray<int> index, int axis)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, operand.Rank);
        return DynamicUpdateSliceInDim(operand, update.Rank == operand.Rank ? update : Nd.ExpandDims(update, along), index, along);
    }

    /// <summary>The entries at places of several axes, which the first axis of the result numbers; places outside count around.</summary>
    /// <param name="src">The array.</param>
    /// <param name="idxs">For each of the axes the indices [n].</param>
    /// <param name="axes">The axes.</param>
    /// <exception cref="ArgumentException">There is not one array of indices for each axis.</exception>
    /// <example><code>var y = Lax.IndexTake(Nd.Reshape(Nd.Arange(6), (2, 3)), [Nd.Array([1, 0])], 0);   // [[3, 4, 5], [0, 1, 2]]</code></example>
    [Pure]
    public static NDArray<T> IndexTake<T>(NDArray<T> src, NDArray<int>[] idxs, Axes axes)
        where T : unmanaged
    {
        Axes taken = axes.Normalize(src.Rank);
        if (idxs.Length != taken.Count)
        {
            throw new ArgumentException($"'IndexTake' needs one array of indices for each axis: there are {idxs.Length} and {taken.Count}");
        }

        NDArray<T> moved = Nd.Moveaxis(src, taken, Axes.Range(0, taken.Count));
        Shape others = moved.Shape[taken.Count..];
        NDArray<int> places = Full<int>(idxs[0].Shape, 0);
        for (int i = 0; i < taken.Count; i++)
        {
            NDArray<int> size = Full<int>(default, moved.Shape[i]);
            places = (places * size) + Nd.Remainder(idxs[i], size);
        }

        return Gather(Reshape(moved, others.Insert(0, moved.Shape[..taken.Count].Size)), places, 0, 0, "clip");
    }

    [Pure]
    private static NDArray<int>[] StartsAlong(int rank, int along, NDArray<int> start)
        => FixedArrays.Generate(rank, axis => axis == along ? start : Full<int>(default, 0));
}
