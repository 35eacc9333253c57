using System.Numerics;

namespace Pure.Jit;

// Along one axis: positions of extremes.
public static partial class Lax
{
    /// <summary>Where the largest is along an axis: the first of equal ones, a NaN before any number. Derivative 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis, which the result does not have.</param>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    [Primitive("argmax")]
    public static NDArray<int> Argmax<T>(NDArray<T> x, int axis)
        where T : unmanaged
        => PositionOf(x, axis, largest: true);

    /// <summary>Where the smallest is along an axis: the first of equal ones, a NaN before any number. Derivative 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis, which the result does not have.</param>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    [Primitive("argmin")]
    public static NDArray<int> Argmin<T>(NDArray<T> x, int axis)
        where T : unmanaged
        => PositionOf(x, axis, largest: false);

    private static NDArray<int> PositionOf<T>(NDArray<T> x, int axis, bool largest)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        x.Shape.NonEmpty(along, largest ? "argmax" : "argmin");
        NDArray<T> runs = Reduction.AxesLast(x, along, out Shape kept);
        NDArray<int> result = NDArray<int>.Allocate(kept);
        PositionLoop<T> loop = new(runs, result, x.Shape[along], largest);
        Dispatch.NumberOrBool<T, PositionLoop<T>>(ref loop, largest ? "argmax" : "argmin");
        GC.KeepAlive(runs);
        return result;
    }

    private readonly struct PositionLoop<T>(NDArray<T> runs, NDArray<int> result, int length, bool largest) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = runs.Elements<TSeen>();
            Span<int> target = result.WritableSpan();
            for (int i = 0; i < target.Length; i++)
            {
                ReadOnlySpan<TSeen> run = source.Slice(i * length, length);
                int best = 0;
                for (int j = 1; j < run.Length && !TSeen.IsNaN(run[best]);)
                {
                    j = this.Skip(run, j, run[best]);
                    for (int end = Math.Min(run.Length, j + (4 * Vector<byte>.Count)); j < end && !TSeen.IsNaN(run[best]); j++)
                    {
                        if (TSeen.IsNaN(run[j]) || (largest ? run[j] > run[best] : run[j] < run[best]))
                        {
                            best = j;
                        }
                    }
                }

                target[i] = best;
            }
        }

        // The first vectors in which nothing is better; a NaN is neither less nor greater than anything.
        private int Skip<TSeen>(ReadOnlySpan<TSeen> run, int from, TSeen best)
            where TSeen : unmanaged, INumber<TSeen>
        {
            if (!Vector.IsHardwareAccelerated || !Vector<TSeen>.IsSupported)
            {
                return from;
            }

            Vector<TSeen> bound = new(best);
            int width = Vector<TSeen>.Count;
            for (; from + (4 * width) <= run.Length; from += 4 * width)
            {
                ReadOnlySpan<TSeen> four = run.Slice(from, 4 * width);
                Vector<TSeen> a = new(four), b = new(four[width..]), c = new(four[(2 * width)..]), d = new(four[(3 * width)..]);
                Vector<TSeen> isWorse = largest
                    ? Vector.LessThanOrEqual(a, bound) & Vector.LessThanOrEqual(b, bound) & Vector.LessThanOrEqual(c, bound) & Vector.LessThanOrEqual(d, bound)
                    : Vector.GreaterThanOrEqual(a, bound) & Vector.GreaterThanOrEqual(b, bound) & Vector.GreaterThanOrEqual(c, bound) & Vector.GreaterThanOrEqual(d, bound);
                if (!Vector.EqualsAll(isWorse.As<TSeen, byte>(), Vector<byte>.AllBitsSet))
                {
                    return from;
                }
            }

            return from;
        }
    }
}
