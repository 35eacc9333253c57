namespace Pure.Jit.Ilgpu.CompilerServices;

// Angles of any size: near ones as on the CPU, and of large ones the bits of 2/π that matter are multiplied as integers.
public static partial class DeviceMath
{
    // Angles above this are large.
    private const float LargeAngle = 100_000f;

    /// <summary>The sine; at most 2 ulp at any angle; NaN at ±∞, keeps -0.</summary>
    public static float Sin(float x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            float n = Turned(x, out float sine, out float cosine);
            return Chosen(n, 0, sine, cosine);
        }

        return SinNear(x);
    }

    /// <summary>The cosine; at most 2 ulp at any angle; NaN at ±∞.</summary>
    public static float Cos(float x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            float n = Turned(x, out float sine, out float cosine);
            return Chosen(n, 1, sine, cosine);
        }

        return CosNear(x);
    }

    /// <summary>The tangent; at most 1.2 ulp, 3 above 1e5; NaN at ±∞, keeps -0.</summary>
    public static float Tan(float x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            float n = Turned(x, out float sine, out float cosine);
            return Chosen(n, 0, sine, cosine) / Chosen(n, 1, sine, cosine);
        }

        return TanNear(x);
    }

    /// <summary>The sine; at most 1 ulp at any angle; NaN at ±∞, keeps -0.</summary>
    public static double Sin(double x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            double n = Turned(x, out double sine, out double cosine);
            return Chosen(n, 0L, sine, cosine);
        }

        return SinNear(x);
    }

    /// <summary>The cosine; at most 1 ulp at any angle; NaN at ±∞.</summary>
    public static double Cos(double x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            double n = Turned(x, out double sine, out double cosine);
            return Chosen(n, 1L, sine, cosine);
        }

        return CosNear(x);
    }

    /// <summary>The tangent; at most 2 ulp at any angle; NaN at ±∞, keeps -0.</summary>
    public static double Tan(double x)
    {
        if (!(Abs(x) <= LargeAngle))
        {
            double n = Turned(x, out double sine, out double cosine);
            return Chosen(n, 0L, sine, cosine) / Chosen(n, 1L, sine, cosine);
        }

        return TanNear(x);
    }

    // Sine and cosine of what is left of a large x beside the nearest multiple of π/2, whose number is in the low bits of the result.
    private static float Turned(float x, out float sine, out float cosine)
    {
        if (!(Abs(x) < float.PositiveInfinity))
        {
            sine = float.NaN;
            cosine = float.NaN;
            return Magic;
        }

        // a = m·2ᵉ; the first bit of the window is worth 2 to the power 1 - e, so what is above counts whole turns.
        int bits = BitConverter.SingleToInt32Bits(Abs(x));
        int e = (bits >> 23) - 150;
        ulong m = (uint)((bits & 0x7fffff) | 0x800000);
        ulong high = Window(e), low = Window(e + 64) >> 32;
        ulong turn = (m * high) + ((m * low) >> 32);
        int whole = (int)((turn + (1UL << 61)) >> 62);
        float r = (float)(long)(turn << 2) * 8.51530395e-20f;
        float n = Reduced(x < 0f ? -r : r, out sine, out cosine);
        return n + (x < 0f ? -whole : whole);
    }

    private static double Turned(double x, out double sine, out double cosine)
    {
        if (!(Abs(x) < double.PositiveInfinity))
        {
            sine = double.NaN;
            cosine = double.NaN;
            return DoubleMagic;
        }

        // As above, with 192 bits of 2/π.
        long bits = BitConverter.DoubleToInt64Bits(Abs(x));
        int e = (int)(bits >> 52) - 1075;
        ulong m = (ulong)((bits & 0xfffffffffffff) | 0x10000000000000);
        ulong w0 = Window(e), w1 = Window(e + 64), w2 = Window(e + 128);
        ulong middle = (m * w1) + Mulhi(m, w2);
        ulong carry = middle < Mulhi(m, w2) ? 1UL : 0UL;
        ulong turn = (m * w0) + Mulhi(m, w1) + carry;
        int whole = (int)((turn + (1UL << 61)) >> 62);

        // The fraction of a quarter turn as a signed number of 126 bits.
        long top = (long)((turn << 2) | (middle >> 62));
        ulong bottom = middle << 2;
        double high = (double)(top & ~0x7ffL) * 5.421010862427522e-20;
        double dropped = ((double)(top & 0x7ffL) * 5.421010862427522e-20) + ((double)(long)(bottom >> 1) * 5.877471754111438e-39);
        double product = high * 1.5707963267948966;
        double tail = Rest(high, 1.5707963267948966, product) + ((high * 6.123233995736766e-17) + (dropped * 1.5707963267948966));
        double angle = product + tail;
        double low = (product - angle) + tail;
        SinCosOfSum(x < 0 ? -angle : angle, x < 0 ? -low : low, out sine, out cosine);
        return DoubleMagic + (x < 0 ? -whole : whole);
    }

    // 64 bits of 2/π from the bit on that is worth 2 to the power 1 - e.
    private static ulong Window(int e)
    {
        // Bit 0 of the table is worth 2⁻¹, and 64 zeros stand before it.
        int first = e - 2 + 64;
        int word = first >> 6, shift = first & 63;
        ulong high = TwoOverPi(word);
        return shift == 0 ? high : (high << shift) | (TwoOverPi(word + 1) >> (64 - shift));
    }

    // The bits of 2/π after 64 zeros.
    private static ulong TwoOverPi(int word) => word switch
    {
        1 => 0xA2F9836E4E441529,
        2 => 0xFC2757D1F534DDC0,
        3 => 0xDB6295993C439041,
        4 => 0xFE5163ABDEBBC561,
        5 => 0xB7246E3A424DD2E0,
        6 => 0x06492EEA09D1921C,
        7 => 0xFE1DEB1CB129A73E,
        8 => 0xE88235F52EBB4484,
        9 => 0xE99C7026B45F7E41,
        10 => 0x3991D639835339F4,
        11 => 0x9C845F8BBDF9283B,
        12 => 0x1FF897FFDE05980F,
        13 => 0xEF2F118B5A0A6D1F,
        14 => 0x6D367ECF27CB09B7,
        15 => 0x4F463F669E5FEA2D,
        16 => 0x7527BAC7EBE5F17B,
        17 => 0x3D0739F78A5292EA,
        18 => 0x6BFB5FB11F8D5D08,
        19 => 0x56033046FC7B6BAB,
        20 => 0xF0CFBC209AF4361D,
        _ => 0UL,
    };
}
