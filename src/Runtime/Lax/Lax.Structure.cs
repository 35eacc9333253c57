namespace Pure.Jit;

// Shapes: no element changes its value, so all of these are linear.
public static partial class Lax
{
    /// <summary>Stretches x: its axis i becomes axis broadcastDimensions[i] of the result, other axes repeat it.</summary>
    /// <param name="x">The array; a size of 1 is stretched too.</param>
    /// <param name="shape">The result's shape.</param>
    /// <param name="broadcastDimensions">Where x's axes go, ascending.</param>
    /// <exception cref="ArgumentException">The axes do not fit.</exception>
    [Primitive("broadcast_in_dim")]
    public static NDArray<T> BroadcastInDim<T>(NDArray<T> x, Shape shape, Axes broadcastDimensions)
        where T : unmanaged
    {
        if (broadcastDimensions.Count != x.Rank)
        {
            throw new ArgumentException(
                $"'broadcastDimensions' {broadcastDimensions} names {broadcastDimensions.Count} axes, but x has rank {x.Rank}",
                nameof(broadcastDimensions));
        }

        int[] contiguous = Strided.Contiguous(x.Shape);
        int[] strides = new int[shape.Rank];
        int previous = -1;
        for (int i = 0; i < x.Rank; i++)
        {
            int axis = Axes.NormalizeOne(broadcastDimensions[i], shape.Rank, nameof(broadcastDimensions));
            if (axis <= previous)
            {
                throw new ArgumentException($"'broadcastDimensions' {broadcastDimensions} is not ascending", nameof(broadcastDimensions));
            }

            previous = axis;
            if (x.Shape[i] != shape[axis] && x.Shape[i] != 1)
            {
                throw new ArgumentException(
                    $"Axis {i} of x is {x.Shape[i]} and cannot be stretched to axis {axis} of {shape}, which is {shape[axis]}", nameof(shape));
            }

            strides[axis] = x.Shape[i] == 1 ? 0 : contiguous[i];
        }

        return x.Shape == shape ? x : Strided.Gather(x, shape, 0, strides);
    }

    /// <summary>The same elements in row-major order under another shape. Shares memory.</summary>
    /// <param name="x">The array.</param>
    /// <param name="newSizes">The new shape, of the same size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    [Primitive("reshape")]
    public static NDArray<T> Reshape<T>(NDArray<T> x, Shape newSizes)
        where T : unmanaged
    {
        if (newSizes.Size != x.Size || newSizes.Sizes.Contains(-1))
        {
            throw new ArgumentException(
                $"An array of shape {x.Shape} has {x.Size} elements and cannot be reshaped to {newSizes}", nameof(newSizes));
        }

        return x.Shape == newSizes ? x : x.View(0, newSizes);
    }

    /// <summary>Reorders axes: axis i of the result is axis permutation[i] of x.</summary>
    /// <param name="x">The array.</param>
    /// <param name="permutation">Every axis of x once.</param>
    /// <exception cref="ArgumentException">It is not a permutation of x's axes.</exception>
    [Primitive("transpose")]
    public static NDArray<T> Transpose<T>(NDArray<T> x, Axes permutation)
        where T : unmanaged
    {
        Axes axes = permutation.Normalize(x.Rank);
        if (axes.Count != x.Rank)
        {
            throw new ArgumentException(
                $"'permutation' {permutation} names {axes.Count} axes, but x has rank {x.Rank}", nameof(permutation));
        }

        int[] contiguous = Strided.Contiguous(x.Shape);
        int[] sizes = new int[x.Rank];
        int[] strides = new int[x.Rank];
        bool isIdentity = true;
        for (int i = 0; i < x.Rank; i++)
        {
            sizes[i] = x.Shape[axes[i]];
            strides[i] = contiguous[axes[i]];
            isIdentity &= axes[i] == i;
        }

        if (isIdentity)
        {
            return x;
        }

        // The last axes moved in front of those before them: matrices with rows and columns exchanged.
        int kept = 0;
        while (axes[kept] == kept)
        {
            kept++;
        }

        int moved = axes[kept];
        for (int i = kept; i < x.Rank; i++)
        {
            if (axes[i] != kept + ((moved - kept + i - kept) % (x.Rank - kept)))
            {
                return Strided.Gather(x, Shape.Create(sizes), 0, strides);
            }
        }

        return Exchanged(x, Shape.Create(sizes), x.Shape[..kept].Size, x.Shape[moved..].Size, x.Shape[kept..moved].Size);
    }

    private static unsafe NDArray<T> Exchanged<T>(NDArray<T> x, Shape shape, int batch, int rows, int columns)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(shape);
        fixed (T* source = x, target = result)
        {
            CompilerServices.Transposed.Copy(source, target, batch, rows, columns);
        }

        GC.KeepAlive(x);
        return result;
    }

    /// <summary>Every strides-th element from startIndices to before limitIndices. A whole leading range shares memory.</summary>
    /// <param name="x">The array.</param>
    /// <param name="startIndices">The first index on each axis.</param>
    /// <param name="limitIndices">The end on each axis, not included.</param>
    /// <param name="strides">The step on each axis, positive.</param>
    /// <exception cref="ArgumentException">A range is outside x.</exception>
    [Primitive("slice")]
    public static NDArray<T> Slice<T>(NDArray<T> x, Shape startIndices, Shape limitIndices, Axes strides)
        where T : unmanaged
    {
        RequireOnePerAxis(x, startIndices.Rank, nameof(startIndices));
        RequireOnePerAxis(x, limitIndices.Rank, nameof(limitIndices));
        RequireOnePerAxis(x, strides.Count, nameof(strides));
        int[] steps = Strided.Contiguous(x.Shape);
        int[] sizes = new int[x.Rank];
        int start = 0;
        bool isLeadingRange = true;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            int from = startIndices[axis];
            int to = limitIndices[axis];
            if (from < 0 || to < from || to > x.Shape[axis] || strides[axis] < 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(limitIndices), $"The range {from}..{to} by {strides[axis]} is outside axis {axis}, which is {x.Shape[axis]}");
            }

            sizes[axis] = (to - from + strides[axis] - 1) / strides[axis];
            start += from * steps[axis];
            steps[axis] *= strides[axis];
            isLeadingRange &= axis == 0 ? strides[axis] == 1 : sizes[axis] == x.Shape[axis];
        }

        Shape shape = Shape.Create(sizes);
        return shape == x.Shape ? x : isLeadingRange && shape.Size > 0 ? x.View(start, shape) : Strided.Gather(x, shape, start, steps);
    }

    /// <summary>Adds edges of one value, and values between neighbours; negative edges cut off.</summary>
    /// <param name="x">The array.</param>
    /// <param name="paddingValue">The value, rank 0.</param>
    /// <param name="low">How many before each axis.</param>
    /// <param name="high">How many after each axis.</param>
    /// <param name="interior">How many between neighbours of each axis, not negative.</param>
    [Primitive("pad")]
    public static NDArray<T> Pad<T>(NDArray<T> x, NDArray<T> paddingValue, Axes low, Axes high, Axes interior)
        where T : unmanaged
    {
        RequireOnePerAxis(x, low.Count, nameof(low));
        RequireOnePerAxis(x, high.Count, nameof(high));
        RequireOnePerAxis(x, interior.Count, nameof(interior));
        int[] sizes = new int[x.Rank];
        int[] from = new int[x.Rank];
        int[] to = new int[x.Rank];
        for (int axis = 0; axis < x.Rank; axis++)
        {
            int step = interior[axis] + 1;
            int size = x.Shape[axis];
            sizes[axis] = Math.Max(0, low[axis] + high[axis] + (size == 0 ? 0 : ((size - 1) * step) + 1));

            // The elements of x whose place low + i·step falls inside the result.
            from[axis] = Math.Clamp(low[axis] >= 0 ? 0 : (-low[axis] + step - 1) / step, 0, size);
            int end = sizes[axis] <= low[axis] ? 0 : ((sizes[axis] - 1 - low[axis]) / step) + 1;
            to[axis] = Math.Clamp(end, from[axis], size);
        }

        NDArray<T> result = Full(Shape.Create(sizes), paddingValue.Item());
        NDArray<T> inside = Slice(x, Shape.Create(from), Shape.Create(to), Axes.Repeat(1, x.Rank));
        int[] strides = Strided.Contiguous(result.Shape);
        int start = 0;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            start += (low[axis] + (from[axis] * (interior[axis] + 1))) * strides[axis];
            strides[axis] *= interior[axis] + 1;
        }

        Strided.Scatter(inside, result, start, strides);
        return result;
    }

    /// <summary>Joins arrays along an axis; their other sizes are equal.</summary>
    /// <param name="xs">The arrays, at least one.</param>
    /// <param name="dimension">The axis.</param>
    /// <exception cref="ArgumentException">There is no array, or sizes differ on another axis.</exception>
    [Primitive("concatenate")]
    public static NDArray<T> Concatenate<T>(NDArray<T>[] xs, int dimension)
        where T : unmanaged
    {
        if (xs.Length == 0)
        {
            throw new ArgumentException("'Concatenate' needs at least one array", nameof(xs));
        }

        Shape shape = xs[0].Shape;
        int axis = Axes.NormalizeOne(dimension, shape.Rank, nameof(dimension));
        int total = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            Shape other = xs[i].Shape;
            if (other.Rank != shape.Rank || other.RemoveAt(axis) != shape.RemoveAt(axis))
            {
                throw new ArgumentException(
                    $"Array {i} of shape {other} cannot be joined with shape {shape} along axis {axis}: another size differs", nameof(xs));
            }

            total += other[axis];
        }

        NDArray<T> result = NDArray<T>.Allocate(shape.With(axis, total));
        int[] strides = Strided.Contiguous(result.Shape);
        int start = 0;
        foreach (NDArray<T> x in xs)
        {
            Strided.Scatter(x, result, start, strides);
            start += x.Shape[axis] * strides[axis];
        }

        return result;
    }

    /// <summary>Reverses the order along axes.</summary>
    /// <param name="x">The array.</param>
    /// <param name="dimensions">The axes.</param>
    [Primitive("rev")]
    public static NDArray<T> Rev<T>(NDArray<T> x, Axes dimensions)
        where T : unmanaged
    {
        int[] strides = Strided.Contiguous(x.Shape);
        int start = 0;
        foreach (int axis in dimensions.Normalize(x.Rank))
        {
            start += (x.Shape[axis] - 1) * strides[axis];
            strides[axis] = -strides[axis];
        }

        return Strided.Gather(x, x.Shape, start, strides);
    }

    internal static NDArray<T> BroadcastTo<T>(NDArray<T> x, Shape shape)
        where T : unmanaged
        => BroadcastInDim(x, shape, Axes.Range(shape.Rank - x.Rank, x.Rank));

    private static void RequireOnePerAxis<T>(NDArray<T> x, int count, string parameter)
        where T : unmanaged
    {
        if (count != x.Rank)
        {
            throw new ArgumentException($"'{parameter}' has {count} entries, but x has rank {x.Rank}", parameter);
        }
    }
}
