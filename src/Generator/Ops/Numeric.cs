using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>Element arithmetic that C# leaves to types: wrapping, rounding, ordering, bits.</summary>
internal static class Numeric
{
    /// <summary>The low bits as the type reads them; <c>u64</c> keeps its 64 bits in a long.</summary>
    public static long Wrap(long value, DType dtype) => dtype switch
    {
        DType.Bool => value != 0 ? 1 : 0,
        DType.I8 => unchecked((sbyte)value),
        DType.I16 => unchecked((short)value),
        DType.I32 => unchecked((int)value),
        DType.U8 => unchecked((byte)value),
        DType.U16 => unchecked((ushort)value),
        DType.U32 => unchecked((uint)value),
        _ => value,
    };

    public static int BitCount(DType dtype) => 8 * dtype.ByteCount();

    /// <summary>The bits of an integer without the copies of its sign above them.</summary>
    public static ulong UnsignedBits(long value, DType dtype) => unchecked((ulong)value << (64 - BitCount(dtype))) >> (64 - BitCount(dtype));

    public static long MinValue(DType dtype) => dtype.IsSigned() ? -1L << (BitCount(dtype) - 1) : 0;

    public static long MaxValue(DType dtype) => dtype switch
    {
        DType.Bool => 1,
        DType.U64 => -1,
        _ when dtype.IsSigned() => ~MinValue(dtype),
        _ => (1L << BitCount(dtype)) - 1,
    };

    /// <summary>Negative, zero or positive as x is less than, equal to or greater than y.</summary>
    public static int Order(long x, long y, DType dtype) =>
        dtype == DType.U64 ? ((ulong)x).CompareTo((ulong)y) : x.CompareTo(y);

    /// <summary>The nearest number of the type, ties to even.</summary>
    public static double Round(double value, DType dtype) => dtype switch
    {
        DType.F32 => (float)value,
        DType.F16 => RoundToHalf(value),
        DType.BF16 => FromBFloatBits(BFloatBits(value)),
        _ => value,
    };

    public static double ToNumber(long value, DType from) => from == DType.U64 ? (ulong)value : value;

    /// <summary>Truncates and saturates; NaN is 0, or true for bool.</summary>
    public static long ToInteger(double value, DType dtype)
    {
        if (dtype == DType.Bool)
        {
            return value != 0 ? 1 : 0;
        }

        if (double.IsNaN(value))
        {
            return 0;
        }

        double low = MinValue(dtype), high = ToNumber(MaxValue(dtype), dtype);
        return value <= low ? MinValue(dtype)
            : value >= high ? MaxValue(dtype)
            : dtype == DType.U64 ? unchecked((long)(ulong)value) : (long)value;
    }

    /// <summary>The bits of the number in the type.</summary>
    public static long Bits(double value, DType dtype) => dtype switch
    {
        DType.F64 => BitConverter.DoubleToInt64Bits(value),
        DType.F32 => BitConverter.ToUInt32(BitConverter.GetBytes((float)value), 0),
        DType.BF16 => BFloatBits(value),
        _ => HalfBits(value),
    };

    /// <summary>The number that has these bits in the type.</summary>
    public static double FromBits(long bits, DType dtype) => dtype switch
    {
        DType.F64 => BitConverter.Int64BitsToDouble(bits),
        DType.F32 => BitConverter.ToSingle(BitConverter.GetBytes(unchecked((uint)bits)), 0),
        DType.BF16 => FromBFloatBits(bits),
        _ => FromHalfBits(unchecked((ushort)bits)),
    };

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static double RoundToHalf(double value)
    {
        if (value == 0 || !IsFinite(value))
        {
            return value;
        }

        // The spacing of numbers is 2^(exponent-10), and 2^-24 among the subnormals.
        int exponent = Math.Max((int)Math.Floor(Math.Log(Math.Abs(value), 2)), -14);
        double spacing = Math.Pow(2, exponent - 10);
        double rounded = Math.Round(value / spacing) * spacing;
        return Math.Abs(rounded) > 65504 ? (value > 0 ? double.PositiveInfinity : double.NegativeInfinity) : rounded;
    }

    // Rounded to an odd float first, so that the second rounding is that of the number itself.
    private static long BFloatBits(double value)
    {
        float near = (float)value;
        uint word = BitConverter.ToUInt32(BitConverter.GetBytes(near), 0);
        if (double.IsNaN(value))
        {
            return (word >> 16) | 0x40;
        }

        if (near != value && IsFinite(near))
        {
            word = (Math.Abs((double)near) > Math.Abs(value) ? word - 1 : word) | 1;
        }

        return (word + 0x7FFF + ((word >> 16) & 1)) >> 16;
    }

    private static double FromBFloatBits(long bits) => BitConverter.ToSingle(BitConverter.GetBytes(unchecked((uint)bits << 16)), 0);

    private static long HalfBits(double value)
    {
        long sign = BitConverter.DoubleToInt64Bits(value) < 0 ? 0x8000 : 0;
        double magnitude = Math.Abs(RoundToHalf(value));
        if (double.IsNaN(value))
        {
            return sign | 0x7E00;
        }

        if (double.IsInfinity(magnitude))
        {
            return sign | 0x7C00;
        }

        if (magnitude < Math.Pow(2, -14))
        {
            return sign | (long)(magnitude * Math.Pow(2, 24));
        }

        int exponent = (int)((BitConverter.DoubleToInt64Bits(magnitude) >> 52) - 1023);
        long fraction = (long)((magnitude / Math.Pow(2, exponent)) * 1024) - 1024;
        return sign | ((long)(exponent + 15) << 10) | fraction;
    }

    private static double FromHalfBits(ushort bits)
    {
        double sign = (bits & 0x8000) != 0 ? -1 : 1;
        int exponent = (bits >> 10) & 31, fraction = bits & 1023;
        return exponent switch
        {
            31 => fraction != 0 ? double.NaN : sign * double.PositiveInfinity,
            0 => sign * fraction * Math.Pow(2, -24),
            _ => sign * (1024 + fraction) * Math.Pow(2, exponent - 25),
        };
    }
}
