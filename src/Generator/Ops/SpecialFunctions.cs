namespace Pure.Jit.Generator.Ops;

/// <summary>Functions in double precision that netstandard2.0 lacks; accurate to a few units in the last place.</summary>
internal static class SpecialFunctions
{
    private const double TwoOverRootPi = 1.1283791670955126;

    // Giles 2010, "Approximating the erfinv function", single precision: centre (w < 5) and tails, highest degree first.
    private static readonly double[] ErfInvCentre =
    [
        2.81022636e-08f, 3.43273939e-07f, -3.5233877e-06f, -4.39150654e-06f, 0.00021858087f, -0.00125372503f,
        -0.00417768164f, 0.246640727f, 1.50140941f,
    ];

    private static readonly double[] ErfInvTail =
    [
        -0.000200214257f, 0.000100950558f, 0.00134934322f, -0.00367342844f, 0.00573950773f, -0.0076224613f,
        0.00943887047f, 1.00167406f, 2.83297682f,
    ];

    /// <summary>Kahan: the error of rounding exp(x) cancels in (u - 1) x / log(u).</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x
            : double.IsInfinity(u) || double.IsNaN(u) ? u
            : u - 1 == -1 ? -1
            : (u - 1) * x / Math.Log(u);
    }

    /// <summary>Kahan: the error of rounding 1 + x cancels in log(u) x / (u - 1).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    public static double Cbrt(double x)
    {
        if (x == 0 || double.IsInfinity(x) || double.IsNaN(x))
        {
            return x;
        }

        double y = Math.Sign(x) * Math.Pow(Math.Abs(x), 1.0 / 3.0);
        return y - (((y * y * y) - x) / (3 * y * y));
    }

    // asinh x = log1p(x + x² / (1 + √(1 + x²))) for x ≥ 0, odd.
    public static double Asinh(double x)
    {
        double a = Math.Abs(x);
        double y = a > 1e150 ? Math.Log(a) + Math.Log(2) : Log1p(a + (a * a / (1 + Math.Sqrt(1 + (a * a)))));
        return x < 0 ? -y : x == 0 ? x : y;
    }

    // acosh x = log1p(t + √(2t + t²)), t = x - 1.
    public static double Acosh(double x)
    {
        double t = x - 1;
        return x < 1 ? double.NaN : x > 1e150 ? Math.Log(x) + Math.Log(2) : Log1p(t + Math.Sqrt((2 * t) + (t * t)));
    }

    // atanh x = ½ log1p(2x / (1 - x)).
    public static double Atanh(double x) => x == 0 ? x : x < 0 ? -Atanh(-x) : 0.5 * Log1p(2 * x / (1 - x));

    public static double Logistic(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>Below 2 the series 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, which has no cancellation; above, 1 - erfc.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x) || a < 2)
        {
            double term = x, sum = x;
            for (int n = 1; n < 200 && sum + term != sum; n++)
            {
                term *= 2 * x * x / ((2 * n) + 1);
                sum += term;
            }

            return TwoOverRootPi * Math.Exp(-x * x) * sum;
        }

        return Math.Sign(x) * (1 - Erfc(a));
    }

    /// <summary>From 2 on the continued fraction e^(-x²)/√π / (x + ½/(x + 1/(x + 3⁄2/(x + …)))), from the inside out.</summary>
    public static double Erfc(double x)
    {
        if (double.IsNaN(x) || x < 2)
        {
            return 1 - Erf(x);
        }

        if (x > 28)
        {
            return 0;
        }

        double fraction = x;
        for (int k = 120; k >= 1; k--)
        {
            fraction = x + (k / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (fraction * Math.Sqrt(Math.PI));
    }

    /// <summary>The f32 polynomial, which is the definition for f32: up to 6e-6 (relative) away from the true inverse.</summary>
    public static double ErfInvSingle(double x)
    {
        if (Math.Abs(x) == 1)
        {
            return x * double.PositiveInfinity;
        }

        double w = -Log1p(-x * x);
        bool isCentre = w < 5;
        double t = isCentre ? w - 2.5 : Math.Sqrt(w) - 3;
        double p = 0;
        foreach (double c in isCentre ? ErfInvCentre : ErfInvTail)
        {
            p = (p * t) + c;
        }

        return p * x;
    }

    /// <summary>The f32 polynomial improved by Newton steps on erf, or on erfc in the tails.</summary>
    public static double ErfInv(double x)
    {
        double y = ErfInvSingle(x);
        for (int i = 0; i < 3 && Numeric.IsFinite(y); i++)
        {
            double error = Math.Abs(x) < 0.5 ? Erf(y) - x : Math.Sign(x) * ((1 - Math.Abs(x)) - Erfc(Math.Abs(y)));
            y -= error / (TwoOverRootPi * Math.Exp(-y * y));
        }

        return y;
    }
}
