using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>
/// What kernels of generated code call for one element: the functions that C# has no operator for, in C# that ILGPU compiles for every
/// device. Devices' own functions differ from one another, and most have none of f64, so only sums, products, quotients, square
/// roots, fused multiply-adds and bits are left to them. The files <c>*.g.cs</c> are the text of the CPU's vectors with one element in each
/// place, so that results have the CPU's bits. The stated errors are against the exact result, as the tests measure them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DeviceMath
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Without sign.</summary>
    public static float Abs(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) & int.MaxValue);

    /// <summary>Without sign.</summary>
    public static double Abs(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & long.MaxValue);

    /// <summary>The magnitude of one number and the sign of another.</summary>
    public static float CopySign(float x, float sign) => BitConverter.Int32BitsToSingle(
        (BitConverter.SingleToInt32Bits(x) & int.MaxValue) | (BitConverter.SingleToInt32Bits(sign) & int.MinValue));

    /// <summary>The magnitude of one number and the sign of another.</summary>
    public static double CopySign(double x, double sign) => BitConverter.Int64BitsToDouble(
        (BitConverter.DoubleToInt64Bits(x) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    /// <summary>The other one. Not <c>!</c>: ILGPU makes that a test of the opposite, which its OpenCL back end loses the case of NaN of.</summary>
    public static bool Not(bool x) => ((x ? 1 : 0) ^ 1) != 0;

    /// <summary>The larger one; NaN where one is; 0 is larger than -0.</summary>
    public static float Max(float x, float y) => x > y ? x : x < y ? y
        : x == y ? BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) & BitConverter.SingleToInt32Bits(y)) : x + y;

    /// <summary>The larger one; NaN where one is; 0 is larger than -0.</summary>
    public static double Max(double x, double y) => x > y ? x : x < y ? y
        : x == y ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & BitConverter.DoubleToInt64Bits(y)) : x + y;

    /// <summary>The smaller one; NaN where one is; -0 is smaller than 0.</summary>
    public static float Min(float x, float y) => x < y ? x : x > y ? y
        : x == y ? BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) | BitConverter.SingleToInt32Bits(y)) : x + y;

    /// <summary>The smaller one; NaN where one is; -0 is smaller than 0.</summary>
    public static double Min(double x, double y) => x < y ? x : x > y ? y
        : x == y ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) | BitConverter.DoubleToInt64Bits(y)) : x + y;

    /// <summary>The square root, correctly rounded.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <summary>The square root, correctly rounded.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>The largest whole number that is not larger; keeps -0.</summary>
    public static float Floor(float x)
    {
        float y = Round(x);
        return CopySign(y > x ? y - 1f : y, x);
    }

    /// <summary>The largest whole number that is not larger; keeps -0.</summary>
    public static double Floor(double x)
    {
        double y = Round(x);
        return CopySign(y > x ? y - 1 : y, x);
    }

    /// <summary>The smallest whole number that is not smaller; keeps -0.</summary>
    public static float Ceiling(float x)
    {
        float y = Round(x);
        return CopySign(y < x ? y + 1f : y, x);
    }

    /// <summary>The smallest whole number that is not smaller; keeps -0.</summary>
    public static double Ceiling(double x)
    {
        double y = Round(x);
        return CopySign(y < x ? y + 1 : y, x);
    }

    /// <summary>The nearest whole number, half to even; keeps -0.</summary>
    public static float Round(float x)
    {
        float a = Abs(x);
        return a < 8388608f ? CopySign((a + 8388608f) - 8388608f, x) : x;
    }

    /// <summary>The nearest whole number, half to even; keeps -0.</summary>
    public static double Round(double x)
    {
        double a = Abs(x);
        return a < 4503599627370496.0 ? CopySign((a + 4503599627370496.0) - 4503599627370496.0, x) : x;
    }

    /// <summary>Whether x is neither infinite nor NaN.</summary>
    public static bool IsFinite(float x) => Abs(x) < float.PositiveInfinity;

    /// <summary>Whether x is neither infinite nor NaN.</summary>
    public static bool IsFinite(double x) => Abs(x) < double.PositiveInfinity;

    /// <summary>−1, 0 or 1; ±0 and NaN stay.</summary>
    public static float Sign(float x) => x > 0f ? 1f : x < 0f ? -1f : x;

    /// <summary>−1, 0 or 1; ±0 and NaN stay.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>The next number after <paramref name="x"/> on the way to <paramref name="y"/>.</summary>
    public static float Nextafter(float x, float y)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        int next = x == 0f ? (y < 0f ? unchecked((int)0x80000001) : 1) : (x < y) == (x > 0f) ? bits + 1 : bits - 1;
        return float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x == y ? y : BitConverter.Int32BitsToSingle(next);
    }

    /// <summary>The next number after <paramref name="x"/> on the way to <paramref name="y"/>.</summary>
    public static double Nextafter(double x, double y)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        long next = x == 0 ? (y < 0 ? unchecked((long)0x8000000000000001) : 1) : (x < y) == (x > 0) ? bits + 1 : bits - 1;
        return double.IsNaN(x) || double.IsNaN(y) ? double.NaN : x == y ? y : BitConverter.Int64BitsToDouble(next);
    }

    /// <summary>A power by repeated squaring; negative powers are reciprocals.</summary>
    public static float IntegerPow(float x, int y)
    {
        float result = 1f;
        float square = x;
        for (uint left = (uint)(y < 0 ? -(long)y : y); left != 0; left >>= 1)
        {
            result = (left & 1) != 0 ? result * square : result;
            square *= square;
        }

        return y < 0 ? 1f / result : result;
    }

    /// <summary>A power by repeated squaring; negative powers are reciprocals.</summary>
    public static double IntegerPow(double x, int y)
    {
        double result = 1;
        double square = x;
        for (uint left = (uint)(y < 0 ? -(long)y : y); left != 0; left >>= 1)
        {
            result = (left & 1) != 0 ? result * square : result;
            square *= square;
        }

        return y < 0 ? 1 / result : result;
    }

    /// <summary>C#'s %: the exact remainder with the sign of <paramref name="x"/>.</summary>
    public static float Rem(float x, float y)
    {
        float a = Abs(x), b = Abs(y);
        if (a >= float.PositiveInfinity || !(b > 0f))
        {
            return float.NaN;
        }

        if (!(a >= b))
        {
            return x;
        }

        int xBits = BitConverter.SingleToInt32Bits(a), yBits = BitConverter.SingleToInt32Bits(b);
        int xExponent = xBits >> 23, yExponent = yBits >> 23;
        int left = (xBits & 0x7fffff) | (xExponent == 0 ? 0 : 0x800000), divisor = (yBits & 0x7fffff) | (yExponent == 0 ? 0 : 0x800000);
        int steps = (xExponent == 0 ? 1 : xExponent) - (yExponent == 0 ? 1 : yExponent);
        left %= divisor;
        for (int i = 0; i < steps; i++)
        {
            left <<= 1;
            left = left >= divisor ? left - divisor : left;
        }

        int scale = (yExponent == 0 ? 1 : yExponent) - 150;
        return CopySign(left * PowerOfTwo.Of(scale >> 1) * PowerOfTwo.Of(scale - (scale >> 1)), x);
    }

    /// <summary>C#'s %: the exact remainder with the sign of <paramref name="x"/>.</summary>
    public static double Rem(double x, double y)
    {
        double a = Abs(x), b = Abs(y);
        if (a >= double.PositiveInfinity || !(b > 0))
        {
            return double.NaN;
        }

        if (!(a >= b))
        {
            return x;
        }

        long xBits = BitConverter.DoubleToInt64Bits(a), yBits = BitConverter.DoubleToInt64Bits(b);
        long xExponent = xBits >> 52, yExponent = yBits >> 52;
        long left = (xBits & 0xfffffffffffff) | (xExponent == 0 ? 0 : 0x10000000000000);
        long divisor = (yBits & 0xfffffffffffff) | (yExponent == 0 ? 0 : 0x10000000000000);
        long steps = (xExponent == 0 ? 1 : xExponent) - (yExponent == 0 ? 1 : yExponent);
        left %= divisor;
        for (long i = 0; i < steps; i++)
        {
            left <<= 1;
            left = left >= divisor ? left - divisor : left;
        }

        long scale = (yExponent == 0 ? 1 : yExponent) - 1075;
        return CopySign(left * PowerOfTwo.Of(scale >> 1) * PowerOfTwo.Of(scale - (scale >> 1)), x);
    }

    /// <summary>Both words of Threefry-2x32, xored.</summary>
    public static uint Bits(uint k0, uint k1, uint x0, uint x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0 ^ x1;
    }

    /// <summary>The first word of Threefry-2x32.</summary>
    public static uint Word0(uint k0, uint k1, uint x0, uint x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x0;
    }

    /// <summary>The second word of Threefry-2x32.</summary>
    public static uint Word1(uint k0, uint k1, uint x0, uint x1)
    {
        Mix(k0, k1, ref x0, ref x1);
        return x1;
    }

    private static void Mix(uint k0, uint k1, ref uint x0, ref uint x1)
    {
        uint k2 = k0 ^ k1 ^ 0x1BD11BDAu;
        x0 += k0;
        x1 += k1;
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k1;
        x1 += k2 + 1u;
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 += k2;
        x1 += k0 + 2u;
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k0;
        x1 += k1 + 3u;
        Four(ref x0, ref x1, 17, 29, 16, 24);
        x0 += k1;
        x1 += k2 + 4u;
        Four(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k2;
        x1 += k0 + 5u;
    }

    private static void Four(ref uint x0, ref uint x1, int a, int b, int c, int d)
    {
        Round(ref x0, ref x1, a);
        Round(ref x0, ref x1, b);
        Round(ref x0, ref x1, c);
        Round(ref x0, ref x1, d);
    }

    private static void Round(ref uint x0, ref uint x1, int places)
    {
        x0 += x1;
        x1 = ((x1 << places) | (x1 >> (32 - places))) ^ x0;
    }
}
