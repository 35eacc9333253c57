namespace Pure.Jit;

// Counts in boxes of several dimensions.
public static partial class Nd
{
    /// <summary>How many points are in each box of a grid, and the edges along each axis; the last boxes have their upper edges.</summary>
    /// <param name="sample">The points [count, dimensions]; floating point.</param>
    /// <param name="bins">How many boxes along every axis.</param>
    /// <param name="range">The first and last edge along each axis; the smallest and largest coordinate if not given.</param>
    /// <param name="weights">What each point counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T>[] Edges) Histogramdd<T>(
        NDArray<T> sample, [Static] int bins = 10, (double, double)[]? range = null, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
        => Histogramdd(sample, Axes.Repeat(bins, sample.Shape[1]), range, weights, density);

    /// <summary>How many points are in each box of a grid, and the edges along each axis; the last boxes have their upper edges.</summary>
    /// <param name="sample">The points [count, dimensions]; floating point.</param>
    /// <param name="bins">How many boxes along each axis.</param>
    /// <param name="range">The first and last edge along each axis; the smallest and largest coordinate if not given.</param>
    /// <param name="weights">What each point counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T>[] Edges) Histogramdd<T>(
        NDArray<T> sample, Axes bins, (double, double)[]? range = null, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
    {
        NDArray<T>[] edges = FixedArrays.Generate(
            bins.Count, i => HistogramBinEdges(sample[.., i], bins[i], range is null ? null : range[i]));
        return (BoxCounts(sample, edges, weights, density), edges);
    }

    /// <summary>How many points of a plane are in each box of a grid, and the edges along both axes; the last boxes have their upper edges.</summary>
    /// <param name="x">The first coordinates; floating point.</param>
    /// <param name="y">The second coordinates.</param>
    /// <param name="bins">How many boxes along both axes.</param>
    /// <param name="range">The first and last edge along each axis; the smallest and largest coordinate if not given.</param>
    /// <param name="weights">What each point counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    /// <example><code>
    /// var (hist, _, _) = Nd.Histogram2d(Nd.Array([0f, 1f, 1f]), Nd.Array([0f, 1f, 1f]), bins: 2);   // hist: [[1, 0], [0, 2]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T> EdgesX, NDArray<T> EdgesY) Histogram2d<T>(
        NDArray<T> x, NDArray<T> y, [Static] int bins = 10, (double, double)[]? range = null, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
        => Histogram2d(x, y, (bins, bins), range, weights, density);

    /// <summary>How many points of a plane are in each box of a grid, and the edges along both axes; the last boxes have their upper edges.</summary>
    /// <param name="x">The first coordinates; floating point.</param>
    /// <param name="y">The second coordinates.</param>
    /// <param name="bins">How many boxes along each axis.</param>
    /// <param name="range">The first and last edge along each axis; the smallest and largest coordinate if not given.</param>
    /// <param name="weights">What each point counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T> EdgesX, NDArray<T> EdgesY) Histogram2d<T>(
        NDArray<T> x, NDArray<T> y, Axes bins, (double, double)[]? range = null, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
    {
        (NDArray<T> hist, NDArray<T>[] edges) = Histogramdd(Stack([x, y], 1), bins, range, weights, density);
        return (hist, edges[0], edges[1]);
    }

    // Box 0 of an axis is before its first edge, the last behind its last, which belongs to the one before.
    [Pure]
    private static NDArray<T> BoxCounts<T>(NDArray<T> sample, NDArray<T>[] edges, NDArray<T>? weights, bool density)
        where T : unmanaged
    {
        NDArray<int> box = Lax.Full<int>(sample.Shape[0], 0);
        NDArray<bool> isInside = Lax.Full<bool>(sample.Shape[0], 1);
        NDArray<T> volume = Lax.Full<T>(default, 1);
        Shape counts = default;
        for (int i = 0; i < edges.Length; i++)
        {
            NDArray<T> x = sample[.., i];
            int bins = edges[i].Shape[0] - 1;
            NDArray<int> bin = Where(Lax.Eq(x, edges[i][^1]), bins, Lax.Searchsorted(edges[i], x, 0, "right")) - 1;
            isInside = isInside & (bin >= 0) & (bin < bins);
            box = (box * bins) + bin;
            volume = ExpandDims(volume, -1) * Diff(edges[i]);
            counts = counts.Insert(i, bins);
        }

        NDArray<T> each = weights ?? Lax.Full<T>(sample.Shape[0], 1);
        NDArray<T> hist = Lax.Reshape(Ops.SegmentSum(each, Where(isInside, box, -1), counts.Size), counts);
        return density ? hist / volume / Sum(hist) : hist;
    }
}
