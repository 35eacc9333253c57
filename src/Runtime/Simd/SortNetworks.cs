using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// Sorts 64 or 128 numbers in registers, without branches. The columns of a matrix of eight columns are sorted first, all at
/// once; then pairs of columns, fours and all eight are merged, each column going on where the one before it ends; then the
/// matrix is transposed. A merge compares one half with the other half mirrored, so that both become bitonic.
/// </summary>
internal static unsafe class SortNetworks
{
    /// <summary>Sorts 64 numbers in place, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort64(int* keys)
    {
        Vector256<int> r0 = Vector256.Load(keys + 0), r1 = Vector256.Load(keys + 8), r2 = Vector256.Load(keys + 16), r3 = Vector256.Load(keys + 24);
        Vector256<int> r4 = Vector256.Load(keys + 32), r5 = Vector256.Load(keys + 40), r6 = Vector256.Load(keys + 48), r7 = Vector256.Load(keys + 56);

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
        (r0, r1, r2, r3) = (Within2(r0), Within2(r1), Within2(r2), Within2(r3));
        (r4, r5, r6, r7) = (Within2(r4), Within2(r5), Within2(r6), Within2(r7));
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Mirror8(ref r0, ref r7); Mirror8(ref r1, ref r6); Mirror8(ref r2, ref r5); Mirror8(ref r3, ref r4);
        (r0, r1, r2, r3) = (Within2(Within4(r0)), Within2(Within4(r1)), Within2(Within4(r2)), Within2(Within4(r3)));
        (r4, r5, r6, r7) = (Within2(Within4(r4)), Within2(Within4(r5)), Within2(Within4(r6)), Within2(Within4(r7)));
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);

        Turn(r0, r1, r2, r3, r4, r5, r6, r7, keys, 8);
    }

    /// <summary>Sorts 128 numbers in place, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort128(int* keys)
    {
        Vector256<int> r0 = Vector256.Load(keys + 0), r1 = Vector256.Load(keys + 8), r2 = Vector256.Load(keys + 16), r3 = Vector256.Load(keys + 24);
        Vector256<int> r4 = Vector256.Load(keys + 32), r5 = Vector256.Load(keys + 40), r6 = Vector256.Load(keys + 48), r7 = Vector256.Load(keys + 56);
        Vector256<int> r8 = Vector256.Load(keys + 64), r9 = Vector256.Load(keys + 72), r10 = Vector256.Load(keys + 80), r11 = Vector256.Load(keys + 88);
        Vector256<int> r12 = Vector256.Load(keys + 96), r13 = Vector256.Load(keys + 104), r14 = Vector256.Load(keys + 112), r15 = Vector256.Load(keys + 120);

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
        (r0, r1, r2, r3) = (Within2(r0), Within2(r1), Within2(r2), Within2(r3));
        (r4, r5, r6, r7) = (Within2(r4), Within2(r5), Within2(r6), Within2(r7));
        (r8, r9, r10, r11) = (Within2(r8), Within2(r9), Within2(r10), Within2(r11));
        (r12, r13, r14, r15) = (Within2(r12), Within2(r13), Within2(r14), Within2(r15));
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
        (r0, r1, r2, r3) = (Within2(Within4(r0)), Within2(Within4(r1)), Within2(Within4(r2)), Within2(Within4(r3)));
        (r4, r5, r6, r7) = (Within2(Within4(r4)), Within2(Within4(r5)), Within2(Within4(r6)), Within2(Within4(r7)));
        (r8, r9, r10, r11) = (Within2(Within4(r8)), Within2(Within4(r9)), Within2(Within4(r10)), Within2(Within4(r11)));
        (r12, r13, r14, r15) = (Within2(Within4(r12)), Within2(Within4(r13)), Within2(Within4(r14)), Within2(Within4(r15)));
        Order(ref r0, ref r8); Order(ref r1, ref r9); Order(ref r2, ref r10); Order(ref r3, ref r11);
        Order(ref r4, ref r12); Order(ref r5, ref r13); Order(ref r6, ref r14); Order(ref r7, ref r15);
        Order(ref r0, ref r4); Order(ref r1, ref r5); Order(ref r2, ref r6); Order(ref r3, ref r7);
        Order(ref r8, ref r12); Order(ref r9, ref r13); Order(ref r10, ref r14); Order(ref r11, ref r15);
        Order(ref r0, ref r2); Order(ref r1, ref r3); Order(ref r4, ref r6); Order(ref r5, ref r7);
        Order(ref r8, ref r10); Order(ref r9, ref r11); Order(ref r12, ref r14); Order(ref r13, ref r15);
        Order(ref r0, ref r1); Order(ref r2, ref r3); Order(ref r4, ref r5); Order(ref r6, ref r7);
        Order(ref r8, ref r9); Order(ref r10, ref r11); Order(ref r12, ref r13); Order(ref r14, ref r15);

        Turn(r0, r1, r2, r3, r4, r5, r6, r7, keys, 16);
        Turn(r8, r9, r10, r11, r12, r13, r14, r15, keys + 8, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order(ref Vector256<int> a, ref Vector256<int> b) => (a, b) = (Vector256.Min(a, b), Vector256.Max(a, b));

    // In each group of lanes the lower half keeps the smaller of x and y, the upper half the larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Halves2(Vector256<int> x, Vector256<int> y) => Avx2.Blend(Vector256.Min(x, y), Vector256.Max(x, y), 0b10101010);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Halves4(Vector256<int> x, Vector256<int> y) => Avx2.Blend(Vector256.Min(x, y), Vector256.Max(x, y), 0b11001100);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Halves8(Vector256<int> x, Vector256<int> y) => Avx2.Blend(Vector256.Min(x, y), Vector256.Max(x, y), 0b11110000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Within2(Vector256<int> x) => Halves2(x, Avx2.Shuffle(x, 0b10110001));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Within4(Vector256<int> x) => Halves4(x, Avx2.Shuffle(x, 0b01001110));

    // A row with its mirror image among the rows, the lanes of each group mirrored as well.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror2(ref Vector256<int> a, ref Vector256<int> b) =>
        (a, b) = (Halves2(a, Avx2.Shuffle(b, 0b10110001)), Halves2(b, Avx2.Shuffle(a, 0b10110001)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror4(ref Vector256<int> a, ref Vector256<int> b) =>
        (a, b) = (Halves4(a, Avx2.Shuffle(b, 0b00011011)), Halves4(b, Avx2.Shuffle(a, 0b00011011)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mirror8(ref Vector256<int> a, ref Vector256<int> b)
    {
        Vector256<int> reversed = Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0);
        (a, b) = (Halves8(a, Avx2.PermuteVar8x32(b, reversed)), Halves8(b, Avx2.PermuteVar8x32(a, reversed)));
    }

    // Writes eight rows as eight columns, a stride apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(
        Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3,
        Vector256<int> r4, Vector256<int> r5, Vector256<int> r6, Vector256<int> r7, int* target, int stride)
    {
        Vector256<long> a0 = Avx2.UnpackLow(r0, r1).AsInt64(), a1 = Avx2.UnpackHigh(r0, r1).AsInt64();
        Vector256<long> a2 = Avx2.UnpackLow(r2, r3).AsInt64(), a3 = Avx2.UnpackHigh(r2, r3).AsInt64();
        Vector256<long> a4 = Avx2.UnpackLow(r4, r5).AsInt64(), a5 = Avx2.UnpackHigh(r4, r5).AsInt64();
        Vector256<long> a6 = Avx2.UnpackLow(r6, r7).AsInt64(), a7 = Avx2.UnpackHigh(r6, r7).AsInt64();
        Columns(Avx2.UnpackLow(a0, a2), Avx2.UnpackLow(a4, a6), target, stride);
        Columns(Avx2.UnpackHigh(a0, a2), Avx2.UnpackHigh(a4, a6), target + stride, stride);
        Columns(Avx2.UnpackLow(a1, a3), Avx2.UnpackLow(a5, a7), target + (2 * stride), stride);
        Columns(Avx2.UnpackHigh(a1, a3), Avx2.UnpackHigh(a5, a7), target + (3 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(Vector256<long> upper, Vector256<long> lower, int* target, int stride)
    {
        Avx2.Permute2x128(upper, lower, 0x20).AsInt32().Store(target);
        Avx2.Permute2x128(upper, lower, 0x31).AsInt32().Store(target + (4 * stride));
    }
}
