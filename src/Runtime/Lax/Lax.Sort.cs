using System.Buffers;
using System.Numerics;

namespace Pure.Jit;

// Sorting.
public static partial class Lax
{
    /// <summary>Sorts along an axis, ascending and stable; −0 equals 0, NaN comes last. The derivative follows its element.</summary>
    /// <param name="x">The array.</param>
    /// <param name="dimension">The axis.</param>
    [Primitive("sort")]
    public static unsafe NDArray<T> Sort<T>(NDArray<T> x, int dimension = -1)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, x.Rank, nameof(dimension));
        NDArray<T> runs = Reduction.AxesLast(x, axis, out _);
        NDArray<T> sorted = NDArray<T>.Allocate(runs.Shape);
        if (runs.Size > 0)
        {
            fixed (T* source = runs)
            fixed (T* target = &sorted.Reference)
            {
                Sorting.Run(source, target, runs.Size, x.Shape[axis]);
            }
        }

        GC.KeepAlive(runs);
        return AxisBack(sorted, axis);
    }

    /// <summary>Sorts keys along an axis, ascending and stable, and takes values along; −0 equals 0, NaN comes last.</summary>
    /// <param name="keys">What to order by.</param>
    /// <param name="values">What to order, of the same shape.</param>
    /// <param name="dimension">The axis.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Primitive("sort_key_val")]
    public static (NDArray<TKey> Keys, NDArray<TValue> Values) SortKeyVal<TKey, TValue>(
        NDArray<TKey> keys, NDArray<TValue> values, int dimension = -1)
        where TKey : unmanaged
        where TValue : unmanaged
    {
        if (keys.Shape != values.Shape)
        {
            throw new ArgumentException($"Keys of shape {keys.Shape} and values of shape {values.Shape} differ", nameof(values));
        }

        NDArray<int> order = Order(keys, dimension);
        return (InOrder(keys, order, dimension), InOrder(values, order, dimension));
    }

    /// <summary>Sorts several arrays of one shape in the same order, by the first as keys, then by the next where those are equal.</summary>
    /// <param name="operand">The arrays.</param>
    /// <param name="dimension">The axis.</param>
    /// <param name="isStable">Whether equal elements keep their order, which they do in any case.</param>
    /// <param name="numKeys">How many of the arrays are keys.</param>
    [Pure]
    public static NDArray<T>[] Sort<T>(NDArray<T>[] operand, int dimension = -1, bool isStable = true, int numKeys = 1)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, operand[0].Rank);
        NDArray<int> order = Iota<int>(operand[0].Shape, axis);
        for (int key = numKeys - 1; key >= 0; key--)
        {
            order = SortKeyVal(Nd.TakeAlongAxis(operand[key], order, axis, "clip"), order, axis).Values;
        }

        return FixedArrays.Map(operand, x => Nd.TakeAlongAxis(x, order, axis, "clip"));
    }

    /// <summary>Sorts two arrays of one shape in the same order, by the first, or by the first and then the second.</summary>
    /// <param name="operand">The arrays.</param>
    /// <param name="dimension">The axis.</param>
    /// <param name="isStable">Whether equal elements keep their order, which they do in any case.</param>
    /// <param name="numKeys">How many of the arrays are keys.</param>
    [Pure]
    public static (NDArray<T1>, NDArray<T2>) Sort<T1, T2>((NDArray<T1>, NDArray<T2>) operand, int dimension = -1, bool isStable = true, int numKeys = 1)
        where T1 : unmanaged
        where T2 : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, operand.Item1.Rank);
        if (numKeys == 1)
        {
            return SortKeyVal(operand.Item1, operand.Item2, axis);
        }

        NDArray<int> order = SortKeyVal(operand.Item2, Iota<int>(operand.Item2.Shape, axis), axis).Values;
        order = SortKeyVal(Nd.TakeAlongAxis(operand.Item1, order, axis, "clip"), order, axis).Values;
        return (Nd.TakeAlongAxis(operand.Item1, order, axis, "clip"), Nd.TakeAlongAxis(operand.Item2, order, axis, "clip"));
    }

    /// <summary>Sorts three arrays of one shape in the same order, by the first numKeys of them.</summary>
    /// <param name="operand">The arrays.</param>
    /// <param name="dimension">The axis.</param>
    /// <param name="isStable">Whether equal elements keep their order, which they do in any case.</param>
    /// <param name="numKeys">How many of the arrays are keys.</param>
    [Pure]
    public static (NDArray<T1>, NDArray<T2>, NDArray<T3>) Sort<T1, T2, T3>(
        (NDArray<T1>, NDArray<T2>, NDArray<T3>) operand, int dimension = -1, bool isStable = true, int numKeys = 1)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, operand.Item1.Rank);
        NDArray<int> order = Iota<int>(operand.Item1.Shape, axis);
        if (numKeys > 2)
        {
            order = SortKeyVal(operand.Item3, order, axis).Values;
        }

        if (numKeys > 1)
        {
            order = SortKeyVal(Nd.TakeAlongAxis(operand.Item2, order, axis, "clip"), order, axis).Values;
        }

        order = SortKeyVal(Nd.TakeAlongAxis(operand.Item1, order, axis, "clip"), order, axis).Values;
        return (
            Nd.TakeAlongAxis(operand.Item1, order, axis, "clip"),
            Nd.TakeAlongAxis(operand.Item2, order, axis, "clip"),
            Nd.TakeAlongAxis(operand.Item3, order, axis, "clip"));
    }

    /// <summary>For every run along the axis, which element comes first, second, …; the axis moved to the end.</summary>
    private static NDArray<int> Order<T>(NDArray<T> keys, int dimension, bool descending = false)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, keys.Rank, nameof(dimension));
        NDArray<T> runs = Reduction.AxesLast(keys, axis, out _);
        NDArray<int> order = NDArray<int>.Allocate(runs.Shape);
        OrderLoop<T> loop = new(runs, order, keys.Shape[axis], descending);
        Dispatch.NumberOrBool<T, OrderLoop<T>>(ref loop, "sort");
        GC.KeepAlive(runs);
        return order;
    }

    // The elements of each run in an order, and the axis back in its place.
    private static NDArray<T> InOrder<T>(NDArray<T> x, NDArray<int> order, int dimension)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, x.Rank, nameof(dimension));
        NDArray<T> runs = Reduction.AxesLast(x, axis, out _);
        NDArray<T> result = NDArray<T>.Allocate(order.Shape);
        int length = x.Shape[axis];
        for (int start = 0; start < runs.Size; start += length)
        {
            ReadOnlySpan<T> source = runs.AsSpan().Slice(start, length);
            ReadOnlySpan<int> positions = order.AsSpan().Slice(start, length);
            Span<T> target = result.WritableSpan().Slice(start, length);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = source[positions[i]];
            }
        }

        GC.KeepAlive(runs);
        GC.KeepAlive(order);
        return AxisBack(result, axis);
    }

    private static NDArray<T> AxisBack<T>(NDArray<T> runs, int axis)
        where T : unmanaged
        => Transpose(runs, Axes.Range(0, runs.Rank - 1).Insert(axis, runs.Rank - 1));

    private readonly struct OrderLoop<T>(NDArray<T> runs, NDArray<int> order, int length, bool descending) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            for (int start = 0; start < runs.Size; start += length)
            {
                ReadOnlySpan<TSeen> keys = runs.Elements<TSeen>().Slice(start, length);
                Span<int> positions = order.WritableSpan().Slice(start, length);
                if (SortKeys.Bits<TSeen>() == 64)
                {
                    OrderWide(keys, positions, descending ? ulong.MaxValue : 0);
                }
                else
                {
                    OrderNarrow(keys, positions, descending ? (uint)((1UL << SortKeys.Bits<TSeen>()) - 1) : 0);
                }
            }
        }

        // Key above, position below: all distinct, and equal keys in the order of their positions.
        private static void OrderNarrow<TSeen>(ReadOnlySpan<TSeen> keys, Span<int> positions, uint flip)
            where TSeen : unmanaged, INumber<TSeen>
        {
            ulong[] pairs = ArrayPool<ulong>.Shared.Rent(keys.Length);
            for (int i = 0; i < keys.Length; i++)
            {
                pairs[i] = ((ulong)(SortKeys.Of32(keys[i]) ^ flip) << 32) | (uint)i;
            }

            RadixSort.Sort(pairs.AsSpan(0, keys.Length), 32, 32 + SortKeys.Bits<TSeen>());
            for (int i = 0; i < positions.Length; i++)
            {
                positions[i] = (int)(uint)pairs[i];
            }

            ArrayPool<ulong>.Shared.Return(pairs);
        }

        private static void OrderWide<TSeen>(ReadOnlySpan<TSeen> keys, Span<int> positions, ulong flip)
            where TSeen : unmanaged, INumber<TSeen>
        {
            (ulong, int)[] items = ArrayPool<(ulong, int)>.Shared.Rent(keys.Length);
            for (int i = 0; i < keys.Length; i++)
            {
                items[i] = (SortKeys.Of64(keys[i]) ^ flip, i);
            }

            RadixSort.Sort(items.AsSpan(0, keys.Length));
            for (int i = 0; i < positions.Length; i++)
            {
                positions[i] = items[i].Item2;
            }

            ArrayPool<(ulong, int)>.Shared.Return(items);
        }
    }
}
