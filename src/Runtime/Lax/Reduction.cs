using System.Numerics;
using System.Numerics.Tensors;

namespace Pure.Jit;

internal interface IReduction
{
    static abstract string Name { get; }

    static virtual bool TakesBool => false;

    /// <summary>Whether it adds.</summary>
    static virtual bool IsSum => false;

    /// <summary>What nothing reduces to.</summary>
    static abstract TSeen Start<TSeen>()
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;

    static abstract TSeen Step<TSeen>(TSeen accumulated, TSeen x)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;
}

/// <summary>
/// The loops of the reductions. The reduced axes are brought to the end, so that every result is a run of elements,
/// combined in row-major order; sums and products of f16 and f32 are kept in f64 and rounded once.
/// </summary>
internal static class Reduction
{
    public static NDArray<T> Run<T, TOp>(NDArray<T> x, Axes axes)
        where T : unmanaged
        where TOp : struct, IReduction
    {
        Axes reduced = axes.Normalize(x.Rank);
        if (AreFirst(reduced) && reduced.Count < x.Rank && x.Size > 0)
        {
            return ColumnReduction.Run<T, TOp>(x, x.Shape[reduced.Count..]);
        }

        NDArray<T> runs = AxesLast(x, reduced, out Shape kept);
        NDArray<T> result = NDArray<T>.Allocate(kept);
        if (result.Size > 0)
        {
            Loop<T, TOp> loop = new(runs, result, x.Size / result.Size);
            if (TOp.TakesBool)
            {
                Dispatch.NumberOrBool<T, Loop<T, TOp>>(ref loop, TOp.Name);
            }
            else
            {
                Dispatch.Number<T, Loop<T, TOp>>(ref loop, TOp.Name);
            }
        }

        GC.KeepAlive(runs);
        return result;
    }

    private static bool AreFirst(Axes axes)
    {
        for (int i = 0; i < axes.Count; i++)
        {
            if (!axes.Contains(i))
            {
                return false;
            }
        }

        return axes.Count > 0;
    }

    /// <summary>x with some axes, in ascending order, moved behind the others; also the shape of the others.</summary>
    public static NDArray<T> AxesLast<T>(NDArray<T> x, Axes axes, out Shape kept)
        where T : unmanaged
    {
        kept = default;
        Axes order = default;
        Axes last = default;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            if (axes.Contains(axis))
            {
                last = last.Insert(last.Count, axis);
            }
            else
            {
                order = order.Insert(order.Count, axis);
                kept = kept.Insert(kept.Rank, x.Shape[axis]);
            }
        }

        return Lax.Transpose(x, order.Concat(last));
    }

    private readonly struct Loop<T, TOp>(NDArray<T> runs, NDArray<T> result, int length) : INumberVisitor
        where T : unmanaged
        where TOp : struct, IReduction
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = runs.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                ReadOnlySpan<TSeen> run = source.Slice(i * length, length);
                if (typeof(TSeen) == typeof(float) || typeof(TSeen) == typeof(Half) || typeof(TSeen) == typeof(BFloat16))
                {
                    double wide = double.CreateTruncating(TOp.Start<TSeen>());
                    foreach (TSeen x in run)
                    {
                        wide = TOp.Step(wide, double.CreateTruncating(x));
                    }

                    target[i] = TSeen.CreateTruncating(wide);
                    continue;
                }

                if (TOp.IsSum && !DTypes.IsFloating<TSeen>())
                {
                    // Integers wrap, so that the order does not matter.
                    target[i] = TensorPrimitives.Sum(run);
                    continue;
                }

                TSeen accumulated = TOp.Start<TSeen>();
                foreach (TSeen x in run)
                {
                    accumulated = TOp.Step(accumulated, x);
                }

                target[i] = accumulated;
            }
        }
    }
}
