namespace Pure.Jit.Ilgpu.CompilerServices;

// Functions of f64 that only devices have as text: the CPU takes those of the framework. The others are in the files *.g.cs.
public static partial class DeviceMath
{
    // Adding 1.5·2⁵² rounds to a whole number, half to even.
    private const double DoubleMagic = 6755399441055744.0;
    private const double DoubleInverseLn2 = 1.4426950408889634;
    private const double DoubleLn2 = 0.6931471805599453;

    // The first part has 32 bits, so that its products with exponents are exact.
    private const double DoubleLn2High = 0.6931471803691238;
    private const double DoubleLn2Low = 1.9082149292705877e-10;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>2ˣ; at most 1 ulp; exact at whole x.</summary>
    public static double Exp2(double x)
    {
        double y = x > 1025 ? 1025 : x < -1080 ? -1080 : x;
        double n = (y + DoubleMagic) - DoubleMagic;
        return PowerOfTwo.Scale(Expm1NearZero((y - n) * DoubleLn2) + 1, n);
    }

    /// <summary>eˣ - 1; at most 1 ulp; keeps -0.</summary>
    public static double Expm1(double x)
    {
        double y = x > 710 ? 710 : x < -40 ? -40 : x;
        double n = ((y * DoubleInverseLn2) + DoubleMagic) - DoubleMagic;
        double high = y - (n * DoubleLn2High);
        double low = n * DoubleLn2Low;
        double r = high - low;
        double near = Expm1NearZero(r) + (((high - r) - low) * (1 + r));
        double half = PowerOfTwo.Of((long)n - 1);
        double far = (near * half) + (half - 0.5);
        return CopySign(n == 0 ? near : far + far, x);
    }

    /// <summary>The base-2 logarithm; at most 1 ulp; exact at powers of two.</summary>
    public static double Log2(double x)
    {
        double f = Mantissa(x, out double e);
        double high = LogNearOne(f, out double low);
        double product = high * DoubleInverseLn2;
        double rest = Rest(high, DoubleInverseLn2, product) + ((low * DoubleInverseLn2) + (high * 2.0355273740931033e-17));
        double sum = e + product;
        return LogDomain.Fix(x, sum + (((e - sum) + product) + rest));
    }

    /// <summary>The base-10 logarithm; at most 1 ulp.</summary>
    public static double Log10(double x)
    {
        double f = Mantissa(x, out double e);
        double high = LogNearOne(f, out double low);
        double product = high * 0.4342944819032518;
        double rest = Rest(high, 0.4342944819032518, product) + ((low * 0.4342944819032518) + (high * 1.098319650216765e-17));
        double whole = e * 0.3010299956639812;
        rest += Rest(e, 0.3010299956639812, whole) + (e * -2.8037281277851704e-18);
        double sum = whole + product;
        return LogDomain.Fix(x, sum + (((whole - sum) + product) + rest));
    }

    /// <summary>The hyperbolic tangent; at most 2 ulp; keeps -0.</summary>
    public static double Tanh(double x)
    {
        double a = Abs(x);
        double e = Expm1(2 * (a > 22 ? 22 : a));
        return CopySign(e / (e + 2), x);
    }

    /// <summary>The hyperbolic sine; at most 2 ulp; overflows only where the result does, keeps -0.</summary>
    public static double Sinh(double x)
    {
        double a = Abs(x);
        if (!(a <= 22))
        {
            double half = Exp(0.5 * a);
            return CopySign(0.5 * half * half, x);
        }

        double e = Expm1(a);
        return CopySign(0.5 * (e + (e / (e + 1))), x);
    }

    /// <summary>The hyperbolic cosine; at most 2 ulp; overflows only where the result does.</summary>
    public static double Cosh(double x)
    {
        double a = Abs(x);
        if (!(a <= 22))
        {
            double half = Exp(0.5 * a);
            return 0.5 * half * half;
        }

        double e = Exp(a);
        return (0.5 * e) + (0.5 / e);
    }

    /// <summary>The real cube root; at most 1 ulp.</summary>
    public static double Cbrt(double x)
    {
        double a = Abs(x);
        if (a <= 0 || !(a < double.PositiveInfinity))
        {
            return x;
        }

        // A third of the exponent, then Newton's steps, the last with what the square drops; subnormal numbers are scaled up first.
        double scaled = a < SmallestNormal ? a * 18014398509481984.0 : a;
        double y = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(scaled) / 3) + 0x2a9f7893c0000000);
        for (int i = 0; i < 5; i++)
        {
            y -= (y - (scaled / (y * y))) * 0.3333333333333333;
        }

        double square = y * y;
        double quotient = scaled / square;
        double left = (-Rest(quotient, square, quotient * square) + (scaled - (quotient * square))) / square;
        left -= quotient * Rest(y, y, square) / square;
        y -= ((y - quotient) - left) * 0.3333333333333333;
        return CopySign(a < SmallestNormal ? y * 3.814697265625e-06 : y, x);
    }
}
