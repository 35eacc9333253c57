using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;

namespace Pure.Jit.Windowing;

/// <summary>For each place of a window, where the first of the extreme elements in it lies; a NaN before any number.</summary>
internal static unsafe class WindowChoice
{
    /// <summary>Writes the offset within the block for each result of it, or −1 where the window is all outside.</summary>
    public static void Find<T>(in WindowPlan plan, T* operand, int* chosen, bool isLargest)
        where T : unmanaged, INumber<T>
    {
        using ArenaScope arena = Arena.Enter();
        int taps = (int)plan.TapCount;
        int* offsets = arena.Allocate<int>(taps);
        int* distances = arena.Allocate<int>(taps);
        Distances(plan, distances);
        int* at = stackalloc int[plan.Rank + 1];
        new Span<int>(at, plan.Rank + 1).Clear();
        nint places = plan.Inner == 0 ? 0 : plan.ResultsOfBlock / plan.Inner;
        for (nint place = 0; place < places; place++, chosen += plan.Inner)
        {
            if (IsInside(plan, at, out int origin))
            {
                // All of the window: its elements are at the same distances everywhere.
                Choose(operand + origin, distances, taps, chosen, (int)plan.Inner, origin, isLargest);
            }
            else
            {
                Choose(operand, offsets, Offsets(plan, at, offsets), chosen, (int)plan.Inner, 0, isLargest);
            }

            for (int i = plan.Rank - 1; i >= 0 && ++at[i] == plan.Places[i]; i--)
            {
                at[i] = 0;
            }
        }
    }

    private static bool IsInside(in WindowPlan plan, int* place, out int origin)
    {
        nint offset = 0;
        for (int i = 0; i < plan.Rank; i++)
        {
            int first = (place[i] * plan.Strides[i]) - plan.Low[i];
            if (plan.BaseDilation[i] != 1 || first < 0 || first + ((plan.Window[i] - 1) * plan.WindowDilation[i]) >= plan.Lengths[i])
            {
                origin = 0;
                return false;
            }

            offset = (offset * plan.Lengths[i]) + first;
        }

        origin = (int)(offset * plan.Inner);
        return true;
    }

    private static void Distances(in WindowPlan plan, int* distances)
    {
        int* tap = stackalloc int[plan.Rank + 1];
        new Span<int>(tap, plan.Rank + 1).Clear();
        for (nint t = 0; t < plan.TapCount; t++)
        {
            nint offset = 0;
            for (int i = 0; i < plan.Rank; i++)
            {
                offset = (offset * plan.Lengths[i]) + (tap[i] * plan.WindowDilation[i]);
            }

            distances[t] = (int)(offset * plan.Inner);
            for (int i = plan.Rank - 1; i >= 0 && ++tap[i] == plan.Window[i]; i--)
            {
                tap[i] = 0;
            }
        }
    }

    private static int Offsets(in WindowPlan plan, int* place, int* offsets)
    {
        int* tap = stackalloc int[plan.Rank + 1];
        new Span<int>(tap, plan.Rank + 1).Clear();
        int count = 0;
        for (nint t = plan.TapCount; t > 0; t--)
        {
            nint offset = 0;
            bool isInside = true;
            for (int i = 0; i < plan.Rank && isInside; i++)
            {
                int element = plan.Element(i, place[i], tap[i]);
                isInside = element >= 0;
                offset = (offset * plan.Lengths[i]) + element;
            }

            if (isInside)
            {
                offsets[count++] = (int)(offset * plan.Inner);
            }

            for (int i = plan.Rank - 1; i >= 0 && ++tap[i] == plan.Window[i]; i--)
            {
                tap[i] = 0;
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Choose<T>(T* operand, int* offsets, int count, int* chosen, int inner, int origin, bool isLargest)
        where T : unmanaged, INumber<T>
    {
        if (count == 0)
        {
            new Span<int>(chosen, inner).Fill(-1);
            return;
        }

        int i = 0;
        if (sizeof(T) == sizeof(int) && Vector256<T>.IsSupported)
        {
            for (; i + Vector256<T>.Count <= inner; i += Vector256<T>.Count)
            {
                Vector256<T> best = Vector256.Load(operand + offsets[0] + i);
                Vector256<int> where = Vector256.Create(offsets[0]);
                for (int t = 1; t < count; t++)
                {
                    Vector256<T> x = Vector256.Load(operand + offsets[t] + i);
                    Vector256<T> isKept = (isLargest ? Vector256.LessThanOrEqual(x, best) : Vector256.GreaterThanOrEqual(x, best)) | ~Vector256.Equals(best, best);
                    best = Vector256.ConditionalSelect(isKept, best, x);
                    where = Vector256.ConditionalSelect(isKept.AsInt32(), where, Vector256.Create(offsets[t]));
                }

                (where + Vector256.Create(origin + i) + Vector256<int>.Indices).Store(chosen + i);
            }
        }

        for (; i < inner; i++)
        {
            T best = operand[offsets[0] + i];
            int where = offsets[0];
            for (int t = 1; t < count && !T.IsNaN(best); t++)
            {
                T x = operand[offsets[t] + i];
                if (T.IsNaN(x) || (isLargest ? x > best : x < best))
                {
                    (best, where) = (x, offsets[t]);
                }
            }

            chosen[i] = origin + where + i;
        }
    }
}
