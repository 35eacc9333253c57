using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>What the cumulative kernels are given.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
public struct CumulativeArguments<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The elements.</summary>
    public ArrayView<TMemory> X;

    /// <summary>The summands of a recurrence, whose factors are <see cref="X"/>.</summary>
    public ArrayView<TMemory> B;

    /// <summary>The results.</summary>
    public ArrayView<TMemory> Y;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>How long a row is.</summary>
    public int Length;

    /// <summary>How far apart its elements are.</summary>
    public int Inner;

    /// <summary>How the result before and an element are combined.</summary>
    public int Step;

    /// <summary>1 to start from the end.</summary>
    public int IsReverse;
}

/// <summary>Running results along an axis.</summary>
internal static class CumulativeKernels<TMemory, TRegister, TElement>
    where TMemory : unmanaged
    where TRegister : unmanaged
    where TElement : struct, IElement<TMemory, TRegister>
{
    public static readonly DeviceKernel<CumulativeArguments<TMemory>> Long = new(ByGroups);
    public static readonly DeviceKernel<CumulativeArguments<TMemory>> Short = new(ByLanes);
    public static readonly DeviceKernel<CumulativeArguments<TMemory>> Recurrence = new(Recur);

    // A lane takes a row.
    private static void ByLanes(CumulativeArguments<TMemory> a)
    {
        for (int row = (Grid.IdxX * Group.DimX) + Group.IdxX; row < a.Rows; row += Grid.DimX * Group.DimX)
        {
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            TRegister sum = default;
            for (int i = 0; i < a.Length; i++)
            {
                int at = start + ((a.IsReverse != 0 ? a.Length - 1 - i : i) * a.Inner);
                TRegister x = default(TElement).Load(a.X[at]);
                sum = i == 0 ? x : default(TElement).Combine(a.Step, sum, x);
                a.Y[at] = default(TElement).Store(sum);
            }
        }
    }

    // A group takes a row, part by part: within a part by doubled distances, and what came before goes along.
    private static void ByGroups(CumulativeArguments<TMemory> a)
    {
        ArrayView<TRegister> shared = SharedMemory.Allocate<TRegister>(IlgpuDevice.LargestGroup);
        int lane = Group.IdxX;
        for (int row = Grid.IdxX; row < a.Rows; row += Grid.DimX)
        {
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            TRegister before = default;
            for (int part = 0; part < a.Length; part += Group.DimX)
            {
                int i = part + lane;
                int at = start + ((a.IsReverse != 0 ? a.Length - 1 - i : i) * a.Inner);
                TRegister sum = default;
                if (i < a.Length)
                {
                    sum = default(TElement).Load(a.X[at]);
                }

                shared[lane] = sum;
                Group.Barrier();
                for (int distance = 1; distance < Group.DimX; distance <<= 1)
                {
                    TRegister left = lane >= distance ? shared[lane - distance] : sum;
                    Group.Barrier();
                    if (lane >= distance)
                    {
                        sum = default(TElement).Combine(a.Step, left, sum);
                        shared[lane] = sum;
                    }

                    Group.Barrier();
                }

                TRegister whole = shared[Group.DimX - 1];
                Group.Barrier();
                if (part > 0)
                {
                    sum = default(TElement).Combine(a.Step, before, sum);
                    whole = default(TElement).Combine(a.Step, before, whole);
                }

                before = whole;
                if (i < a.Length)
                {
                    a.Y[at] = default(TElement).Store(sum);
                }
            }
        }
    }

    private static void Recur(CumulativeArguments<TMemory> a)
    {
        for (int row = (Grid.IdxX * Group.DimX) + Group.IdxX; row < a.Rows; row += Grid.DimX * Group.DimX)
        {
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            TRegister y = default;
            for (int i = 0; i < a.Length; i++)
            {
                int at = start + ((a.IsReverse != 0 ? a.Length - 1 - i : i) * a.Inner);
                TRegister b = default(TElement).Load(a.B[at]);
                y = i == 0 ? b : default(TElement).Combine(Steps.Add, default(TElement).Combine(Steps.Multiply, default(TElement).Load(a.X[at]), y), b);
                a.Y[at] = default(TElement).Store(y);
            }
        }
    }
}
