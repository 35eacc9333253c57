using System.Numerics;

namespace Pure.Jit;

// Sorting.
public static partial class Lax
{
    /// <summary>Sorts along an axis, ascending and stable; −0 equals 0, NaN comes last. The derivative follows its element.</summary>
    /// <param name="x">The array.</param>
    /// <param name="dimension">The axis.</param>
    [Primitive("sort")]
    public static NDArray<T> Sort<T>(NDArray<T> x, int dimension)
        where T : unmanaged
        => Gather1(x, Order(x, dimension), dimension);

    /// <summary>Sorts keys along an axis, ascending and stable, and takes values along; −0 equals 0, NaN comes last.</summary>
    /// <param name="keys">What to order by.</param>
    /// <param name="values">What to order, of the same shape.</param>
    /// <param name="dimension">The axis.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Primitive("sort_key_val")]
    public static (NDArray<TKey> Keys, NDArray<TValue> Values) SortKeyVal<TKey, TValue>(
        NDArray<TKey> keys, NDArray<TValue> values, int dimension)
        where TKey : unmanaged
        where TValue : unmanaged
    {
        if (keys.Shape != values.Shape)
        {
            throw new ArgumentException($"Keys of shape {keys.Shape} and values of shape {values.Shape} differ", nameof(values));
        }

        NDArray<int> order = Order(keys, dimension);
        return (Gather1(keys, order, dimension), Gather1(values, order, dimension));
    }

    /// <summary>For every run along the axis, which element comes first, second, …; the axis moved to the end.</summary>
    private static NDArray<int> Order<T>(NDArray<T> keys, int dimension)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, keys.Rank, nameof(dimension));
        NDArray<T> runs = Reduction.AxesLast(keys, axis, out _);
        NDArray<int> order = NDArray<int>.Allocate(runs.Shape);
        OrderLoop<T> loop = new(runs, order, keys.Shape[axis]);
        Dispatch.NumberOrBool<T, OrderLoop<T>>(ref loop, "sort");
        GC.KeepAlive(runs);
        return order;
    }

    private static NDArray<T> Gather1<T>(NDArray<T> x, NDArray<int> order, int dimension)
        where T : unmanaged
    {
        int axis = Axes.NormalizeOne(dimension, x.Rank, nameof(dimension));
        NDArray<T> runs = Reduction.AxesLast(x, axis, out _);
        NDArray<T> sorted = Gather(runs, order, x.Rank - 1, x.Rank - 1, "clip");
        return Transpose(sorted, Axes.Range(0, x.Rank - 1).Insert(axis, x.Rank - 1));
    }

    private readonly struct OrderLoop<T>(NDArray<T> runs, NDArray<int> order, int length) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            (TSeen Key, int Position)[] run = new (TSeen, int)[length];
            for (int start = 0; start < runs.Size; start += length)
            {
                ReadOnlySpan<TSeen> keys = runs.Elements<TSeen>().Slice(start, length);
                for (int i = 0; i < length; i++)
                {
                    run[i] = (keys[i], i);
                }

                Array.Sort(run, Compare);
                Span<int> positions = order.WritableSpan().Slice(start, length);
                for (int i = 0; i < length; i++)
                {
                    positions[i] = run[i].Position;
                }
            }
        }

        private static int Compare<TSeen>((TSeen Key, int Position) a, (TSeen Key, int Position) b)
            where TSeen : unmanaged, INumber<TSeen>
        {
            bool isLeftNaN = TSeen.IsNaN(a.Key);
            bool isRightNaN = TSeen.IsNaN(b.Key);
            int byKey = isLeftNaN || isRightNaN
                ? isLeftNaN.CompareTo(isRightNaN)
                : a.Key < b.Key ? -1 : a.Key > b.Key ? 1 : 0;
            return byKey != 0 ? byKey : a.Position.CompareTo(b.Position);
        }
    }
}
