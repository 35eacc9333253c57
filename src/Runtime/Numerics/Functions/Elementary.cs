namespace Pure.Jit.Numerics;

/// <summary>What Math lacks near zero.</summary>
internal static class Elementary
{
    private static readonly DoubleDouble TwiceRootTwoOverPi = new(1.5957691216057308, -9.96930880911092e-17);
    private static readonly DoubleDouble GeluCubic = new(0.07135481627260025, -6.175149918155315e-19);

    /// <summary>eˣ - 1; keeps -0.</summary>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 0.5))
        {
            return Math.Exp(x) - 1;
        }

        if (Math.Abs(x) < 1e-17)
        {
            return x;
        }

        // x + x²·Q(x), the Taylor series.
        double sum = 0;
        for (int k = 17; k >= 3; k--)
        {
            sum = (sum + 1) * x / k;
        }

        return x + (x * x * 0.5 * (1 + sum));
    }

    /// <summary>x·σ(2u) with u = √(2/π)·(x + 0.044715·x³), which is x/2·(1 + tanh u); -0 at -∞.</summary>
    public static double GeluTanh(double x)
    {
        if (!(x < 0))
        {
            return x / (1 + Math.Exp(-x * (TwiceRootTwoOverPi.High + (GeluCubic.High * x * x))));
        }

        // The error of the exponent is the relative error of the result; at -22 that is 0.
        double a = Math.Max(x, -22);
        DoubleDouble exponent = (TwiceRootTwoOverPi + (DoubleDouble.Product(a, a) * GeluCubic)) * a;
        return DoubleDouble.ScaledExp(exponent, a / (1 + Math.Exp(exponent.High)));
    }

    /// <summary>ln(1 + x); keeps -0; -∞ at -1, NaN below.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (!(Math.Abs(x) > 1e-17) || double.IsInfinity(u) || u <= 0)
        {
            return Math.Abs(x) <= 1e-17 ? x : Math.Log(u);
        }

        // What 1 + x drops, over u, is the missing part of the logarithm.
        double dropped = Math.Abs(x) > 1 ? 1 - (u - x) : x - (u - 1);
        if (Math.Abs(x) > 0.4)
        {
            return Math.Log(u) + (dropped / u);
        }

        // 2 artanh(f) with f = x/(2 + x): f·(2 + 2/3 f² + …), written about x so that the leading term is exact.
        double f = x / (2 + x), square = f * f, sum = 0;
        for (int k = 31; k >= 3; k -= 2)
        {
            sum = (sum + (2.0 / k)) * square;
        }

        // 2f = x - f·x
        return x - (f * (x - sum));
    }

    /// <summary>The real cube root.</summary>
    public static double Cbrt(double x)
    {
        if (x == 0 || double.IsInfinity(x) || double.IsNaN(x))
        {
            return x;
        }

        // Scaled so that no part of the cube underflows or overflows, then one Newton step with the cube's exact error.
        double a = Math.Abs(x);
        double scale = a < 1e-200 ? DoubleDouble.Scale(1, 300) : a > 1e200 ? DoubleDouble.Scale(1, -300) : 1;
        double rootOfScale = a < 1e-200 ? DoubleDouble.Scale(1, -100) : a > 1e200 ? DoubleDouble.Scale(1, 100) : 1;
        a *= scale;
        double y = Math.Exp(Math.Log(a) / 3);
        y -= ((y * y * y) - a) / (3 * y * y);
        DoubleDouble excess = (DoubleDouble.Product(y, y) * y) - a;
        y -= excess.High / (3 * y * y);
        return (x < 0 ? -y : y) * rootOfScale;
    }
}
