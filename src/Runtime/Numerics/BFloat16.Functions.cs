using System.Globalization;
using System.Numerics;

namespace Pure.Jit;

// Functions, each as float computes it, rounded.
public readonly partial struct BFloat16
{
    /// <summary>The inverse cosine.</summary>
    public static BFloat16 Acos(BFloat16 x) => (BFloat16)float.Acos(x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static BFloat16 Acosh(BFloat16 x) => (BFloat16)float.Acosh(x);

    /// <summary>As <c>float.AcosPi</c> computes it.</summary>
    public static BFloat16 AcosPi(BFloat16 x) => (BFloat16)float.AcosPi(x);

    /// <summary>The inverse sine.</summary>
    public static BFloat16 Asin(BFloat16 x) => (BFloat16)float.Asin(x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static BFloat16 Asinh(BFloat16 x) => (BFloat16)float.Asinh(x);

    /// <summary>As <c>float.AsinPi</c> computes it.</summary>
    public static BFloat16 AsinPi(BFloat16 x) => (BFloat16)float.AsinPi(x);

    /// <summary>The inverse tangent.</summary>
    public static BFloat16 Atan(BFloat16 x) => (BFloat16)float.Atan(x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static BFloat16 Atanh(BFloat16 x) => (BFloat16)float.Atanh(x);

    /// <summary>As <c>float.AtanPi</c> computes it.</summary>
    public static BFloat16 AtanPi(BFloat16 x) => (BFloat16)float.AtanPi(x);

    /// <summary>The cube root.</summary>
    public static BFloat16 Cbrt(BFloat16 x) => (BFloat16)float.Cbrt(x);

    /// <summary>The smallest whole number not below.</summary>
    public static BFloat16 Ceiling(BFloat16 x) => (BFloat16)float.Ceiling(x);

    /// <summary>The cosine.</summary>
    public static BFloat16 Cos(BFloat16 x) => (BFloat16)float.Cos(x);

    /// <summary>The hyperbolic cosine.</summary>
    public static BFloat16 Cosh(BFloat16 x) => (BFloat16)float.Cosh(x);

    /// <summary>As <c>float.CosPi</c> computes it.</summary>
    public static BFloat16 CosPi(BFloat16 x) => (BFloat16)float.CosPi(x);

    /// <summary>e to the power.</summary>
    public static BFloat16 Exp(BFloat16 x) => (BFloat16)float.Exp(x);

    /// <summary>10 to the power.</summary>
    public static BFloat16 Exp10(BFloat16 x) => (BFloat16)float.Exp10(x);

    /// <summary>2 to the power.</summary>
    public static BFloat16 Exp2(BFloat16 x) => (BFloat16)float.Exp2(x);

    /// <summary>e to the power, minus 1.</summary>
    public static BFloat16 ExpM1(BFloat16 x) => (BFloat16)float.ExpM1(x);

    /// <summary>The largest whole number not above.</summary>
    public static BFloat16 Floor(BFloat16 x) => (BFloat16)float.Floor(x);

    /// <summary>The natural logarithm.</summary>
    public static BFloat16 Log(BFloat16 x) => (BFloat16)float.Log(x);

    /// <summary>The logarithm to base 10.</summary>
    public static BFloat16 Log10(BFloat16 x) => (BFloat16)float.Log10(x);

    /// <summary>The logarithm to base 2.</summary>
    public static BFloat16 Log2(BFloat16 x) => (BFloat16)float.Log2(x);

    /// <summary>The logarithm of 1 more.</summary>
    public static BFloat16 LogP1(BFloat16 x) => (BFloat16)float.LogP1(x);

    /// <summary>As <c>float.Log2P1</c> computes it.</summary>
    public static BFloat16 Log2P1(BFloat16 x) => (BFloat16)float.Log2P1(x);

    /// <summary>As <c>float.Log10P1</c> computes it.</summary>
    public static BFloat16 Log10P1(BFloat16 x) => (BFloat16)float.Log10P1(x);

    /// <summary>As <c>float.Exp2M1</c> computes it.</summary>
    public static BFloat16 Exp2M1(BFloat16 x) => (BFloat16)float.Exp2M1(x);

    /// <summary>As <c>float.Exp10M1</c> computes it.</summary>
    public static BFloat16 Exp10M1(BFloat16 x) => (BFloat16)float.Exp10M1(x);

    /// <summary>As <c>float.ReciprocalEstimate</c> computes it.</summary>
    public static BFloat16 ReciprocalEstimate(BFloat16 x) => (BFloat16)float.ReciprocalEstimate(x);

    /// <summary>As <c>float.ReciprocalSqrtEstimate</c> computes it.</summary>
    public static BFloat16 ReciprocalSqrtEstimate(BFloat16 x) => (BFloat16)float.ReciprocalSqrtEstimate(x);

    /// <summary>The sine.</summary>
    public static BFloat16 Sin(BFloat16 x) => (BFloat16)float.Sin(x);

    /// <summary>The hyperbolic sine.</summary>
    public static BFloat16 Sinh(BFloat16 x) => (BFloat16)float.Sinh(x);

    /// <summary>As <c>float.SinPi</c> computes it.</summary>
    public static BFloat16 SinPi(BFloat16 x) => (BFloat16)float.SinPi(x);

    /// <summary>The square root.</summary>
    public static BFloat16 Sqrt(BFloat16 x) => (BFloat16)float.Sqrt(x);

    /// <summary>The tangent.</summary>
    public static BFloat16 Tan(BFloat16 x) => (BFloat16)float.Tan(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static BFloat16 Tanh(BFloat16 x) => (BFloat16)float.Tanh(x);

    /// <summary>As <c>float.TanPi</c> computes it.</summary>
    public static BFloat16 TanPi(BFloat16 x) => (BFloat16)float.TanPi(x);

    /// <summary>The next whole number toward zero.</summary>
    public static BFloat16 Truncate(BFloat16 x) => (BFloat16)float.Truncate(x);

    /// <summary>The angle of the point (x, y).</summary>
    public static BFloat16 Atan2(BFloat16 x, BFloat16 y) => (BFloat16)float.Atan2(x, y);

    /// <summary>The angle of the point (x, y) in half turns.</summary>
    public static BFloat16 Atan2Pi(BFloat16 x, BFloat16 y) => (BFloat16)float.Atan2Pi(x, y);

    /// <summary>x to the power y.</summary>
    public static BFloat16 Pow(BFloat16 x, BFloat16 y) => (BFloat16)float.Pow(x, y);

    /// <summary>√(x² + y²).</summary>
    public static BFloat16 Hypot(BFloat16 x, BFloat16 y) => (BFloat16)float.Hypot(x, y);

    /// <summary>The remainder of the nearest quotient.</summary>
    public static BFloat16 Ieee754Remainder(BFloat16 x, BFloat16 y) => (BFloat16)float.Ieee754Remainder(x, y);

    /// <summary>The larger; NaN if either is.</summary>
    public static BFloat16 Max(BFloat16 x, BFloat16 y) => (BFloat16)float.Max(x, y);

    /// <summary>The smaller; NaN if either is.</summary>
    public static BFloat16 Min(BFloat16 x, BFloat16 y) => (BFloat16)float.Min(x, y);

    /// <summary>The larger in size; NaN if either is.</summary>
    public static BFloat16 MaxMagnitude(BFloat16 x, BFloat16 y) => (BFloat16)float.MaxMagnitude(x, y);

    /// <summary>The smaller in size; NaN if either is.</summary>
    public static BFloat16 MinMagnitude(BFloat16 x, BFloat16 y) => (BFloat16)float.MinMagnitude(x, y);

    /// <summary>The larger in size.</summary>
    public static BFloat16 MaxMagnitudeNumber(BFloat16 x, BFloat16 y) => (BFloat16)float.MaxMagnitudeNumber(x, y);

    /// <summary>The smaller in size.</summary>
    public static BFloat16 MinMagnitudeNumber(BFloat16 x, BFloat16 y) => (BFloat16)float.MinMagnitudeNumber(x, y);

    /// <summary>The larger.</summary>
    public static BFloat16 MaxNumber(BFloat16 x, BFloat16 y) => (BFloat16)float.MaxNumber(x, y);

    /// <summary>The smaller.</summary>
    public static BFloat16 MinNumber(BFloat16 x, BFloat16 y) => (BFloat16)float.MinNumber(x, y);

    /// <summary>x with the sign of y.</summary>
    public static BFloat16 CopySign(BFloat16 x, BFloat16 y) => (BFloat16)float.CopySign(x, y);

    /// <summary>The absolute value.</summary>
    public static BFloat16 Abs(BFloat16 x) => new((ushort)(x.bits & 0x7FFF));

    /// <summary>−1, 0 or 1.</summary>
    public static int Sign(BFloat16 x) => float.Sign(x);

    /// <summary>The logarithm to a base.</summary>
    public static BFloat16 Log(BFloat16 x, BFloat16 newBase) => (BFloat16)float.Log(x, newBase);

    /// <summary>The n-th root.</summary>
    public static BFloat16 RootN(BFloat16 x, int n) => (BFloat16)float.RootN(x, n);

    /// <summary>left·right + addend, rounded once.</summary>
    public static BFloat16 FusedMultiplyAdd(BFloat16 left, BFloat16 right, BFloat16 addend)
        => (BFloat16)double.FusedMultiplyAdd((float)left, (float)right, (float)addend);

    /// <summary>x·2ⁿ.</summary>
    public static BFloat16 ScaleB(BFloat16 x, int n) => (BFloat16)double.ScaleB((float)x, n);

    /// <summary>The exponent of 2.</summary>
    public static int ILogB(BFloat16 x) => float.ILogB(x);

    /// <summary>The nearest whole number; halves to even.</summary>
    public static BFloat16 Round(BFloat16 x) => (BFloat16)float.Round(x);

    /// <summary>The nearest number of that many digits.</summary>
    public static BFloat16 Round(BFloat16 x, int digits, MidpointRounding mode) => (BFloat16)float.Round(x, digits, mode);

    /// <summary>Sine and cosine.</summary>
    public static (BFloat16 Sin, BFloat16 Cos) SinCos(BFloat16 x) => (Sin(x), Cos(x));

    /// <summary>Sine and cosine of half turns.</summary>
    public static (BFloat16 SinPi, BFloat16 CosPi) SinCosPi(BFloat16 x) => (SinPi(x), CosPi(x));

    /// <summary>The next larger number.</summary>
    public static BFloat16 BitIncrement(BFloat16 x)
        => IsNaN(x) || x.bits == 0x7F80 ? x : x.bits == 0x8000 ? Epsilon : new((ushort)(x.bits < 0x8000 ? x.bits + 1 : x.bits - 1));

    /// <summary>The next smaller number.</summary>
    public static BFloat16 BitDecrement(BFloat16 x)
        => IsNaN(x) || x.bits == 0xFF80 ? x : x.bits == 0 ? -Epsilon : new((ushort)(x.bits < 0x8000 ? x.bits - 1 : x.bits + 1));

    /// <summary>As <see cref="float.IsEvenInteger(float)"/>.</summary>
    public static bool IsEvenInteger(BFloat16 x) => float.IsEvenInteger(x);

    /// <summary>As <see cref="float.IsFinite(float)"/>.</summary>
    public static bool IsFinite(BFloat16 x) => float.IsFinite(x);

    /// <summary>As <see cref="float.IsInfinity(float)"/>.</summary>
    public static bool IsInfinity(BFloat16 x) => float.IsInfinity(x);

    /// <summary>As <see cref="float.IsInteger(float)"/>.</summary>
    public static bool IsInteger(BFloat16 x) => float.IsInteger(x);

    /// <summary>As <see cref="float.IsNaN(float)"/>.</summary>
    public static bool IsNaN(BFloat16 x) => float.IsNaN(x);

    /// <summary>As <see cref="float.IsNegative(float)"/>.</summary>
    public static bool IsNegative(BFloat16 x) => float.IsNegative(x);

    /// <summary>As <see cref="float.IsNegativeInfinity(float)"/>.</summary>
    public static bool IsNegativeInfinity(BFloat16 x) => float.IsNegativeInfinity(x);

    /// <summary>As <see cref="float.IsOddInteger(float)"/>.</summary>
    public static bool IsOddInteger(BFloat16 x) => float.IsOddInteger(x);

    /// <summary>As <see cref="float.IsPositive(float)"/>.</summary>
    public static bool IsPositive(BFloat16 x) => float.IsPositive(x);

    /// <summary>As <see cref="float.IsPositiveInfinity(float)"/>.</summary>
    public static bool IsPositiveInfinity(BFloat16 x) => float.IsPositiveInfinity(x);

    /// <summary>As <see cref="float.IsRealNumber(float)"/>.</summary>
    public static bool IsRealNumber(BFloat16 x) => float.IsRealNumber(x);

    /// <summary>Whether the number has full precision.</summary>
    public static bool IsNormal(BFloat16 x) => float.IsNormal(x);

    /// <summary>Whether the number is nearer to 0 than numbers of full precision.</summary>
    public static bool IsSubnormal(BFloat16 x) => float.IsSubnormal(x);

    /// <summary>Whether the number is 0.</summary>
    public static bool IsZero(BFloat16 x) => (x.bits & 0x7FFF) == 0;

    static bool INumberBase<BFloat16>.IsCanonical(BFloat16 value) => true;

    static bool INumberBase<BFloat16>.IsComplexNumber(BFloat16 value) => false;

    static bool INumberBase<BFloat16>.IsImaginaryNumber(BFloat16 value) => false;

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static BFloat16 Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => (BFloat16)double.Parse(s, style, provider);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static BFloat16 Parse(string s, NumberStyles style, IFormatProvider? provider) => (BFloat16)double.Parse(s, style, provider);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static BFloat16 Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => (BFloat16)double.Parse(s, provider);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static BFloat16 Parse(string s, IFormatProvider? provider) => (BFloat16)double.Parse(s, provider);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out BFloat16 result)
        => Read(double.TryParse(s, style, provider, out double number), number, out result);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out BFloat16 result)
        => Read(double.TryParse(s, style, provider, out double number), number, out result);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BFloat16 result)
        => Read(double.TryParse(s, provider, out double number), number, out result);

    /// <summary>Reads a number as <see cref="float"/> does.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out BFloat16 result)
        => Read(double.TryParse(s, provider, out double number), number, out result);

    int IFloatingPoint<BFloat16>.GetExponentByteCount() => 1;

    int IFloatingPoint<BFloat16>.GetExponentShortestBitLength()
    {
        int exponent = ((this.bits >> 7) & 0xFF) - 127;
        return exponent >= 0 ? 32 - BitOperations.LeadingZeroCount((uint)exponent) : 33 - BitOperations.LeadingZeroCount((uint)~exponent);
    }

    int IFloatingPoint<BFloat16>.GetSignificandBitLength() => 8;

    int IFloatingPoint<BFloat16>.GetSignificandByteCount() => 1;

    bool IFloatingPoint<BFloat16>.TryWriteExponentBigEndian(Span<byte> destination, out int bytesWritten) => this.TryWriteExponent(destination, out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteExponentLittleEndian(Span<byte> destination, out int bytesWritten) => this.TryWriteExponent(destination, out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteSignificandBigEndian(Span<byte> destination, out int bytesWritten) => this.TryWriteSignificand(destination, out bytesWritten);

    bool IFloatingPoint<BFloat16>.TryWriteSignificandLittleEndian(Span<byte> destination, out int bytesWritten) => this.TryWriteSignificand(destination, out bytesWritten);

    static bool INumberBase<BFloat16>.TryConvertFromChecked<TOther>(TOther value, out BFloat16 result) => TryConvertFrom(value, out result);

    static bool INumberBase<BFloat16>.TryConvertFromSaturating<TOther>(TOther value, out BFloat16 result) => TryConvertFrom(value, out result);

    static bool INumberBase<BFloat16>.TryConvertFromTruncating<TOther>(TOther value, out BFloat16 result) => TryConvertFrom(value, out result);

    static bool INumberBase<BFloat16>.TryConvertToChecked<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateChecked((float)value);
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertToSaturating<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateSaturating((float)value);
        return true;
    }

    static bool INumberBase<BFloat16>.TryConvertToTruncating<TOther>(BFloat16 value, out TOther result)
    {
        result = TOther.CreateTruncating((float)value);
        return true;
    }

    private static bool TryConvertFrom<TOther>(TOther value, out BFloat16 result)
        where TOther : INumberBase<TOther>
    {
        result = value switch
        {
            BFloat16 same => same,
            long wide => (BFloat16)wide,
            ulong wide => (BFloat16)wide,
            _ => (BFloat16)double.CreateSaturating(value),
        };
        return true;
    }

    private static bool Read(bool isNumber, double number, out BFloat16 result)
    {
        result = (BFloat16)number;
        return isNumber;
    }

    private bool TryWriteExponent(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = destination.IsEmpty ? 0 : 1;
        if (!destination.IsEmpty)
        {
            destination[0] = (byte)(((this.bits >> 7) & 0xFF) - 127);
        }

        return bytesWritten == 1;
    }

    private bool TryWriteSignificand(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = destination.IsEmpty ? 0 : 1;
        if (!destination.IsEmpty)
        {
            destination[0] = (byte)((this.bits & 0x7F) | (IsNormal(this) ? 0x80 : 0));
        }

        return bytesWritten == 1;
    }
}
