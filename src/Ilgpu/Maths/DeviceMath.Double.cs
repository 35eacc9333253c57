namespace Pure.Jit.Ilgpu.CompilerServices;

// Elementary functions of f64 from sums, products, quotients and square roots alone: no device is asked for its own.
public static partial class DeviceMath
{
    // Adding 1.5·2⁵² rounds to a whole number, half to even.
    private const double DoubleMagic = 6755399441055744.0;
    private const double DoubleInverseLn2 = 1.4426950408889634;
    private const double DoubleLn2 = 0.6931471805599453;

    // The first part has 32 bits, so that its products with exponents are exact.
    private const double DoubleLn2High = 0.6931471803691238;
    private const double DoubleLn2Low = 1.9082149292705877e-10;
    private const long DoubleSqrtHalf = 0x3fe6a09e667f3bcd;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>eˣ; at most 1 ulp; subnormal results included.</summary>
    public static double Exp(double x) => ExpOfSum(x, 0);

    /// <summary>2ˣ; at most 1 ulp; exact at whole x.</summary>
    public static double Exp2(double x)
    {
        double y = x > 1025 ? 1025 : x < -1080 ? -1080 : x;
        double n = (y + DoubleMagic) - DoubleMagic;
        return Scale(Expm1NearZero((y - n) * DoubleLn2) + 1, n);
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
        double half = DoublePowerOfTwo((long)n - 1);
        double far = (near * half) + (half - 0.5);
        return CopySign(n == 0 ? near : far + far, x);
    }

    /// <summary>The natural logarithm; at most 1 ulp; -∞ at ±0, NaN below zero.</summary>
    public static double Log(double x)
    {
        long e = Exponent(x);
        double f = Mantissa(x, e);

        // ln(1 + f) = f - f²/2 + s·(f²/2 + R(s²)) with s = f / (2 + f); the large terms are added without loss.
        double s = f / (f + 2);
        double w = s * s;
        double r = (0.14617807153417325 * w) + 0.15331611722055008;
        r = (r * w) + 0.1818289243253687;
        r = (r * w) + 0.22222211089379496;
        r = (r * w) + 0.28571428626253836;
        r = (r * w) + 0.3999999999989889;
        r = (r * w) + 0.666666666666667;
        double half = f * 0.5;
        double square = half * f;
        double low = (s * ((r * w) + square)) - Rest(half, f, square);
        low += e * -1.7239444525614835e-13;
        double near = f - square;
        double whole = e * 0.6931471805601177;
        double high = whole + near;
        low += ((f - near) - square) + ((whole - high) + near);
        return LogDomain(x, high + low);
    }

    /// <summary>The base-2 logarithm; at most 1 ulp; exact at powers of two.</summary>
    public static double Log2(double x)
    {
        long e = Exponent(x);
        double f = Mantissa(x, e);
        double low = 0;
        double high = LogNearOne(f, ref low);
        double product = high * DoubleInverseLn2;
        double rest = Rest(high, DoubleInverseLn2, product) + ((low * DoubleInverseLn2) + (high * 2.0355273740931033e-17));
        double sum = e + product;
        return LogDomain(x, sum + (((e - sum) + product) + rest));
    }

    /// <summary>The base-10 logarithm; at most 1 ulp.</summary>
    public static double Log10(double x)
    {
        long e = Exponent(x);
        double f = Mantissa(x, e);
        double low = 0;
        double high = LogNearOne(f, ref low);
        double product = high * 0.4342944819032518;
        double rest = Rest(high, 0.4342944819032518, product) + ((low * 0.4342944819032518) + (high * 1.098319650216765e-17));
        double whole = e * 0.3010299956639812;
        rest += Rest(e, 0.3010299956639812, whole) + (e * -2.8037281277851704e-18);
        double sum = whole + product;
        return LogDomain(x, sum + (((whole - sum) + product) + rest));
    }

    /// <summary>ln(1 + x); at most 2 ulp; keeps -0; -∞ at -1, NaN below.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u <= 0 || u >= double.PositiveInfinity || !(Abs(x) >= 1e-17))
        {
            return Abs(x) < 1e-17 ? x : LogDomain(u, u);
        }

        // What 1 + x drops, over u, is the missing part of the logarithm.
        double dropped = Abs(x) > 1 ? 1 - (u - x) : x - (u - 1);
        long e = Exponent(u);
        double f = Mantissa(u, e);
        double low = 0;
        double high = LogNearOne(f, ref low);
        double whole = e * DoubleLn2High;
        double sum = whole + high;
        return sum + (((whole - sum) + high) + (low + (e * DoubleLn2Low) + (dropped / u)));
    }

    /// <summary>The hyperbolic tangent; at most 2 ulp; keeps -0.</summary>
    public static double Tanh(double x)
    {
        double a = Abs(x);
        double e = Expm1(2 * (a > 22 ? 22 : a));
        return CopySign(e / (e + 2), x);
    }

    /// <summary>1 / (1 + e⁻ˣ); at most 2 ulp, subnormal results included.</summary>
    public static double Logistic(double x)
    {
        double e = Exp(-Abs(x));
        return (x < 0 ? e : 1) / (e + 1);
    }

    /// <summary>The tanh form of gelu; at most 3 ulp; -0 at -∞.</summary>
    public static double GeluTanh(double x)
    {
        // As in f32, with the bound of f64.
        double a = Abs(x);
        a = a > 22 ? 22 : a;
        double square = a * a;
        double cubic = square * -0.1029432395800235;
        double p = cubic + -2.302208198144328;
        double rest = (square * 5.978177400718744e-18) + 2.977296208542741e-15;
        rest += Rest(a, a, square) * -0.1029432395800235;
        rest += Rest(square, -0.1029432395800235, cubic) + (cubic > -2.302208198144328
            ? cubic + (-2.302208198144328 - p)
            : -2.302208198144328 + (cubic - p));
        double product = a * p;
        double n = (product + DoubleMagic) - DoubleMagic;
        double fraction = (a * rest) + (Rest(a, p, product) + (product - n));
        double near = Expm1NearZero(fraction * DoubleLn2);
        double scale = DoublePowerOfTwo((long)n + 140);
        double top = ((a * near) + a) * scale * -7.174648137343064e-43;
        double bottom = ((near + 1) * (scale * 7.174648137343064e-43)) + 1;
        return (x < 0 ? top : x) / bottom;
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

    /// <summary>xʸ as C's pow: 1 for x = 1 or y = 0 even beside NaN, NaN for negative x and broken y; at most 1 ulp.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double a = Abs(x), b = Abs(y);
        bool isWhole = b >= 9007199254740992.0 || Floor(b) == b;
        bool isOdd = isWhole && !(b >= 9007199254740992.0) && ((long)b & 1) == 1;
        bool isNegative = BitConverter.DoubleToInt64Bits(x) < 0;
        double sign = isNegative && isOdd ? -1 : 1;
        if (a == 0 || a == double.PositiveInfinity)
        {
            return (a == 0) == (y < 0) ? sign * double.PositiveInfinity : sign * 0.0;
        }

        if (b == double.PositiveInfinity)
        {
            return a == 1 ? 1 : (a > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        if (!isWhole && !(x >= 0))
        {
            return double.NaN;
        }

        if (a == 1)
        {
            return sign;
        }

        // ln a in two parts, times y in two parts.
        long e = Exponent(a);
        double low = 0;
        double high = LogNearOne(Mantissa(a, e), ref low);
        double whole = e * DoubleLn2High;
        double sum = whole + high;
        low += ((whole - sum) + high) + (e * DoubleLn2Low);
        double log = sum + low;
        low = (sum - log) + low;
        if (b > 1e300 || !(Abs(log * y) <= 1000))
        {
            return (log > 0) == (y > 0) ? sign * double.PositiveInfinity : sign * 0.0;
        }

        double product = log * y;
        return sign * ExpOfSum(product, Rest(log, y, product) + (low * y));
    }

    // e to the power x + low, for a low that is small beside 1.
    private static double ExpOfSum(double x, double low)
    {
        double y = x > 710 ? 710 : x < -746 ? -746 : x;
        double n = ((y * DoubleInverseLn2) + DoubleMagic) - DoubleMagic;
        double high = y - (n * DoubleLn2High);
        double dropped = n * DoubleLn2Low;
        double r = high - dropped;
        double rest = ((high - r) - dropped) + low;
        double near = Expm1NearZero(r);
        return Scale((near + (rest + (rest * near))) + 1, n);
    }

    // eʳ - 1 for |r| at most ln 2 / 2.
    private static double Expm1NearZero(double r)
    {
        double q = (2.091813816945801e-09 * r) + 2.5105217695684516e-08;
        q = (q * r) + 2.7557263277791584e-07;
        q = (q * r) + 2.755725539833871e-06;
        q = (q * r) + 2.4801587336443602e-05;
        q = (q * r) + 0.00019841269874822307;
        q = (q * r) + 0.0013888888888879073;
        q = (q * r) + 0.008333333333326134;
        q = (q * r) + 0.04166666666666668;
        q = (q * r) + 0.1666666666666667;
        q = (q * r) + 0.5;
        return (q * (r * r)) + r;
    }

    // e in x = (1 + f)·2ᵉ with 1 + f in [√½, √2).
    private static long Exponent(double x)
    {
        bool isSmall = x < SmallestNormal;
        long e = (BitConverter.DoubleToInt64Bits(isSmall ? x * 18014398509481984.0 : x) - DoubleSqrtHalf) >> 52;
        return isSmall ? e - 54 : e;
    }

    // f in x = (1 + f)·2ᵉ; subnormal x are scaled up first.
    private static double Mantissa(double x, long e)
    {
        bool isSmall = x < SmallestNormal;
        long bits = BitConverter.DoubleToInt64Bits(isSmall ? x * 18014398509481984.0 : x);
        return BitConverter.Int64BitsToDouble(bits - ((isSmall ? e + 54 : e) << 52)) - 1;
    }

    // ln(1 + f) for 1 + f in [√½, √2), in two parts: 2s + ⅔s³ + s⁵·R(s²) with s = f / (2 + f).
    private static double LogNearOne(double f, ref double low)
    {
        double d = f + 2;
        double dLow = f - (d - 2);
        double s = f / d;
        double product = s * d;
        double sLow = (((f - product) - Rest(s, d, product)) - (s * dLow)) / d;
        double w = s * s;
        double wLow = Rest(s, s, w) + (2 * s * sLow);
        double r = (0.10776026487804281 * w) + 0.1045481861198598;
        r = (r * w) + 0.11766880793268195;
        r = (r * w) + 0.13333294961994613;
        r = (r * w) + 0.153846157812894;
        r = (r * w) + 0.18181818179518122;
        r = (r * w) + 0.22222222222228896;
        r = (r * w) + 0.28571428571428564;
        r = (r * w) + 0.4;
        double cube = s * w;
        double cubeLow = Rest(s, w, cube) + (s * wLow) + (sLow * w);
        double third = cube * 0.6666666666666666;
        double thirdLow = Rest(cube, 0.6666666666666666, third) + (cubeLow * 0.6666666666666666) + (cube * 3.700743415417188e-17);
        double high = (2 * s) + third;
        double rest = (((2 * s) - high) + third) + ((2 * sLow) + thirdLow + (cube * w * r));
        double y = high + rest;
        low = (high - y) + rest;
        return y;
    }

    // A logarithm y of x, put right where x is not positive and finite.
    private static double LogDomain(double x, double y) =>
        x <= 0 ? (x == 0 ? double.NegativeInfinity : double.NaN) : x < double.PositiveInfinity ? y : x;

    // x·2ⁿ with one rounding, for |x| in [1/4, 4).
    private static double Scale(double x, double n)
    {
        long whole = (long)n;
        long half = whole >> 1;
        return x * DoublePowerOfTwo(half) * DoublePowerOfTwo(whole - half);
    }

    private static double DoublePowerOfTwo(long n) => BitConverter.Int64BitsToDouble((n + 1023) << 52);

    // x·y - product, where product is x·y rounded: what it has dropped, from halves of 26 bits.
    private static double Rest(double x, double y, double product)
    {
        double xHigh = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & -134217728L);
        double yHigh = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(y) & -134217728L);
        double xLow = x - xHigh, yLow = y - yHigh;
        return (((xHigh * yHigh) - product) + (xHigh * yLow) + (xLow * yHigh)) + (xLow * yLow);
    }
}
