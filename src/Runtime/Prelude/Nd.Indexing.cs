namespace Pure.Jit;

// Taking by positions that are data, and sorting.
public static partial class Nd
{
    /// <summary>Takes elements along an axis (of the flattened array without one); the positions' axes stand in its place.</summary>
    /// <param name="a">The array.</param>
    /// <param name="indices">The positions.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="mode">
    /// What positions outside give: "fill" NaN or the type's extreme (negative ones count from the end first), "clip"
    /// the nearest inside (negative ones the first), "wrap" around.
    /// </param>
    [Pure]
    public static NDArray<T> Take<T>(NDArray<T> a, NDArray<int> indices, int? axis = null, string mode = "fill")
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Take(Ravel(a), indices, 0, mode);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        int length = a.Shape[along];
        if (mode == "wrap")
        {
            return Lax.Gather(a, Remainder(indices, Lax.Full<int>(default, length)), along, 0, "clip");
        }

        return Lax.Gather(a, mode == "fill" ? FromEnd(indices, length) : indices, along, 0, mode);
    }

    /// <summary>Takes along an axis, in every run its own positions; the other axes broadcast.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="indices">The positions, of the same rank; negative ones count from the end.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="mode">What positions outside give: "fill" NaN or the type's extreme, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The ranks differ.</exception>
    [Pure]
    public static NDArray<T> TakeAlongAxis<T>(NDArray<T> arr, NDArray<int> indices, int axis, string mode = "fill")
        where T : unmanaged
    {
        if (arr.Rank != indices.Rank)
        {
            throw new ArgumentException($"'TakeAlongAxis' needs equal ranks: the array is {arr.Shape}, the indices are {indices.Shape}");
        }

        int along = Axes.NormalizeOne(axis, arr.Rank);
        int last = arr.Rank - 1;
        NDArray<T> runs = Moveaxis(arr, along, last);
        NDArray<int> positions = Moveaxis(FromEnd(indices, arr.Shape[along]), along, last);
        Shape others = Shape.Broadcast(runs.Shape[..^1], positions.Shape[..^1]);
        NDArray<T> taken = Lax.Gather(
            BroadcastTo(runs, others.Insert(last, runs.Shape[last])),
            BroadcastTo(positions, others.Insert(last, positions.Shape[last])),
            last,
            last,
            mode);
        return Moveaxis(taken, last, along);
    }

    /// <summary>Sorts along an axis, stable; NaN last (first, if descending).</summary>
    [Pure]
    public static NDArray<T> Sort<T>(NDArray<T> a, int? axis = -1, bool descending = false)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Sort(Ravel(a), 0, descending);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        return descending ? Lax.Rev(Lax.Sort(Lax.Rev(a, along), along), along) : Lax.Sort(a, along);
    }

    /// <summary>The positions that sort along an axis, stable; NaN last (first, if descending).</summary>
    [Pure]
    public static NDArray<int> Argsort<T>(NDArray<T> a, int? axis = -1, bool descending = false)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Argsort(Ravel(a), 0, descending);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        NDArray<int> positions = Lax.Iota<int>(a.Shape, along);
        return descending
            ? Lax.Rev(Lax.SortKeyVal(Lax.Rev(a, along), Lax.Rev(positions, along), along).Values, along)
            : Lax.SortKeyVal(a, positions, along).Values;
    }

    [Pure]
    private static NDArray<int> FromEnd(NDArray<int> indices, int length)
        => Where(indices < 0, indices + length, indices);
}
