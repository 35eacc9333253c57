using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Simd;

/// <summary>
/// Running sums of f32 in f64, eight elements at a time: the sums within eight by three shifted additions, then the sum of
/// all before. The additions and their order are the same whatever vectors the hardware has.
/// </summary>
internal static unsafe class PrefixSums
{
    private const int Width = 8;

    /// <summary>Sums of f32, each rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, float* target, nint length)
    {
        double carry = 0;
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Only the additions of the totals wait for one another.
            Vector512<double> before = default;
            for (; i + (2 * Width) <= length; i += 2 * Width)
            {
                Vector512<double> first = Within(Widen(source + i)), second = Within(Widen(source + i + Width));
                Vector512<double> between = Last(first) + before;
                first += before;
                before = Last(second) + between;
                second += between;
                Vector256.Narrow(first.GetLower(), first.GetUpper()).Store(target + i);
                Vector256.Narrow(second.GetLower(), second.GetUpper()).Store(target + i + Width);
            }

            carry = before.ToScalar();
        }

        for (; i + Width <= length; i += Width)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Load(source + i));
            (low, high) = Within(low, high);
            Vector256<double> before = Vector256.Create(carry);
            (low, high) = (low + before, high + before);
            Vector256.Narrow(low, high).Store(target + i);
            carry = high.GetElement(3);
        }

        for (; i < length; i++)
        {
            carry += source[i];
            target[i] = (float)carry;
        }
    }

    /// <summary>The same with the sums of sixteen elements in f32, and what is before them in f64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunFast(float* source, float* target, nint length)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            Run(source, target, length);
            return;
        }

        double before = 0;
        nint i = 0;
        for (; i + 64 <= length; i += 64)
        {
            Vector512<float> a = Within(Vector512.Load(source + i)), b = Within(Vector512.Load(source + i + 16));
            Vector512<float> c = Within(Vector512.Load(source + i + 32)), d = Within(Vector512.Load(source + i + 48));
            Vector512<float> ab = Last(a), cd = Last(c);
            b += ab;
            d += cd;
            Vector512<float> half = Last(b), rest = Last(d), start = Vector512.Create((float)before);
            (a + start).Store(target + i);
            (b + start).Store(target + i + 16);
            before += half.ToScalar();
            start += half;
            (c + start).Store(target + i + 32);
            (d + start).Store(target + i + 48);
            before += rest.ToScalar();
        }

        for (; i < length; i++)
        {
            before += source[i];
            target[i] = (float)before;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widen(float* source)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Load(source));
        return Vector512.Create(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Last(Vector512<double> x) => Vector512.Shuffle(x, Vector512.Create(7L));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Last(Vector512<float> x) => Vector512.Shuffle(x, Vector512.Create(15));

    // Each lane with all before it: those one before, two before, four before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Within(Vector512<double> x)
    {
        x += Vector512.Shuffle(x, Vector512.Create(8L, 0, 1, 2, 3, 4, 5, 6));
        x += Vector512.Shuffle(x, Vector512.Create(8L, 8, 0, 1, 2, 3, 4, 5));
        return x + Vector512.Shuffle(x, Vector512.Create(8L, 8, 8, 8, 0, 1, 2, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Within(Vector512<float> x)
    {
        x += Vector512.Shuffle(x, Vector512.Create(16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
        x += Vector512.Shuffle(x, Vector512.Create(16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
        x += Vector512.Shuffle(x, Vector512.Create(16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        return x + Vector512.Shuffle(x, Vector512.Create(16, 16, 16, 16, 16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Within(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> first = Vector256.Create(-1L, 0, 0, 0).AsDouble(), both = Vector256.Create(-1L, -1, 0, 0).AsDouble();
        (low, high) = (
            low + Vector256.Shuffle(low, Vector256.Create(4L, 0, 1, 2)),
            high + Vector256.ConditionalSelect(first, Vector256.Shuffle(low, Vector256.Create(3L)), Vector256.Shuffle(high, Vector256.Create(4L, 0, 1, 2))));
        (low, high) = (
            low + Vector256.Shuffle(low, Vector256.Create(4L, 4, 0, 1)),
            high + Vector256.ConditionalSelect(both, Vector256.Shuffle(low, Vector256.Create(2L, 3, 4, 4)), Vector256.Shuffle(high, Vector256.Create(4L, 4, 0, 1))));
        return (low, high + low);
    }
}
