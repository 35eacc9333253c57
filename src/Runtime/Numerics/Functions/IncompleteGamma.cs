namespace Pure.Jit.Numerics;

/// <summary>The regularised incomplete gamma functions P(a, x) = 1 - Q(a, x), for a and x from 0 on; NaN elsewhere.</summary>
internal static class IncompleteGamma
{
    private const int MaxTerms = 200_000;

    /// <summary>P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt.</summary>
    public static double Lower(double a, double x) => Trivial(a, x) is { } y ? y : Full(a, x, isLower: true);

    /// <summary>Q(a, x) = 1/Γ(a) ∫ₓ^∞ tᵃ⁻¹ e⁻ᵗ dt.</summary>
    public static double Upper(double a, double x) => Trivial(a, x) is { } y ? 1 - y : Full(a, x, isLower: false);

    /// <summary>P(a, x) to single precision.</summary>
    public static float Lower(float a, float x) => (float)(Trivial(a, x) is { } y ? y : Plain(a, x, isLower: true));

    /// <summary>Q(a, x) to single precision.</summary>
    public static float Upper(float a, float x) => (float)(Trivial(a, x) is { } y ? 1 - y : Plain(a, x, isLower: false));

    /// <summary>The derivative of P(a, x) in a.</summary>
    public static double SlopeInA(double a, double x)
    {
        if (Trivial(a, x) is { } trivial)
        {
            return double.IsNaN(trivial) ? trivial : 0;
        }

        (double factor, double ratio) = Slope(a, x);
        return DoubleDouble.ScaledExp(LogFactor(a, x), factor * ratio);
    }

    /// <summary>
    /// How a sample x of the gamma distribution moves with its parameter at a fixed level: minus the derivative of P in a over the
    /// density.
    /// </summary>
    public static double SampleSlope(double a, double x)
    {
        if (Trivial(a, x) is { } trivial)
        {
            return double.IsNaN(trivial) ? trivial : 0;
        }

        // The density is xᵃe⁻ˣ/Γ(a + 1) times a/x, and only the quotient is wanted.
        (double factor, double ratio) = Slope(a, x);
        return -factor * ratio * x / a;
    }

    // P where an argument is at an end of its range.
    private static double? Trivial(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x) || a < 0 || x < 0)
        {
            return double.NaN;
        }

        if (double.IsPositiveInfinity(a))
        {
            return double.IsPositiveInfinity(x) ? double.NaN : 0;
        }

        return x == 0 ? (a == 0 ? double.NaN : 0) : double.IsPositiveInfinity(x) || a == 0 ? 1 : null;
    }

    private static bool IsLowerSmall(double a, double x) => x < a + 1;

    // log(xᵃ e⁻ˣ/Γ(a + 1))
    private static DoubleDouble LogFactor(double a, double x) =>
        (DoubleDouble.Log(x) * a) - x - Gamma.LogOfPositive(DoubleDouble.Sum(a, 1));

    private static double Full(double a, double x, bool isLower)
    {
        if (a > 1e8)
        {
            return Plain(a, x, isLower);
        }

        DoubleDouble log = LogFactor(a, x);
        if (IsLowerSmall(a, x))
        {
            double wanted = isLower ? 1e-19 : 1e-32;
            DoubleDouble term = 1, sum = 1;
            DoubleDouble next = a;
            for (int n = 0; n < MaxTerms && term.High > wanted * sum.High; n++)
            {
                next += 1;
                term = term * x / next;
                sum += term;
            }

            return isLower && log.High < -600
                ? DoubleDouble.ScaledExp(log, sum.High)
                : Part(DoubleDouble.Exp(log) * sum, isLower);
        }

        // a · xᵃe⁻ˣ/Γ(a + 1) over Legendre's continued fraction, from the front by Lentz' rule.
        DoubleDouble fraction = Fraction(a, x, isLower ? 1e-32 : 1e-18);
        return !isLower && log.High < -600
            ? DoubleDouble.ScaledExp(log, a * fraction.High)
            : Part(DoubleDouble.Exp(log) * fraction * a, !isLower);
    }

    private static double Part(DoubleDouble y, bool isIt)
    {
        DoubleDouble part = isIt ? y : (DoubleDouble)1 - y;
        return part.High + part.Low;
    }

    // 1/(x + 1 - a - 1 (1 - a)/(x + 3 - a - 2 (2 - a)/(x + 5 - a - …)))
    private static DoubleDouble Fraction(double a, double x, double wanted)
    {
        DoubleDouble b = DoubleDouble.Sum(x, 1) - a;
        DoubleDouble c = 1e300, d = (DoubleDouble)1 / b, y = d;
        for (int n = 1; n < MaxTerms; n++)
        {
            DoubleDouble numerator = DoubleDouble.Sum(a, -n) * n;
            b += 2;
            d = (DoubleDouble)1 / ((numerator * d) + b);
            c = b + (numerator / c);
            DoubleDouble factor = c * d;
            y *= factor;
            DoubleDouble change = factor - 1;
            if (Math.Abs(change.High) < wanted)
            {
                break;
            }
        }

        return y;
    }

    // The same in double precision: enough for single results.
    private static double Plain(double a, double x, bool isLower)
    {
        double log = a > 1e5 || a < 1e-5
            ? Rounded(LogFactor(a, x))
            : (a * Math.Log(x)) - x - Gamma.Log(a + 1);
        double y;
        bool isLowerSmall = IsLowerSmall(a, x);
        if (isLowerSmall)
        {
            double term = 1, sum = 1;
            for (int n = 1; n < MaxTerms && term > 1e-17 * sum; n++)
            {
                term *= x / (a + n);
                sum += term;
            }

            y = Math.Exp(log) * sum;
        }
        else
        {
            double b = x + 1 - a, c = 1e300, d = 1 / b;
            y = d;
            for (int n = 1; n < MaxTerms; n++)
            {
                double numerator = -n * (n - a);
                b += 2;
                d = 1 / ((numerator * d) + b);
                c = b + (numerator / c);
                y *= c * d;
                if (Math.Abs((c * d) - 1) < 1e-16)
                {
                    break;
                }
            }

            y *= a * Math.Exp(log);
        }

        return isLowerSmall == isLower ? y : 1 - y;
    }

    // The derivative of P in a is xᵃe⁻ˣ/Γ(a + 1) times the product of the two numbers.
    private static (double Factor, double Ratio) Slope(double a, double x)
    {
        double logSlope = Math.Log(x) - Gamma.Digamma(a + 1);
        if (IsLowerSmall(a, x))
        {
            // Σ xⁿ/((a + 1) … (a + n)) and its derivative, term by term.
            double term = 1, sum = 1, termSlope = 0, sumSlope = 0;
            for (int n = 1; n < MaxTerms && (term > 1e-18 * sum || Math.Abs(termSlope) > 1e-18 * Math.Abs(sumSlope)); n++)
            {
                termSlope = (termSlope - (term / (a + n))) * x / (a + n);
                term *= x / (a + n);
                sum += term;
                sumSlope += termSlope;
            }

            return (1, (sum * logSlope) + sumSlope);
        }

        // Lentz' rule on numbers with their derivatives in a.
        double b = x + 1 - a, bSlope = -1;
        double c = 1e300, cSlope = 0, d = 1 / b, dSlope = d * d, y = d, ySlope = dSlope;
        for (int n = 1; n < MaxTerms; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            double denominator = (numerator * d) + b;
            double denominatorSlope = (n * d) + (numerator * dSlope) + bSlope;
            d = 1 / denominator;
            dSlope = -denominatorSlope * d * d;
            double previous = c;
            c = b + (numerator / previous);
            cSlope = bSlope + (n / previous) - (numerator * cSlope / previous / previous);
            double factor = c * d, factorSlope = (cSlope * d) + (c * dSlope);
            ySlope = (ySlope * factor) + (y * factorSlope);
            y *= factor;
            if (Math.Abs(factor - 1) < 1e-16 && Math.Abs(factorSlope) < 1e-16)
            {
                break;
            }
        }

        // Q = a · xᵃe⁻ˣ/Γ(a + 1) · y
        return (-a, (y * (logSlope + (1 / a))) + ySlope);
    }

    private static double Rounded(DoubleDouble x) => x.High + x.Low;
}
