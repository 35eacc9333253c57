namespace Pure.Jit;

// Axes in another order, elements at other places.
public static partial class Nd
{
    /// <summary>The axes in another order: axis i of the result is axis axes[i].</summary>
    [Pure]
    public static NDArray<T> PermuteDims<T>(NDArray<T> a, Axes axes)
        where T : unmanaged
        => Transpose(a, axes);

    /// <summary>The last two axes exchanged.</summary>
    [Pure]
    public static NDArray<T> MatrixTranspose<T>(NDArray<T> x)
        where T : unmanaged
        => Swapaxes(x, -1, -2);

    /// <summary>Moves an axis before another one.</summary>
    [Pure]
    public static NDArray<T> Rollaxis<T>(NDArray<T> a, int axis, int start = 0)
        where T : unmanaged
    {
        int from = Axes.NormalizeOne(axis, a.Rank);
        int before = start < 0 ? start + a.Rank : start;
        return Moveaxis(a, from, before > from ? before - 1 : before);
    }

    /// <summary>Reverses the columns: the order along axis 1.</summary>
    [Pure]
    public static NDArray<T> Fliplr<T>(NDArray<T> m)
        where T : unmanaged
        => Lax.Rev(m, 1);

    /// <summary>Reverses the rows: the order along axis 0.</summary>
    [Pure]
    public static NDArray<T> Flipud<T>(NDArray<T> m)
        where T : unmanaged
        => Lax.Rev(m, 0);

    /// <summary>Turns by 90 degrees in the plane of two axes, from the first toward the second.</summary>
    /// <param name="m">The array, of rank 2 or more.</param>
    /// <param name="k">How often.</param>
    /// <param name="axes">The two axes; (0, 1) if not given.</param>
    [Pure]
    public static NDArray<T> Rot90<T>(NDArray<T> m, int k = 1, Axes? axes = null)
        where T : unmanaged
    {
        Axes plane = (axes ?? (0, 1)).Normalize(m.Rank);
        int turns = ((k % 4) + 4) % 4;
        return turns == 0 ? m
            : turns == 2 ? Lax.Rev(m, plane)
            : turns == 1 ? Swapaxes(Lax.Rev(m, plane[1]), plane[0], plane[1])
            : Lax.Rev(Swapaxes(m, plane[0], plane[1]), plane[1]);
    }

    /// <summary>Shifts along several axes, each by its own number of places; what leaves at the end comes in at the start.</summary>
    [Pure]
    public static NDArray<T> Roll<T>(NDArray<T> a, Axes shift, Axes axis)
        where T : unmanaged
    {
        NDArray<T> result = a;
        for (int i = 0; i < axis.Count; i++)
        {
            result = Roll(result, shift.Count == 1 ? shift[0] : shift[i], axis[i]);
        }

        return result;
    }

    /// <summary>All arrays stretched to their common shape.</summary>
    [Pure]
    public static NDArray<T>[] BroadcastArrays<T>(params NDArray<T>[] args)
        where T : unmanaged
    {
        Shape shape = args[0].Shape;
        foreach (NDArray<T> each in args)
        {
            shape = Shape.Broadcast(shape, each.Shape);
        }

        return FixedArrays.Map(args, x => BroadcastTo(x, shape));
    }

    /// <summary>Every element along an axis as often as its own count says; of the flattened array without an axis.</summary>
    /// <param name="a">The array.</param>
    /// <param name="repeats">How often each entry is repeated.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="totalRepeatLength">
    /// The size of the result along the axis. Where it is larger than the sum of the counts the last entry is repeated on, where it is
    /// smaller the rest is cut. Without it the size is that sum, in compiled code a size that is known when the call runs.
    /// </param>
    [Pure]
    public static NDArray<T> Repeat<T>(NDArray<T> a, NDArray<int> repeats, int? axis = null, int? totalRepeatLength = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Repeat(Ravel(a), repeats, 0, totalRepeatLength);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        int length = a.Shape[along];
        NDArray<int> counts = BroadcastTo(repeats, length);

        int total = totalRepeatLength is { } asked ? asked : Sum(counts).Item();

        // One more at every place where the next entry begins: the sum so far is the number of the entry.
        NDArray<int> begins = Lax.Cumsum(counts, 0) - counts;
        NDArray<int> steps = Lax.ScatterAdd(Lax.Full<int>(total, 0), begins, Lax.Full<int>(length, 1), 0, 0, "drop");
        return Lax.Gather(a, Lax.Cumsum(steps, 0) - 1, along, 0, "clip");
    }

    /// <summary>The elements in row-major order in another shape, repeated from the start where they do not suffice, cut where they are too many.</summary>
    [Pure]
    public static NDArray<T> Resize<T>(NDArray<T> a, Shape newShape)
        where T : unmanaged
    {
        NDArray<int> places = Remainder(Lax.Iota<int>(newShape.Size, 0), Lax.Full<int>(default, a.Size));
        return Lax.Reshape(Lax.Gather(Ravel(a), places, 0, 0, "clip"), newShape);
    }

    /// <summary>A function of every run along an axis; its results take the place of that axis.</summary>
    /// <param name="func1d">A function of an array of rank 1.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="arr">The array.</param>
    [Pure]
    public static NDArray<TResult> ApplyAlongAxis<T, TResult>(Func<NDArray<T>, NDArray<TResult>> func1d, int axis, NDArray<T> arr)
        where T : unmanaged
        where TResult : unmanaged
    {
        int along = Axes.NormalizeOne(axis, arr.Rank);
        Shape others = arr.Shape.RemoveAt(along);
        NDArray<T> runs = Lax.Reshape(Moveaxis(arr, along, -1), [others.Size, arr.Shape[along]]);
        NDArray<TResult> results = FixedArrays.IsTraced()
            ? Transforms.Vmap(func1d, runs)
            : Stack(FixedArrays.Generate(others.Size, i => func1d(Lax.Reshape(SliceAlong(runs, 0, i, i + 1), runs.Shape[1..]))));
        Shape own = results.Shape[1..];
        NDArray<TResult> whole = Lax.Reshape(results, others.Concat(own));
        return Moveaxis(whole, Axes.Range(others.Rank, own.Rank), Axes.Range(along, own.Rank));
    }
}
