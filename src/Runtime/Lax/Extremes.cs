using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit;

/// <summary>Where the first of the largest or smallest elements of each run is; a NaN comes before any number.</summary>
internal static unsafe class Extremes
{
    // The hardware fetches memory ahead only within a page; so far ahead it pays to ask for the next one.
    private const int AheadBytes = 4096;

    public static void Find<T>(T* x, int* result, nint count, nint length, bool largest)
        where T : unmanaged
    {
        Loop<T> loop = new(x, result, count, length, largest);
        Dispatch.NumberOrBool<T, Loop<T>>(ref loop, largest ? "argmax" : "argmin");
    }

    private readonly struct Loop<T>(T* x, int* result, nint count, nint length, bool largest) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            for (nint run = 0; run < count; run++)
            {
                TSeen* first = (TSeen*)x + (run * length);
                result[run] = (int)(largest ? Place<TSeen, Larger>(first, length) : Place<TSeen, Smaller>(first, length));
            }
        }
    }

    private interface IOrder
    {
        static abstract bool IsBetter<T>(T x, T best)
            where T : unmanaged, INumber<T>;

        /// <summary>Whether none is better; a NaN is neither less nor greater than anything, so it is never worse.</summary>
        static abstract Vector256<T> IsWorse<T>(Vector256<T> x, Vector256<T> best);
    }

    private readonly struct Larger : IOrder
    {
        public static bool IsBetter<T>(T x, T best)
            where T : unmanaged, INumber<T> => x > best;

        public static Vector256<T> IsWorse<T>(Vector256<T> x, Vector256<T> best) => Vector256.LessThanOrEqual(x, best);
    }

    private readonly struct Smaller : IOrder
    {
        public static bool IsBetter<T>(T x, T best)
            where T : unmanaged, INumber<T> => x < best;

        public static Vector256<T> IsWorse<T>(Vector256<T> x, Vector256<T> best) => Vector256.GreaterThanOrEqual(x, best);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Place<T, TOrder>(T* x, nint length)
        where T : unmanaged, INumber<T>
        where TOrder : struct, IOrder
    {
        nint best = 0;
        nint group = Vector256<T>.IsSupported && Vector256.IsHardwareAccelerated ? 8 * Vector256<T>.Count : length;
        for (nint i = 1; i < length && !T.IsNaN(x[best]);)
        {
            i = Skip<T, TOrder>(x, i, length, x[best]);
            for (nint end = nint.Min(length, i + group); i < end && !T.IsNaN(x[best]); i++)
            {
                if (T.IsNaN(x[i]) || TOrder.IsBetter(x[i], x[best]))
                {
                    best = i;
                }
            }
        }

        return best;
    }

    // Past the groups of eight vectors in which nothing is better.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Skip<T, TOrder>(T* x, nint from, nint length, T best)
        where T : unmanaged, INumber<T>
        where TOrder : struct, IOrder
    {
        if (!Vector256.IsHardwareAccelerated || !Vector256<T>.IsSupported)
        {
            return from;
        }

        Vector256<T> bound = Vector256.Create(best);
        nint width = Vector256<T>.Count;
        for (; from + (8 * width) <= length; from += 8 * width)
        {
            T* next = x + from;
            if (Sse.IsSupported)
            {
                for (int line = 0; line < 256; line += 64)
                {
                    Sse.Prefetch0((byte*)next + AheadBytes + line);
                }
            }

            Vector256<T> isWorse = TOrder.IsWorse(Vector256.Load(next), bound) & TOrder.IsWorse(Vector256.Load(next + width), bound)
                & TOrder.IsWorse(Vector256.Load(next + (2 * width)), bound) & TOrder.IsWorse(Vector256.Load(next + (3 * width)), bound)
                & TOrder.IsWorse(Vector256.Load(next + (4 * width)), bound) & TOrder.IsWorse(Vector256.Load(next + (5 * width)), bound)
                & TOrder.IsWorse(Vector256.Load(next + (6 * width)), bound) & TOrder.IsWorse(Vector256.Load(next + (7 * width)), bound);
            if (isWorse.AsInt32() != Vector256<int>.AllBitsSet)
            {
                return from;
            }
        }

        return from;
    }
}
