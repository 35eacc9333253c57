namespace Pure.Jit;

/// <summary>NumPy's indexing, by slice, reshape, gather and the scatters.</summary>
internal static class Indexing
{
    /// <summary>Reads a part; mode says what positions from arrays give outside their axis, as in gather, unless that is an error.</summary>
    public static NDArray<T> Read<T>(NDArray<T> x, NDIndex[] indices, string mode, bool isChecked)
        where T : unmanaged
    {
        Selection selection = Selection.Of(x.Shape, indices);
        NDArray<T> part = Readable(x, selection);
        return selection.Taken.Count == 0 ? part : Take(part, selection.Taken, mode, isChecked);
    }

    /// <summary>Reads a part; positions from arrays that are outside their axis give a number.</summary>
    public static NDArray<T> Read<T>(NDArray<T> x, NDIndex[] indices, NDArray<T> fillValue)
        where T : unmanaged
    {
        Selection selection = Selection.Of(x.Shape, indices);
        NDArray<T> part = Part(x, selection);
        if (selection.Taken.Count == 0)
        {
            return part;
        }

        // False everywhere, and filled with true outside.
        NDArray<bool> isOutside = Take(Lax.Full(part.Shape, false), selection.Taken, "fill", isChecked: false);
        return Lax.SelectN(isOutside, Take(part, selection.Taken, "clip", isChecked: false), Lax.BroadcastTo(fillValue, isOutside.Shape));
    }

    /// <summary>A copy with a part changed.</summary>
    /// <param name="x">The array.</param>
    /// <param name="indices">The part.</param>
    /// <param name="values">What it is changed by, broadcast to it.</param>
    /// <param name="combine">The new part from the old one and values of its shape.</param>
    /// <param name="scatter">The same where arrays say which places are changed.</param>
    /// <param name="mode">What becomes of places outside, as in scatter.</param>
    /// <param name="isChecked">Whether places outside are an error.</param>
    public static NDArray<T> Update<T>(
        NDArray<T> x, NDIndex[] indices, NDArray<T> values, Func<NDArray<T>, NDArray<T>, NDArray<T>> combine, ScatterInto<T> scatter, string mode, bool isChecked)
        where T : unmanaged
    {
        Selection selection = Selection.Of(x.Shape, indices);
        NDArray<T> part = Part(x, selection);
        NDArray<T> changed = selection.Taken.Count == 0
            ? combine(part, Fitted(values, part.Shape))
            : Scatter(part, selection.Taken, values, scatter, mode, isChecked);
        if (selection.IsWhole(x.Shape) && selection.Reversed.Count == 0)
        {
            return Lax.Reshape(changed, x.Shape);
        }

        Shape region = selection.Limits;
        int[] steps = Strided.Contiguous(x.Shape);
        int start = 0;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            region = region.With(axis, Shape.CountBetween(selection.Starts[axis], selection.Limits[axis], selection.Strides[axis]));
            start += selection.Starts[axis] * steps[axis];
            steps[axis] *= selection.Strides[axis];
        }

        NDArray<T> result = Lax.Copy(Lax.Rev(x, selection.Reversed));
        Strided.Scatter(Lax.Reshape(changed, region), result, start, steps);
        return Lax.Rev(result, selection.Reversed);
    }

    private static NDArray<T> Part<T>(NDArray<T> x, Selection selection)
        where T : unmanaged
    {
        NDArray<T> whole = selection.Reversed.Count == 0 ? x : Lax.Rev(x, selection.Reversed);
        NDArray<T> part = Lax.Slice(whole, selection.Starts, selection.Limits, selection.Strides);
        return Lax.Reshape(part, selection.Sizes);
    }

    // Of an array on a device only the rows are copied that are asked for.
    private static NDArray<T> Readable<T>(NDArray<T> x, Selection selection)
        where T : unmanaged
    {
        if (x.Device is null)
        {
            return Part(x, selection);
        }

        if (x.Rank == 0 || selection.Reversed.Count > 0)
        {
            return Part(x.ToHost(), selection);
        }

        int first = selection.Starts[0];
        Shape starts = Shape.Repeat(0, x.Rank);
        NDArray<T> rows = Lax.Slice(x, starts.With(0, first), x.Shape.With(0, selection.Limits[0]), Axes.Repeat(1, x.Rank)).ToHost();
        NDArray<T> part = Lax.Slice(rows, selection.Starts.With(0, 0), selection.Limits.With(0, selection.Limits[0] - first), selection.Strides);
        return Lax.Reshape(part, selection.Sizes);
    }

    private static NDArray<T> Fitted<T>(NDArray<T> values, Shape shape)
        where T : unmanaged
        => Shape.Broadcast(shape, values.Shape) == shape
            ? Lax.BroadcastTo(values, shape)
            : throw new ArgumentException($"Values of shape {values.Shape} do not fit the indexed part, whose shape is {shape}", nameof(values));

    private static NDArray<T> Take<T>(NDArray<T> x, List<(int Axis, NDArray<int> Positions)> taken, string mode, bool isChecked)
        where T : unmanaged
    {
        Joined<T> joined = Join(x, taken, mode, isChecked);
        return Lax.Gather(joined.Operand, joined.Positions, joined.Place, 0, mode);
    }

    // As an index takes: axes brought together and joined, and afterwards parted and put back.
    private static NDArray<T> Scatter<T>(
        NDArray<T> x, List<(int Axis, NDArray<int> Positions)> taken, NDArray<T> values, ScatterInto<T> scatter, string mode, bool isChecked)
        where T : unmanaged
    {
        Joined<T> joined = Join(x, taken, mode, isChecked);
        Shape shape = joined.Operand.Shape[..joined.Place].Concat(joined.Positions.Shape).Concat(joined.Operand.Shape[(joined.Place + 1)..]);
        NDArray<T> result = scatter(joined.Operand, joined.Positions, Fitted(values, shape), joined.Place, 0, mode);
        Axes back = Axes.Range(0, x.Rank);
        for (int axis = 0; axis < x.Rank; axis++)
        {
            back = back.With(joined.Order[axis], axis);
        }

        return Lax.Transpose(Lax.Reshape(result, joined.Ordered), back);
    }

    /// <summary>Several index arrays are one array of places in the joined axes: adjacent ones stay where they are, others go first.</summary>
    private static Joined<T> Join<T>(NDArray<T> x, List<(int Axis, NDArray<int> Positions)> taken, string mode, bool isChecked)
        where T : unmanaged
    {
        bool areAdjacent = taken[^1].Axis - taken[0].Axis == taken.Count - 1;
        int place = areAdjacent ? taken[0].Axis : 0;
        Axes together = default;
        Axes others = default;
        int length = 1;
        NDArray<int> position = 0;
        NDArray<bool> isOutside = false;
        foreach ((int axis, NDArray<int> positions) in taken)
        {
            int size = x.Shape[axis];
            together = together.Insert(together.Count, axis);
            length *= size;
            NDArray<int> counted = isChecked ? Lax.CheckIndex(positions, size, axis) : Lax.SelectN(positions < 0, positions, positions + size);
            isOutside |= (counted < 0) | (counted >= size);
            position = taken.Count == 1 ? counted : (position * size) + Lax.Clamp(0, counted, size - 1);
        }

        for (int axis = 0; axis < x.Rank; axis++)
        {
            others = together.Contains(axis) ? others : others.Insert(others.Count, axis);
        }

        Axes order = default;
        Shape joined = default;
        for (int i = 0; i <= others.Count; i++)
        {
            if (i == place)
            {
                order = order.Concat(together);
                joined = joined.Insert(joined.Rank, length);
            }

            if (i < others.Count)
            {
                order = order.Insert(order.Count, others[i]);
                joined = joined.Insert(joined.Rank, x.Shape[others[i]]);
            }
        }

        NDArray<int> indices = mode == "clip" || taken.Count == 1 ? position : Lax.SelectN(isOutside, position, -1);
        NDArray<T> ordered = Lax.Transpose(x, order);
        return new Joined<T>(Lax.Reshape(ordered, joined), indices, place, order, ordered.Shape);
    }

    /// <summary>An array whose indexed axes are one, and the places in that.</summary>
    /// <param name="Operand">The array.</param>
    /// <param name="Positions">The places; below 0 where an index is outside and is not moved inside.</param>
    /// <param name="Place">The joined axis.</param>
    /// <param name="Order">How the axes were reordered first.</param>
    /// <param name="Ordered">The shape before the axes were joined.</param>
    private sealed record Joined<T>(NDArray<T> Operand, NDArray<int> Positions, int Place, Axes Order, Shape Ordered)
        where T : unmanaged;
}

/// <summary>One of the scatters.</summary>
internal delegate NDArray<T> ScatterInto<T>(NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
    where T : unmanaged;
