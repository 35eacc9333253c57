namespace Pure.Jit.Numerics;

/// <summary>The regularised incomplete beta function.</summary>
internal static class IncompleteBeta
{
    private const int MaxTerms = 20_000;

    /// <summary>1/B(a, b) ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt for a, b &gt; 0 and x in 0..1; NaN elsewhere.</summary>
    public static double Regularized(double a, double b, double x)
    {
        if (Trivial(a, b, x) is { } trivial)
        {
            return trivial;
        }

        DoubleDouble rest = DoubleDouble.Sum(1, -x);
        DoubleDouble beta = a < b ? Gamma.LogBetaFull(a, b) : Gamma.LogBetaFull(b, a);
        DoubleDouble log = (DoubleDouble.Log(x) * a) + (DoubleDouble.Log(rest) * b) - beta;
        bool isLeft = IsLeft(a, b, x);
        DoubleDouble fraction = isLeft ? Fraction(a, b, x, 1e-18) : Fraction(b, a, rest, 1e-32);
        if (isLeft && log.High < -600)
        {
            return DoubleDouble.ScaledExp(log, fraction.High / a);
        }

        DoubleDouble part = DoubleDouble.Exp(log) * fraction / (isLeft ? a : b);
        DoubleDouble y = isLeft ? part : (DoubleDouble)1 - part;
        return y.High + y.Low;
    }

    /// <summary>The same to single precision.</summary>
    public static float Regularized(float a, float b, float x)
    {
        if (Trivial(a, b, x) is { } trivial)
        {
            return (float)trivial;
        }

        double rest = 1.0 - x;
        double log = (a * Math.Log(x)) + (b * Elementary.Log1p(-(double)x)) - Gamma.LogBeta(a, b);
        bool isLeft = IsLeft(a, b, x);
        double part = Math.Exp(log) * (isLeft ? Fraction(a, b, x) / a : Fraction(b, a, rest) / b);
        return (float)(isLeft ? part : 1 - part);
    }

    private static double? Trivial(double a, double b, double x) =>
        !(a > 0 && b > 0 && x >= 0 && x <= 1) || double.IsInfinity(a) || double.IsInfinity(b) ? double.NaN : x == 0 || x == 1 ? x : null;

    private static bool IsLeft(double a, double b, double x) => x < (a + 1) / (a + b + 2);

    // The continued fraction of the hypergeometric function, from the front by Lentz' rule.
    private static DoubleDouble Fraction(DoubleDouble a, DoubleDouble b, DoubleDouble x, double wanted)
    {
        DoubleDouble sum = a + b;
        DoubleDouble c = 1, d = (DoubleDouble)1 / ((DoubleDouble)1 - (sum * x / (a + 1))), y = d;
        for (int m = 1; m < MaxTerms; m++)
        {
            DoubleDouble even = a + (2.0 * m);
            Step((b - m) * x * m / ((even - 1) * even));
            DoubleDouble change = Step(-((a + m) * (sum + m) * x / (even * (even + 1)))) - 1;
            if (Math.Abs(change.High) < wanted)
            {
                break;
            }
        }

        return y;

        DoubleDouble Step(DoubleDouble numerator)
        {
            d = (DoubleDouble)1 / ((numerator * d) + 1);
            c = (numerator / c) + 1;
            DoubleDouble factor = c * d;
            y *= factor;
            return factor;
        }
    }

    private static double Fraction(double a, double b, double x)
    {
        double sum = a + b;
        double c = 1, d = 1 / (1 - (sum * x / (a + 1))), y = d;
        for (int m = 1; m < MaxTerms; m++)
        {
            double even = a + (2.0 * m);
            Step((b - m) * x * m / ((even - 1) * even));
            if (Math.Abs(Step(-((a + m) * (sum + m) * x / (even * (even + 1)))) - 1) < 1e-16)
            {
                break;
            }
        }

        return y;

        double Step(double numerator)
        {
            d = 1 / ((numerator * d) + 1);
            c = (numerator / c) + 1;
            y *= c * d;
            return c * d;
        }
    }
}
