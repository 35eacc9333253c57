namespace Pure.Jit;

// Joining arrays and cutting them.
public static partial class Nd
{
    /// <summary>An array of at least one axis.</summary>
    [Pure]
    public static NDArray<T> Atleast1d<T>(NDArray<T> x)
        where T : unmanaged
        => x.Rank == 0 ? Lax.Reshape(x, 1) : x;

    /// <summary>An array of at least two axes; rank 1 becomes a row.</summary>
    [Pure]
    public static NDArray<T> Atleast2d<T>(NDArray<T> x)
        where T : unmanaged
        => x.Rank >= 2 ? x : Lax.Reshape(x, [1, x.Size]);

    /// <summary>An array of at least three axes: rank 1 becomes (1, n, 1), rank 2 becomes (m, n, 1).</summary>
    [Pure]
    public static NDArray<T> Atleast3d<T>(NDArray<T> x)
        where T : unmanaged
        => x.Rank >= 3 ? x : x.Rank == 2 ? ExpandDims(x, 2) : Lax.Reshape(x, [1, x.Size, 1]);

    /// <summary>Joins arrays along an axis, as <c>Concatenate</c> does.</summary>
    [Pure]
    public static NDArray<T> Concat<T>(NDArray<T>[] arrays, int axis = 0)
        where T : unmanaged
        => Concatenate(arrays, axis);

    /// <summary>Joins arrays along a third axis.</summary>
    [Pure]
    public static NDArray<T> Dstack<T>(NDArray<T>[] tup)
        where T : unmanaged
        => Lax.Concatenate(FixedArrays.Map(tup, x => Atleast3d(x)), 2);

    /// <summary>Arrays of rank 1 as the columns of one array; those of rank 2 are joined side by side.</summary>
    [Pure]
    public static NDArray<T> ColumnStack<T>(NDArray<T>[] tup)
        where T : unmanaged
        => Lax.Concatenate(FixedArrays.Map(tup, x => x.Rank >= 2 ? x : Lax.Reshape(x, [x.Size, 1])), 1);

    /// <summary>Joins rows of blocks: blocks of a row side by side, rows one below the other.</summary>
    [Pure]
    public static NDArray<T> Block<T>(NDArray<T>[][] arrays)
        where T : unmanaged
    {
        NDArray<T>[] rows = FixedArrays.Map(arrays, row => Atleast2d(Block(row)));
        int rank = LargestRank(rows);
        return Lax.Concatenate(FixedArrays.Map(rows, x => Lax.Reshape(x, Shape.Repeat(1, rank - x.Rank).Concat(x.Shape))), rank - 2);
    }

    /// <summary>Joins blocks along their last axis; numbers count as vectors of one.</summary>
    [Pure]
    public static NDArray<T> Block<T>(NDArray<T>[] arrays)
        where T : unmanaged
    {
        int rank = LargestRank(arrays) > 0 ? LargestRank(arrays) : 1;
        NDArray<T>[] blocks = FixedArrays.Map(arrays, x => Lax.Reshape(x, Shape.Repeat(1, rank - x.Rank).Concat(x.Shape)));
        return Lax.Concatenate(blocks, rank - 1);
    }

    /// <summary>Values after an array, along an axis; both flattened without one.</summary>
    [Pure]
    public static NDArray<T> Append<T>(NDArray<T> arr, NDArray<T> values, int? axis = null)
        where T : unmanaged
        => axis is { } given
            ? Lax.Concatenate([arr, values], Axes.NormalizeOne(given, arr.Rank))
            : Lax.Concatenate([Ravel(arr), Ravel(values)], 0);

    /// <summary>
    /// An array without the entries at some places of an axis; of the flattened array without an axis. In compiled code too the result
    /// is as long as there are entries left: a size that is known when the call runs.
    /// </summary>
    /// <param name="arr">The array.</param>
    /// <param name="obj">The places; negative ones count from the end, those outside are no entries.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Nd.Delete(Nd.Array([1f, 2f, 3f, 4f]), Nd.Array([0, -1]));   // [2, 3]</code></example>
    [Pure]
    public static NDArray<T> Delete<T>(NDArray<T> arr, NDArray<int> obj, int? axis = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Delete(Ravel(arr), obj, 0);
        }

        int along = Axes.NormalizeOne(given, arr.Rank);
        int length = arr.Shape[along];
        NDArray<int> places = FromEnd(KnownInside(Ravel(obj), length, along), length);
        NDArray<bool> isKept = Lax.Scatter(Lax.Full<bool>(length, true), places, Lax.Full<bool>(places.Shape, false), 0, 0, "drop");
        return Compress(isKept, arr, along);
    }

    /// <summary>An array without the entry at one place of an axis; of the flattened array without an axis.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="obj">The place; a negative one counts from the end.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Delete<T>(NDArray<T> arr, [Static] int obj, int? axis = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Delete(Ravel(arr), obj, 0);
        }

        int along = Axes.NormalizeOne(given, arr.Rank);
        int place = obj < 0 ? obj + arr.Shape[along] : obj;
        return Lax.Concatenate([SliceAlong(arr, along, 0, place), SliceAlong(arr, along, place + 1, arr.Shape[along])], along);
    }

    /// <summary>An array with values before the entry at one place of an axis; into the flattened array without an axis.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="obj">The place; a negative one counts from the end.</param>
    /// <param name="values">What to put there; broadcast to an array without that axis, or with more than one entry along it.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Insert<T>(NDArray<T> arr, [Static] int obj, NDArray<T> values, int? axis = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Insert(Ravel(arr), obj, values, 0);
        }

        int along = Axes.NormalizeOne(given, arr.Rank);
        int place = obj < 0 ? obj + arr.Shape[along] : obj;
        NDArray<T> put = values.Rank == arr.Rank
            ? BroadcastTo(values, arr.Shape.With(along, values.Shape[along]))
            : ExpandDims(BroadcastTo(values, arr.Shape.RemoveAt(along)), along);
        return Lax.Concatenate([SliceAlong(arr, along, 0, place), put, SliceAlong(arr, along, place, arr.Shape[along])], along);
    }

    /// <summary>Cuts before each of the places given, along an axis.</summary>
    /// <param name="ary">The array.</param>
    /// <param name="indices">Where to cut, ascending; a place beyond the end gives an empty part.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T>[] Split<T>(NDArray<T> ary, Axes indices, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, ary.Rank);
        int length = ary.Shape[along];
        return FixedArrays.Generate(indices.Count + 1, i => SliceAlong(
            ary,
            along,
            i == 0 ? 0 : Held(indices[i - 1], length),
            i == indices.Count ? length : i == 0 ? Held(indices[i], length) : Math.Max(Held(indices[i], length), Held(indices[i - 1], length))));
    }

    /// <summary>Cuts into parts of nearly equal size along an axis: the first ones are longer by one where it does not divide.</summary>
    [Pure]
    public static NDArray<T>[] ArraySplit<T>(NDArray<T> ary, int sections, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, ary.Rank);
        int size = ary.Shape[along] / sections;
        int longer = ary.Shape[along] - (size * sections);
        return FixedArrays.Generate(sections, i => SliceAlong(
            ary, along, (i * size) + Math.Min(i, longer), ((i + 1) * size) + Math.Min(i + 1, longer)));
    }

    /// <summary>Cuts into equal parts side by side: along axis 1, or 0 for rank 1.</summary>
    [Pure]
    public static NDArray<T>[] Hsplit<T>(NDArray<T> ary, int sections)
        where T : unmanaged
        => Split(ary, sections, ary.Rank > 1 ? 1 : 0);

    /// <summary>Cuts into equal parts one below the other: along axis 0.</summary>
    [Pure]
    public static NDArray<T>[] Vsplit<T>(NDArray<T> ary, int sections)
        where T : unmanaged
        => Split(ary, sections, 0);

    /// <summary>Cuts into equal parts along axis 2.</summary>
    [Pure]
    public static NDArray<T>[] Dsplit<T>(NDArray<T> ary, int sections)
        where T : unmanaged
        => Split(ary, sections, 2);

    /// <summary>The entries along an axis as arrays of one axis less; the size of that axis is a number known at build time.</summary>
    [Pure]
    public static NDArray<T>[] Unstack<T>(NDArray<T> x, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank);
        return FixedArrays.Generate(x.Shape[along], i => Lax.Reshape(SliceAlong(x, along, i, i + 1), x.Shape.RemoveAt(along)));
    }

    [Pure]
    private static int LargestRank<T>(NDArray<T>[] arrays)
        where T : unmanaged
    {
        int rank = 0;
        foreach (NDArray<T> array in arrays)
        {
            rank = array.Rank > rank ? array.Rank : rank;
        }

        return rank;
    }

    // A place counted from the start, no further than the end.
    [Pure]
    private static int Held(int place, int length) => place < 0 ? length + place : Math.Min(place, length);
}
