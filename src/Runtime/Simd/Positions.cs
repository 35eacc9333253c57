using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>Positions that are data, checked many at a time.</summary>
internal static unsafe class Positions
{
    /// <summary>How many positions are checked before they are used, so that they are still in the first cache.</summary>
    public const int Block = 1024;

    /// <summary>Asks for the sixteen elements a block of positions on, which may lie behind the end: a loop that waits for other memory keeps too few requests going.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(T* next)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(next + Block);
            if (sizeof(T) > 4)
            {
                Sse.Prefetch0(next + Block + 8);
            }
        }
    }

    /// <summary>Whether all positions are from 0 up to, and not, a length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreBelow(int* positions, nint count, uint length)
    {
        uint largest = 0;
        nint i = 0;
        if (count >= 64 && Vector512.IsHardwareAccelerated)
        {
            Vector512<uint> a = default, b = default, c = default, d = default;
            for (; i + 64 <= count; i += 64)
            {
                uint* next = (uint*)positions + i;
                a = Vector512.Max(a, Vector512.Load(next));
                b = Vector512.Max(b, Vector512.Load(next + 16));
                c = Vector512.Max(c, Vector512.Load(next + 32));
                d = Vector512.Max(d, Vector512.Load(next + 48));
            }

            a = Vector512.Max(Vector512.Max(a, b), Vector512.Max(c, d));
            if (Vector512.GreaterThanOrEqualAny(a, Vector512.Create(length)))
            {
                return false;
            }
        }
        else if (count >= 32)
        {
            Vector256<uint> a = default, b = default, c = default, d = default;
            for (; i + 32 <= count; i += 32)
            {
                uint* next = (uint*)positions + i;
                a = Vector256.Max(a, Vector256.Load(next));
                b = Vector256.Max(b, Vector256.Load(next + 8));
                c = Vector256.Max(c, Vector256.Load(next + 16));
                d = Vector256.Max(d, Vector256.Load(next + 24));
            }

            a = Vector256.Max(Vector256.Max(a, b), Vector256.Max(c, d));
            if (Vector256.GreaterThanOrEqualAny(a, Vector256.Create(length)))
            {
                return false;
            }
        }

        for (; i < count; i++)
        {
            largest = Math.Max(largest, (uint)positions[i]);
        }

        return count == 0 || largest < length;
    }
}
