#if NET10_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// As <see cref="SortNetworks"/> for 64, 128 or 256 numbers in rows of sixteen. The minima and maxima of f32, unlike those of i32,
/// are twice as fast at this width; they order everything but NaN and zeros of both signs.
/// </summary>
internal static unsafe class WideSortNetworks
{
    /// <summary>Runs up to this length go through a network.</summary>
    public const int Length = 256;

    /// <summary>Sorts at most 256 numbers.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(float* source, float* target, nint length)
    {
        byte* memory = stackalloc byte[(Length * sizeof(float)) + 64];
        float* work = (float*)(((nint)memory + 63) & ~(nint)63);
        nint size = length <= 64 ? 64 : length <= 128 ? 128 : Length, end = length & ~(nint)15;
        for (nint i = 0; i < end; i += 16)
        {
            Vector512.Load(source + i).Store(work + i);
        }

        Vector512<float> first = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)(length - end))).AsSingle();
        Vector512<float> largest = Vector512.Create(float.PositiveInfinity);
        for (nint i = end; i < size; i += 16)
        {
            largest.Store(work + i);
        }

        if (end < length)
        {
            Avx512F.MaskLoad(source + end, first, largest).Store(work + end);
        }

        if (size == 64)
        {
            Sort64(work);
        }
        else if (size == 128)
        {
            Sort128(work);
        }
        else
        {
            Sort256(work);
        }

        for (nint i = 0; i < end; i += 16)
        {
            Vector512.Load(work + i).Store(target + i);
        }

        if (end < length)
        {
            Avx512F.MaskStore(target + end, first, Vector512.Load(work + end));
        }
    }

    /// <summary>The median of 64 numbers spread over a run.</summary>
    [SkipLocalsInit]
    public static float MedianOfSamples(float* keys, nint length)
    {
        float* samples = stackalloc float[64];
        nint step = length / 64;
        for (int i = 0; i < 64; i++)
        {
            samples[i] = keys[(i * step) + (step / 2)];
        }

        Sort64(samples);
        return samples[31];
    }

    /// <summary>Of three in each of eight lanes the median, then about the middle of the eight.</summary>
    public static float MedianOfSome(float* keys, nint length)
    {
        Vector256<float> a = Vector256.Load(keys + (length / 8)), b = Vector256.Load(keys + (length / 2) - 4), c = Vector256.Load(keys + length - (length / 8) - 8);
        Vector256<float> median = Avx.Max(Avx.Min(a, b), Avx.Min(Avx.Max(a, b), c));
        Vector128<float> least = Sse.Min(median.GetLower(), median.GetUpper()), most = Sse.Max(median.GetLower(), median.GetUpper());
        least = Sse.Max(least, Sse.Shuffle(least, least, 0b10110001));
        most = Sse.Min(most, Sse.Shuffle(most, most, 0b10110001));
        return Sse.MinScalar(Sse.MinScalar(least, Sse.MoveHighToLow(least, least)), Sse.MaxScalar(most, Sse.MoveHighToLow(most, most))).ToScalar();
    }

    /// <summary>Sorts 64 numbers in place, ascending; none is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort64(float* keys)
    {
        Vector512<float> r0 = Vector512.Load(keys + 0), r1 = Vector512.Load(keys + 16), r2 = Vector512.Load(keys + 32), r3 = Vector512.Load(keys + 48);

        Order(ref r0, ref r2); Order(ref r1, ref r3);
        Order(ref r0, ref r1); Order(ref r2, ref r3);
        Order(ref r1, ref r2);

        Mirror2(ref r0, ref r3); Mirror2(ref r1, ref r2);
        Order(ref r0, ref r2); Order(ref r1, ref r3);
        Order(ref r0, ref r1); Order(ref r2, ref r3);

        Mirror4(ref r0, ref r3); Mirror4(ref r1, ref r2);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3);
        Order(ref r0, ref r2); Order(ref r1, ref r3);
        Order(ref r0, ref r1); Order(ref r2, ref r3);

        Mirror8(ref r0, ref r3); Mirror8(ref r1, ref r2);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3);
        Order(ref r0, ref r2); Order(ref r1, ref r3);
        Order(ref r0, ref r1); Order(ref r2, ref r3);

        Mirror16(ref r0, ref r3); Mirror16(ref r1, ref r2);
        Within8(ref r0); Within8(ref r1); Within8(ref r2); Within8(ref r3);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3);
        Order(ref r0, ref r2); Order(ref r1, ref r3);
        Order(ref r0, ref r1); Order(ref r2, ref r3);

        Quarters(ref r0, ref r1, ref r2, ref r3);
        Across(r0, r1, r2, r3, keys, 16);
    }

    /// <summary>Sorts 128 numbers in place, ascending; none is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort128(float* keys)
    {
        Vector512<float> r0 = Vector512.Load(keys + 0), r1 = Vector512.Load(keys + 16), r2 = Vector512.Load(keys + 32), r3 = Vector512.Load(keys + 48);
        Vector512<float> r4 = Vector512.Load(keys + 64), r5 = Vector512.Load(keys + 80), r6 = Vector512.Load(keys + 96), r7 = Vector512.Load(keys + 112);

        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r2, ref r4); Order(ref r3, ref r5);
        Order(ref r1, ref r4); Order(ref r3, ref r6);
        Order(ref r1, ref r2); Order(ref r3, ref r4); Order(ref r5, ref r6);

        Mirror2(ref r0, ref r7); Mirror2(ref r1, ref r6); Mirror2(ref r2, ref r5); Mirror2(ref r3, ref r4);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Mirror4(ref r0, ref r7); Mirror4(ref r1, ref r6); Mirror4(ref r2, ref r5); Mirror4(ref r3, ref r4);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Mirror8(ref r0, ref r7); Mirror8(ref r1, ref r6); Mirror8(ref r2, ref r5); Mirror8(ref r3, ref r4);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3); Within4(ref r4); Within4(ref r5); Within4(ref r6); Within4(ref r7);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Mirror16(ref r0, ref r7); Mirror16(ref r1, ref r6); Mirror16(ref r2, ref r5); Mirror16(ref r3, ref r4);
        Within8(ref r0); Within8(ref r1); Within8(ref r2); Within8(ref r3); Within8(ref r4); Within8(ref r5); Within8(ref r6); Within8(ref r7);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3); Within4(ref r4); Within4(ref r5); Within4(ref r6); Within4(ref r7);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Quarters(ref r0, ref r1, ref r2, ref r3);
        Quarters(ref r4, ref r5, ref r6, ref r7);
        Across(r0, r4, r1, r5, keys, 32);
        Across(r2, r6, r3, r7, keys + 16, 32);
    }

    /// <summary>Sorts 256 numbers in place, ascending; none is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort256(float* keys)
    {
        Vector512<float> r0 = Vector512.Load(keys + 0), r1 = Vector512.Load(keys + 16), r2 = Vector512.Load(keys + 32), r3 = Vector512.Load(keys + 48);
        Vector512<float> r4 = Vector512.Load(keys + 64), r5 = Vector512.Load(keys + 80), r6 = Vector512.Load(keys + 96), r7 = Vector512.Load(keys + 112);
        Vector512<float> r8 = Vector512.Load(keys + 128), r9 = Vector512.Load(keys + 144), r10 = Vector512.Load(keys + 160), r11 = Vector512.Load(keys + 176);
        Vector512<float> r12 = Vector512.Load(keys + 192), r13 = Vector512.Load(keys + 208), r14 = Vector512.Load(keys + 224), r15 = Vector512.Load(keys + 240);

        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);
        Order(ref r0, ref r2); Order(ref r4, ref r6); Order(ref r8, ref r10); Order(ref r12, ref r14);
        Order(ref r1, ref r3); Order(ref r5, ref r7); Order(ref r9, ref r11); Order(ref r13, ref r15);
        Order(ref r0, ref r4); Order(ref r8, ref r12); Order(ref r1, ref r5); Order(ref r9, ref r13);
        Order(ref r2, ref r6); Order(ref r10, ref r14); Order(ref r3, ref r7); Order(ref r11, ref r15);
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r5, ref r10); Order(ref r6, ref r9); Order(ref r3, ref r12); Order(ref r13, ref r14);
        Order(ref r4, ref r8); Order(ref r7, ref r11); Order(ref r1, ref r2);
        Order(ref r1, ref r4); Order(ref r7, ref r13); Order(ref r2, ref r8); Order(ref r11, ref r14);
        Order(ref r2, ref r4); Order(ref r5, ref r6); Order(ref r9, ref r10); Order(ref r11, ref r13);
        Order(ref r3, ref r8); Order(ref r7, ref r12);
        Order(ref r6, ref r8); Order(ref r10, ref r12); Order(ref r3, ref r5); Order(ref r7, ref r9);
        Order(ref r3, ref r4); Order(ref r5, ref r6); Order(ref r7, ref r8); Order(ref r9, ref r10);
        Order(ref r11, ref r12);
        Order(ref r6, ref r7); Order(ref r8, ref r9);

        Mirror2(ref r0, ref r15); Mirror2(ref r1, ref r14); Mirror2(ref r2, ref r13); Mirror2(ref r3, ref r12);
        Mirror2(ref r4, ref r11); Mirror2(ref r5, ref r10); Mirror2(ref r6, ref r9); Mirror2(ref r7, ref r8);
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r8, ref r12); Order(ref r9, ref r13); Order(ref r10, ref r14); Order(ref r11, ref r15);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r8, ref r10); Order(ref r9, ref r11); Order(ref r12, ref r14); Order(ref r13, ref r15);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);

        Mirror4(ref r0, ref r15); Mirror4(ref r1, ref r14); Mirror4(ref r2, ref r13); Mirror4(ref r3, ref r12);
        Mirror4(ref r4, ref r11); Mirror4(ref r5, ref r10); Mirror4(ref r6, ref r9); Mirror4(ref r7, ref r8);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Within2(ref r8); Within2(ref r9); Within2(ref r10); Within2(ref r11); Within2(ref r12); Within2(ref r13); Within2(ref r14); Within2(ref r15);
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r8, ref r12); Order(ref r9, ref r13); Order(ref r10, ref r14); Order(ref r11, ref r15);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r8, ref r10); Order(ref r9, ref r11); Order(ref r12, ref r14); Order(ref r13, ref r15);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);

        Mirror8(ref r0, ref r15); Mirror8(ref r1, ref r14); Mirror8(ref r2, ref r13); Mirror8(ref r3, ref r12);
        Mirror8(ref r4, ref r11); Mirror8(ref r5, ref r10); Mirror8(ref r6, ref r9); Mirror8(ref r7, ref r8);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3); Within4(ref r4); Within4(ref r5); Within4(ref r6); Within4(ref r7);
        Within4(ref r8); Within4(ref r9); Within4(ref r10); Within4(ref r11); Within4(ref r12); Within4(ref r13); Within4(ref r14); Within4(ref r15);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Within2(ref r8); Within2(ref r9); Within2(ref r10); Within2(ref r11); Within2(ref r12); Within2(ref r13); Within2(ref r14); Within2(ref r15);
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r8, ref r12); Order(ref r9, ref r13); Order(ref r10, ref r14); Order(ref r11, ref r15);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r8, ref r10); Order(ref r9, ref r11); Order(ref r12, ref r14); Order(ref r13, ref r15);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);

        Mirror16(ref r0, ref r15); Mirror16(ref r1, ref r14); Mirror16(ref r2, ref r13); Mirror16(ref r3, ref r12);
        Mirror16(ref r4, ref r11); Mirror16(ref r5, ref r10); Mirror16(ref r6, ref r9); Mirror16(ref r7, ref r8);
        Within8(ref r0); Within8(ref r1); Within8(ref r2); Within8(ref r3); Within8(ref r4); Within8(ref r5); Within8(ref r6); Within8(ref r7);
        Within8(ref r8); Within8(ref r9); Within8(ref r10); Within8(ref r11); Within8(ref r12); Within8(ref r13); Within8(ref r14); Within8(ref r15);
        Within4(ref r0); Within4(ref r1); Within4(ref r2); Within4(ref r3); Within4(ref r4); Within4(ref r5); Within4(ref r6); Within4(ref r7);
        Within4(ref r8); Within4(ref r9); Within4(ref r10); Within4(ref r11); Within4(ref r12); Within4(ref r13); Within4(ref r14); Within4(ref r15);
        Within2(ref r0); Within2(ref r1); Within2(ref r2); Within2(ref r3); Within2(ref r4); Within2(ref r5); Within2(ref r6); Within2(ref r7);
        Within2(ref r8); Within2(ref r9); Within2(ref r10); Within2(ref r11); Within2(ref r12); Within2(ref r13); Within2(ref r14); Within2(ref r15);
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r8, ref r12); Order(ref r9, ref r13); Order(ref r10, ref r14); Order(ref r11, ref r15);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r8, ref r10); Order(ref r9, ref r11); Order(ref r12, ref r14); Order(ref r13, ref r15);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);

        Quarters(ref r0, ref r1, ref r2, ref r3);
        Quarters(ref r4, ref r5, ref r6, ref r7);
        Quarters(ref r8, ref r9, ref r10, ref r11);
        Quarters(ref r12, ref r13, ref r14, ref r15);
        Across(r0, r4, r8, r12, keys + 0, 64);
        Across(r1, r5, r9, r13, keys + 16, 64);
        Across(r2, r6, r10, r14, keys + 32, 64);
        Across(r3, r7, r11, r15, keys + 48, 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(ref Vector512<float> a, ref Vector512<float> b) => (a, b) = (Avx512F.Min(a, b), Avx512F.Max(a, b));

    // In each group of lanes the lower half keeps the smaller of x and y, the upper half the larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves2(Vector512<float> x, Vector512<float> y) =>
        Avx512F.BlendVariable(Avx512F.Min(x, y), Avx512F.Max(x, y), Vector512.Create(0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves4(Vector512<float> x, Vector512<float> y) =>
        Avx512F.BlendVariable(Avx512F.Min(x, y), Avx512F.Max(x, y), Vector512.Create(0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves8(Vector512<float> x, Vector512<float> y) =>
        Avx512F.BlendVariable(Avx512F.Min(x, y), Avx512F.Max(x, y), Vector512.Create(0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves16(Vector512<float> x, Vector512<float> y) =>
        Avx512F.BlendVariable(Avx512F.Min(x, y), Avx512F.Max(x, y), Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Within2(ref Vector512<float> x) => x = Halves2(x, Avx512F.Permute4x32(x, 0b10110001));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Within4(ref Vector512<float> x) => x = Halves4(x, Avx512F.Permute4x32(x, 0b01001110));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Within8(ref Vector512<float> x) => x = Halves8(x, Avx512F.Shuffle4x128(x, x, 0b10110001));

    // A row with its mirror image among the rows, the lanes of each group mirrored as well.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror2(ref Vector512<float> a, ref Vector512<float> b) =>
        (a, b) = (Halves2(a, Avx512F.Permute4x32(b, 0b10110001)), Halves2(b, Avx512F.Permute4x32(a, 0b10110001)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror4(ref Vector512<float> a, ref Vector512<float> b) =>
        (a, b) = (Halves4(a, Avx512F.Permute4x32(b, 0b00011011)), Halves4(b, Avx512F.Permute4x32(a, 0b00011011)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror8(ref Vector512<float> a, ref Vector512<float> b)
    {
        Vector512<int> reversed = Vector512.Create(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
        (a, b) = (Halves8(a, Avx512F.PermuteVar16x32(b, reversed)), Halves8(b, Avx512F.PermuteVar16x32(a, reversed)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror16(ref Vector512<float> a, ref Vector512<float> b)
    {
        Vector512<int> reversed = Vector512.Create(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        (a, b) = (Halves16(a, Avx512F.PermuteVar16x32(b, reversed)), Halves16(b, Avx512F.PermuteVar16x32(a, reversed)));
    }

    // Turns four rows in each quarter of their lanes: what was lane i of a quarter becomes row i.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(ref Vector512<float> a, ref Vector512<float> b, ref Vector512<float> c, ref Vector512<float> d)
    {
        Vector512<double> ab0 = Avx512F.UnpackLow(a, b).AsDouble(), ab2 = Avx512F.UnpackHigh(a, b).AsDouble();
        Vector512<double> cd0 = Avx512F.UnpackLow(c, d).AsDouble(), cd2 = Avx512F.UnpackHigh(c, d).AsDouble();
        a = Avx512F.UnpackLow(ab0, cd0).AsSingle();
        b = Avx512F.UnpackHigh(ab0, cd0).AsSingle();
        c = Avx512F.UnpackLow(ab2, cd2).AsSingle();
        d = Avx512F.UnpackHigh(ab2, cd2).AsSingle();
    }

    // Writes the first quarters of four rows together, then the second ones a stride on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Across(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target, int stride)
    {
        Vector512<float> ab0 = Avx512F.Shuffle4x128(a, b, 0b01000100), ab2 = Avx512F.Shuffle4x128(a, b, 0b11101110);
        Vector512<float> cd0 = Avx512F.Shuffle4x128(c, d, 0b01000100), cd2 = Avx512F.Shuffle4x128(c, d, 0b11101110);
        Avx512F.Shuffle4x128(ab0, cd0, 0b10001000).Store(target);
        Avx512F.Shuffle4x128(ab0, cd0, 0b11011101).Store(target + stride);
        Avx512F.Shuffle4x128(ab2, cd2, 0b10001000).Store(target + (2 * stride));
        Avx512F.Shuffle4x128(ab2, cd2, 0b11011101).Store(target + (3 * stride));
    }
}
#endif
