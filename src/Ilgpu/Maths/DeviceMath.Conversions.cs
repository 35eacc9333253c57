namespace Pure.Jit.Ilgpu.CompilerServices;

// Between element types. f16 and bf16 are bits in memory and f32 in registers, rounded after every operation.
public static partial class DeviceMath
{
    /// <summary>The f32 of the bits of an f16.</summary>
    public static float FromF16(ushort bits)
    {
        int magnitude = bits & 0x7fff;
        float y = magnitude < 0x400 ? magnitude * 5.9604644775390625e-8f
            : BitConverter.Int32BitsToSingle(magnitude >= 0x7c00 ? 0x7f800000 | ((magnitude & 0x3ff) << 13) : (magnitude << 13) + 0x38000000);
        return (bits & 0x8000) == 0 ? y : -y;
    }

    /// <summary>The bits of the nearest f16, ties to even.</summary>
    public static ushort ToF16(float x)
    {
        int word = BitConverter.SingleToInt32Bits(x);
        int sign = (word >> 16) & 0x8000, magnitude = word & 0x7fffffff;
        if (magnitude > 0x7f800000)
        {
            return (ushort)(sign | 0x7e00 | ((magnitude >> 13) & 0x3ff));
        }

        // From 65520 on, and below the smallest normal number, where the steps are 2⁻²⁴.
        int bits = magnitude >= 0x477ff000 ? 0x7c00
            : magnitude < 0x38800000 ? (int)(((BitConverter.Int32BitsToSingle(magnitude) * 16777216f) + 8388608f) - 8388608f)
            : (magnitude + 0xfff + ((magnitude >> 13) & 1) - 0x38000000) >> 13;
        return (ushort)(sign | bits);
    }

    /// <summary>The f32 of the bits of a bf16.</summary>
    public static float FromBF16(ushort bits) => BitConverter.Int32BitsToSingle(bits << 16);

    /// <summary>The bits of the nearest bf16, ties to even.</summary>
    public static ushort ToBF16(float x)
    {
        int word = BitConverter.SingleToInt32Bits(x);
        return float.IsNaN(x)
            ? (ushort)(((uint)word >> 16) | 0x40)
            : (ushort)(unchecked((uint)word + 0x7fffu + (uint)((word >> 16) & 1)) >> 16);
    }

    /// <summary>The nearest f16.</summary>
    public static float RoundToF16(float x) => FromF16(ToF16(x));

    /// <summary>The nearest f16, rounded once.</summary>
    public static float RoundToF16(double x) => FromF16(ToF16(ToOdd(x)));

    /// <summary>The nearest bf16.</summary>
    public static float RoundToBF16(float x) => FromBF16(ToBF16(x));

    /// <summary>The nearest bf16, rounded once.</summary>
    public static float RoundToBF16(double x) => FromBF16(ToBF16(ToOdd(x)));

    /// <summary>The next f16 after <paramref name="x"/> on the way to <paramref name="y"/>.</summary>
    public static float NextafterF16(float x, float y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x == y ? y : FromF16(NextBits(ToF16(x), x, y));

    /// <summary>The next bf16 after <paramref name="x"/> on the way to <paramref name="y"/>.</summary>
    public static float NextafterBF16(float x, float y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x == y ? y : FromBF16(NextBits(ToBF16(x), x, y));

    /// <summary>Rounded to fewer bits of mantissa and cut to fewer bits of exponent.</summary>
    public static float ReducePrecision(float x, int exponentBits, int mantissaBits)
    {
        float a = Abs(x);
        if (a <= 0f || !(a < float.PositiveInfinity))
        {
            return x;
        }

        // Subnormal numbers are scaled up first, so that the first bit of the mantissa is not among those stored.
        bool isSmall = a < 1.17549435e-38f;
        int bits = BitConverter.SingleToInt32Bits(isSmall ? x * 16777216f : x);
        if (mantissaBits < 23)
        {
            int dropped = 23 - mantissaBits;
            bits += (1 << (dropped - 1)) - 1 + ((bits >> dropped) & 1);
            bits &= -1 << dropped;
        }

        float y = BitConverter.Int32BitsToSingle(bits);
        y = isSmall ? y * 5.9604644775390625e-8f : y;
        int exponent = ((bits >> 23) & 0xff) - (isSmall ? 151 : 127);
        int largest = (1 << (exponentBits - 1)) - 1;
        return exponentBits >= 8 ? y : exponent > largest ? CopySign(float.PositiveInfinity, x) : exponent <= -largest ? CopySign(0f, x) : y;
    }

    /// <summary>Rounded to fewer bits of mantissa and cut to fewer bits of exponent.</summary>
    public static double ReducePrecision(double x, int exponentBits, int mantissaBits)
    {
        double a = Abs(x);
        if (a <= 0 || !(a < double.PositiveInfinity))
        {
            return x;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        if (mantissaBits < 52)
        {
            int dropped = 52 - mantissaBits;
            bits += (1L << (dropped - 1)) - 1 + ((bits >> dropped) & 1);
            bits &= -1L << dropped;
        }

        double y = BitConverter.Int64BitsToDouble(bits);
        int exponent = (int)((bits >> 52) & 0x7ff) - 1023;
        int largest = (1 << (exponentBits - 1)) - 1;
        return exponentBits >= 11 ? y : exponent > largest ? CopySign(double.PositiveInfinity, x) : exponent <= -largest ? CopySign(0.0, x) : y;
    }

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static sbyte ToI8(float x) => x >= 128.0f ? sbyte.MaxValue : x <= -128.0f ? sbyte.MinValue : !float.IsNaN(x) ? (sbyte)(int)x : (sbyte)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static sbyte ToI8(double x) => x >= 128.0 ? sbyte.MaxValue : x <= -128.0 ? sbyte.MinValue : !double.IsNaN(x) ? (sbyte)(int)x : (sbyte)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static short ToI16(float x) => x >= 32768.0f ? short.MaxValue : x <= -32768.0f ? short.MinValue : !float.IsNaN(x) ? (short)(int)x : (short)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static short ToI16(double x) => x >= 32768.0 ? short.MaxValue : x <= -32768.0 ? short.MinValue : !double.IsNaN(x) ? (short)(int)x : (short)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static int ToI32(float x) => x >= 2147483648.0f ? int.MaxValue : x <= -2147483648.0f ? int.MinValue : !float.IsNaN(x) ? (int)x : (int)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static int ToI32(double x) => x >= 2147483648.0 ? int.MaxValue : x <= -2147483648.0 ? int.MinValue : !double.IsNaN(x) ? (int)x : (int)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static long ToI64(float x) => x >= 9223372036854775808.0f ? long.MaxValue : x <= -9223372036854775808.0f ? long.MinValue : !float.IsNaN(x) ? (long)x : (long)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static long ToI64(double x) => x >= 9223372036854775808.0 ? long.MaxValue : x <= -9223372036854775808.0 ? long.MinValue : !double.IsNaN(x) ? (long)x : (long)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static byte ToU8(float x) => x >= 256.0f ? byte.MaxValue : x > 0f ? (byte)(int)x : (byte)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static byte ToU8(double x) => x >= 256.0 ? byte.MaxValue : x > 0 ? (byte)(int)x : (byte)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static ushort ToU16(float x) => x >= 65536.0f ? ushort.MaxValue : x > 0f ? (ushort)(int)x : (ushort)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static ushort ToU16(double x) => x >= 65536.0 ? ushort.MaxValue : x > 0 ? (ushort)(int)x : (ushort)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static uint ToU32(float x) => x >= 4294967296.0f ? uint.MaxValue : x > 0f ? (uint)x : (uint)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static uint ToU32(double x) => x >= 4294967296.0 ? uint.MaxValue : x > 0 ? (uint)x : (uint)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static ulong ToU64(float x) => x >= 18446744073709551616.0f ? ulong.MaxValue : x > 0f ? (ulong)x : (ulong)0;

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    public static ulong ToU64(double x) => x >= 18446744073709551616.0 ? ulong.MaxValue : x > 0 ? (ulong)x : (ulong)0;

    private static ushort NextBits(ushort bits, float x, float y) =>
        (ushort)(x == 0f ? (y < 0f ? 0x8001 : 1) : (x < y) == (x > 0f) ? bits + 1 : bits - 1);

    // The nearest f32 whose last bit tells that something was dropped, so that a second rounding is that of the number itself.
    private static float ToOdd(double x)
    {
        float near = (float)x;
        double difference = near - x;
        if (!(difference != 0 && Abs(near) < float.PositiveInfinity))
        {
            return near;
        }

        int word = BitConverter.SingleToInt32Bits(near);
        bool isAway = Abs((double)near) > Abs(x);
        return BitConverter.Int32BitsToSingle((isAway ? word - 1 : word) | 1);
    }
}
