namespace Pure.Jit.Simd.Tests;

/// <summary>References in f64 for functions that the framework does not have, far more accurate than f32.</summary>
internal static class ExactMath
{
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        double term = x;
        double sum = 0;
        for (int i = 2; i < 30; i++)
        {
            sum += term;
            term *= x / i;
        }

        return x == 0 ? x : sum;
    }

    public static double GeluTanh(double x) => double.IsNegativeInfinity(x)
        ? -0.0
        : x / (1 + Math.Exp(-2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    public static double Log1p(double x)
    {
        if (Math.Abs(x) > 0.25)
        {
            return Math.Log(1 + x);
        }

        // 2·artanh(s) with s = x/(2 + x).
        double s = x / (2 + x);
        double sum = 0;
        double power = s;
        for (int i = 1; i < 60; i += 2)
        {
            sum += power / i;
            power *= s * s;
        }

        return x == 0 ? x : 2 * sum;
    }

    /// <summary>The Taylor series with positive terms, erf(x) = 2/√π · x·e^(-x²) · Σ (2x²)ⁿ/(1·3·…·(2n+1)).</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 3)
        {
            return Math.Sign(x) * (1 - Erfc(Math.Abs(x)));
        }

        double sum = 0;
        double term = x;
        for (int i = 1; i < 120; i++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * i) + 1);
        }

        return x == 0 ? x : 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>Above 2 Laplace's continued fraction from the inside out; below, 1 - erf.</summary>
    public static double Erfc(double x)
    {
        if (x < 2)
        {
            return x < -3 ? 2 - Erfc(-x) : 1 - Erf(x);
        }

        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        double fraction = x;
        for (int i = 200; i >= 1; i--)
        {
            fraction = x + (i / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }

    /// <summary>The inverse of erf by Newton steps on erfc, from the polynomial.</summary>
    public static double ErfInv(double x)
    {
        double y = Math.Abs(ErfInvGiles(x));
        for (int i = 0; i < 3 && double.IsFinite(y) && y > 0; i++)
        {
            double error = y < 0.5 ? Erf(y) - Math.Abs(x) : (1 - Math.Abs(x)) - Erfc(y);
            y -= error / (2 / Math.Sqrt(Math.PI) * Math.Exp(-y * y));
        }

        return Math.CopySign(y, x);
    }

    /// <summary>Giles' polynomial evaluated in f64, which is what the f32 function approximates.</summary>
    public static double ErfInvGiles(double x)
    {
        double w = -Log1p(-(double)((float)x * (float)x));
        double[] p = w < 5
            ? [2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727, 1.50140941]
            : [-0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406, 2.83297682];
        w = w < 5 ? w - 2.5 : Math.Sqrt(w) - 3;
        double y = 0;
        foreach (double coefficient in p)
        {
            y = (y * w) + (float)coefficient;
        }

        return Math.Abs(x) == 1 ? x * double.PositiveInfinity : x * y;
    }

    /// <summary>How far <paramref name="actual"/> lies from the exact value, in units in the last place of f32 there.</summary>
    public static double Ulps(float actual, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
        {
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        }

        if (actual == (float)exact)
        {
            return actual == 0 || float.IsInfinity(actual) ? 0 : Math.Abs(actual - exact) / Unit(exact);
        }

        if (float.IsInfinity(actual))
        {
            // The next number after the largest, as if the exponent went on.
            return Math.Abs((Math.Sign(actual) * Math.ScaleB(1, 128)) - exact) / Unit(exact);
        }

        return Math.Abs(actual - exact) / Unit(exact);
    }

    private static double Unit(double exact) =>
        Math.ScaleB(1, Math.Max(Math.Min(Math.ILogB(exact), 127), -126) - 23);
}
