using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>What the kernels are given that find positions.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
public struct PositionArguments<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The elements, or ascending runs.</summary>
    public ArrayView<TMemory> X;

    /// <summary>What is looked for.</summary>
    public ArrayView<TMemory> Query;

    /// <summary>The positions.</summary>
    public ArrayView<int> Y;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>How long a row is.</summary>
    public int Length;

    /// <summary>How far apart its elements are; of queries how many each run has.</summary>
    public int Inner;

    /// <summary>1 for the largest, or for places before equal elements.</summary>
    public int Flag;
}

/// <summary>Where the extremes of rows are, and where queries would go in runs.</summary>
internal static class PositionKernels<TMemory, TRegister, TElement>
    where TMemory : unmanaged
    where TRegister : unmanaged
    where TElement : struct, IElement<TMemory, TRegister>
{
    public static readonly DeviceKernel<PositionArguments<TMemory>> Long = new(ByGroups);
    public static readonly DeviceKernel<PositionArguments<TMemory>> Short = new(ByLanes);
    public static readonly DeviceKernel<PositionArguments<TMemory>> Search = new(Find);

    private static void ByLanes(PositionArguments<TMemory> a)
    {
        for (int row = (Grid.IdxX * Group.DimX) + Group.IdxX; row < a.Rows; row += Grid.DimX * Group.DimX)
        {
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            int best = 0;
            for (int i = 1; i < a.Length; i++)
            {
                best = IsBetter(a, start, i, best) ? i : best;
            }

            a.Y[row] = best;
        }
    }

    private static void ByGroups(PositionArguments<TMemory> a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(IlgpuDevice.LargestGroup);
        int lane = Group.IdxX;
        for (int row = Grid.IdxX; row < a.Rows; row += Grid.DimX)
        {
            // There are more elements than lanes, so every lane has one.
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            int best = lane;
            for (int i = lane + Group.DimX; i < a.Length; i += Group.DimX)
            {
                best = IsBetter(a, start, i, best) ? i : best;
            }

            shared[lane] = best;
            Group.Barrier();
            for (int half = Group.DimX >> 1; half > 0; half >>= 1)
            {
                if (lane < half)
                {
                    int other = shared[lane + half];
                    shared[lane] = IsBetter(a, start, other, shared[lane]) ? other : shared[lane];
                }

                Group.Barrier();
            }

            if (lane == 0)
            {
                a.Y[row] = shared[0];
            }

            Group.Barrier();
        }
    }

    // NaN is better than any number; of equals the first.
    private static bool IsBetter(PositionArguments<TMemory> a, int start, int i, int best)
    {
        TRegister x = default(TElement).Load(a.X[start + (i * a.Inner)]), y = default(TElement).Load(a.X[start + (best * a.Inner)]);
        bool isNaN = default(TElement).IsNaN(x), wasNaN = default(TElement).IsNaN(y);
        bool isBefore = default(TElement).Before(x, y), isBehind = default(TElement).Before(y, x);
        bool isMore = isNaN || wasNaN ? isNaN && !wasNaN : a.Flag != 0 ? isBehind : isBefore;
        bool isLess = isNaN || wasNaN ? wasNaN && !isNaN : a.Flag != 0 ? isBefore : isBehind;
        return isMore || (!isLess && i < best);
    }

    private static void Find(PositionArguments<TMemory> a)
    {
        int count = a.Rows * a.Inner;
        for (int q = (Grid.IdxX * Group.DimX) + Group.IdxX; q < count; q += Grid.DimX * Group.DimX)
        {
            int start = q / a.Inner * a.Length;
            TRegister query = default(TElement).Load(a.Query[q]);
            int low = 0, high = a.Length;
            while (low < high)
            {
                int middle = low + ((high - low) >> 1);
                TRegister x = default(TElement).Load(a.X[start + middle]);
                bool isFurther = a.Flag != 0 ? default(TElement).Before(x, query) : !default(TElement).Before(query, x);
                low = isFurther ? middle + 1 : low;
                high = isFurther ? high : middle;
            }

            a.Y[q] = low;
        }
    }
}
