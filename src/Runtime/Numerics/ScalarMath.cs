namespace Pure.Jit;

/// <summary>Functions of one double that the framework lacks or computes with cancellation.</summary>
internal static class ScalarMath
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    /// <summary>e^x − 1. The quotient cancels the rounding error of exp: (u − 1)·x / ln u with u = e^x.</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1)
        {
            return x;
        }

        double difference = u - 1;
        return difference == -1 || x > 40 ? difference : difference * x / Math.Log(u);
    }

    /// <summary>ln(1 + x), by the same cancellation.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1)
        {
            return x;
        }

        // So far up that the product would overflow, 1 + x is x.
        return x > 1e300 ? Math.Log(x) : Math.Log(u) * x / (u - 1);
    }

    /// <summary>1 / (1 + e^−x), without overflow.</summary>
    public static double Logistic(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double power = Math.Exp(x);
        return power / (1 + power);
    }

    /// <summary>
    /// The error function. Below 1 by its series of positive terms, above through <see cref="Erfc"/>.
    /// </summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        return size < 1 ? ErfSeries(x) : double.IsNaN(x) ? x : Math.CopySign(1 - ErfcFraction(size), x);
    }

    /// <summary>1 − erf(x), accurate in the right tail.</summary>
    public static double Erfc(double x)
        => double.IsNaN(x) ? x : x < -1 ? 2 - ErfcFraction(-x) : x < 0.5 ? 1 - Erf(x) : x < 1 ? ErfcMiddle(x) : ErfcFraction(x);

    /// <summary>The inverse of erf: a closed form near it, then Halley steps on erf or, near ±1, on erfc.</summary>
    public static double ErfInv(double x)
    {
        double size = Math.Abs(x);
        if (size >= 1 || double.IsNaN(x))
        {
            return size == 1 ? x * double.PositiveInfinity : double.NaN;
        }

        if (size < 1e-8)
        {
            return x / TwoOverSqrtPi;
        }

        double root = ErfInvStart(size);
        for (int step = 0; step < 4; step++)
        {
            double error = size < 0.5 ? Erf(root) - size : (1 - size) - Erfc(root);
            double correction = error / (TwoOverSqrtPi * Math.Exp(-root * root));

            // Halley's correction: the second derivative of erf is −2x times the first.
            root -= correction / (1 + (root * correction));
        }

        return Math.CopySign(root, x);
    }

    /// <summary>A start for Newton's steps, good to two digits: Winitzki's closed form.</summary>
    private static double ErfInvStart(double x)
    {
        const double a = 0.147;
        double log = Log1p(-x * x);
        double half = (2 / (Math.PI * a)) + (log / 2);
        return Math.Sqrt(Math.Sqrt((half * half) - (log / a)) - half);
    }

    private static double ErfSeries(double x)
    {
        double square = x * x;
        double term = 1;
        double sum = 1;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverSqrtPi * x * Math.Exp(-square) * sum;
    }

    /// <summary>erfc on [0.5, 1): the Taylor series about 3/4 has no cancellation against 1.</summary>
    private static double ErfcMiddle(double x)
    {
        const double centre = 0.75;
        const double erfcAtCentre = 0.28884436634648486;
        double h = x - centre;

        // Derivatives of e^(−t²) at the centre by the recurrence of the Hermite functions.
        double previous = 0;
        double current = Math.Exp(-centre * centre);
        double power = h;
        double sum = 0;
        for (int n = 0; n < 30; n++)
        {
            sum += current * power;
            double next = ((-2 * centre * current) - (2 * previous)) / (n + 1);
            previous = current;
            current = next;
            power *= h * (n + 1) / (n + 2);
        }

        return erfcAtCentre - (TwoOverSqrtPi * sum);
    }

    /// <summary>erfc for x of at least 1 by its continued fraction, evaluated from the tail.</summary>
    private static double ErfcFraction(double x)
    {
        if (x > 28)
        {
            return 0;
        }

        double square = x * x;
        double rest = Math.FusedMultiplyAdd(x, x, -square);
        double fraction = 0;
        for (int n = 30 + (int)(200 / square); n > 0; n--)
        {
            fraction = n * 0.5 / (x + fraction);
        }

        return Math.Exp(-square) * (1 - rest) / (Math.Sqrt(Math.PI) * (x + fraction));
    }
}
