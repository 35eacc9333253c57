using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.CompilerServices;

/// <summary>The words of Threefry-2x32 with 20 rounds, for one counter and for vectors of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RandomWords
{
    /// <summary>Both words of a counter, xored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(uint k0, uint k1, uint high, uint low)
    {
        Mix(k0, k1, ref high, ref low);
        return high ^ low;
    }

    /// <summary>A number's bits above the 32 lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint High(long number) => (uint)(number >> 32);

    /// <summary>Both words, the second in <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Block(uint k0, uint k1, uint x0, uint x1, out uint second)
    {
        Mix(k0, k1, ref x0, ref x1);
        second = x1;
        return x0;
    }

    /// <summary>The first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Word0(uint k0, uint k1, uint x0, uint x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0;
    }

    /// <summary>The second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Word1(uint k0, uint k1, uint x0, uint x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x1;
    }

    /// <summary>Both words of a counter, xored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Bits(Vector512<uint> k0, Vector512<uint> k1, Vector512<uint> high, Vector512<uint> low)
    {
        Mix(k0, k1, ref high, ref low);
        return high ^ low;
    }

    /// <summary>The bits above the 32 lowest of the numbers <paramref name="first"/>, <paramref name="first"/> + <paramref name="step"/>, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> High512(long first, long step)
    {
        if (step != 1)
        {
            return Apart512(first, step);
        }

        Vector512<uint> high = Vector512.Create((uint)(first >> 32));
        if ((uint)first > uint.MaxValue - (uint)Vector512<uint>.Count)
        {
            // Behind a multiple of 2³² the low bits begin anew.
            Vector512<uint> low = Vector512.Create((uint)first);
            high -= Vector512.LessThan(low + Vector512<uint>.Indices, low);
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<uint> Apart512(long first, long step)
    {
        Vector512<uint> high = default;
        for (int i = 0; i < Vector512<uint>.Count; i++)
        {
            high = high.WithElement(i, (uint)((first + (i * step)) >> 32));
        }

        return high;
    }

    /// <summary>Both words, the second in <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Block(Vector512<uint> k0, Vector512<uint> k1, Vector512<uint> x0, Vector512<uint> x1, out Vector512<uint> second)
    {
        Mix(k0, k1, ref x0, ref x1);
        second = x1;
        return x0;
    }

    /// <summary>The first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Word0(Vector512<uint> k0, Vector512<uint> k1, Vector512<uint> x0, Vector512<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0;
    }

    /// <summary>The second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Word1(Vector512<uint> k0, Vector512<uint> k1, Vector512<uint> x0, Vector512<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x1;
    }

    /// <summary>Both words of a counter, xored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Bits(Vector256<uint> k0, Vector256<uint> k1, Vector256<uint> high, Vector256<uint> low)
    {
        Mix(k0, k1, ref high, ref low);
        return high ^ low;
    }

    /// <summary>The bits above the 32 lowest of the numbers <paramref name="first"/>, <paramref name="first"/> + <paramref name="step"/>, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> High256(long first, long step)
    {
        if (step != 1)
        {
            return Apart256(first, step);
        }

        Vector256<uint> high = Vector256.Create((uint)(first >> 32));
        if ((uint)first > uint.MaxValue - (uint)Vector256<uint>.Count)
        {
            // Behind a multiple of 2³² the low bits begin anew.
            Vector256<uint> low = Vector256.Create((uint)first);
            high -= Vector256.LessThan(low + Vector256<uint>.Indices, low);
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<uint> Apart256(long first, long step)
    {
        Vector256<uint> high = default;
        for (int i = 0; i < Vector256<uint>.Count; i++)
        {
            high = high.WithElement(i, (uint)((first + (i * step)) >> 32));
        }

        return high;
    }

    /// <summary>Both words, the second in <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Block(Vector256<uint> k0, Vector256<uint> k1, Vector256<uint> x0, Vector256<uint> x1, out Vector256<uint> second)
    {
        Mix(k0, k1, ref x0, ref x1);
        second = x1;
        return x0;
    }

    /// <summary>The first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Word0(Vector256<uint> k0, Vector256<uint> k1, Vector256<uint> x0, Vector256<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0;
    }

    /// <summary>The second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Word1(Vector256<uint> k0, Vector256<uint> k1, Vector256<uint> x0, Vector256<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x1;
    }

    /// <summary>Both words of a counter, xored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Bits(Vector128<uint> k0, Vector128<uint> k1, Vector128<uint> high, Vector128<uint> low)
    {
        Mix(k0, k1, ref high, ref low);
        return high ^ low;
    }

    /// <summary>The bits above the 32 lowest of the numbers <paramref name="first"/>, <paramref name="first"/> + <paramref name="step"/>, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> High128(long first, long step)
    {
        if (step != 1)
        {
            return Apart128(first, step);
        }

        Vector128<uint> high = Vector128.Create((uint)(first >> 32));
        if ((uint)first > uint.MaxValue - (uint)Vector128<uint>.Count)
        {
            // Behind a multiple of 2³² the low bits begin anew.
            Vector128<uint> low = Vector128.Create((uint)first);
            high -= Vector128.LessThan(low + Vector128<uint>.Indices, low);
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<uint> Apart128(long first, long step)
    {
        Vector128<uint> high = default;
        for (int i = 0; i < Vector128<uint>.Count; i++)
        {
            high = high.WithElement(i, (uint)((first + (i * step)) >> 32));
        }

        return high;
    }

    /// <summary>Both words, the second in <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Block(Vector128<uint> k0, Vector128<uint> k1, Vector128<uint> x0, Vector128<uint> x1, out Vector128<uint> second)
    {
        Mix(k0, k1, ref x0, ref x1);
        second = x1;
        return x0;
    }

    /// <summary>The first word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Word0(Vector128<uint> k0, Vector128<uint> k1, Vector128<uint> x0, Vector128<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0;
    }

    /// <summary>The second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Word1(Vector128<uint> k0, Vector128<uint> k1, Vector128<uint> x0, Vector128<uint> x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(uint k0, uint k1, ref uint x0, ref uint x1)
    {
        uint k2 = k0 ^ k1 ^ 0x1BD11BDAu;
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + k1);
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + 1u));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + 2u));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + (k1 + 3u));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + 4u));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + 5u));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref uint x, ref uint y, int a, int b, int c, int d)
    {
        x = unchecked(x + y);
        y = BitOperations.RotateLeft(y, a) ^ x;
        x = unchecked(x + y);
        y = BitOperations.RotateLeft(y, b) ^ x;
        x = unchecked(x + y);
        y = BitOperations.RotateLeft(y, c) ^ x;
        x = unchecked(x + y);
        y = BitOperations.RotateLeft(y, d) ^ x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(Vector512<uint> k0, Vector512<uint> k1, ref Vector512<uint> x0, ref Vector512<uint> x1)
    {
        Vector512<uint> k2 = k0 ^ k1 ^ Vector512.Create(0x1BD11BDAu);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + k1);
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector512.Create(1u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector512.Create(2u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + (k1 + Vector512.Create(3u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector512.Create(4u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector512.Create(5u)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref Vector512<uint> x, ref Vector512<uint> y, [ConstantExpected] byte a, [ConstantExpected] byte b, [ConstantExpected] byte c, [ConstantExpected] byte d)
    {
        x = unchecked(x + y);
        y = Turn(y, a) ^ x;
        x = unchecked(x + y);
        y = Turn(y, b) ^ x;
        x = unchecked(x + y);
        y = Turn(y, c) ^ x;
        x = unchecked(x + y);
        y = Turn(y, d) ^ x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Turn(Vector512<uint> x, [ConstantExpected] byte count) =>
        Avx512F.IsSupported ? Avx512F.RotateLeft(x, count) : (x << count) | (x >>> (32 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(Vector256<uint> k0, Vector256<uint> k1, ref Vector256<uint> x0, ref Vector256<uint> x1)
    {
        Vector256<uint> k2 = k0 ^ k1 ^ Vector256.Create(0x1BD11BDAu);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + k1);
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector256.Create(1u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector256.Create(2u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + (k1 + Vector256.Create(3u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector256.Create(4u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector256.Create(5u)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref Vector256<uint> x, ref Vector256<uint> y, [ConstantExpected] byte a, [ConstantExpected] byte b, [ConstantExpected] byte c, [ConstantExpected] byte d)
    {
        x = unchecked(x + y);
        y = Turn(y, a) ^ x;
        x = unchecked(x + y);
        y = Turn(y, b) ^ x;
        x = unchecked(x + y);
        y = Turn(y, c) ^ x;
        x = unchecked(x + y);
        y = Turn(y, d) ^ x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Turn(Vector256<uint> x, [ConstantExpected] byte count) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(x, count) : (x << count) | (x >>> (32 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(Vector128<uint> k0, Vector128<uint> k1, ref Vector128<uint> x0, ref Vector128<uint> x1)
    {
        Vector128<uint> k2 = k0 ^ k1 ^ Vector128.Create(0x1BD11BDAu);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + k1);
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector128.Create(1u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector128.Create(2u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k0);
        x1 = unchecked(x1 + (k1 + Vector128.Create(3u)));
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 = unchecked(x0 + k1);
        x1 = unchecked(x1 + (k2 + Vector128.Create(4u)));
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 = unchecked(x0 + k2);
        x1 = unchecked(x1 + (k0 + Vector128.Create(5u)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref Vector128<uint> x, ref Vector128<uint> y, [ConstantExpected] byte a, [ConstantExpected] byte b, [ConstantExpected] byte c, [ConstantExpected] byte d)
    {
        x = unchecked(x + y);
        y = Turn(y, a) ^ x;
        x = unchecked(x + y);
        y = Turn(y, b) ^ x;
        x = unchecked(x + y);
        y = Turn(y, c) ^ x;
        x = unchecked(x + y);
        y = Turn(y, d) ^ x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Turn(Vector128<uint> x, [ConstantExpected] byte count) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(x, count) : (x << count) | (x >>> (32 - count));
}
