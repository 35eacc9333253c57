namespace Pure.Jit;

// Differences, slopes, areas, interpolation.
public static partial class Nd
{
    /// <summary>Differences of neighbours along an axis, taken n times.</summary>
    /// <param name="a">The array; of bool, whether neighbours differ.</param>
    /// <param name="n">How often, 0 or more.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="prepend">Put before the array along the axis first; a number, or an array of its rank.</param>
    /// <param name="append">Put after the array along the axis first; a number, or an array of its rank.</param>
    /// <example><code>var y = Nd.Diff(Nd.Array([1f, 4f, 9f]));   // [3, 5]</code></example>
    [Pure]
    public static NDArray<T> Diff<T>(NDArray<T> a, int n = 1, int axis = -1, NDArray<T>? prepend = null, NDArray<T>? append = null)
        where T : unmanaged
    {
        if (n < 0)
        {
            throw new ArgumentException($"'Diff' cannot be taken {n} times: 'n' is 0 or more", nameof(n));
        }

        int along = Axes.NormalizeOne(axis, a.Rank);
        NDArray<T> x = a;
        x = prepend is null ? x : Lax.Concatenate([prepend.Rank == 0 ? BroadcastTo(prepend, a.Shape.With(along, 1)) : prepend, x], along);
        x = append is null ? x : Lax.Concatenate([x, append.Rank == 0 ? BroadcastTo(append, a.Shape.With(along, 1)) : append], along);
        for (int i = 0; i < n; i++)
        {
            NDArray<T> upper = SliceAlong(x, along, 1, x.Shape[along]);
            NDArray<T> lower = SliceAlong(x, along, 0, x.Shape[along] - 1);
            x = DTypes.IsBool<T>() ? Lax.Xor(upper, lower) : upper - lower;
        }

        return x;
    }

    /// <summary>Differences of neighbours of the flattened array.</summary>
    /// <param name="ary">The array.</param>
    /// <param name="toEnd">Put after them.</param>
    /// <param name="toBegin">Put before them.</param>
    /// <example><code>var y = Nd.Ediff1d(Nd.Array([1f, 4f, 9f]), toEnd: Nd.Array([0f]));   // [3, 5, 0]</code></example>
    [Pure]
    public static NDArray<T> Ediff1d<T>(NDArray<T> ary, NDArray<T>? toEnd = null, NDArray<T>? toBegin = null)
        where T : unmanaged
    {
        NDArray<T> result = Diff(Ravel(ary));
        result = toBegin is null ? result : Lax.Concatenate([Ravel(toBegin), result], 0);
        return toEnd is null ? result : Lax.Concatenate([result, Ravel(toEnd)], 0);
    }

    /// <summary>The slope along an axis: half the difference of both neighbours, at the ends the difference to the only one.</summary>
    /// <param name="f">The array; of rank 1 if no axis is given; floating point, of size 2 or more along the axis.</param>
    /// <param name="spacing">The distance of neighbours.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Nd.Gradient(Nd.Array([1f, 4f, 9f, 16f]));   // [3, 4, 6, 7]</code></example>
    [Pure]
    public static NDArray<T> Gradient<T>(NDArray<T> f, double spacing = 1, int? axis = null)
        where T : unmanaged
    {
        RequireFloating<T>("Gradient");
        if (axis is null && f.Rank != 1)
        {
            throw new ArgumentException($"'Gradient' of an array of shape {f.Shape} needs an axis, or a distance for each axis: Gradient(f, [1.0, 1.0])");
        }

        int along = Axes.NormalizeOne(axis ?? 0, f.Rank);
        int length = f.Shape[along];
        NDArray<T> inner = (SliceAlong(f, along, 2, length) - SliceAlong(f, along, 0, length - 2)) / (2 * spacing);
        NDArray<T> first = (SliceAlong(f, along, 1, 2) - SliceAlong(f, along, 0, 1)) / spacing;
        NDArray<T> last = (SliceAlong(f, along, length - 1, length) - SliceAlong(f, along, length - 2, length - 1)) / spacing;
        return Lax.Concatenate([first, inner, last], along);
    }

    /// <summary>The slopes along several axes, one array for each.</summary>
    /// <param name="f">The array; floating point, of size 2 or more along the axes.</param>
    /// <param name="spacing">The distance of neighbours along each axis.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <exception cref="ArgumentException">There is not one distance for each axis.</exception>
    /// <example><c>Gradient(f, [1.0, 0.5])</c> of a matrix: the slopes from row to row and from column to column.</example>
    [Pure]
    public static NDArray<T>[] Gradient<T>(NDArray<T> f, double[] spacing, Axes? axis = null)
        where T : unmanaged
    {
        Axes along = axis is { } given ? given.Normalize(f.Rank) : Axes.Range(0, f.Rank);
        if (along.Count != spacing.Length)
        {
            throw new ArgumentException($"'Gradient' needs one distance for each axis: {spacing.Length} for {along.Count} axes of an array of shape {f.Shape}");
        }

        return FixedArrays.Generate(spacing.Length, i => Gradient(f, spacing[i], along[i]));
    }

    /// <summary>The area under a line through points, by trapezoids.</summary>
    /// <param name="y">The heights; floating point.</param>
    /// <param name="x">The places: of rank 1, as many as y has along the axis, or of y's shape.</param>
    /// <param name="dx">The distance of neighbours where no places are given.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Nd.Trapezoid(Nd.Array([1f, 2f, 4f]), dx: 0.5);   // 2.25</code></example>
    [Pure]
    public static NDArray<T> Trapezoid<T>(NDArray<T> y, NDArray<T>? x = null, double dx = 1, int axis = -1)
        where T : unmanaged
    {
        RequireFloating<T>("Trapezoid");
        NDArray<T> heights = Moveaxis(y, axis, -1);
        int length = heights.Shape[^1];
        int last = heights.Rank - 1;
        NDArray<T> pairs = SliceAlong(heights, last, 1, length) + SliceAlong(heights, last, 0, length - 1);
        if (x is null)
        {
            return (dx * 0.5) * Sum(pairs, -1);
        }

        NDArray<T> widths = Diff(x.Rank == 1 ? x : Moveaxis(x, axis, -1));
        return 0.5 * Sum(widths * pairs, -1);
    }

    /// <summary>Straight lines between points: the heights at places, those of the ends outside.</summary>
    /// <param name="x">The places, of any shape; floating point.</param>
    /// <param name="xp">The places of the points, ascending, of rank 1.</param>
    /// <param name="fp">The heights of the points.</param>
    /// <param name="left">The height left of the first point; its own if not given.</param>
    /// <param name="right">The height right of the last point; its own if not given.</param>
    /// <example><code>
    /// var y = Nd.Interp(Nd.Array([0.5f, 1.5f, 9f]), Nd.Array([0f, 1f, 2f]), Nd.Array([0f, 10f, 40f]));   // [5, 25, 40]
    /// </code></example>
    [Pure]
    public static NDArray<T> Interp<T>(NDArray<T> x, NDArray<T> xp, NDArray<T> fp, NDArray<T>? left = null, NDArray<T>? right = null)
        where T : unmanaged
    {
        RequireFloating<T>("Interp");
        if (xp.Rank != 1 || fp.Rank != 1)
        {
            throw new ArgumentException($"'Interp' needs points of rank 1: xp is {xp.Shape}, fp is {fp.Shape}");
        }

        // The first point to the right, held so that it has a left neighbour.
        int count = xp.Size;
        Shape pairs = x.Shape.Insert(x.Rank, count);
        NDArray<bool> isLeft = Lax.BroadcastInDim(xp, pairs, x.Rank) <= Lax.BroadcastInDim(x, pairs, Axes.Range(0, x.Rank));
        NDArray<int> upper = Lax.Min(
            Lax.Max(Lax.ReduceSum(isLeft.As<int>(), x.Rank), Lax.Full<int>(default, 1)), Lax.Full<int>(default, count - 1));
        NDArray<T> from = Lax.Gather(xp, upper - 1, 0, 0, "clip");
        NDArray<T> height = Lax.Gather(fp, upper - 1, 0, 0, "clip");
        NDArray<T> width = Lax.Gather(xp, upper, 0, 0, "clip") - from;
        NDArray<T> rise = Lax.Gather(fp, upper, 0, 0, "clip") - height;
        NDArray<bool> isStep = Lax.Abs(width) <= Lax.Full<T>(default, DTypes.Bits<T>() == 64 ? 4.9e-324 : 1.4e-45);
        NDArray<T> line = height + ((x - from) / Where(isStep, Lax.Full<T>(default, 1), width) * rise);
        NDArray<T> result = Where(isStep, height, line);
        NDArray<T> first = SliceAlong(xp, 0, 0, 1);
        NDArray<T> last = SliceAlong(xp, 0, count - 1, count);
        result = Where(x < Lax.Reshape(first, default), left is null ? Lax.Reshape(SliceAlong(fp, 0, 0, 1), default) : left, result);
        return Where(x > Lax.Reshape(last, default), right is null ? Lax.Reshape(SliceAlong(fp, 0, count - 1, count), default) : right, result);
    }

    /// <summary>Angles with jumps of more than half a period mended by whole periods, along an axis.</summary>
    /// <param name="p">The angles; floating point.</param>
    /// <param name="discont">Which jumps are mended; those above half a period if not given, or if smaller.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="period">The period.</param>
    /// <example><code>var y = Nd.Unwrap(Nd.Array([0f, 3f, 6.5f, 1f]), period: 6);   // [0, 3, 0.5, 1]</code></example>
    [Pure]
    public static NDArray<T> Unwrap<T>(NDArray<T> p, double? discont = null, int axis = -1, double period = 2 * Math.PI)
        where T : unmanaged
    {
        RequireFloating<T>("Unwrap");
        int along = Axes.NormalizeOne(axis, p.Rank);
        NDArray<T> step = Diff(p, 1, along);
        NDArray<T> wrapped = Remainder(step + (period / 2), Lax.Full<T>(default, period)) - (period / 2);
        NDArray<T> half = Lax.Full<T>(default, -period / 2);
        wrapped = Where(Lax.Eq(wrapped, half) & (step > 0), -half, wrapped);
        NDArray<T> mended = Where(Lax.Abs(step) < (discont ?? period / 2), Lax.Full<T>(default, 0), wrapped - step);
        return Lax.Concatenate(
            [SliceAlong(p, along, 0, 1), SliceAlong(p, along, 1, p.Shape[along]) + Lax.Cumsum(mended, along)], along);
    }

    /// <summary>The slope along an axis between places at any distances: of the parabola through each point and its neighbours, at the ends of the line to the only one.</summary>
    /// <param name="f">The array; of rank 1 if no axis is given; floating point, of size 2 or more along the axis.</param>
    /// <param name="coordinates">The places along the axis, of rank 1.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Nd.Gradient(Nd.Array([0f, 1f, 9f]), Nd.Array([0f, 1f, 3f]));   // [1, 2, 4]</code></example>
    [Pure]
    public static NDArray<T> Gradient<T>(NDArray<T> f, NDArray<T> coordinates, int? axis = null)
        where T : unmanaged
    {
        RequireFloating<T>("Gradient");
        if ((axis is null && f.Rank != 1) || coordinates.Rank != 1)
        {
            throw new ArgumentException($"'Gradient' of an array of shape {f.Shape} at places of shape {coordinates.Shape} needs an axis, and one place for each entry along it");
        }

        int along = Axes.NormalizeOne(axis ?? 0, f.Rank);
        int length = f.Shape[along];
        NDArray<T> distance = Lax.Reshape(Diff(coordinates), Shape.Repeat(1, f.Rank).With(along, length - 1));
        NDArray<T> slope = (SliceAlong(f, along, 1, length) - SliceAlong(f, along, 0, length - 1)) / distance;
        NDArray<T> before = SliceAlong(distance, along, 0, length - 2);
        NDArray<T> after = SliceAlong(distance, along, 1, length - 1);
        NDArray<T> inner = ((SliceAlong(slope, along, 0, length - 2) * after) + (SliceAlong(slope, along, 1, length - 1) * before)) / (before + after);
        return Lax.Concatenate([SliceAlong(slope, along, 0, 1), inner, SliceAlong(slope, along, length - 2, length - 1)], along);
    }
}
