namespace Pure.Jit.Ilgpu.CompilerServices;

// Angles less the nearest multiple of π/2. Small multiples are taken off in three parts; for large angles the bits of 2/π that
// matter are multiplied as integers.
public static partial class DeviceMath
{
    /// <summary>x less the nearest multiple of π/2, which is counted in <paramref name="quadrant"/> modulo 4.</summary>
    private static float Turned(float x, ref int quadrant)
    {
        float a = Abs(x);
        if (!(a >= 1024f))
        {
            // Up to 10 bits times 13 are exact.
            float n = ((x * 0.636619747f) + Magic) - Magic;
            quadrant = (int)n;
            return ((x - (n * 1.570556640625f)) - (n * 0.0002396702766418457f)) - (n * 1.5893254773528196e-08f);
        }

        if (!(a < float.PositiveInfinity))
        {
            return float.NaN;
        }

        // a = m·2ᵉ; the first bit of the window is worth 2 to the power 1 - e, so what is above counts whole turns.
        int bits = BitConverter.SingleToInt32Bits(a);
        int e = (bits >> 23) - 150;
        ulong m = (uint)((bits & 0x7fffff) | 0x800000);
        ulong high = Window(e), low = Window(e + 64) >> 32;
        ulong turn = (m * high) + ((m * low) >> 32);
        int whole = (int)((turn + (1UL << 61)) >> 62);
        float r = (float)(long)(turn << 2) * 8.51530395e-20f;
        quadrant = x < 0f ? -whole : whole;
        return x < 0f ? -r : r;
    }

    /// <summary>The same in two parts, the second of which is what the first drops.</summary>
    private static double Turned(double x, ref int quadrant, ref double low)
    {
        double a = Abs(x);
        if (!(a >= 100_000))
        {
            // Up to 17 bits times 33 are exact.
            double n = ((x * 0.6366197723675814) + DoubleMagic) - DoubleMagic;
            quadrant = (int)n;
            double first = x - (n * 1.5707963267341256);
            double second = n * 6.077100506303966e-11;
            double r = first - second;
            double back = r - first;
            double rest = ((first - (r - back)) - (second + back)) - (n * 2.0222662487959506e-21);
            double y = r + rest;
            low = (r - y) + rest;
            return y;
        }

        if (!(a < double.PositiveInfinity))
        {
            low = 0;
            return double.NaN;
        }

        // As above, with 192 bits of 2/π.
        long bits = BitConverter.DoubleToInt64Bits(a);
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
        double angleLow = (product - angle) + tail;
        quadrant = x < 0 ? -whole : whole;
        low = x < 0 ? -angleLow : angleLow;
        return x < 0 ? -angle : angle;
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
