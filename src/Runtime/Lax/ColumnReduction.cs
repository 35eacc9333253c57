using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;

namespace Pure.Jit;

/// <summary>
/// Reductions over the first axes: whole rows are combined with what the rows before them gave, which is the order that
/// <see cref="Reduction"/> has for each result, without turning the array.
/// </summary>
internal static unsafe class ColumnReduction
{
    // What is accumulated stays in the second cache, and a row is read for two pages or more at a time.
    private const int BlockLength = 8192;

    public static NDArray<T> Run<T, TOp>(NDArray<T> x, Shape kept)
        where T : unmanaged
        where TOp : struct, IReduction
    {
        NDArray<T> result = NDArray<T>.Allocate(kept);
        fixed (T* source = x)
        fixed (T* target = &result.Reference)
        {
            Loop<T, TOp> loop = new(source, target, x.Size / result.Size, result.Size);
            if (TOp.TakesBool)
            {
                Dispatch.NumberOrBool<T, Loop<T, TOp>>(ref loop, TOp.Name);
            }
            else
            {
                Dispatch.Number<T, Loop<T, TOp>>(ref loop, TOp.Name);
            }
        }

        GC.KeepAlive(x);
        return result;
    }

    private readonly struct Loop<T, TOp>(T* source, T* target, int rows, int columns) : INumberVisitor
        where T : unmanaged
        where TOp : struct, IReduction
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            for (int first = 0; first < columns; first += BlockLength)
            {
                int count = int.Min(BlockLength, columns - first);
                TSeen* from = (TSeen*)source + first;
                Span<TSeen> to = new((TSeen*)target + first, count);
                if (typeof(TSeen) == typeof(float) || typeof(TSeen) == typeof(Half) || typeof(TSeen) == typeof(BFloat16))
                {
                    this.Wide(from, to);
                }
                else
                {
                    this.Same(from, to);
                }
            }
        }

        private void Same<TSeen>(TSeen* from, Span<TSeen> to)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            to.Fill(TOp.Start<TSeen>());
            for (nint row = 0; row < rows; row++)
            {
                ReadOnlySpan<TSeen> next = new(from + (row * columns), to.Length);
                if (TOp.IsSum)
                {
                    TensorPrimitives.Add(to, next, to);
                    continue;
                }

                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = TOp.Step(to[i], next[i]);
                }
            }
        }

        private void Wide<TSeen>(TSeen* from, Span<TSeen> to)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            using ArenaScope arena = Arena.Enter();
            int count = to.Length;
            double* wide = arena.Allocate<double>(count);
            new Span<double>(wide, count).Fill(double.CreateTruncating(TOp.Start<TSeen>()));
            for (nint row = 0; row < rows; row++)
            {
                TSeen* next = from + (row * columns);
                int i = TOp.IsSum && typeof(TSeen) == typeof(float) ? Add((float*)next, wide, count) : 0;
                for (; i < count; i++)
                {
                    wide[i] = TOp.Step(wide[i], double.CreateTruncating(next[i]));
                }
            }

            for (int i = 0; i < count; i++)
            {
                to[i] = TSeen.CreateTruncating(wide[i]);
            }
        }

        private static int Add(float* next, double* wide, int count)
        {
            int i = 0;
            for (; i + 8 <= count; i += 8)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Load(next + i));
                (Vector256.Load(wide + i) + lower).Store(wide + i);
                (Vector256.Load(wide + i + 4) + upper).Store(wide + i + 4);
            }

            return i;
        }
    }
}
