using System.ComponentModel;
using System.Numerics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;
using Pure.Jit.Windowing;

namespace Pure.Jit.CompilerServices;

/// <summary>Windows over memory that generated code has ready. Arrays are contiguous, and no result overlaps an operand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Windows
{
    /// <summary>The primitives <c>reduce_window_sum</c>, <c>_max</c> and <c>_min</c>; f16 is computed in f32, and bool orders false before true.</summary>
    public static void Reduce<T>(
        WindowKind kind, T* operand, T* result, ReadOnlySpan<int> shape, ReadOnlySpan<int> resultShape, ReadOnlySpan<int> windowDimensions,
        ReadOnlySpan<int> windowStrides, ReadOnlySpan<int> low, ReadOnlySpan<int> baseDilation, ReadOnlySpan<int> windowDilation)
        where T : unmanaged
    {
        int* memory = stackalloc int[7 * (shape.Length + 1)];
        WindowPlan plan = WindowPlan.Of(memory, shape, resultShape, windowDimensions, windowStrides, low, baseDilation, windowDilation);
        nint size = plan.Outer * plan.LengthOfBlock, results = plan.Outer * plan.ResultsOfBlock;
        if (results == 0)
        {
            return;
        }

        if (typeof(T) == typeof(Half))
        {
            using ArenaScope arena = Arena.Enter();
            float* wide = arena.Allocate<float>(size), sums = arena.Allocate<float>(results);
            Widen((Half*)operand, wide, size);
            Reduction<float> inSingle = new(kind, plan, wide, sums);
            inSingle.Visit<float>();
            for (nint i = 0; i < results; i++)
            {
                ((Half*)result)[i] = (Half)sums[i];
            }

            return;
        }

        Reduction<T> reduction = new(kind, plan, operand, result);
        Dispatch.NumberOrBool<T, Reduction<T>>(ref reduction, "reduce_window");
    }

    /// <summary>The primitive <c>select_and_gather_add</c>.</summary>
    public static void SelectAndGather<T, TKey>(
        T* tangents, TKey* operand, T* result, ReadOnlySpan<int> shape, ReadOnlySpan<int> resultShape, bool isLargest, ReadOnlySpan<int> windowDimensions,
        ReadOnlySpan<int> windowStrides, ReadOnlySpan<int> low, ReadOnlySpan<int> baseDilation, ReadOnlySpan<int> windowDilation)
        where T : unmanaged
        where TKey : unmanaged
    {
        int* memory = stackalloc int[7 * (shape.Length + 1)];
        WindowPlan plan = WindowPlan.Of(memory, shape, resultShape, windowDimensions, windowStrides, low, baseDilation, windowDilation);
        Choice<T, TKey> choice = new(plan, operand, isLargest, tangents, result, isScatter: false);
        choice.Run();
    }

    /// <summary>The primitive <c>select_and_scatter_add</c>.</summary>
    public static void SelectAndScatter<T, TKey>(
        T* source, TKey* operand, T* result, ReadOnlySpan<int> shape, ReadOnlySpan<int> resultShape, bool isLargest, ReadOnlySpan<int> windowDimensions,
        ReadOnlySpan<int> windowStrides, ReadOnlySpan<int> low, ReadOnlySpan<int> baseDilation, ReadOnlySpan<int> windowDilation)
        where T : unmanaged
        where TKey : unmanaged
    {
        int* memory = stackalloc int[7 * (shape.Length + 1)];
        WindowPlan plan = WindowPlan.Of(memory, shape, resultShape, windowDimensions, windowStrides, low, baseDilation, windowDilation);
        Choice<T, TKey> choice = new(plan, operand, isLargest, source, result, isScatter: true);
        choice.Run();
    }

    private static void Widen(Half* from, float* to, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            to[i] = (float)from[i];
        }
    }

    private readonly struct Reduction<T>(WindowKind kind, WindowPlan plan, T* operand, T* result) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            TSeen* from = (TSeen*)operand, to = (TSeen*)result;
            switch (kind)
            {
                case WindowKind.Sum:
                    WindowReduction<TSeen, WindowSum<TSeen>>.Run(plan, from, to);
                    break;
                case WindowKind.Max when typeof(T) == typeof(bool):
                    WindowReduction<TSeen, WindowOr<TSeen>>.Run(plan, from, to);
                    break;
                case WindowKind.Max:
                    WindowReduction<TSeen, WindowMax<TSeen>>.Run(plan, from, to);
                    break;
                case WindowKind.Min when typeof(T) == typeof(bool):
                    WindowReduction<TSeen, WindowAnd<TSeen>>.Run(plan, from, to);
                    break;
                default:
                    WindowReduction<TSeen, WindowMin<TSeen>>.Run(plan, from, to);
                    break;
            }
        }
    }

    // Finds where the extremes lie, block by block, then moves elements there or from there.
    private struct Choice<T, TKey>(WindowPlan plan, TKey* operand, bool isLargest, T* source, T* result, bool isScatter) : IRangeBody
        where T : unmanaged
        where TKey : unmanaged
    {
        public void Run()
        {
            Choice<T, TKey> body = this;
            Workers.For(plan.Outer, 1 + (16_384 / nint.Max(plan.LengthOfBlock + (plan.ResultsOfBlock * plan.TapCount), 1)), ref body);
        }

        public readonly void Run(nint lo, nint hi)
        {
            nint length = plan.LengthOfBlock, results = plan.ResultsOfBlock;
            using ArenaScope arena = Arena.Enter();
            int* chosen = arena.Allocate<int>(results);
            float* wide = typeof(TKey) == typeof(Half) ? arena.Allocate<float>(length) : null;
            for (nint block = lo; block < hi; block++)
            {
                TKey* keys = operand + (block * length);
                if (typeof(TKey) == typeof(Half))
                {
                    Widen((Half*)keys, wide, length);
                    WindowChoice.Find(plan, wide, chosen, isLargest);
                }
                else
                {
                    Finder<TKey> finder = new(plan, keys, chosen, isLargest);
                    Dispatch.NumberOrBool<TKey, Finder<TKey>>(ref finder, "select_and_gather_add");
                }

                this.Move(block, length, results, chosen);
            }
        }

        private readonly void Move(nint block, nint length, nint results, int* chosen)
        {
            if (isScatter)
            {
                T* to = result + (block * length);
                new Span<T>(to, (int)length).Clear();
                Scatter<T> scatter = new(source + (block * results), to, chosen, results);
                Dispatch.Number<T, Scatter<T>>(ref scatter, "select_and_scatter_add");
                return;
            }

            T* from = source + (block * length);
            T* taken = result + (block * results);
            for (nint i = 0; i < results; i++)
            {
                taken[i] = chosen[i] < 0 ? default : from[chosen[i]];
            }
        }
    }

    private readonly struct Finder<TKey>(WindowPlan plan, TKey* operand, int* chosen, bool isLargest) : INumberVisitor
        where TKey : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => WindowChoice.Find(plan, (TSeen*)operand, chosen, isLargest);
    }

    private readonly struct Scatter<T>(T* source, T* target, int* chosen, nint count) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            TSeen* from = (TSeen*)source, to = (TSeen*)target;
            for (nint i = 0; i < count; i++)
            {
                if (chosen[i] >= 0)
                {
                    to[chosen[i]] = unchecked(to[chosen[i]] + from[i]);
                }
            }
        }
    }
}
