using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.CompilerServices;

/// <content>
/// Several vectors of counters round by round: each operation waits for the one before it, so that of one vector alone the processor
/// sees too little to be busy.
/// </content>
public static partial class RandomWords
{
    /// <summary>Counters, a word each, become random words under one key: four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(Vector512<uint> k0, Vector512<uint> k1, ref Vector512<uint> a0, ref Vector512<uint> a1, ref Vector512<uint> b0, ref Vector512<uint> b1, ref Vector512<uint> c0, ref Vector512<uint> c1, ref Vector512<uint> d0, ref Vector512<uint> d1)
    {
        Vector512<uint> k2 = k0 ^ k1 ^ Vector512.Create(0x1BD11BDAu);
        a0 += k0;
        b0 += k0;
        c0 += k0;
        d0 += k0;
        a1 += k1;
        b1 += k1;
        c1 += k1;
        d1 += k1;
        Rounds(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 13, 15, 26, 6);
        Vector512<uint> add1 = k2 + Vector512.Create(1u);
        a0 += k1;
        b0 += k1;
        c0 += k1;
        d0 += k1;
        a1 += add1;
        b1 += add1;
        c1 += add1;
        d1 += add1;
        Rounds(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 17, 29, 16, 24);
        Vector512<uint> add2 = k0 + Vector512.Create(2u);
        a0 += k2;
        b0 += k2;
        c0 += k2;
        d0 += k2;
        a1 += add2;
        b1 += add2;
        c1 += add2;
        d1 += add2;
        Rounds(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 13, 15, 26, 6);
        Vector512<uint> add3 = k1 + Vector512.Create(3u);
        a0 += k0;
        b0 += k0;
        c0 += k0;
        d0 += k0;
        a1 += add3;
        b1 += add3;
        c1 += add3;
        d1 += add3;
        Rounds(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 17, 29, 16, 24);
        Vector512<uint> add4 = k2 + Vector512.Create(4u);
        a0 += k1;
        b0 += k1;
        c0 += k1;
        d0 += k1;
        a1 += add4;
        b1 += add4;
        c1 += add4;
        d1 += add4;
        Rounds(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 13, 15, 26, 6);
        Vector512<uint> add5 = k0 + Vector512.Create(5u);
        a0 += k2;
        b0 += k2;
        c0 += k2;
        d0 += k2;
        a1 += add5;
        b1 += add5;
        c1 += add5;
        d1 += add5;
    }

    /// <summary>Counters, a word each, become random words under one key: two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(Vector256<uint> k0, Vector256<uint> k1, ref Vector256<uint> a0, ref Vector256<uint> a1, ref Vector256<uint> b0, ref Vector256<uint> b1)
    {
        Vector256<uint> k2 = k0 ^ k1 ^ Vector256.Create(0x1BD11BDAu);
        a0 += k0;
        b0 += k0;
        a1 += k1;
        b1 += k1;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector256<uint> add1 = k2 + Vector256.Create(1u);
        a0 += k1;
        b0 += k1;
        a1 += add1;
        b1 += add1;
        Rounds(ref a0, ref a1, ref b0, ref b1, 17, 29, 16, 24);
        Vector256<uint> add2 = k0 + Vector256.Create(2u);
        a0 += k2;
        b0 += k2;
        a1 += add2;
        b1 += add2;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector256<uint> add3 = k1 + Vector256.Create(3u);
        a0 += k0;
        b0 += k0;
        a1 += add3;
        b1 += add3;
        Rounds(ref a0, ref a1, ref b0, ref b1, 17, 29, 16, 24);
        Vector256<uint> add4 = k2 + Vector256.Create(4u);
        a0 += k1;
        b0 += k1;
        a1 += add4;
        b1 += add4;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector256<uint> add5 = k0 + Vector256.Create(5u);
        a0 += k2;
        b0 += k2;
        a1 += add5;
        b1 += add5;
    }

    /// <summary>Counters, a word each, become random words under one key: two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(Vector128<uint> k0, Vector128<uint> k1, ref Vector128<uint> a0, ref Vector128<uint> a1, ref Vector128<uint> b0, ref Vector128<uint> b1)
    {
        Vector128<uint> k2 = k0 ^ k1 ^ Vector128.Create(0x1BD11BDAu);
        a0 += k0;
        b0 += k0;
        a1 += k1;
        b1 += k1;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector128<uint> add1 = k2 + Vector128.Create(1u);
        a0 += k1;
        b0 += k1;
        a1 += add1;
        b1 += add1;
        Rounds(ref a0, ref a1, ref b0, ref b1, 17, 29, 16, 24);
        Vector128<uint> add2 = k0 + Vector128.Create(2u);
        a0 += k2;
        b0 += k2;
        a1 += add2;
        b1 += add2;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector128<uint> add3 = k1 + Vector128.Create(3u);
        a0 += k0;
        b0 += k0;
        a1 += add3;
        b1 += add3;
        Rounds(ref a0, ref a1, ref b0, ref b1, 17, 29, 16, 24);
        Vector128<uint> add4 = k2 + Vector128.Create(4u);
        a0 += k1;
        b0 += k1;
        a1 += add4;
        b1 += add4;
        Rounds(ref a0, ref a1, ref b0, ref b1, 13, 15, 26, 6);
        Vector128<uint> add5 = k0 + Vector128.Create(5u);
        a0 += k2;
        b0 += k2;
        a1 += add5;
        b1 += add5;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Vector512<uint> a0, ref Vector512<uint> a1, ref Vector512<uint> b0, ref Vector512<uint> b1, ref Vector512<uint> c0, ref Vector512<uint> c1, ref Vector512<uint> d0, ref Vector512<uint> d1, [ConstantExpected] byte r0, [ConstantExpected] byte r1, [ConstantExpected] byte r2, [ConstantExpected] byte r3)
    {
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, r0);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, r1);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, r2);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector512<uint> a0, ref Vector512<uint> a1, ref Vector512<uint> b0, ref Vector512<uint> b1, ref Vector512<uint> c0, ref Vector512<uint> c1, ref Vector512<uint> d0, ref Vector512<uint> d1, [ConstantExpected] byte count)
    {
        a0 += a1;
        b0 += b1;
        c0 += c1;
        d0 += d1;
        a1 = Turn(a1, count) ^ a0;
        b1 = Turn(b1, count) ^ b0;
        c1 = Turn(c1, count) ^ c0;
        d1 = Turn(d1, count) ^ d0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Vector256<uint> a0, ref Vector256<uint> a1, ref Vector256<uint> b0, ref Vector256<uint> b1, [ConstantExpected] byte r0, [ConstantExpected] byte r1, [ConstantExpected] byte r2, [ConstantExpected] byte r3)
    {
        Round(ref a0, ref a1, ref b0, ref b1, r0);
        Round(ref a0, ref a1, ref b0, ref b1, r1);
        Round(ref a0, ref a1, ref b0, ref b1, r2);
        Round(ref a0, ref a1, ref b0, ref b1, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector256<uint> a0, ref Vector256<uint> a1, ref Vector256<uint> b0, ref Vector256<uint> b1, [ConstantExpected] byte count)
    {
        a0 += a1;
        b0 += b1;
        a1 = Turn(a1, count) ^ a0;
        b1 = Turn(b1, count) ^ b0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Vector128<uint> a0, ref Vector128<uint> a1, ref Vector128<uint> b0, ref Vector128<uint> b1, [ConstantExpected] byte r0, [ConstantExpected] byte r1, [ConstantExpected] byte r2, [ConstantExpected] byte r3)
    {
        Round(ref a0, ref a1, ref b0, ref b1, r0);
        Round(ref a0, ref a1, ref b0, ref b1, r1);
        Round(ref a0, ref a1, ref b0, ref b1, r2);
        Round(ref a0, ref a1, ref b0, ref b1, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector128<uint> a0, ref Vector128<uint> a1, ref Vector128<uint> b0, ref Vector128<uint> b1, [ConstantExpected] byte count)
    {
        a0 += a1;
        b0 += b1;
        a1 = Turn(a1, count) ^ a0;
        b1 = Turn(b1, count) ^ b0;
    }
}
