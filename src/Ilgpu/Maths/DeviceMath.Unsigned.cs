using System.Numerics;

namespace Pure.Jit.Ilgpu.CompilerServices;

// Unsigned integers: the same for each type, because kernels know no generic arithmetic.
public static partial class DeviceMath
{
    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static byte Div(byte x, byte y) => y == 0 ? byte.MaxValue : (byte)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static byte Rem(byte x, byte y) => y == 0 ? x : (byte)(x % y);

    /// <summary>0 or 1.</summary>
    public static byte Sign(byte x) => x > 0 ? (byte)1 : (byte)0;

    /// <summary>The larger one.</summary>
    public static byte Max(byte x, byte y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static byte Min(byte x, byte y) => x < y ? x : y;

    /// <summary>The number itself.</summary>
    public static byte Abs(byte x) => x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static byte ShiftLeft(byte x, byte count) => count < 8 ? unchecked((byte)(x << (int)count)) : (byte)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static byte ShiftRightLogical(byte x, byte count) => count < 8 ? unchecked((byte)((byte)x >> (int)count)) : (byte)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static byte ShiftRightArithmetic(byte x, byte count) => unchecked((byte)((sbyte)x >> (count < 8 ? (int)count : 7)));

    /// <summary>The number of bits that are 1.</summary>
    public static byte PopCount(byte x) => (byte)BitOperations.PopCount(unchecked((uint)(byte)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static byte LeadingZeroCount(byte x) => (byte)(BitOperations.LeadingZeroCount(unchecked((uint)(byte)x)) - 24);

    /// <summary>The upper half of the product of twice the width.</summary>
    public static byte Mulhi(byte x, byte y) => unchecked((byte)((x * y) >> 8));

    /// <summary>A power by repeated squaring.</summary>
    public static byte IntegerPow(byte x, int y)
    {
        byte result = 1;
        byte square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((byte)(result * square)) : result;
            square = unchecked((byte)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static ushort Div(ushort x, ushort y) => y == 0 ? ushort.MaxValue : (ushort)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static ushort Rem(ushort x, ushort y) => y == 0 ? x : (ushort)(x % y);

    /// <summary>0 or 1.</summary>
    public static ushort Sign(ushort x) => x > 0 ? (ushort)1 : (ushort)0;

    /// <summary>The larger one.</summary>
    public static ushort Max(ushort x, ushort y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static ushort Min(ushort x, ushort y) => x < y ? x : y;

    /// <summary>The number itself.</summary>
    public static ushort Abs(ushort x) => x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static ushort ShiftLeft(ushort x, ushort count) => count < 16 ? unchecked((ushort)(x << (int)count)) : (ushort)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static ushort ShiftRightLogical(ushort x, ushort count) => count < 16 ? unchecked((ushort)((ushort)x >> (int)count)) : (ushort)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static ushort ShiftRightArithmetic(ushort x, ushort count) => unchecked((ushort)((short)x >> (count < 16 ? (int)count : 15)));

    /// <summary>The number of bits that are 1.</summary>
    public static ushort PopCount(ushort x) => (ushort)BitOperations.PopCount(unchecked((uint)(ushort)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static ushort LeadingZeroCount(ushort x) => (ushort)(BitOperations.LeadingZeroCount(unchecked((uint)(ushort)x)) - 16);

    /// <summary>The upper half of the product of twice the width.</summary>
    public static ushort Mulhi(ushort x, ushort y) => unchecked((ushort)(((uint)x * y) >> 16));

    /// <summary>A power by repeated squaring.</summary>
    public static ushort IntegerPow(ushort x, int y)
    {
        ushort result = 1;
        ushort square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((ushort)(result * square)) : result;
            square = unchecked((ushort)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static uint Div(uint x, uint y) => y == 0 ? uint.MaxValue : (uint)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static uint Rem(uint x, uint y) => y == 0 ? x : (uint)(x % y);

    /// <summary>0 or 1.</summary>
    public static uint Sign(uint x) => x > 0 ? (uint)1 : (uint)0;

    /// <summary>The larger one.</summary>
    public static uint Max(uint x, uint y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static uint Min(uint x, uint y) => x < y ? x : y;

    /// <summary>The number itself.</summary>
    public static uint Abs(uint x) => x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static uint ShiftLeft(uint x, uint count) => count < 32 ? unchecked((uint)(x << (int)count)) : (uint)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static uint ShiftRightLogical(uint x, uint count) => count < 32 ? unchecked((uint)((uint)x >> (int)count)) : (uint)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static uint ShiftRightArithmetic(uint x, uint count) => unchecked((uint)((int)x >> (count < 32 ? (int)count : 31)));

    /// <summary>The number of bits that are 1.</summary>
    public static uint PopCount(uint x) => (uint)BitOperations.PopCount(unchecked((uint)(uint)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static uint LeadingZeroCount(uint x) => (uint)BitOperations.LeadingZeroCount(unchecked((uint)(uint)x));

    /// <summary>The upper half of the product of twice the width.</summary>
    public static uint Mulhi(uint x, uint y) => unchecked((uint)(((ulong)x * y) >> 32));

    /// <summary>A power by repeated squaring.</summary>
    public static uint IntegerPow(uint x, int y)
    {
        uint result = 1;
        uint square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((uint)(result * square)) : result;
            square = unchecked((uint)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static ulong Div(ulong x, ulong y) => y == 0 ? ulong.MaxValue : (ulong)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static ulong Rem(ulong x, ulong y) => y == 0 ? x : (ulong)(x % y);

    /// <summary>0 or 1.</summary>
    public static ulong Sign(ulong x) => x > 0 ? (ulong)1 : (ulong)0;

    /// <summary>The larger one.</summary>
    public static ulong Max(ulong x, ulong y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static ulong Min(ulong x, ulong y) => x < y ? x : y;

    /// <summary>The number itself.</summary>
    public static ulong Abs(ulong x) => x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static ulong ShiftLeft(ulong x, ulong count) => count < 64 ? unchecked((ulong)(x << (int)count)) : (ulong)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static ulong ShiftRightLogical(ulong x, ulong count) => count < 64 ? unchecked((ulong)((ulong)x >> (int)count)) : (ulong)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static ulong ShiftRightArithmetic(ulong x, ulong count) => unchecked((ulong)((long)x >> (count < 64 ? (int)count : 63)));

    /// <summary>The number of bits that are 1.</summary>
    public static ulong PopCount(ulong x) => (ulong)BitOperations.PopCount(unchecked((ulong)(ulong)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static ulong LeadingZeroCount(ulong x) => (ulong)BitOperations.LeadingZeroCount(unchecked((ulong)(ulong)x));

    /// <summary>The upper half of the product of twice the width.</summary>
    public static ulong Mulhi(ulong x, ulong y)
    {
        ulong xLow = x & 0xffffffff, xHigh = x >> 32, yLow = y & 0xffffffff, yHigh = y >> 32;
        ulong low = xLow * yLow;
        ulong middle = (xHigh * yLow) + (low >> 32);
        ulong other = (xLow * yHigh) + (middle & 0xffffffff);
        return (xHigh * yHigh) + (middle >> 32) + (other >> 32);
    }

    /// <summary>A power by repeated squaring.</summary>
    public static ulong IntegerPow(ulong x, int y)
    {
        ulong result = 1;
        ulong square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((ulong)(result * square)) : result;
            square = unchecked((ulong)(square * square));
        }

        return result;
    }
}
