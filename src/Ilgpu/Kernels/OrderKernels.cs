using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>What the kernels are given that order rows.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
public struct OrderArguments<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The keys.</summary>
    public ArrayView<TMemory> Keys;

    /// <summary>Which element comes first, second, …, of each row; padded to a power of two.</summary>
    public ArrayView<int> Order;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>How long a row is.</summary>
    public int Length;

    /// <summary>How far apart its elements are.</summary>
    public int Inner;

    /// <summary>The power of two.</summary>
    public int Padded;

    /// <summary>How long the runs are that become one.</summary>
    public int Run;

    /// <summary>How far apart what is compared is.</summary>
    public int Distance;

    /// <summary>1 for the largest first, NaN before all.</summary>
    public int IsDescending;
}

/// <summary>Orders rows by a bitonic network on positions; what is equal stays in order, since its positions are compared then.</summary>
internal static class OrderKernels<TMemory, TRegister, TElement>
    where TMemory : unmanaged
    where TRegister : unmanaged
    where TElement : struct, IElement<TMemory, TRegister>
{
    public static readonly DeviceKernel<OrderArguments<TMemory>> First = new(Number);
    public static readonly DeviceKernel<OrderArguments<TMemory>> Step = new(Exchange);

    private static void Number(OrderArguments<TMemory> a)
    {
        int count = a.Rows * a.Padded;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < count; i += Grid.DimX * Group.DimX)
        {
            a.Order[i] = i & (a.Padded - 1);
        }
    }

    private static void Exchange(OrderArguments<TMemory> a)
    {
        int half = a.Padded >> 1;
        int count = a.Rows * half;
        for (int t = (Grid.IdxX * Group.DimX) + Group.IdxX; t < count; t += Grid.DimX * Group.DimX)
        {
            int row = t / half, pair = t & (half - 1);
            int left = ((pair & ~(a.Distance - 1)) << 1) | (pair & (a.Distance - 1));
            int place = (row * a.Padded) + left;
            int x = a.Order[place], y = a.Order[place + a.Distance];
            int start = (row / a.Inner * a.Length * a.Inner) + (row % a.Inner);
            bool isAscending = (left & a.Run) == 0;

            // What stands for nothing has a position behind the last.
            bool isAfter = x > y;
            if (x < a.Length && y < a.Length)
            {
                TRegister first = default(TElement).Load(a.Keys[start + (x * a.Inner)]), second = default(TElement).Load(a.Keys[start + (y * a.Inner)]);
                bool isBefore = default(TElement).Before(first, second), isBehind = default(TElement).Before(second, first);
                isAfter = isBefore == isBehind ? isAfter : isBehind == (a.IsDescending == 0);
            }

            if (isAfter == isAscending)
            {
                a.Order[place] = y;
                a.Order[place + a.Distance] = x;
            }
        }
    }
}

/// <summary>What the kernel is given that takes elements in an order.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
public struct TakeArguments<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The elements.</summary>
    public ArrayView<TMemory> X;

    /// <summary>The positions.</summary>
    public ArrayView<int> Order;

    /// <summary>The results.</summary>
    public ArrayView<TMemory> Y;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>How long a row is.</summary>
    public int Length;

    /// <summary>How many of a row are taken.</summary>
    public int Count;

    /// <summary>How far apart the elements of a row are.</summary>
    public int Inner;

    /// <summary>How far apart the positions of rows are.</summary>
    public int Padded;
}

/// <summary>Takes elements in an order.</summary>
internal static class TakeKernels<TMemory>
    where TMemory : unmanaged
{
    public static readonly DeviceKernel<TakeArguments<TMemory>> Elements = new(TakeElements);

    private static void TakeElements(TakeArguments<TMemory> a)
    {
        int count = a.Rows * a.Count;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < count; i += Grid.DimX * Group.DimX)
        {
            int inner = i % a.Inner, place = i / a.Inner % a.Count, outer = i / a.Inner / a.Count;
            int from = a.Order[(((outer * a.Inner) + inner) * a.Padded) + place];
            a.Y[i] = a.X[(((outer * a.Length) + from) * a.Inner) + inner];
        }
    }
}

/// <summary>Takes the positions themselves.</summary>
internal static class TakePlaces
{
    public static readonly DeviceKernel<TakeArguments<int>> Kernel = new(Take);

    private static void Take(TakeArguments<int> a)
    {
        int count = a.Rows * a.Count;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < count; i += Grid.DimX * Group.DimX)
        {
            int inner = i % a.Inner, place = i / a.Inner % a.Count, outer = i / a.Inner / a.Count;
            a.Y[i] = a.Order[(((outer * a.Inner) + inner) * a.Padded) + place];
        }
    }
}
