namespace Pure.Jit;

// Shapes.
public static partial class Nd
{
    /// <summary>The same elements in row-major order under another shape; one size may be −1.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    [Pure]
    public static NDArray<T> Reshape<T>(NDArray<T> a, Shape shape)
        where T : unmanaged
        => Lax.Reshape(a, shape.Infer(a.Size));

    /// <summary>The same elements under another shape, in a given order; one size may be −1.</summary>
    /// <param name="a">The array.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="order">"C" for row-major order, the last axis fastest; "F" for column-major order, the first axis fastest.</param>
    /// <exception cref="ArgumentException">The sizes differ, or the order is another.</exception>
    /// <example><code>var y = Nd.Reshape(Nd.Arange(6), (2, 3), "F");   // [[0, 2, 4], [1, 3, 5]]</code></example>
    [Pure]
    public static NDArray<T> Reshape<T>(NDArray<T> a, Shape shape, [Static] string order)
        where T : unmanaged
    {
        if (order != "C" && order != "F")
        {
            throw new ArgumentException($"'order' is \"C\" or \"F\", not \"{order}\"");
        }

        if (order == "C")
        {
            return Reshape(a, shape);
        }

        Shape turned = default;
        for (int i = 0; i < shape.Rank; i++)
        {
            turned = turned.Insert(0, shape[i]);
        }

        return Transpose(Reshape(Transpose(a), turned));
    }

    /// <summary>All elements in one axis.</summary>
    [Pure]
    public static NDArray<T> Ravel<T>(NDArray<T> a)
        where T : unmanaged
        => Lax.Reshape(a, a.Size);

    /// <summary>All elements in one axis, in a given order.</summary>
    /// <param name="a">The array.</param>
    /// <param name="order">"C" for row-major order, the last axis fastest; "F" for column-major order, the first axis fastest.</param>
    /// <exception cref="ArgumentException">The order is another.</exception>
    [Pure]
    public static NDArray<T> Ravel<T>(NDArray<T> a, [Static] string order)
        where T : unmanaged
        => Reshape(a, a.Size, order);

    /// <summary>Reorders axes; reverses them if no order is given.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axes">Axis i of the result is axis axes[i] of a.</param>
    [Pure]
    public static NDArray<T> Transpose<T>(NDArray<T> a, Axes? axes = null)
        where T : unmanaged
    {
        if (axes is { } given)
        {
            return Lax.Transpose(a, given.Normalize(a.Rank));
        }

        Axes order = Axes.Range(0, a.Rank);
        for (int i = 0; i < a.Rank; i++)
        {
            order = order.With(i, a.Rank - 1 - i);
        }

        return Lax.Transpose(a, order);
    }

    /// <summary>Exchanges two axes.</summary>
    [Pure]
    public static NDArray<T> Swapaxes<T>(NDArray<T> a, int axis1, int axis2)
        where T : unmanaged
    {
        int first = Axes.NormalizeOne(axis1, a.Rank);
        int second = Axes.NormalizeOne(axis2, a.Rank);
        return Lax.Transpose(a, Axes.Range(0, a.Rank).With(first, second).With(second, first));
    }

    /// <summary>Moves axes elsewhere; the others keep their order.</summary>
    [Pure]
    public static NDArray<T> Moveaxis<T>(NDArray<T> a, Axes source, Axes destination)
        where T : unmanaged
    {
        Axes from = source.Normalize(a.Rank);
        Axes to = destination.Normalize(a.Rank);
        if (from.Count != to.Count)
        {
            throw new ArgumentException($"'source' {source} and 'destination' {destination} name different numbers of axes");
        }

        Axes order = default;
        for (int axis = 0; axis < a.Rank; axis++)
        {
            order = from.Contains(axis) ? order : order.Insert(order.Count, axis);
        }

        // Ascending destinations: an insertion then never moves an axis that is already in its place.
        for (int place = 0; place < a.Rank; place++)
        {
            for (int i = 0; i < to.Count; i++)
            {
                order = to[i] == place ? order.Insert(place, from[i]) : order;
            }
        }

        return Lax.Transpose(a, order);
    }

    /// <summary>Adds axes of size 1.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">Where they are in the result.</param>
    [Pure]
    public static NDArray<T> ExpandDims<T>(NDArray<T> a, Axes axis)
        where T : unmanaged
    {
        int rank = a.Rank + axis.Count;
        Axes added = axis.Normalize(rank);
        Shape shape = a.Shape;
        for (int i = 0; i < rank; i++)
        {
            shape = added.Contains(i) ? shape.Insert(i, 1) : shape;
        }

        return Lax.Reshape(a, shape);
    }

    /// <summary>Removes axes of size 1; all of them if none are given.</summary>
    /// <exception cref="ArgumentException">An axis is of another size.</exception>
    [Pure]
    public static NDArray<T> Squeeze<T>(NDArray<T> a, Axes? axis = null)
        where T : unmanaged
    {
        Axes removed = ReducedAxes(a, axis);
        Shape shape = a.Shape;
        for (int i = a.Rank - 1; i >= 0; i--)
        {
            if (removed.Contains(i) && (axis is null ? a.Shape[i] == 1 : Shape.IsSame(a.Shape[i], 1)))
            {
                shape = shape.RemoveAt(i);
            }
            else if (removed.Contains(i) && axis is not null)
            {
                throw new ArgumentException($"Axis {i} of an array of shape {a.Shape} is {a.Shape[i]} and cannot be squeezed: only axes of size 1 can");
            }
        }

        return Lax.Reshape(a, shape);
    }

    /// <summary>Stretches to a shape: new axes in front, axes of size 1 repeated.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    [Pure]
    public static NDArray<T> BroadcastTo<T>(NDArray<T> array, Shape shape)
        where T : unmanaged
    {
        if (shape.Rank < array.Rank)
        {
            throw new ArgumentException($"An array of shape {array.Shape} cannot be broadcast to {shape}, which has fewer axes");
        }

        return Lax.BroadcastInDim(array, shape, Axes.Range(shape.Rank - array.Rank, array.Rank));
    }

    /// <summary>Joins arrays along an axis.</summary>
    [Pure]
    public static NDArray<T> Concatenate<T>(NDArray<T>[] arrays, int axis = 0)
        where T : unmanaged
        => Lax.Concatenate(arrays, Axes.NormalizeOne(axis, arrays[0].Rank));

    /// <summary>Joins arrays of one shape along a new axis.</summary>
    [Pure]
    public static NDArray<T> Stack<T>(NDArray<T>[] arrays, int axis = 0)
        where T : unmanaged
    {
        int place = Axes.NormalizeOne(axis, arrays[0].Rank + 1);
        return Lax.Concatenate(FixedArrays.Map(arrays, x => ExpandDims(x, place)), place);
    }

    /// <summary>Joins arrays side by side: along axis 1, or 0 for rank 1.</summary>
    [Pure]
    public static NDArray<T> Hstack<T>(NDArray<T>[] arrays)
        where T : unmanaged
        => Lax.Concatenate(FixedArrays.Map(arrays, x => Atleast1d(x)), arrays[0].Rank <= 1 ? 0 : 1);

    /// <summary>Joins arrays one below the other: along axis 0, rank 1 counting as a row.</summary>
    [Pure]
    public static NDArray<T> Vstack<T>(NDArray<T>[] arrays)
        where T : unmanaged
        => Lax.Concatenate(FixedArrays.Map(arrays, x => Atleast2d(x)), 0);

    /// <summary>Cuts into equal parts along an axis.</summary>
    /// <param name="ary">The array.</param>
    /// <param name="sections">How many parts; the size is a multiple of it.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The size is not a multiple.</exception>
    [Pure]
    public static NDArray<T>[] Split<T>(NDArray<T> ary, int sections, int axis = 0)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, ary.Rank);
        int length = Shape.Part(ary.Shape[along], sections);
        if (length * sections != ary.Shape[along])
        {
            throw new ArgumentException($"Axis {along} is {ary.Shape[along]} and cannot be split into {sections} equal parts");
        }

        return FixedArrays.Generate(sections, i => SliceAlong(ary, along, i * length, (i + 1) * length));
    }

    /// <summary>Reverses the order along axes; all if none are given.</summary>
    [Pure]
    public static NDArray<T> Flip<T>(NDArray<T> m, Axes? axis = null)
        where T : unmanaged
        => Lax.Rev(m, ReducedAxes(m, axis));

    /// <summary>Shifts along an axis, what leaves at the end coming in at the start; the flattened array without an axis.</summary>
    [Pure]
    public static NDArray<T> Roll<T>(NDArray<T> a, int shift, int? axis = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Lax.Reshape(Roll(Ravel(a), shift, 0), a.Shape);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        int length = a.Shape[along];
        NDArray<int> from = Remainder(Lax.Iota<int>(length, 0) - shift, Lax.Full<int>(default, length));
        return Lax.Gather(a, from, along, 0, "clip");
    }

    /// <summary>Repeats the whole array.</summary>
    /// <param name="a">The array.</param>
    /// <param name="reps">How often along each axis, the last entry for the last axis.</param>
    [Pure]
    public static NDArray<T> Tile<T>(NDArray<T> a, Axes reps)
        where T : unmanaged
    {
        int rank = reps.Count > a.Rank ? reps.Count : a.Rank;
        Shape pairs = default;
        Shape shape = default;
        Axes places = default;
        for (int i = 0; i < rank; i++)
        {
            int size = i < rank - a.Rank ? 1 : a.Shape[i - (rank - a.Rank)];
            int times = i < rank - reps.Count ? 1 : reps[i - (rank - reps.Count)];
            pairs = pairs.Insert(2 * i, times).Insert((2 * i) + 1, size);
            shape = shape.Insert(i, times * size);
            places = i < rank - a.Rank ? places : places.Insert(places.Count, (2 * i) + 1);
        }

        return Lax.Reshape(Lax.BroadcastInDim(a, pairs, places), shape);
    }

    /// <summary>Repeats every element along an axis; of the flattened array without one.</summary>
    [Pure]
    public static NDArray<T> Repeat<T>(NDArray<T> a, int repeats, int? axis = null)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Repeat(Ravel(a), repeats, 0);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        Axes places = Axes.Range(0, along + 1).Concat(Axes.Range(along + 2, a.Rank - along - 1));
        int times = Shape.Number(repeats);
        NDArray<T> stretched = Lax.BroadcastInDim(a, a.Shape.Insert(along + 1, times), places);
        return Lax.Reshape(stretched, a.Shape.With(along, a.Shape[along] * times));
    }

    [Pure]
    internal static NDArray<T> SliceAlong<T>(NDArray<T> a, int axis, int start, int limit)
        where T : unmanaged
    {
        Shape starts = default;
        for (int i = 0; i < a.Rank; i++)
        {
            starts = starts.Insert(i, i == axis ? start : 0);
        }

        return Lax.Slice(a, starts, a.Shape.With(axis, limit), Axes.Repeat(1, a.Rank));
    }
}
