namespace Pure.Jit.Ilgpu.CompilerServices;

// Functions of f32 that only devices have as text: the CPU takes those of the framework. The others are in the files *.g.cs.
public static partial class DeviceMath
{
    private const float Ln2 = 0.693147182f;

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
        float angle = Atan(t);
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
}
