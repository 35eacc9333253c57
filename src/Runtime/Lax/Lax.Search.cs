using System.Numerics;

namespace Pure.Jit;

// Parts of an order: the largest elements, places in a sorted run.
public static partial class Lax
{
    /// <summary>
    /// The k largest along the last axis in descending order, and where they were; of equal ones the first comes first, NaN
    /// counts as larger than any number. The derivative follows the elements taken.
    /// </summary>
    /// <param name="operand">The array [.., n].</param>
    /// <param name="k">How many, at most n.</param>
    /// <exception cref="ArgumentException">There is no axis, or k is negative or larger than n.</exception>
    [Primitive("top_k")]
    public static (NDArray<T> Values, NDArray<int> Indices) TopK<T>(NDArray<T> operand, int k)
        where T : unmanaged
    {
        if (operand.Rank == 0 || k < 0 || k > operand.Shape[^1])
        {
            throw new ArgumentException($"Cannot take {k} elements along the last axis of an array of shape {operand.Shape}", nameof(k));
        }

        Shape shape = operand.Shape.With(operand.Rank - 1, k);
        NDArray<T> values = NDArray<T>.Allocate(shape);
        NDArray<int> indices = NDArray<int>.Allocate(shape);
        TopKLoop<T> loop = new(operand, values, indices, operand.Shape[^1], k);
        Dispatch.NumberOrBool<T, TopKLoop<T>>(ref loop, "top_k");
        GC.KeepAlive(operand);
        return (values, indices);
    }

    /// <summary>
    /// For each query where it would go in an ascending run: sortedArr [B.., n], query [B.., Q..] give indices [B.., Q..] from 0
    /// to n. NaN is larger than any number.
    /// </summary>
    /// <param name="sortedArr">The runs.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="batchDims">How many leading axes B the two have in common.</param>
    /// <param name="side">"left" before elements equal to the query, "right" behind them.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or there is no such side.</exception>
    [Primitive("searchsorted")]
    public static NDArray<int> Searchsorted<T>(NDArray<T> sortedArr, NDArray<T> query, int batchDims, string side)
        where T : unmanaged
    {
        if (sortedArr.Rank != batchDims + 1 || query.Rank < batchDims || sortedArr.Shape[..batchDims] != query.Shape[..batchDims] || side is not ("left" or "right"))
        {
            throw new ArgumentException(
                $"Runs of shape {sortedArr.Shape} and queries of shape {query.Shape} do not fit with {batchDims} batch axes and side \"{side}\"", nameof(query));
        }

        NDArray<int> result = NDArray<int>.Allocate(query.Shape);
        SearchLoop<T> loop = new(sortedArr, query, result, sortedArr.Shape[^1], query.Shape[batchDims..].Size, side == "left");
        Dispatch.NumberOrBool<T, SearchLoop<T>>(ref loop, "searchsorted");
        GC.KeepAlive(sortedArr);
        GC.KeepAlive(query);
        return result;
    }

    /// <summary>Whether a comes before b in ascending order with NaN last.</summary>
    private static bool IsBefore<TSeen>(TSeen a, TSeen b)
        where TSeen : unmanaged, INumber<TSeen>
        => a < b || (TSeen.IsNaN(b) && !TSeen.IsNaN(a));

    private readonly struct TopKLoop<T>(NDArray<T> operand, NDArray<T> values, NDArray<int> indices, int length, int k) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            for (int run = 0; k > 0 && run < values.Size / k; run++)
            {
                ReadOnlySpan<TSeen> source = operand.Elements<TSeen>().Slice(run * length, length);
                Span<TSeen> kept = values.WritableElements<TSeen>().Slice(run * k, k);
                Span<int> places = indices.WritableSpan().Slice(run * k, k);
                int count = 0;
                for (int i = 0; i < source.Length; i++)
                {
                    TSeen x = source[i];
                    if (count == k && !IsBefore(kept[k - 1], x))
                    {
                        continue;
                    }

                    int at = count == k ? k - 1 : count++;
                    for (; at > 0 && IsBefore(kept[at - 1], x); at--)
                    {
                        (kept[at], places[at]) = (kept[at - 1], places[at - 1]);
                    }

                    (kept[at], places[at]) = (x, i);
                }
            }
        }
    }

    private readonly struct SearchLoop<T>(
        NDArray<T> sorted, NDArray<T> query, NDArray<int> result, int length, int perRun, bool isLeft) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> queries = query.Elements<TSeen>();
            Span<int> target = result.WritableSpan();
            for (int i = 0; i < target.Length; i++)
            {
                ReadOnlySpan<TSeen> run = sorted.Elements<TSeen>().Slice(i / perRun * length, length);
                int low = 0;
                for (int high = length; low < high;)
                {
                    int middle = (int)(((uint)low + (uint)high) >> 1);
                    bool isBehind = isLeft ? IsBefore(run[middle], queries[i]) : !IsBefore(queries[i], run[middle]);
                    (low, high) = isBehind ? (middle + 1, high) : (low, middle);
                }

                target[i] = low;
            }
        }
    }
}
