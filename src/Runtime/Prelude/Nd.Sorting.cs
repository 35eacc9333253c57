namespace Pure.Jit;

// Sorting, and what is found in sorted arrays.
public static partial class Nd
{
    /// <summary>Sorts along an axis, stable; NaN last (first, if descending). The derivative follows its element.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; the flattened array if null.</param>
    /// <param name="stable">Whether equal elements keep their order, which they do in any case.</param>
    /// <param name="descending">Whether the largest come first.</param>
    /// <example><code>var y = Nd.Sort(Nd.Array([3f, float.NaN, 1f]));   // [1, 3, NaN]</code></example>
    [Pure]
    public static NDArray<T> Sort<T>(NDArray<T> a, int? axis = -1, bool stable = true, bool descending = false)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Sort(Ravel(a), 0, stable, descending);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        return descending ? Lax.Rev(Lax.Sort(Lax.Rev(a, along), along), along) : Lax.Sort(a, along);
    }

    /// <summary>The positions that sort along an axis, stable; NaN last (first, if descending).</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; the flattened array if null.</param>
    /// <param name="stable">Whether equal elements keep their order, which they do in any case.</param>
    /// <param name="descending">Whether the largest come first.</param>
    /// <example><code>var y = Nd.Argsort(Nd.Array([3f, 1f, 2f]));   // [1, 2, 0]</code></example>
    [Pure]
    public static NDArray<int> Argsort<T>(NDArray<T> a, int? axis = -1, bool stable = true, bool descending = false)
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Argsort(Ravel(a), 0, stable, descending);
        }

        int along = Axes.NormalizeOne(given, a.Rank);
        NDArray<int> positions = Lax.Iota<int>(a.Shape, along);
        return descending
            ? Lax.Rev(Lax.SortKeyVal(Lax.Rev(a, along), Lax.Rev(positions, along), along).Values, along)
            : Lax.SortKeyVal(a, positions, along).Values;
    }

    /// <summary>The positions that sort by several keys, the last key being the first that counts; stable.</summary>
    /// <param name="keys">The keys, of one shape.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Nd.Lexsort([Nd.Array([3, 1, 2]), Nd.Array([1, 1, 0])]);   // [2, 1, 0]</code></example>
    [Pure]
    public static NDArray<int> Lexsort<T>(NDArray<T>[] keys, int axis = -1)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, keys[0].Rank);
        NDArray<int> order = Lax.Iota<int>(keys[0].Shape, along);
        for (int i = 0; i < keys.Length; i++)
        {
            order = Lax.SortKeyVal(TakeAlongAxis(keys[i], order, along, "clip"), order, along).Values;
        }

        return order;
    }

    /// <summary>An order in which the element that belongs at a place is there, none before it is larger and none behind it smaller.</summary>
    /// <param name="a">The array.</param>
    /// <param name="kth">The place.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Partition<T>(NDArray<T> a, int kth, int axis = -1)
        where T : unmanaged
    {
        Axes.NormalizeOne(kth, a.Shape[axis]);
        return Sort(a, axis);
    }

    /// <summary>The positions of an order as <see cref="Partition"/> has it.</summary>
    /// <param name="a">The array.</param>
    /// <param name="kth">The place.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<int> Argpartition<T>(NDArray<T> a, int kth, int axis = -1)
        where T : unmanaged
    {
        Axes.NormalizeOne(kth, a.Shape[axis]);
        return Argsort(a, axis);
    }

    /// <summary>Where each element would go in an ascending array: "left" before equal elements, "right" behind them. NaN is last.</summary>
    /// <param name="a">The ascending array [n].</param>
    /// <param name="v">What is looked for.</param>
    /// <param name="side">"left" or "right".</param>
    /// <param name="sorter">The positions that sort <paramref name="a"/>, if it is not in order.</param>
    /// <example><code>var y = Nd.Searchsorted(Nd.Array([1f, 2f, 2f, 5f]), Nd.Array([2f, 3f]));   // [1, 3]</code></example>
    [Pure]
    public static NDArray<int> Searchsorted<T>(NDArray<T> a, NDArray<T> v, string side = "left", NDArray<int>? sorter = null)
        where T : unmanaged
        => Lax.Searchsorted(sorter is null ? a : Lax.Gather(a, sorter, 0, 0, "clip"), v, 0, side);

    /// <summary>Which bin each element is in: 0 before the first edge, n behind the last of n edges, which ascend or descend.</summary>
    /// <param name="x">The array.</param>
    /// <param name="bins">The edges [n], n ≥ 1.</param>
    /// <param name="right">Whether an element equal to an edge is in the bin before it, the edges ascending.</param>
    /// <example><code>var y = Nd.Digitize(Nd.Array([0.5f, 2f]), Nd.Array([0f, 1f, 2f]));   // [1, 3]</code></example>
    [Pure]
    public static NDArray<int> Digitize<T>(NDArray<T> x, NDArray<T> bins, bool right = false)
        where T : unmanaged
    {
        int count = bins.Shape[0];
        NDArray<int> ascending = Lax.Searchsorted(bins, x, 0, right ? "left" : "right");
        NDArray<int> descending = count - Lax.Searchsorted(Lax.Rev(bins, 0), x, 0, right ? "left" : "right");
        return Where(bins[^1] >= bins[0], ascending, descending);
    }

    /// <summary>Whether each element is among others.</summary>
    /// <param name="element">The array.</param>
    /// <param name="testElements">The others.</param>
    /// <param name="assumeUnique">A promise that is not needed here.</param>
    /// <param name="invert">Whether the answer is that it is not.</param>
    /// <example><code>var y = Nd.Isin(Nd.Array([1, 2, 3]), Nd.Array([3, 1]));   // [true, false, true]</code></example>
    [Pure]
    public static NDArray<bool> Isin<T>(NDArray<T> element, NDArray<T> testElements, bool assumeUnique = false, bool invert = false)
        where T : unmanaged
    {
        // As often as there are equal ones; a NaN is equal to none.
        NDArray<T> sorted = Lax.Sort(Ravel(testElements), 0);
        NDArray<bool> isAmong = Lax.Searchsorted(sorted, element, 0, "left") < Lax.Searchsorted(sorted, element, 0, "right");
        NDArray<bool> found = LogicalAnd(isAmong, Lax.Eq(element, element));
        return invert ? LogicalNot(found) : found;
    }

    /// <summary>How often each number 0, 1, … occurs, or the sum of the weights of those; negative ones count as 0.</summary>
    /// <param name="x">The numbers [n].</param>
    /// <param name="length">How many are counted; larger ones do not count.</param>
    /// <example><code>var y = Nd.Bincount(Nd.Array([0, 2, 2]), 4);   // [1, 0, 2, 0]</code></example>
    [Pure]
    public static NDArray<int> Bincount(NDArray<int> x, int length) => Bincount(x, Lax.Full<int>(x.Shape, 1), length);

    /// <summary>The sum of the weights of each number 0, 1, …; negative ones count as 0.</summary>
    /// <param name="x">The numbers [n].</param>
    /// <param name="weights">One for each.</param>
    /// <param name="length">How many are counted; larger ones do not count.</param>
    [Pure]
    public static NDArray<T> Bincount<T>(NDArray<int> x, NDArray<T> weights, int length)
        where T : unmanaged
        => Ops.SegmentSum(weights, Lax.Max(x, 0), length);

    /// <summary>The edges of equal bins over the range of the elements.</summary>
    /// <param name="a">The array.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="range">The first and last edge; the smallest and largest element if not given.</param>
    /// <example><code>var y = Nd.HistogramBinEdges(Nd.Array([0f, 4f]), bins: 4);   // [0, 1, 2, 3, 4]</code></example>
    [Pure]
    public static NDArray<T> HistogramBinEdges<T>(NDArray<T> a, int bins = 10, (double, double)? range = null)
        where T : unmanaged
    {
        RequireFloating<T>("HistogramBinEdges");
        NDArray<T> low = range is { } first ? Lax.Full<T>(default, first.Item1) : Min(a);
        NDArray<T> high = range is { } last ? Lax.Full<T>(default, last.Item2) : Max(a);
        NDArray<bool> isPoint = Lax.Eq(low, high);
        low = Where(isPoint, low - 0.5, low);
        high = Where(isPoint, high + 0.5, high);
        NDArray<T> step = Lax.Iota<T>(bins + 1, 0) / bins;
        NDArray<T> edges = (low * (1 - step)) + (high * step);
        return Where(Lax.Eq(Lax.Iota<int>(bins + 1, 0), bins), high, edges);
    }

    /// <summary>How many elements are in each of equal bins, and the edges of the bins; the last bin has its upper edge.</summary>
    /// <param name="a">The array.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="range">The first and last edge; the smallest and largest element if not given.</param>
    /// <param name="weights">What each element counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    /// <example><code>
    /// var (hist, edges) = Nd.Histogram(Nd.Array([0f, 1f, 1.5f, 4f]), bins: 4);   // hist: [1, 2, 0, 1]; edges: [0, 1, 2, 3, 4]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T> BinEdges) Histogram<T>(
        NDArray<T> a, int bins = 10, (double, double)? range = null, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
    {
        NDArray<T> edges = HistogramBinEdges(a, bins, range);
        return (HistogramOver(a, edges, weights, density), edges);
    }

    /// <summary>How many elements are between each edge and the next; the last bin has its upper edge.</summary>
    /// <param name="a">The array.</param>
    /// <param name="bins">The ascending edges.</param>
    /// <param name="weights">What each element counts; 1 if not given.</param>
    /// <param name="density">Whether the result is divided so that its integral is 1.</param>
    [Pure]
    public static (NDArray<T> Hist, NDArray<T> BinEdges) Histogram<T>(NDArray<T> a, NDArray<T> bins, NDArray<T>? weights = null, bool density = false)
        where T : unmanaged
        => (HistogramOver(a, bins, weights, density), bins);

    [Pure]
    private static NDArray<T> HistogramOver<T>(NDArray<T> a, NDArray<T> edges, NDArray<T>? weights, bool density)
        where T : unmanaged
    {
        int bins = edges.Shape[0] - 1;
        NDArray<T> x = Ravel(a);
        NDArray<T> each = weights is { } given ? Ravel(given) : Lax.Full<T>(x.Shape, 1);

        // Bin 0 is before the first edge; the last edge belongs to the last bin.
        NDArray<int> bin = Where(Lax.Eq(x, edges[^1]), bins, Lax.Searchsorted(edges, x, 0, "right")) - 1;
        NDArray<T> counts = Ops.SegmentSum(each, bin, bins);
        return density ? counts / (edges[1..] - edges[..^1]) / Sum(counts) : counts;
    }
}
