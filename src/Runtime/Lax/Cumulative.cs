using System.Numerics;
using System.Runtime.InteropServices;
using Pure.Jit.Simd;

namespace Pure.Jit;

/// <summary>How a cumulative function goes on from the result before.</summary>
internal interface ICumulativeStep
{
    static abstract string Name { get; }

    /// <summary>Whether the step is a sum, which has loops of its own.</summary>
    static virtual bool IsSum => false;

    static abstract TSeen Combine<TSeen>(TSeen before, TSeen x)
        where TSeen : unmanaged, INumber<TSeen>;
}

/// <summary>The loops of the cumulative functions. Sums and products of f16 and f32 are kept in f64 and rounded at each element.</summary>
internal static class Cumulative
{
    public static NDArray<T> Run<T, TStep>(NDArray<T> x, int axis, bool reverse)
        where T : unmanaged
        where TStep : struct, ICumulativeStep
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        Loop<T, TStep> loop = new(x, result, along, reverse);
        Dispatch.Number<T, Loop<T, TStep>>(ref loop, TStep.Name);
        GC.KeepAlive(x);
        return result;
    }

    private readonly struct Loop<T, TStep>(NDArray<T> x, NDArray<T> result, int axis, bool reverse) : INumberVisitor
        where T : unmanaged
        where TStep : struct, ICumulativeStep
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            foreach ((int start, int step, int length) in new AxisRuns(x.Shape, axis, reverse))
            {
                if (TStep.IsSum && typeof(TSeen) == typeof(float) && step == 1)
                {
                    PrefixSums.Run(
                        MemoryMarshal.Cast<TSeen, float>(source.Slice(start, length)), MemoryMarshal.Cast<TSeen, float>(target.Slice(start, length)));
                    continue;
                }

                if (typeof(TSeen) == typeof(float) || typeof(TSeen) == typeof(Half) || typeof(TSeen) == typeof(BFloat16))
                {
                    double wide = double.CreateTruncating(source[start]);
                    target[start] = source[start];
                    for (int i = 1; i < length; i++)
                    {
                        int at = start + (i * step);
                        wide = TStep.Combine(wide, double.CreateTruncating(source[at]));
                        target[at] = TSeen.CreateTruncating(wide);
                    }

                    continue;
                }

                TSeen sum = source[start];
                target[start] = sum;
                for (int i = 1; i < length; i++)
                {
                    int at = start + (i * step);
                    sum = TStep.Combine(sum, source[at]);
                    target[at] = sum;
                }
            }
        }
    }
}

/// <summary>The runs of a shape along one axis: where each starts, how far its elements are apart, and how many there are.</summary>
internal readonly ref struct AxisRuns(Shape shape, int axis, bool reverse)
{
    public Enumerator GetEnumerator() => new(shape[..axis].Size, shape[axis], shape[(axis + 1)..].Size, reverse);

    /// <summary>Counts the runs; there are none where the axis is empty.</summary>
    public struct Enumerator(int outer, int length, int inner, bool reverse)
    {
        private readonly int count = length == 0 ? 0 : outer * inner;
        private int next = -1;

        public readonly (int Start, int Step, int Length) Current
        {
            get
            {
                int first = (this.next / inner * length * inner) + (this.next % inner);
                return reverse ? (first + ((length - 1) * inner), -inner, length) : (first, inner, length);
            }
        }

        public bool MoveNext() => ++this.next < this.count;
    }
}
