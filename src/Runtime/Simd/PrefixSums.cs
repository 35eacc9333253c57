using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Simd;

/// <summary>
/// Running sums of f32 and f64 in f64, eight elements at a time: the sums within eight by three shifted additions, then the sum of
/// all before. The additions and their order are the same whatever vectors the hardware has.
/// </summary>
internal static class PrefixSums
{
    private const int Width = 8;

    /// <summary>Sums of f32, each rounded once.</summary>
    public static void Run(ReadOnlySpan<float> source, Span<float> target)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(target);
        double carry = 0;
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> before = default;
            for (; i + Width <= source.Length; i += Width)
            {
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                Vector512<double> sums = Within(Vector512.Create(low, high)) + before;
                Vector256.Narrow(sums.GetLower(), sums.GetUpper()).StoreUnsafe(ref to, (nuint)i);
                before = Vector512.Shuffle(sums, Vector512.Create(7L));
            }

            carry = before.ToScalar();
        }
        else
        {
            for (; i + Width <= source.Length; i += Width)
            {
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                (low, high) = Within(low, high);
                Vector256<double> before = Vector256.Create(carry);
                (low, high) = (low + before, high + before);
                Vector256.Narrow(low, high).StoreUnsafe(ref to, (nuint)i);
                carry = high.GetElement(3);
            }
        }

        for (; i < source.Length; i++)
        {
            carry += Unsafe.Add(ref from, i);
            Unsafe.Add(ref to, i) = (float)carry;
        }
    }

    // Each lane with all before it: those one before, two before, four before.
    private static Vector512<double> Within(Vector512<double> x)
    {
        x += Vector512.Shuffle(x, Vector512.Create(8L, 0, 1, 2, 3, 4, 5, 6));
        x += Vector512.Shuffle(x, Vector512.Create(8L, 8, 0, 1, 2, 3, 4, 5));
        return x + Vector512.Shuffle(x, Vector512.Create(8L, 8, 8, 8, 0, 1, 2, 3));
    }

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
