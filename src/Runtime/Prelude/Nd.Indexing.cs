namespace Pure.Jit;

// Taking and writing by positions that are data; finding positions.
public static partial class Nd
{
    /// <summary>Takes elements along an axis (of the flattened array without one); the positions' axes stand in its place.</summary>
    /// <param name="a">The array.</param>
    /// <param name="indices">The positions.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="mode">
    /// What positions outside give: "fill" NaN or the type's extreme (negative ones count from the end first), "clip"
    /// the nearest inside (negative ones the first), "wrap" around. Without a mode it is "fill", and in compiled code constants
    /// outside are an error of the build.
    /// </param>
    /// <param name="fillValue">What "fill" gives in place of that.</param>
    [Pure]
    public static NDArray<T> Take<T>(NDArray<T> a, NDArray<int> indices, int? axis = null, string? mode = null, double? fillValue = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Take(Ravel(a), indices, 0, mode, fillValue);
        }

        string chosen = mode ?? "fill";
        if (fillValue is { } other && chosen == "fill")
        {
            int place = Axes.NormalizeOne(given, a.Rank);
            NDArray<int> counted = FromEnd(indices, a.Shape[place]);
            NDArray<T> taken = Lax.Gather(a, counted, place, 0, "clip");
            NDArray<bool> isInside = LogicalAnd(counted >= 0, counted < a.Shape[place]);
            return Where(Lax.BroadcastInDim(isInside, taken.Shape, Axes.Range(place, indices.Rank)), taken, Lax.Full<T>(taken.Shape, other));
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        int length = a.Shape[along];
        if (chosen == "wrap")
        {
            return Lax.Gather(a, Remainder(indices, Lax.Full<int>(default, length)), along, 0, "clip");
        }

        NDArray<int> positions = mode is null ? KnownInside(indices, length, along) : indices;
        return Lax.Gather(a, chosen == "fill" ? FromEnd(positions, length) : positions, along, 0, chosen);
    }

    /// <summary>Takes along an axis, in every run its own positions; the other axes broadcast.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="indices">The positions, of the same rank; negative ones count from the end.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    /// <param name="mode">
    /// What positions outside give: "fill" NaN or the type's extreme, "clip" the nearest inside. Without a mode it is "fill", and in
    /// compiled code constants outside are an error of the build.
    /// </param>
    /// <exception cref="ArgumentException">The ranks differ.</exception>
    [Pure]
    public static NDArray<T> TakeAlongAxis<T>(NDArray<T> arr, NDArray<int> indices, int? axis = -1, string? mode = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return TakeAlongAxis(Ravel(arr), Ravel(indices), 0, mode);
        }

        if (arr.Rank != indices.Rank)
        {
            throw new ArgumentException($"'TakeAlongAxis' needs equal ranks: the array is {arr.Shape}, the indices are {indices.Shape}");
        }

        int along = Axes.NormalizeOne(given, arr.Rank);
        int last = arr.Rank - 1;
        NDArray<T> runs = Moveaxis(arr, along, last);
        NDArray<int> inside = mode is null ? KnownInside(indices, arr.Shape[along], along) : indices;
        NDArray<int> positions = Moveaxis(FromEnd(inside, arr.Shape[along]), along, last);
        Shape others = Shape.Broadcast(runs.Shape[..^1], positions.Shape[..^1]);
        NDArray<T> taken = Lax.Gather(
            BroadcastTo(runs, others.Insert(last, runs.Shape[last])),
            BroadcastTo(positions, others.Insert(last, positions.Shape[last])),
            last,
            last,
            mode ?? "fill");
        return Moveaxis(taken, last, along);
    }

    /// <summary>An array with values written along an axis, in every run at its own positions; the other axes broadcast.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="indices">The positions, of the same rank; negative ones count from the end, those outside are left out.</param>
    /// <param name="values">What is written, broadcast to the positions.</param>
    /// <param name="axis">The axis; the flattened array without one.</param>
    /// <param name="inplace">Must be false: arrays do not change.</param>
    /// <param name="mode">What becomes of positions outside: "drop" nothing, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The ranks differ, or <paramref name="inplace"/> is true.</exception>
    [Pure]
    public static NDArray<T> PutAlongAxis<T>(
        NDArray<T> arr, NDArray<int> indices, NDArray<T> values, int? axis, bool inplace = false, string mode = "drop")
        where T : unmanaged
    {
        if (inplace)
        {
            throw new ArgumentException("'PutAlongAxis' gives a changed copy; pass inplace: false and use its result");
        }

        if (axis is not { } given)
        {
            return Reshape(PutAlongAxis(Ravel(arr), Ravel(indices), Ravel(BroadcastTo(values, indices.Shape)), 0, false, mode), arr.Shape);
        }

        if (arr.Rank != indices.Rank)
        {
            throw new ArgumentException($"'PutAlongAxis' needs equal ranks: the array is {arr.Shape}, the indices are {indices.Shape}");
        }

        int along = Axes.NormalizeOne(given, arr.Rank);
        int last = arr.Rank - 1;
        NDArray<T> runs = Moveaxis(arr, along, last);
        Shape places = arr.Shape.With(along, indices.Shape[along]);
        NDArray<int> positions = Moveaxis(BroadcastTo(FromEnd(indices, arr.Shape[along]), places), along, last);
        NDArray<T> updates = Moveaxis(BroadcastTo(values, places), along, last);
        return Moveaxis(Lax.Scatter(runs, positions, updates, last, last, mode), last, along);
    }

    /// <summary>The elements along an axis (of the flattened array without one) where a mask is true.</summary>
    /// <param name="condition">The mask, of rank 1; what is behind its end is not taken.</param>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with.</param>
    [Pure]
    public static NDArray<T> Compress<T>(NDArray<bool> condition, NDArray<T> a, int? axis = null, int? size = null, double fillValue = 0)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Compress(condition, Ravel(a), 0, size, fillValue);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        NDArray<int> places = Lax.Nonzero(condition, size);
        NDArray<T> taken = Lax.Gather(a, places, along, 0, "clip");
        if (size is null)
        {
            return taken;
        }

        NDArray<bool> isPlace = Lax.BroadcastInDim(places < condition.Size, taken.Shape, along);
        return Where(isPlace, taken, Lax.Full<T>(taken.Shape, fillValue));
    }

    /// <summary>The elements of an array where a mask of its shape is true, in row-major order.</summary>
    /// <param name="condition">The mask.</param>
    /// <param name="arr">The array.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with.</param>
    [Pure]
    public static NDArray<T> Extract<T>(NDArray<bool> condition, NDArray<T> arr, int? size = null, double fillValue = 0)
        where T : unmanaged
        => Compress(Ravel(condition), Ravel(arr), 0, size, fillValue);

    /// <summary>
    /// Where elements are not 0, one array of positions for each axis, in row-major order. In compiled code too they are as long as
    /// there are such elements: a size that is known when the call runs.
    /// </summary>
    /// <param name="a">The array.</param>
    /// <param name="size">A length that the results have in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What they are filled up with.</param>
    [Pure]
    public static NDArray<int>[] Nonzero<T>(NDArray<T> a, int? size = null, int fillValue = 0)
        where T : unmanaged
    {
        NDArray<int> flat = Lax.Nonzero(Ravel(a.As<bool>()), size);
        NDArray<bool> isPlace = flat < a.Size;
        return FixedArrays.Generate(a.Rank, axis => size is null
            ? Along(flat, a.Shape, axis)
            : Where(isPlace, Along(flat, a.Shape, axis), Lax.Full<int>(flat.Shape, fillValue)));
    }

    /// <summary>Where elements of the flattened array are not 0.</summary>
    /// <param name="a">The array.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with.</param>
    [Pure]
    public static NDArray<int> Flatnonzero<T>(NDArray<T> a, int? size = null, int fillValue = 0)
        where T : unmanaged
        => Nonzero(Ravel(a), size, fillValue)[0];

    /// <summary>Where elements are not 0, one row of positions for each.</summary>
    /// <param name="a">The array, with an axis at least.</param>
    /// <param name="size">How many rows the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with.</param>
    [Pure]
    public static NDArray<int> Argwhere<T>(NDArray<T> a, int? size = null, int fillValue = 0)
        where T : unmanaged
        => Stack(Nonzero(a, size, fillValue), 1);

    /// <summary>Positions in an array of a shape, one array for each axis, from positions in it when it is flattened.</summary>
    /// <param name="indices">The positions; negative ones count from the end, those outside are moved inside.</param>
    /// <param name="shape">The shape.</param>
    [Pure]
    public static NDArray<int>[] UnravelIndex(NDArray<int> indices, Shape shape)
    {
        NDArray<int> inside = Lax.Clamp(0, FromEnd(indices, shape.Size), shape.Size - 1);
        return FixedArrays.Generate(shape.Rank, axis => Along(inside, shape, axis));
    }

    /// <summary>Positions in a flattened array from those along the axes of its shape, which lie inside.</summary>
    /// <param name="multiIndex">One array for each axis.</param>
    /// <param name="dims">The shape.</param>
    /// <param name="mode">What becomes of positions outside: "clip" the nearest inside, "wrap" around.</param>
    [Pure]
    public static NDArray<int> RavelMultiIndex(NDArray<int>[] multiIndex, Shape dims, string mode = "clip")
    {
        NDArray<int> place = 0;
        for (int axis = 0; axis < dims.Rank; axis++)
        {
            NDArray<int> size = Lax.Full<int>(default, dims[axis]);
            NDArray<int> along = mode == "wrap" ? Remainder(multiIndex[axis], size) : Lax.Clamp(0, multiIndex[axis], size - 1);
            place = (place * size) + along;
        }

        return place;
    }

    [Pure]
    private static NDArray<int> Along(NDArray<int> flat, Shape shape, int axis)
    {
        NDArray<int> before = axis == shape.Rank - 1 ? flat : Lax.Div(flat, Lax.Full<int>(default, shape[(axis + 1)..].Size));
        return axis == 0 ? before : Lax.Rem(before, Lax.Full<int>(default, shape[axis]));
    }

    // Refuses constants outside when the project is built; at run time positions are data.
    [Primitive("positions_known_inside")]
    private static NDArray<int> KnownInside(NDArray<int> indices, int size, int axis) => indices;

    [Pure]
    private static NDArray<int> FromEnd(NDArray<int> indices, int length)
        => Where(indices < 0, indices + length, indices);
}
