using System.Numerics;
using System.Runtime.CompilerServices;
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
    public static unsafe NDArray<T> Run<T, TStep>(NDArray<T> x, int axis, bool reverse)
        where T : unmanaged
        where TStep : struct, ICumulativeStep
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        if (x.Size > 0)
        {
            fixed (T* source = x)
            fixed (T* target = &result.Reference)
            {
                Run<T, TStep>(source, target, x.Shape[..along].Size, x.Shape[along], x.Shape[(along + 1)..].Size, reverse, isFast: false);
            }
        }

        GC.KeepAlive(x);
        return result;
    }

    /// <summary>The same in memory, over the middle axis of [outer, length, inner]; fast sums of f32 may add in another order.</summary>
    public static unsafe void Run<T, TStep>(T* source, T* target, nint outer, nint length, nint inner, bool reverse, bool isFast)
        where T : unmanaged
        where TStep : struct, ICumulativeStep
    {
        Loop<T, TStep> loop = new(source, target, outer, length, inner, reverse, isFast);
        Dispatch.Number<T, Loop<T, TStep>>(ref loop, TStep.Name);
    }

    private readonly unsafe struct Loop<T, TStep>(T* x, T* result, nint outer, nint length, nint inner, bool reverse, bool isFast) : INumberVisitor
        where T : unmanaged
        where TStep : struct, ICumulativeStep
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            if (length == 0)
            {
                return;
            }

            nint step = reverse ? -inner : inner;
            for (nint run = 0; run < outer * inner; run++)
            {
                nint start = (run / inner * length * inner) + (run % inner) + (reverse ? (length - 1) * inner : 0);
                TSeen* from = (TSeen*)x + start, to = (TSeen*)result + start;
                if (!TStep.IsSum || typeof(TSeen) != typeof(float) || step != 1)
                {
                    Along(from, to, step, length);
                }
                else if (isFast)
                {
                    PrefixSums.RunFast((float*)from, (float*)to, length);
                }
                else
                {
                    PrefixSums.Run((float*)from, (float*)to, length);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Along<TSeen>(TSeen* from, TSeen* to, nint step, nint count)
            where TSeen : unmanaged, INumber<TSeen>
        {
            if (typeof(TSeen) == typeof(float) || typeof(TSeen) == typeof(Half) || typeof(TSeen) == typeof(BFloat16))
            {
                double wide = double.CreateTruncating(*from);
                *to = *from;
                for (nint i = 1, at = step; i < count; i++, at += step)
                {
                    wide = TStep.Combine(wide, double.CreateTruncating(from[at]));
                    to[at] = TSeen.CreateTruncating(wide);
                }

                return;
            }

            TSeen sum = *from;
            *to = sum;
            for (nint i = 1, at = step; i < count; i++, at += step)
            {
                sum = TStep.Combine(sum, from[at]);
                to[at] = sum;
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
