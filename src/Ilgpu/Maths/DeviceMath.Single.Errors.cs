namespace Pure.Jit.Ilgpu.CompilerServices;

// The error function and its kin in f32.
public static partial class DeviceMath
{
    /// <summary>The error function; at most 3 ulp; keeps -0.</summary>
    public static float Erf(float x)
    {
        float a = Abs(x);
        a = a > 4f ? 4f : a;
        if (!(a >= 1f))
        {
            float s = a * a;
            float p = (7.91918792e-5f * s) + -8.03050934e-4f;
            p = (p * s) + 5.19071659e-3f;
            p = (p * s) + -2.68551223e-2f;
            p = (p * s) + 0.112836182f;
            p = (p * s) + -0.376126289f;
            p = (p * s) + 0.128379166f;
            return CopySign((p * a) + a, x);
        }

        // 1 - exp(a·Q(a)), where a·Q(a) is ln erfc(a).
        float q = (9.20300749e-7f * a) + -3.23259083e-5f;
        q = (q * a) + 4.84950433e-4f;
        q = (q * a) + -4.25452786e-3f;
        q = (q * a) + 2.50407755e-2f;
        q = (q * a) + -0.107745193f;
        q = (q * a) + -0.634210825f;
        q = (q * a) + -1.12888932f;
        return CopySign(1f - Exp(q * a), x);
    }

    /// <summary>1 - erf(x) without cancellation; at most 6 ulp, subnormal results included.</summary>
    public static float Erfc(float x)
    {
        // With t = (a - 2)/(a + 2), (1 + 2a)·exp(a²)·erfc(a) is a short polynomial.
        float a = Abs(x);
        a = a > 10.5f ? 10.5f : a;
        float t = (a - 2f) / (a + 2f);
        float p = (-4.04869759e-4f * t) + -1.23360055e-3f;
        p = (p * t) + 1.32055592e-3f;
        p = (p * t) + 8.63771047e-3f;
        p = (p * t) + -8.06321111e-3f;
        p = (p * t) + -5.42071573e-2f;
        p = (p * t) + 0.164055899f;
        p = (p * t) + -0.166030958f;
        p = (p * t) + -9.27640051e-2f;
        p = (p * t) + 1.27697837f;
        float scaled = p / ((a * 2f) + 1f);

        // exp(-a²) from the rounded square and what the rounding dropped.
        float square = a * a;
        float n = ((square * -InverseLn2) + Magic) - Magic;
        float r = Reduced(-square, n) - Rest(a, a, square);

        // The factor may be as small as 1/16, so the scaling takes four powers of two from it first.
        float y = Scale(ExpNearZero(r) * scaled * 16f, n - 4f);
        return x < 0f ? 2f - y : y;
    }

    /// <summary>The inverse of erf; at most 5 ulp; ±∞ at ±1, NaN beyond, keeps -0.</summary>
    public static float ErfInv(float x)
    {
        float a = Abs(x);
        if (!(a > 0.75f))
        {
            float t = a * a;
            float p = (0.768351972f * t) + -1.3435446f;
            p = (p * t) + 1.17663217f;
            p = (p * t) + -0.482997298f;
            p = (p * t) + 0.195577115f;
            p = (p * t) + 0.0416018888f;
            p = (p * t) + 0.0886950791f;
            p = (p * t) + 0.12745747f;
            p = (p * t) + 0.232015416f;
            p = (p * t) + 0.886226892f;
            return CopySign(p * a, x);
        }

        if (!(a < 1f))
        {
            return a == 1f ? CopySign(float.PositiveInfinity, x) : float.NaN;
        }

        // s·Q(s) with s² = -ln((1 - a)(1 + a)), where 1 - a is exact.
        float s = Sqrt(-Log((1f - a) * (1f + a)));
        float u = s - 2.49960923f;
        float q = (-2.53514401e-07f * u) + 6.55631879e-07f;
        q = (q * u) + 2.42358328e-06f;
        q = (q * u) + -9.07864978e-06f;
        q = (q * u) + -4.74012631e-06f;
        q = (q * u) + 5.87602117e-05f;
        q = (q * u) + -6.66410415e-05f;
        q = (q * u) + -0.000197444038f;
        q = (q * u) + 0.000829085242f;
        q = (q * u) + -0.000855635852f;
        q = (q * u) + -0.00389252882f;
        q = (q * u) + 0.023656371f;
        q = (q * u) + 0.933466613f;
        return CopySign(q * s, x);
    }

    /// <summary>The inverse of erf by Giles' polynomials, as on the CPU; ±∞ at ±1, NaN beyond, keeps -0.</summary>
    public static float ErfInvGiles(float x)
    {
        float w = -Log1p(-(x * x));
        if (Abs(x) == 1f)
        {
            return x * float.PositiveInfinity;
        }

        if (!(w >= 5f))
        {
            float t = w - 2.5f;
            float p = (2.81022636e-08f * t) + 3.43273939e-07f;
            p = (p * t) + -3.5233877e-06f;
            p = (p * t) + -4.39150654e-06f;
            p = (p * t) + 0.00021858087f;
            p = (p * t) + -0.00125372503f;
            p = (p * t) + -0.00417768164f;
            p = (p * t) + 0.246640727f;
            p = (p * t) + 1.50140941f;
            return p * x;
        }

        float u = Sqrt(w) - 3f;
        float q = (-0.000200214257f * u) + 0.000100950558f;
        q = (q * u) + 0.00134934322f;
        q = (q * u) + -0.00367342844f;
        q = (q * u) + 0.00573950773f;
        q = (q * u) + -0.0076224613f;
        q = (q * u) + 0.00943887047f;
        q = (q * u) + 1.00167406f;
        q = (q * u) + 2.83297682f;
        return q * x;
    }
}
