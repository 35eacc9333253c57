namespace Pure.Jit.Ilgpu.CompilerServices;

// Elementary functions of f32, all in f32 but Pow: the polynomials of the CPU's vector functions with a product and a sum for each fused
// multiply-add, so results differ from the CPU's by the last bits. What needs an exact product takes it from halves.
public static partial class DeviceMath
{
    // Adding 1.5·2²³ rounds to a whole number, half to even.
    private const float Magic = 12582912f;
    private const float InverseLn2 = 1.44269502f;
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;
    private const float Ln2 = 0.693147182f;
    private const int One = 0x3f800000;
    private const int SqrtHalf = 0x3f3504f3;

    /// <summary>eˣ; at most 2 ulp.</summary>
    public static float Exp(float x)
    {
        float y = x > 89f ? 89f : x < -104f ? -104f : x;
        float n = ((y * InverseLn2) + Magic) - Magic;
        return Scale(ExpNearZero(Reduced(y, n)), n);
    }

    /// <summary>2ˣ; at most 2 ulp; exact at whole x.</summary>
    public static float Exp2(float x)
    {
        float y = x > 129f ? 129f : x < -151f ? -151f : x;
        float n = (y + Magic) - Magic;
        return Scale(ExpNearZero((y - n) * Ln2), n);
    }

    /// <summary>eˣ - 1; at most 2 ulp; keeps -0.</summary>
    public static float Expm1(float x)
    {
        float y = x > 89f ? 89f : x < -18f ? -18f : x;
        float n = ((y * InverseLn2) + Magic) - Magic;
        float near = Expm1NearZero(Reduced(y, n));

        // Half of 2ⁿ, since 2¹²⁸ itself overflows before the product does.
        float half = PowerOfTwo((int)n - 1);
        float far = (near * half) + (half - 0.5f);
        return CopySign(n == 0f ? near : far + far, x);
    }

    /// <summary>The natural logarithm; at most 2 ulp; -∞ at ±0, NaN below zero.</summary>
    public static float Log(float x)
    {
        int e = Exponent(x);
        float m = Mantissa(x, e);
        float tail = (m * m * LogTail(m)) + (e * -2.12194442e-4f);
        return LogDomain(x, (e * 0.693359375f) + (m + tail));
    }

    /// <summary>The base-2 logarithm; at most 2 ulp; exact at powers of two.</summary>
    public static float Log2(float x)
    {
        int e = Exponent(x);
        float m = Mantissa(x, e);
        float tail = m * m * LogTail(m);
        float y = m + tail;

        // y/ln 2, its first product exact, its constant in two parts, and with what the sum has dropped of the tail.
        float high = y * InverseLn2;
        float low = Rest(y, InverseLn2, high) + (y * 1.92596303e-8f) + (((m - y) + tail) * InverseLn2);
        return LogDomain(x, (high + e) + (low + ((e - (high + e)) + high)));
    }

    /// <summary>The base-10 logarithm; at most 2 ulp.</summary>
    public static float Log10(float x)
    {
        int e = Exponent(x);
        float m = Mantissa(x, e);
        float y = m + (m * m * LogTail(m));
        float low = (e * 4.60503907e-6f) + (y * -1.01030498e-8f);
        low = (y * 0.434294492f) + low;
        return LogDomain(x, (e * 0.301025390625f) + low);
    }

    /// <summary>ln(1 + x); at most 2 ulp; keeps -0; -∞ at -1, NaN below.</summary>
    public static float Log1p(float x)
    {
        float u = x + 1f;
        int bits = BitConverter.SingleToInt32Bits(u);
        int e = (bits - SqrtHalf) >> 23;

        // x·2⁻ᵉ + (2⁻ᵉ - 1) keeps the digits of x that 1 + x drops; from 2²⁵ on u is x.
        float inverse = BitConverter.Int32BitsToSingle(One - (e << 23));
        float m = x > 33554432f ? BitConverter.Int32BitsToSingle(bits - (e << 23)) - 1f : (x * inverse) + (inverse - 1f);
        float tail = (m * m * LogTail(m)) + (e * -2.12194442e-4f);
        return LogDomain(u, CopySign((e * 0.693359375f) + (m + tail), x));
    }

    /// <summary>The hyperbolic tangent; at most 4 ulp; keeps -0.</summary>
    public static float Tanh(float x)
    {
        float a = Abs(x);
        a = a > 10f ? 10f : a;
        float e = Expm1(a + a);
        return CopySign(e / (e + 2f), x);
    }

    /// <summary>1 / (1 + e⁻ˣ); at most 3 ulp, subnormal results included.</summary>
    public static float Logistic(float x)
    {
        float e = Exp(-Abs(x));
        return (x < 0f ? e : 1f) / (e + 1f);
    }

    /// <summary>The tanh form of gelu; at most 4 ulp, subnormal results included; -0 at -∞.</summary>
    public static float GeluTanh(float x)
    {
        // 2^(a·(A + B·a²)) with the exponent to 8 bits more than f32 has, so what rounding drops is carried along.
        float a = Abs(x);
        a = a > 11f ? 11f : a;
        float square = a * a;
        float cubic = square * -0.102943242f;
        float p = cubic + -2.3022079467773438f;
        float rest = (square * 2.01619854e-9f) + -2.51366970e-7f;
        rest += Rest(a, a, square) * -0.102943242f;
        rest += Rest(square, -0.102943242f, cubic) + (cubic + (-2.3022079467773438f - p));
        float product = a * p;
        float n = (product + Magic) - Magic;
        float fraction = (a * rest) + (Rest(a, p, product) + (product - n));
        float near = Expm1NearZero(fraction * Ln2);

        // 2ⁿ times 2⁴⁰, which is not subnormal where the result is.
        float scale = PowerOfTwo((int)n + 40);
        float top = ((a * near) + a) * scale * -9.094947e-13f;
        float bottom = ((near + 1f) * (scale * 9.094947e-13f)) + 1f;
        return (x < 0f ? top : x) / bottom;
    }

    /// <summary>The hyperbolic sine; at most 4 ulp; overflows only where the result does, keeps -0.</summary>
    public static float Sinh(float x)
    {
        float a = Abs(x);
        if (!(a >= 1f))
        {
            float s = a * a;
            float p = (2.79002006e-6f * s) + 1.98416630e-4f;
            p = (p * s) + 8.33331514e-3f;
            p = (p * s) + 0.166666672f;
            return CopySign((p * s * a) + a, x);
        }

        float h = HalfExp(a);
        return CopySign(h - (0.25f / h), x);
    }

    /// <summary>The hyperbolic cosine; at most 3 ulp; overflows only where the result does.</summary>
    public static float Cosh(float x)
    {
        float h = HalfExp(Abs(x));
        return h + (0.25f / h);
    }

    /// <summary>The arc tangent; at most 2 ulp; keeps -0.</summary>
    public static float Atan(float x)
    {
        float a = Abs(x);
        if (!(a <= 1f))
        {
            float y = AtanNearZero(1f / a);
            return CopySign(1.57079637f - (y - -4.37113883e-8f), x);
        }

        return CopySign(AtanNearZero(a), x);
    }

    /// <summary>The angle of a point; at most 4 ulp; as C's atan2 at ±0 and ±∞.</summary>
    public static float Atan2(float y, float x)
    {
        float ay = Abs(y), ax = Abs(x);
        if (float.IsNaN(x) || float.IsNaN(y))
        {
            return float.NaN;
        }

        bool isSteep = ay > ax;
        float small = isSteep ? ax : ay, large = isSteep ? ay : ax;
        float t = large == 0f ? 0f : small == float.PositiveInfinity ? 1f : small / large;
        float angle = AtanNearZero(t);
        angle = isSteep ? 1.57079637f - (angle - -4.37113883e-8f) : angle;
        angle = BitConverter.SingleToInt32Bits(x) < 0 ? 3.14159274f - (angle - -8.74227766e-8f) : angle;
        return CopySign(angle, y);
    }

    /// <summary>The arc sine; at most 4 ulp; NaN outside of ±1, keeps -0.</summary>
    public static float Asin(float x)
    {
        float a = Abs(x);
        return CopySign(a == 1f ? 1.57079637f : Atan(a / Sqrt((1f - a) * (1f + a))), x);
    }

    /// <summary>The arc cosine; at most 4 ulp; NaN outside of ±1.</summary>
    public static float Acos(float x) => 2f * Atan(Sqrt((1f - x) / (1f + x)));

    /// <summary>The inverse hyperbolic sine; at most 4 ulp; keeps -0.</summary>
    public static float Asinh(float x)
    {
        float a = Abs(x);
        return CopySign(a > 1e9f ? Log(a) + Ln2 : Log1p(a + (a * a / (1f + Sqrt((a * a) + 1f)))), x);
    }

    /// <summary>The inverse hyperbolic cosine; at most 4 ulp; NaN below 1.</summary>
    public static float Acosh(float x)
    {
        float t = x - 1f;
        return x > 1e9f ? Log(x) + Ln2 : x >= 1f ? Log1p(t + Sqrt((t + t) + (t * t))) : float.NaN;
    }

    /// <summary>The inverse hyperbolic tangent; at most 4 ulp; ±∞ at ±1, NaN beyond, keeps -0.</summary>
    public static float Atanh(float x)
    {
        float a = Abs(x);
        return CopySign(0.5f * Log1p((a + a) / (1f - a)), x);
    }

    /// <summary>The real cube root; at most 2 ulp.</summary>
    public static float Cbrt(float x)
    {
        float a = Abs(x);
        if (a <= 0f || !(a < float.PositiveInfinity))
        {
            return x;
        }

        // A third of the exponent, then Newton's steps; subnormal numbers are scaled up first.
        float scaled = a < 1.17549435e-38f ? a * 16777216f : a;
        float y = BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(scaled) / 3) + 0x2a5137a0);
        for (int i = 0; i < 4; i++)
        {
            y -= (y - (scaled / (y * y))) * 0.333333343f;
        }

        return CopySign(a < 1.17549435e-38f ? y * 0.00390625f : y, x);
    }

    /// <summary>xʸ as C's pow; at most 2 ulp. Computed in f64.</summary>
    public static float Pow(float x, float y) => (float)Pow((double)x, (double)y);

    /// <summary>The tangent; at most 4 ulp.</summary>
    public static float Tan(float x)
    {
        int quadrant = 0;
        float r = Turned(x, ref quadrant);
        float sine = SineNearZero(r), cosine = CosineNearZero(r);
        float y = (quadrant & 1) == 0 ? sine / cosine : -cosine / sine;
        return x == 0f ? x : y;
    }

    /// <summary>The sine; at most 2 ulp at any angle; NaN at ±∞, keeps -0.</summary>
    public static float Sin(float x) => x == 0f ? x : Wave(x, 0);

    /// <summary>The cosine; at most 2 ulp at any angle; NaN at ±∞.</summary>
    public static float Cos(float x) => Wave(x, 1);

    // sin(x + offset·π/2)
    private static float Wave(float x, int offset)
    {
        int quadrant = 0;
        float r = Turned(x, ref quadrant);
        quadrant += offset;
        float y = (quadrant & 1) == 0 ? SineNearZero(r) : CosineNearZero(r);
        return (quadrant & 2) == 0 ? y : -y;
    }

    private static float SineNearZero(float r)
    {
        float s = r * r;
        float p = (-1.95106099e-4f * s) + 8.33211932e-3f;
        p = (p * s) + -0.166666538f;
        return (p * s * r) + r;
    }

    private static float CosineNearZero(float r)
    {
        float s = r * r;
        float q = (2.44323219e-5f * s) + -1.38873095e-3f;
        q = (q * s) + 4.16666456e-2f;
        q = (q * s) + -0.5f;
        return (q * s) + 1f;
    }

    private static float AtanNearZero(float t)
    {
        float s = t * t;
        float p = (-1.78713026e-3f * s) + 1.08857779e-2f;
        p = (p * s) + -3.11245844e-2f;
        p = (p * s) + 5.79046533e-2f;
        p = (p * s) + -8.40039551e-2f;
        p = (p * s) + 0.109511577f;
        p = (p * s) + -0.142640501f;
        p = (p * s) + 0.199985310f;
        p = (p * s) + -0.333332986f;
        return (p * s * t) + t;
    }

    // y - n·ln 2; the first product is exact.
    private static float Reduced(float y, float n) => (y - (n * Ln2High)) - (n * Ln2Low);

    // eʳ for |r| at most ln 2 / 2.
    private static float ExpNearZero(float r)
    {
        float q = (1.37460791e-3f * r) + 8.36914964e-3f;
        q = (q * r) + 4.16696481e-2f;
        q = (q * r) + 0.166665167f;
        q = (q * r) + 0.499999881f;
        return ((q * (r * r)) + r) + 1f;
    }

    // eʳ - 1 for |r| at most ln 2 / 2.
    private static float Expm1NearZero(float r)
    {
        float q = (1.38645899e-3f * r) + 8.36689491e-3f;
        q = (q * r) + 4.16675061e-2f;
        q = (q * r) + 0.166665405f;
        q = (q * r) + 0.499999970f;
        return (q * (r * r)) + r;
    }

    // eˣ/2 for x from 0 on.
    private static float HalfExp(float x)
    {
        float y = x > 90f ? 90f : x;
        float n = ((y * InverseLn2) + Magic) - Magic;
        return Scale(ExpNearZero(Reduced(y, n)), n - 1f);
    }

    // e in x = (1 + m)·2ᵉ with 1 + m in [√½, √2).
    private static int Exponent(float x)
    {
        float scaled = x < 1.17549435e-38f ? x * 8388608f : x;
        int e = (BitConverter.SingleToInt32Bits(scaled) - SqrtHalf) >> 23;
        return x < 1.17549435e-38f ? e - 23 : e;
    }

    // m in x = (1 + m)·2ᵉ with 1 + m in [√½, √2); subnormal x are scaled up first.
    private static float Mantissa(float x, int e)
    {
        bool isSmall = x < 1.17549435e-38f;
        int bits = BitConverter.SingleToInt32Bits(isSmall ? x * 8388608f : x);
        return BitConverter.Int32BitsToSingle(bits - ((isSmall ? e + 23 : e) << 23)) - 1f;
    }

    // (ln(1 + m) - m)/m² for 1 + m in [√½, √2).
    private static float LogTail(float m)
    {
        float p = (-7.52683580e-2f * m) + 0.127137646f;
        p = (p * m) + -0.131809279f;
        p = (p * m) + 0.142108575f;
        p = (p * m) + -0.166220009f;
        p = (p * m) + 0.200007007f;
        p = (p * m) + -0.250008523f;
        p = (p * m) + 0.333333403f;
        return (p * m) + -0.5f;
    }

    // A logarithm y of x, put right where x is not positive and finite.
    private static float LogDomain(float x, float y) =>
        x <= 0f ? (x == 0f ? float.NegativeInfinity : float.NaN) : x < float.PositiveInfinity ? y : x;

    // x·2ⁿ with one rounding, for |x| in [1/4, 4).
    private static float Scale(float x, float n)
    {
        int whole = (int)n;
        int half = whole >> 1;
        return x * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    private static float PowerOfTwo(int n) => BitConverter.Int32BitsToSingle((n + 127) << 23);

    // x·y - product, where product is x·y rounded: what it has dropped, from halves of 12 bits.
    private static float Rest(float x, float y, float product)
    {
        float xHigh = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) & -4096);
        float yHigh = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(y) & -4096);
        float xLow = x - xHigh, yLow = y - yHigh;
        return (((xHigh * yHigh) - product) + (xHigh * yLow) + (xLow * yHigh)) + (xLow * yLow);
    }
}
