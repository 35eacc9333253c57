namespace Pure.Jit;

/// <summary>NumPy's indexing, by slice, reshape and gather.</summary>
internal static class Indexing
{
    /// <summary>Reads a part; mode says what positions from arrays give outside their axis, as in gather.</summary>
    public static NDArray<T> Read<T>(NDArray<T> x, NDIndex[] indices, string mode)
        where T : unmanaged
    {
        List<NDIndex> entries = Expand(x, indices);
        bool hasPositions = entries.Exists(entry => entry.Kind == NDIndexKind.Positions);
        int[] starts = new int[x.Rank];
        int[] limits = new int[x.Rank];
        List<int> sizes = [];
        List<(int Axis, NDArray<int> Positions)> taken = [];
        int axis = 0;
        foreach (NDIndex entry in entries)
        {
            if (entry.Kind == NDIndexKind.NewAxis)
            {
                sizes.Add(1);
                continue;
            }

            int size = x.Shape[axis];
            (starts[axis], limits[axis]) = (0, size);
            if (entry.Kind == NDIndexKind.Range)
            {
                (starts[axis], limits[axis]) = Resolve(entry.Range, axis, size);
                sizes.Add(limits[axis] - starts[axis]);
            }
            else if (entry.Kind == NDIndexKind.Positions)
            {
                taken.Add((sizes.Count, entry.Positions!));
                sizes.Add(size);
            }
            else
            {
                int position = Resolve(entry.Position, axis, size);
                if (hasPositions)
                {
                    // Beside arrays a plain position counts as an array of rank 0, as in NumPy.
                    taken.Add((sizes.Count, position));
                    sizes.Add(size);
                }
                else
                {
                    (starts[axis], limits[axis]) = (position, position + 1);
                }
            }

            axis++;
        }

        NDArray<T> part = Lax.Slice(x, Shape.Create(starts), Shape.Create(limits), Axes.Repeat(1, x.Rank));
        part = Lax.Reshape(part, Shape.Create([.. sizes]));
        return taken.Count == 0 ? part : Take(part, taken, mode);
    }

    private static List<NDIndex> Expand<T>(NDArray<T> x, NDIndex[] indices)
        where T : unmanaged
    {
        int used = indices.Count(entry => entry.Kind is not (NDIndexKind.NewAxis or NDIndexKind.Ellipsis));
        int ellipses = indices.Count(entry => entry.Kind == NDIndexKind.Ellipsis);
        if (used > x.Rank || ellipses > 1)
        {
            throw new ArgumentException(ellipses > 1
                ? "An index has one ellipsis at most"
                : $"{used} indices are too many for an array of rank {x.Rank}", nameof(indices));
        }

        List<NDIndex> entries = [];
        IEnumerable<NDIndex> rest = Enumerable.Repeat<NDIndex>(Range.All, x.Rank - used);
        foreach (NDIndex entry in indices)
        {
            if (entry.Kind == NDIndexKind.Ellipsis)
            {
                entries.AddRange(rest);
            }
            else
            {
                entries.Add(entry);
            }
        }

        if (ellipses == 0)
        {
            entries.AddRange(rest);
        }

        return entries;
    }

    private static int Resolve(Index index, int axis, int size)
    {
        int position = index.GetOffset(size);
        return position >= 0 && position < size
            ? position
            : throw new ArgumentOutOfRangeException("indices", position, $"Index {index} is outside axis {axis}, which is {size}");
    }

    private static (int Start, int Limit) Resolve(Range range, int axis, int size)
    {
        int start = range.Start.GetOffset(size);
        int limit = range.End.GetOffset(size);
        return start >= 0 && start <= limit && limit <= size
            ? (start, limit)
            : throw new ArgumentOutOfRangeException("indices", range, $"Range {range} is outside axis {axis}, which is {size}");
    }

    /// <summary>Indexes axes of x by arrays: the axes are brought together and taken from as one.</summary>
    private static NDArray<T> Take<T>(NDArray<T> x, List<(int Axis, NDArray<int> Positions)> taken, string mode)
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
            NDArray<int> counted = Lax.SelectN(positions < 0, positions, positions + size);
            isOutside |= (counted < 0) | (counted >= size);
            position = (position * size) + Lax.Clamp(0, counted, size - 1);
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

        NDArray<int> indices = mode == "clip" ? position : Lax.SelectN(isOutside, position, -1);
        return Lax.Gather(Lax.Reshape(Lax.Transpose(x, order), joined), indices, place, 0, mode);
    }
}
