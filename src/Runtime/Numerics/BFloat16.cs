using System.Globalization;
using System.Numerics;

namespace Pure.Jit;

/// <summary>
/// A number in 16 bits with the range of <see cref="float"/> and 8 bits of precision. It is a form of storage: every operation
/// computes with <see cref="float"/> and rounds its result to nearest, ties to even.
/// </summary>
public readonly partial struct BFloat16 : IFloatingPointIeee754<BFloat16>, IMinMaxValue<BFloat16>
{
    private readonly ushort bits;

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>0.</summary>
    public static BFloat16 Zero => default;

    /// <summary>1.</summary>
    public static BFloat16 One => new(0x3F80);

    /// <summary>−1.</summary>
    public static BFloat16 NegativeOne => new(0xBF80);

    /// <summary>−0.</summary>
    public static BFloat16 NegativeZero => new(0x8000);

    /// <summary>Not a number.</summary>
    public static BFloat16 NaN => new(0x7FC0);

    /// <summary>∞.</summary>
    public static BFloat16 PositiveInfinity => new(0x7F80);

    /// <summary>−∞.</summary>
    public static BFloat16 NegativeInfinity => new(0xFF80);

    /// <summary>The largest number, about 3.39e38.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>The smallest number, about −3.39e38.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <summary>The smallest number above 0, about 9.2e-41.</summary>
    public static BFloat16 Epsilon => new(1);

    /// <summary>e.</summary>
    public static BFloat16 E => (BFloat16)float.E;

    /// <summary>π.</summary>
    public static BFloat16 Pi => (BFloat16)float.Pi;

    /// <summary>2π.</summary>
    public static BFloat16 Tau => (BFloat16)float.Tau;

    static BFloat16 IAdditiveIdentity<BFloat16, BFloat16>.AdditiveIdentity => default;

    static BFloat16 IMultiplicativeIdentity<BFloat16, BFloat16>.MultiplicativeIdentity => One;

    static int INumberBase<BFloat16>.Radix => 2;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint word = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            // The top of the payload; one that would vanish stays a NaN.
            return new BFloat16((ushort)((word >> 16) | 0x40));
        }

        return new BFloat16((ushort)((word + 0x7FFF + ((word >> 16) & 1)) >> 16));
    }

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(double value)
    {
        float near = (float)value;
        if (near == value || !float.IsFinite(near))
        {
            return (BFloat16)near;
        }

        // Rounded to odd on the way, the second rounding is that of the number itself.
        uint word = BitConverter.SingleToUInt32Bits(near);
        bool isAway = Math.Abs((double)near) > Math.Abs(value);
        return (BFloat16)BitConverter.UInt32BitsToSingle((isAway ? word - 1 : word) | 1);
    }

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(int value) => (BFloat16)(double)value;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(byte value) => (BFloat16)(float)value;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(ushort value) => (BFloat16)(float)value;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(uint value) => (BFloat16)(double)value;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(Half value) => (BFloat16)(float)value;

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(long value)
    {
        // What a double cannot hold only matters as being there.
        bool isWide = value > (1L << 53) || value < -(1L << 53);
        return (BFloat16)(double)(isWide ? ((value >> 11) | ((value & 0x7FF) != 0 ? 1L : 0)) << 11 : value);
    }

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator BFloat16(ulong value)
        => (BFloat16)(double)(value > (1UL << 53) ? ((value >> 11) | ((value & 0x7FF) != 0 ? 1UL : 0)) << 11 : value);

    /// <summary>The nearest number; ties to even.</summary>
    public static explicit operator Half(BFloat16 value) => (Half)(float)value;

    /// <summary>The same number.</summary>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.bits << 16);

    /// <summary>Compares with <see cref="float"/>'s rules.</summary>
    public int CompareTo(object? obj) => obj is null ? 1 : obj is BFloat16 other ? this.CompareTo(other) : throw new ArgumentException("This is not a BFloat16", nameof(obj));

    /// <summary>Compares with <see cref="float"/>'s rules.</summary>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo(other);

    /// <summary>Whether the numbers are equal; NaN is equal to NaN.</summary>
    public bool Equals(BFloat16 other) => ((float)this).Equals(other);

    /// <summary>Whether the numbers are equal; NaN is equal to NaN.</summary>
    public override bool Equals(object? obj) => obj is BFloat16 other && this.Equals(other);

    /// <summary>A hash of the number.</summary>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>The number as <see cref="float"/> prints it.</summary>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as <see cref="float"/> prints it.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ((float)this).ToString(format, formatProvider);

    /// <summary>The number as <see cref="float"/> prints it.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => ((float)this).TryFormat(destination, out charsWritten, format, provider);

    /// <summary>x + y.</summary>
    public static BFloat16 operator +(BFloat16 x, BFloat16 y) => (BFloat16)((float)x + (float)y);

    /// <summary>x − y.</summary>
    public static BFloat16 operator -(BFloat16 x, BFloat16 y) => (BFloat16)((float)x - (float)y);

    /// <summary>x·y.</summary>
    public static BFloat16 operator *(BFloat16 x, BFloat16 y) => (BFloat16)((float)x * (float)y);

    /// <summary>x / y.</summary>
    public static BFloat16 operator /(BFloat16 x, BFloat16 y) => (BFloat16)((float)x / (float)y);

    /// <summary>The remainder with the sign of x.</summary>
    public static BFloat16 operator %(BFloat16 x, BFloat16 y) => (BFloat16)((float)x % (float)y);

    /// <summary>Whether x is equal to y; NaN is not.</summary>
    public static bool operator ==(BFloat16 x, BFloat16 y) => (float)x == (float)y;

    /// <summary>Whether x is not equal to y.</summary>
    public static bool operator !=(BFloat16 x, BFloat16 y) => (float)x != (float)y;

    /// <summary>Whether x is below y.</summary>
    public static bool operator <(BFloat16 x, BFloat16 y) => (float)x < (float)y;

    /// <summary>Whether x is above y.</summary>
    public static bool operator >(BFloat16 x, BFloat16 y) => (float)x > (float)y;

    /// <summary>Whether x is not above y; false with NaN.</summary>
    public static bool operator <=(BFloat16 x, BFloat16 y) => (float)x <= (float)y;

    /// <summary>Whether x is not below y; false with NaN.</summary>
    public static bool operator >=(BFloat16 x, BFloat16 y) => (float)x >= (float)y;

    /// <summary>x.</summary>
    public static BFloat16 operator +(BFloat16 x) => x;

    /// <summary>−x.</summary>
    public static BFloat16 operator -(BFloat16 x) => new((ushort)(x.bits ^ 0x8000));

    /// <summary>x + 1.</summary>
    public static BFloat16 operator ++(BFloat16 x) => x + One;

    /// <summary>x − 1.</summary>
    public static BFloat16 operator --(BFloat16 x) => x - One;
}
