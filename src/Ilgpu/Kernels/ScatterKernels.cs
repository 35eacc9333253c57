using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>What the kernels of the scatters are given.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
public struct ScatterArguments<TMemory>
    where TMemory : unmanaged
{
    /// <summary>The elements, changed in place [B, P, n, Q].</summary>
    public ArrayView<TMemory> Target;

    /// <summary>The updates [B, P, I, Q].</summary>
    public ArrayView<TMemory> Updates;

    /// <summary>The places [B, I]; below 0 what is dropped.</summary>
    public ArrayView<int> Places;

    /// <summary>Which update comes first, second, … by its place.</summary>
    public ArrayView<int> Order;

    /// <summary>B.</summary>
    public int Batch;

    /// <summary>P.</summary>
    public int Prefix;

    /// <summary>n.</summary>
    public int Length;

    /// <summary>Q.</summary>
    public int Suffix;

    /// <summary>I.</summary>
    public int Positions;

    /// <summary>How far apart the orders of batches are.</summary>
    public int Padded;

    /// <summary>How an element and an update are combined.</summary>
    public int Step;

    /// <summary>1 where places outside are moved inside.</summary>
    public int IsClipped;
}

/// <summary>Updates of one place count one after the other, as their order by places says: no atomics, and the same bits every time.</summary>
internal static class ScatterKernels<TMemory, TRegister, TElement>
    where TMemory : unmanaged
    where TRegister : unmanaged
    where TElement : struct, IElement<TMemory, TRegister>
{
    public static readonly DeviceKernel<ScatterArguments<TMemory>> Apply = new(Combine);
    public static readonly DeviceKernel<ScatterArguments<TMemory>> Place = new(Inside);

    private static void Inside(ScatterArguments<TMemory> a)
    {
        int count = a.Batch * a.Positions;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < count; i += Grid.DimX * Group.DimX)
        {
            // Places holds the indices here, and Order takes the places.
            int place = a.Places[i];
            a.Order[i] = a.IsClipped != 0
                ? (place < 0 ? 0 : place >= a.Length ? a.Length - 1 : place)
                : (place < 0 || place >= a.Length ? -1 : place);
        }
    }

    private static void Combine(ScatterArguments<TMemory> a)
    {
        int count = a.Batch * a.Prefix * a.Positions * a.Suffix;
        for (int t = (Grid.IdxX * Group.DimX) + Group.IdxX; t < count; t += Grid.DimX * Group.DimX)
        {
            int suffix = t % a.Suffix, i = t / a.Suffix % a.Positions, row = t / a.Suffix / a.Positions;
            int batch = row / a.Prefix;
            int place = a.Places[(batch * a.Positions) + a.Order[(batch * a.Padded) + i]];
            bool isFirst = i == 0 || a.Places[(batch * a.Positions) + a.Order[(batch * a.Padded) + i - 1]] != place;
            if (place >= 0 && isFirst)
            {
                int at = (((row * a.Length) + place) * a.Suffix) + suffix;
                TRegister value = default(TElement).Load(a.Target[at]);
                int update = a.Order[(batch * a.Padded) + i];
                bool isSame = true;
                while (isSame)
                {
                    TRegister x = default(TElement).Load(a.Updates[(((row * a.Positions) + update) * a.Suffix) + suffix]);
                    value = default(TElement).Combine(a.Step, value, x);
                    i++;
                    isSame = i < a.Positions;
                    if (isSame)
                    {
                        update = a.Order[(batch * a.Padded) + i];
                        isSame = a.Places[(batch * a.Positions) + update] == place;
                    }
                }

                a.Target[at] = default(TElement).Store(value);
            }
        }
    }
}
