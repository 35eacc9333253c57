using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Parts of an order: the largest elements, places in a sorted run.
public static partial class Lax
{
    // Up to so many of the largest are kept in order by insertion; beyond it everything is sorted.
    private const int InsertedCount = 64;

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
        int length = operand.Shape[^1];
        if (k > InsertedCount)
        {
            NDArray<int> order = Order(operand, operand.Rank - 1, descending: true);
            for (int run = 0; run < values.Size / k; run++)
            {
                ReadOnlySpan<T> source = operand.AsSpan().Slice(run * length, length);
                for (int i = run * k; i < (run + 1) * k; i++)
                {
                    int place = order.AsSpan()[(run * length) + i - (run * k)];
                    indices.WritableSpan()[i] = place;
                    values.WritableSpan()[i] = source[place];
                }
            }

            GC.KeepAlive(operand);
            return (values, indices);
        }

        TopKLoop<T> loop = new(operand, values, indices, length, k);
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

    /// <summary>
    /// Where an array of rank 1 is true, ascending. In compiled code too the result is as long as there are such places: a size that
    /// is known when the call runs.
    /// </summary>
    /// <param name="x">The mask [n].</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up with n.</param>
    /// <exception cref="ArgumentException">The mask is not of rank 1.</exception>
    [Primitive("nonzero")]
    public static NDArray<int> Nonzero(NDArray<bool> x, int? size = null)
    {
        if (x.Rank != 1)
        {
            throw new ArgumentException($"'Nonzero' needs a mask of rank 1, not one of shape {x.Shape}", nameof(x));
        }

        ReadOnlySpan<bool> mask = x.AsSpan();
        NDArray<int> result = NDArray<int>.Allocate(size ?? mask.Count(true));
        Span<int> places = result.WritableSpan();
        int count = 0;
        for (int i = 0; i < mask.Length && count < places.Length; i++)
        {
            if (mask[i])
            {
                places[count++] = i;
            }
        }

        places[count..].Fill(mask.Length);
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>
    /// 0, 1, … below a number. In compiled code too the result is as long as there are such numbers: a size that is known when the
    /// call runs. So are the sizes of <c>Nd.Zeros(n)</c> and <c>Nd.Arange(n)</c> where n is computed.
    /// </summary>
    /// <param name="stop">The number, of rank 0.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up with stop.</param>
    /// <exception cref="ArgumentException">The number is not of rank 0, or negative.</exception>
    [Primitive("count_up")]
    public static NDArray<int> CountUp(NDArray<int> stop, int? size = null)
    {
        int end = Entry.Count(stop.Item());
        NDArray<int> result = NDArray<int>.Allocate(size ?? end);
        Span<int> numbers = result.WritableSpan();
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Math.Min(i, end);
        }

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
                    if (count == k && Vector.IsHardwareAccelerated && Vector<TSeen>.IsSupported)
                    {
                        // Most vectors hold nothing larger than the least that is kept; a NaN is never less or equal.
                        Vector<TSeen> least = new(kept[k - 1]);
                        int width = Vector<TSeen>.Count;
                        while (i + width <= source.Length && Vector.LessThanOrEqualAll(new Vector<TSeen>(source[i..]), least))
                        {
                            i += width;
                        }

                        if (i == source.Length)
                        {
                            break;
                        }
                    }

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
            for (int start = 0, next = 0; start < target.Length; start += perRun, next += length)
            {
                // NaN is behind everything: it is looked for apart, so that the others only compare.
                ReadOnlySpan<TSeen> run = sorted.Elements<TSeen>().Slice(next, length);
                int numbers = length;
                while (numbers > 0 && TSeen.IsNaN(run[numbers - 1]))
                {
                    numbers--;
                }

                this.Run(run[..numbers], queries.Slice(start, perRun), target.Slice(start, perRun));
            }
        }

        private void Run<TSeen>(ReadOnlySpan<TSeen> run, ReadOnlySpan<TSeen> queries, Span<int> places)
            where TSeen : unmanaged, INumber<TSeen>
        {
            int i = 0;
            for (; run.Length > 0 && i + 4 <= queries.Length; i += 4)
            {
                if (isLeft)
                {
                    Left(run, queries.Slice(i, 4), places.Slice(i, 4));
                }
                else
                {
                    Right(run, queries.Slice(i, 4), places.Slice(i, 4));
                }
            }

            for (; i < queries.Length; i++)
            {
                int low = 0;
                for (int high = run.Length; low < high;)
                {
                    int middle = (int)(((uint)low + (uint)high) >> 1);
                    bool isBehind = isLeft ? run[middle] < queries[i] : run[middle] <= queries[i];
                    (low, high) = isBehind ? (middle + 1, high) : (low, middle);
                }

                places[i] = low;
            }

            for (int k = 0; DTypes.IsFloating<TSeen>() && k < queries.Length; k++)
            {
                if (TSeen.IsNaN(queries[k]))
                {
                    places[k] = isLeft ? run.Length : length;
                }
            }
        }

        // Halves the part that is left without branches: four searches at a time wait for memory together.
        private static void Left<TSeen>(ReadOnlySpan<TSeen> run, ReadOnlySpan<TSeen> queries, Span<int> places)
            where TSeen : unmanaged, INumber<TSeen>
        {
            ref TSeen first = ref MemoryMarshal.GetReference(run);
            (TSeen q0, TSeen q1, TSeen q2, TSeen q3) = (queries[0], queries[1], queries[2], queries[3]);
            nint p0 = 0, p1 = 0, p2 = 0, p3 = 0;
            for (nint rest = run.Length; rest > 1;)
            {
                nint half = rest >> 1;
                ref TSeen middle = ref Unsafe.Add(ref first, half - 1);
                p0 += half & -(Unsafe.Add(ref middle, p0) < q0 ? 1 : 0);
                p1 += half & -(Unsafe.Add(ref middle, p1) < q1 ? 1 : 0);
                p2 += half & -(Unsafe.Add(ref middle, p2) < q2 ? 1 : 0);
                p3 += half & -(Unsafe.Add(ref middle, p3) < q3 ? 1 : 0);
                rest -= half;
            }

            places[0] = (int)p0 + (Unsafe.Add(ref first, p0) < q0 ? 1 : 0);
            places[1] = (int)p1 + (Unsafe.Add(ref first, p1) < q1 ? 1 : 0);
            places[2] = (int)p2 + (Unsafe.Add(ref first, p2) < q2 ? 1 : 0);
            places[3] = (int)p3 + (Unsafe.Add(ref first, p3) < q3 ? 1 : 0);
        }

        /// <inheritdoc cref="Left"/>
        private static void Right<TSeen>(ReadOnlySpan<TSeen> run, ReadOnlySpan<TSeen> queries, Span<int> places)
            where TSeen : unmanaged, INumber<TSeen>
        {
            ref TSeen first = ref MemoryMarshal.GetReference(run);
            (TSeen q0, TSeen q1, TSeen q2, TSeen q3) = (queries[0], queries[1], queries[2], queries[3]);
            nint p0 = 0, p1 = 0, p2 = 0, p3 = 0;
            for (nint rest = run.Length; rest > 1;)
            {
                nint half = rest >> 1;
                ref TSeen middle = ref Unsafe.Add(ref first, half - 1);
                p0 += half & -(Unsafe.Add(ref middle, p0) <= q0 ? 1 : 0);
                p1 += half & -(Unsafe.Add(ref middle, p1) <= q1 ? 1 : 0);
                p2 += half & -(Unsafe.Add(ref middle, p2) <= q2 ? 1 : 0);
                p3 += half & -(Unsafe.Add(ref middle, p3) <= q3 ? 1 : 0);
                rest -= half;
            }

            places[0] = (int)p0 + (Unsafe.Add(ref first, p0) <= q0 ? 1 : 0);
            places[1] = (int)p1 + (Unsafe.Add(ref first, p1) <= q1 ? 1 : 0);
            places[2] = (int)p2 + (Unsafe.Add(ref first, p2) <= q2 ? 1 : 0);
            places[3] = (int)p3 + (Unsafe.Add(ref first, p3) <= q3 ? 1 : 0);
        }
    }
}
