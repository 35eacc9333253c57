namespace Pure.Jit;

/// <summary>Reductions over segments given by data, as <c>jax.ops</c> has them.</summary>
public static class Ops
{
    /// <summary>The sum of the rows of each segment; 0 for a segment without rows; integers wrap. Linear in data.</summary>
    /// <param name="data">What is combined, along the first axes.</param>
    /// <param name="segmentIds">The segment of each row; those outside 0 to numSegments − 1 do not count.</param>
    /// <param name="numSegments">How many segments the result has.</param>
    /// <param name="indicesAreSorted">A promise that is not needed here.</param>
    /// <param name="uniqueIndices">A promise that is not needed here.</param>
    /// <param name="mode">What becomes of segments outside: "fill" or "drop" nothing, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The rows of data and segmentIds differ in number.</exception>
    /// <example><code>var y = Ops.SegmentSum(Nd.Array([1f, 2f, 4f]), Nd.Array([0, 2, 0]), 3);   // [5, 0, 2]</code></example>
    [Pure]
    public static NDArray<T> SegmentSum<T>(
        NDArray<T> data, NDArray<int> segmentIds, int numSegments, bool indicesAreSorted = false, bool uniqueIndices = false, string mode = "drop")
        where T : unmanaged
        => Lax.ScatterAdd(Segments(Lax.Full<T>(default, 0), data, segmentIds, numSegments), segmentIds, data, 0, 0, mode == "fill" ? "drop" : mode);

    /// <summary>The product of the rows of each segment; 1 for a segment without rows; integers wrap.</summary>
    /// <param name="data">What is combined, along the first axes.</param>
    /// <param name="segmentIds">The segment of each row; those outside 0 to numSegments − 1 do not count.</param>
    /// <param name="numSegments">How many segments the result has.</param>
    /// <param name="indicesAreSorted">A promise that is not needed here.</param>
    /// <param name="uniqueIndices">A promise that is not needed here.</param>
    /// <param name="mode">What becomes of segments outside: "fill" or "drop" nothing, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The rows of data and segmentIds differ in number.</exception>
    /// <example><code>var y = Ops.SegmentProd(Nd.Array([3f, 2f, 4f]), Nd.Array([0, 2, 0]), 3);   // [12, 1, 2]</code></example>
    [Pure]
    public static NDArray<T> SegmentProd<T>(
        NDArray<T> data, NDArray<int> segmentIds, int numSegments, bool indicesAreSorted = false, bool uniqueIndices = false, string mode = "drop")
        where T : unmanaged
        => Lax.ScatterMul(Segments(Lax.Full<T>(default, 1), data, segmentIds, numSegments), segmentIds, data, 0, 0, mode == "fill" ? "drop" : mode);

    /// <summary>The largest of the rows of each segment; −∞ or the smallest value for a segment without rows; NaN if there is one. Equal ones share the derivative.</summary>
    /// <param name="data">What is combined, along the first axes.</param>
    /// <param name="segmentIds">The segment of each row; those outside 0 to numSegments − 1 do not count.</param>
    /// <param name="numSegments">How many segments the result has.</param>
    /// <param name="indicesAreSorted">A promise that is not needed here.</param>
    /// <param name="uniqueIndices">A promise that is not needed here.</param>
    /// <param name="mode">What becomes of segments outside: "fill" or "drop" nothing, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The rows of data and segmentIds differ in number.</exception>
    /// <example><code>var y = Ops.SegmentMax(Nd.Array([1f, 2f, 4f]), Nd.Array([0, 1, 0]), 2);   // [4, 2]</code></example>
    [Pure]
    public static NDArray<T> SegmentMax<T>(
        NDArray<T> data, NDArray<int> segmentIds, int numSegments, bool indicesAreSorted = false, bool uniqueIndices = false, string mode = "drop")
        where T : unmanaged
        => Lax.ScatterMax(Segments(Lax.Full<T>(default, Limits.NegativeInfinity<T>()), data, segmentIds, numSegments), segmentIds, data, 0, 0, mode == "fill" ? "drop" : mode);

    /// <summary>The smallest of the rows of each segment; ∞ or the largest value for a segment without rows; NaN if there is one. Equal ones share the derivative.</summary>
    /// <param name="data">What is combined, along the first axes.</param>
    /// <param name="segmentIds">The segment of each row; those outside 0 to numSegments − 1 do not count.</param>
    /// <param name="numSegments">How many segments the result has.</param>
    /// <param name="indicesAreSorted">A promise that is not needed here.</param>
    /// <param name="uniqueIndices">A promise that is not needed here.</param>
    /// <param name="mode">What becomes of segments outside: "fill" or "drop" nothing, "clip" the nearest inside.</param>
    /// <exception cref="ArgumentException">The rows of data and segmentIds differ in number.</exception>
    /// <example><code>var y = Ops.SegmentMin(Nd.Array([1f, 2f, 4f]), Nd.Array([0, 1, 0]), 2);   // [1, 2]</code></example>
    [Pure]
    public static NDArray<T> SegmentMin<T>(
        NDArray<T> data, NDArray<int> segmentIds, int numSegments, bool indicesAreSorted = false, bool uniqueIndices = false, string mode = "drop")
        where T : unmanaged
        => Lax.ScatterMin(Segments(Lax.Full<T>(default, Limits.PositiveInfinity<T>()), data, segmentIds, numSegments), segmentIds, data, 0, 0, mode == "fill" ? "drop" : mode);

    [Pure]
    private static NDArray<T> Segments<T>(NDArray<T> start, NDArray<T> data, NDArray<int> segmentIds, int numSegments)
        where T : unmanaged
        => Nd.BroadcastTo(start, data.Shape[segmentIds.Rank..].Insert(0, numSegments));
}
