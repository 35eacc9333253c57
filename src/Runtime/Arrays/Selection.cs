namespace Pure.Jit;

/// <summary>
/// What an index takes of an array, in steps that can each be undone: axes reversed, a range of every axis, the result's axes
/// before arrays take from some of them.
/// </summary>
internal sealed class Selection
{
    private Selection(Axes reversed, Shape starts, Shape limits, Axes strides, Shape sizes, List<(int Axis, NDArray<int> Positions)> taken)
    {
        this.Reversed = reversed;
        this.Starts = starts;
        this.Limits = limits;
        this.Strides = strides;
        this.Sizes = sizes;
        this.Taken = taken;
    }

    /// <summary>The axes that are reversed first.</summary>
    public Axes Reversed { get; }

    /// <summary>The first index of each axis.</summary>
    public Shape Starts { get; }

    /// <summary>The index behind the last of each axis.</summary>
    public Shape Limits { get; }

    /// <summary>The step of each axis.</summary>
    public Axes Strides { get; }

    /// <summary>The shape with new axes and without those that a position drops.</summary>
    public Shape Sizes { get; }

    /// <summary>Which axes of that shape arrays take from.</summary>
    public List<(int Axis, NDArray<int> Positions)> Taken { get; }

    public static Selection Of(Shape shape, NDIndex[] indices)
    {
        List<NDIndex> entries = Expand(shape, indices);
        bool hasPositions = entries.Exists(entry => entry.Kind == NDIndexKind.Positions);
        int[] starts = new int[shape.Rank];
        int[] limits = new int[shape.Rank];
        Axes strides = Axes.Repeat(1, shape.Rank);
        Axes reversed = default;
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

            int size = shape[axis];
            (starts[axis], limits[axis]) = (0, size);
            switch (entry.Kind)
            {
                case NDIndexKind.Range:
                    (starts[axis], limits[axis]) = Resolve(entry.Range, axis, size);
                    sizes.Add(limits[axis] - starts[axis]);
                    break;
                case NDIndexKind.Slice:
                    int step = entry.Slice.Step ?? 1;
                    (starts[axis], limits[axis]) = Resolve(entry.Slice, step, size);
                    reversed = step < 0 ? reversed.Insert(reversed.Count, axis) : reversed;
                    strides = strides.With(axis, Math.Abs(step));
                    sizes.Add(Shape.CountBetween(starts[axis], limits[axis], Math.Abs(step)));
                    break;
                case NDIndexKind.Positions:
                    taken.Add((sizes.Count, entry.Positions!));
                    sizes.Add(size);
                    break;
                case NDIndexKind.Position when hasPositions:
                    // Beside arrays a plain position counts as an array of rank 0, as in NumPy.
                    taken.Add((sizes.Count, Resolve(entry.Position, axis, size)));
                    sizes.Add(size);
                    break;
                default:
                    starts[axis] = Resolve(entry.Position, axis, size);
                    limits[axis] = starts[axis] + 1;
                    break;
            }

            axis++;
        }

        return new Selection(reversed, Shape.Create(starts), Shape.Create(limits), strides, Shape.Create([.. sizes]), taken);
    }

    /// <summary>Whether the ranges are those of the whole array.</summary>
    public bool IsWhole(Shape shape) => this.Limits == shape && this.Starts.All(s => s == 0) && this.Strides.All(s => s == 1);

    private static List<NDIndex> Expand(Shape shape, NDIndex[] indices)
    {
        indices = ExpandMasks(shape, indices);
        int used = indices.Count(entry => entry.Kind is not (NDIndexKind.NewAxis or NDIndexKind.Ellipsis));
        int ellipses = indices.Count(entry => entry.Kind == NDIndexKind.Ellipsis);
        if (used > shape.Rank || ellipses > 1)
        {
            throw new ArgumentException(ellipses > 1
                ? "An index has one ellipsis at most"
                : $"{used} indices are too many for an array of rank {shape.Rank}", nameof(indices));
        }

        List<NDIndex> entries = [];
        IEnumerable<NDIndex> rest = Enumerable.Repeat<NDIndex>(Range.All, shape.Rank - used);
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

    // A mask is the places of its elements, in order: one array for each of its axes, whose sizes it has.
    private static NDIndex[] ExpandMasks(Shape shape, NDIndex[] indices)
    {
        if (!indices.Any(entry => entry.Kind == NDIndexKind.Mask))
        {
            return indices;
        }

        int used = indices.Sum(entry => entry.Mask?.Rank ?? (entry.Kind is NDIndexKind.NewAxis or NDIndexKind.Ellipsis ? 0 : 1));
        List<NDIndex> result = [];
        int axis = 0;
        foreach (NDIndex entry in indices)
        {
            if (entry.Mask is not { } mask)
            {
                result.Add(entry);
                axis += entry.Kind == NDIndexKind.Ellipsis ? shape.Rank - used : entry.Kind == NDIndexKind.NewAxis ? 0 : 1;
                continue;
            }

            if (mask.Rank == 0 || axis + mask.Rank > shape.Rank || shape[axis..(axis + mask.Rank)] != mask.Shape)
            {
                throw new ArgumentException($"A mask of shape {mask.Shape} does not fit axis {axis} and those behind it of an array of shape {shape}", nameof(indices));
            }

            result.AddRange(PlacesOf(mask));
            axis += mask.Rank;
        }

        return [.. result];
    }

    private static IEnumerable<NDIndex> PlacesOf(NDArray<bool> mask)
    {
        NDArray<int> flat = Lax.Nonzero(Lax.Reshape(mask, mask.Size));
        int[] strides = Strided.Contiguous(mask.Shape);
        for (int axis = 0; axis < mask.Rank; axis++)
        {
            NDArray<int> along = axis == mask.Rank - 1 ? flat : Lax.Div(flat, strides[axis]);
            yield return axis == 0 ? along : Lax.Rem(along, mask.Shape[axis]);
        }
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

    // Python's slices are cut off at the ends of the axis. On a reversed axis place i is what place size - 1 - i was.
    private static (int Start, int Limit) Resolve((int? Start, int? Stop, int? Step) slice, int step, int size)
    {
        if (step == 0)
        {
            throw new ArgumentException("A slice cannot have step 0", nameof(slice));
        }

        int Bound(int? bound, int other)
        {
            if (bound is not { } place)
            {
                return other;
            }

            place = place < 0 ? place + size : place;
            return Math.Clamp(step < 0 ? size - 1 - place : place, 0, size);
        }

        int start = Bound(slice.Start, 0);
        return (start, Math.Max(start, Bound(slice.Stop, size)));
    }
}
