using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>What one thread can read: a loop that does nothing but add what it loads, as the measure of loops that read a large array once.</summary>
public static unsafe class ReadBandwidth
{
    /// <summary>Reads an array once, in so many parts at a time.</summary>
    public static float Read(NDArray<float> x, int streams)
    {
        float sum;
        fixed (float* first = x)
        {
            nint part = x.Size / streams;
            sum = streams == 1 ? InOrder(first, part) : InFour(first, part);
        }

        GC.KeepAlive(x);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float InOrder(float* x, nint count)
    {
        Vector512<float> a = default, b = default, c = default, d = default;
        for (nint i = 0; i + 64 <= count; i += 64)
        {
            a += Vector512.Load(x + i);
            b += Vector512.Load(x + i + 16);
            c += Vector512.Load(x + i + 32);
            d += Vector512.Load(x + i + 48);
        }

        return Vector512.Sum(a + b + (c + d));
    }

    // Asks for what lies a few pages on, which the hardware does not do over the end of a page.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float InFour(float* x, nint count)
    {
        const int Ahead = 1024;
        Vector512<float> a = default, b = default, c = default, d = default;
        for (nint i = 0; i + 16 <= count; i += 16)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(x + i + Ahead);
                Sse.Prefetch0(x + count + i + Ahead);
                Sse.Prefetch0(x + (2 * count) + i + Ahead);
                Sse.Prefetch0(x + (3 * count) + i + Ahead);
            }

            a += Vector512.Load(x + i);
            b += Vector512.Load(x + count + i);
            c += Vector512.Load(x + (2 * count) + i);
            d += Vector512.Load(x + (3 * count) + i);
        }

        return Vector512.Sum(a + b + (c + d));
    }
}
