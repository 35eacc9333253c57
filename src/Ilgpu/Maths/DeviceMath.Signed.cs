using System.Numerics;

namespace Pure.Jit.Ilgpu.CompilerServices;

// Signed integers: the same for each type, because kernels know no generic arithmetic.
public static partial class DeviceMath
{
    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static sbyte Div(sbyte x, sbyte y) => y == 0 ? (sbyte)(-1) : y == -1 ? unchecked((sbyte)(0 - x)) : (sbyte)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static sbyte Rem(sbyte x, sbyte y) => y == 0 ? x : y == -1 ? (sbyte)0 : (sbyte)(x % y);

    /// <summary>−1, 0 or 1.</summary>
    public static sbyte Sign(sbyte x) => x > 0 ? (sbyte)1 : x < 0 ? (sbyte)(-1) : (sbyte)0;

    /// <summary>The larger one.</summary>
    public static sbyte Max(sbyte x, sbyte y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static sbyte Min(sbyte x, sbyte y) => x < y ? x : y;

    /// <summary>Without sign; the smallest number stays.</summary>
    public static sbyte Abs(sbyte x) => x < 0 ? unchecked((sbyte)(0 - x)) : x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static sbyte ShiftLeft(sbyte x, sbyte count) => count >= 0 && count < 8 ? unchecked((sbyte)(x << (int)count)) : (sbyte)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static sbyte ShiftRightLogical(sbyte x, sbyte count) => count >= 0 && count < 8 ? unchecked((sbyte)((byte)x >> (int)count)) : (sbyte)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static sbyte ShiftRightArithmetic(sbyte x, sbyte count) => unchecked((sbyte)((sbyte)x >> (count >= 0 && count < 8 ? (int)count : 7)));

    /// <summary>The number of bits that are 1.</summary>
    public static sbyte PopCount(sbyte x) => (sbyte)BitOperations.PopCount(unchecked((uint)(byte)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static sbyte LeadingZeroCount(sbyte x) => (sbyte)(BitOperations.LeadingZeroCount(unchecked((uint)(byte)x)) - 24);

    /// <summary>The upper half of the product of twice the width.</summary>
    public static sbyte Mulhi(sbyte x, sbyte y) => unchecked((sbyte)((x * y) >> 8));

    /// <summary>A power by repeated squaring.</summary>
    public static sbyte IntegerPow(sbyte x, int y)
    {
        sbyte result = 1;
        sbyte square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((sbyte)(result * square)) : result;
            square = unchecked((sbyte)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static short Div(short x, short y) => y == 0 ? (short)(-1) : y == -1 ? unchecked((short)(0 - x)) : (short)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static short Rem(short x, short y) => y == 0 ? x : y == -1 ? (short)0 : (short)(x % y);

    /// <summary>−1, 0 or 1.</summary>
    public static short Sign(short x) => x > 0 ? (short)1 : x < 0 ? (short)(-1) : (short)0;

    /// <summary>The larger one.</summary>
    public static short Max(short x, short y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static short Min(short x, short y) => x < y ? x : y;

    /// <summary>Without sign; the smallest number stays.</summary>
    public static short Abs(short x) => x < 0 ? unchecked((short)(0 - x)) : x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static short ShiftLeft(short x, short count) => count >= 0 && count < 16 ? unchecked((short)(x << (int)count)) : (short)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static short ShiftRightLogical(short x, short count) => count >= 0 && count < 16 ? unchecked((short)((ushort)x >> (int)count)) : (short)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static short ShiftRightArithmetic(short x, short count) => unchecked((short)((short)x >> (count >= 0 && count < 16 ? (int)count : 15)));

    /// <summary>The number of bits that are 1.</summary>
    public static short PopCount(short x) => (short)BitOperations.PopCount(unchecked((uint)(ushort)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static short LeadingZeroCount(short x) => (short)(BitOperations.LeadingZeroCount(unchecked((uint)(ushort)x)) - 16);

    /// <summary>The upper half of the product of twice the width.</summary>
    public static short Mulhi(short x, short y) => unchecked((short)((x * y) >> 16));

    /// <summary>A power by repeated squaring.</summary>
    public static short IntegerPow(short x, int y)
    {
        short result = 1;
        short square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((short)(result * square)) : result;
            square = unchecked((short)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static int Div(int x, int y) => y == 0 ? (int)(-1) : y == -1 ? unchecked((int)(0 - x)) : (int)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static int Rem(int x, int y) => y == 0 ? x : y == -1 ? (int)0 : (int)(x % y);

    /// <summary>−1, 0 or 1.</summary>
    public static int Sign(int x) => x > 0 ? (int)1 : x < 0 ? (int)(-1) : (int)0;

    /// <summary>The larger one.</summary>
    public static int Max(int x, int y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static int Min(int x, int y) => x < y ? x : y;

    /// <summary>Without sign; the smallest number stays.</summary>
    public static int Abs(int x) => x < 0 ? unchecked((int)(0 - x)) : x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static int ShiftLeft(int x, int count) => count >= 0 && count < 32 ? unchecked((int)(x << (int)count)) : (int)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static int ShiftRightLogical(int x, int count) => count >= 0 && count < 32 ? unchecked((int)((uint)x >> (int)count)) : (int)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static int ShiftRightArithmetic(int x, int count) => unchecked((int)((int)x >> (count >= 0 && count < 32 ? (int)count : 31)));

    /// <summary>The number of bits that are 1.</summary>
    public static int PopCount(int x) => (int)BitOperations.PopCount(unchecked((uint)(uint)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static int LeadingZeroCount(int x) => (int)BitOperations.LeadingZeroCount(unchecked((uint)(uint)x));

    /// <summary>The upper half of the product of twice the width.</summary>
    public static int Mulhi(int x, int y) => unchecked((int)(((long)x * y) >> 32));

    /// <summary>A power by repeated squaring.</summary>
    public static int IntegerPow(int x, int y)
    {
        int result = 1;
        int square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((int)(result * square)) : result;
            square = unchecked((int)(square * square));
        }

        return result;
    }

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    public static long Div(long x, long y) => y == 0 ? (long)(-1) : y == -1 ? unchecked((long)(0 - x)) : (long)(x / y);

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    public static long Rem(long x, long y) => y == 0 ? x : y == -1 ? (long)0 : (long)(x % y);

    /// <summary>−1, 0 or 1.</summary>
    public static long Sign(long x) => x > 0 ? (long)1 : x < 0 ? (long)(-1) : (long)0;

    /// <summary>The larger one.</summary>
    public static long Max(long x, long y) => x > y ? x : y;

    /// <summary>The smaller one.</summary>
    public static long Min(long x, long y) => x < y ? x : y;

    /// <summary>Without sign; the smallest number stays.</summary>
    public static long Abs(long x) => x < 0 ? unchecked((long)(0 - x)) : x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    public static long ShiftLeft(long x, long count) => count >= 0 && count < 64 ? unchecked((long)(x << (int)count)) : (long)0;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    public static long ShiftRightLogical(long x, long count) => count >= 0 && count < 64 ? unchecked((long)((ulong)x >> (int)count)) : (long)0;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    public static long ShiftRightArithmetic(long x, long count) => unchecked((long)((long)x >> (count >= 0 && count < 64 ? (int)count : 63)));

    /// <summary>The number of bits that are 1.</summary>
    public static long PopCount(long x) => (long)BitOperations.PopCount(unchecked((ulong)(ulong)x));

    /// <summary>The number of bits before the first that is 1.</summary>
    public static long LeadingZeroCount(long x) => (long)BitOperations.LeadingZeroCount(unchecked((ulong)(ulong)x));

    /// <summary>The upper half of the product of twice the width.</summary>
    public static long Mulhi(long x, long y) => unchecked((long)Mulhi((ulong)x, (ulong)y) - ((x >> 63) & y) - ((y >> 63) & x));

    /// <summary>A power by repeated squaring.</summary>
    public static long IntegerPow(long x, int y)
    {
        long result = 1;
        long square = x;
        for (int left = y; left > 0; left >>= 1)
        {
            result = (left & 1) != 0 ? unchecked((long)(result * square)) : result;
            square = unchecked((long)(square * square));
        }

        return result;
    }
}
