namespace Pure.Jit.Numerics;

/// <summary>The error function and its relatives.</summary>
internal static class ErrorFunction
{
    private const double TwoOverRootPi = 1.1283791670955126;
    private const double RootTwo = 1.4142135623730951;
    private const double RootTwoPi = 2.5066282746310007;

    // erf(x)/x - 1 in x², highest degree first: the Taylor series.
    private static readonly double[] Near =
    [
        4.763348040515068e-18, -9.063970842808673e-17, 1.6342614095367152e-15, -2.7835162072109215e-14, 4.4632242632864775e-13,
        -6.7113668551641105e-12, 9.422759064650411e-11, -1.2290555301717928e-09, 1.4807192815879218e-08, -1.6365844691234924e-07,
        1.6462114365889248e-06, -1.492565035840625e-05, 0.00012055332981789664, -0.0008548327023450853, 0.005223977625442188,
        -0.026866170645131252, 0.11283791670955126, -0.37612638903183754, 0.1283791670955126,
    ];

    // (1 + 2x)·erfcx(x) in (x - 3)/(x + 3), for all x from 0 on.
    private static readonly double[] Scaled =
    [
        -1.8819366981737564e-10, -3.4514980381698175e-11, 2.062632336299226e-09, 1.2019719766856772e-09, -1.1734464243875868e-08,
        -1.3906145876630694e-08, 4.695094685270864e-08, 1.0277997500966496e-07, -1.4683175509741155e-07, -6.17561768020005e-07,
        3.6039109267236454e-07, 3.473024167917826e-06, -7.331432597879259e-07, -2.0100843094877157e-05, 4.949988662277455e-06,
        0.0001250994355712904, -0.00010515990108730103, -0.0007798322884823101, 0.001888690371690763, 0.0025293918180474668,
        -0.023770514919506852, 0.06830802734384515, -0.11927366341528023, 0.12964515870276475, -0.04756229435345109,
        -0.1356211061245812, 1.2530080582697296,
    ];

    /// <summary>2/√π ∫₀ˣ exp(-t²) dt.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (!(a >= 1))
        {
            return a < 1e-300 ? x * TwoOverRootPi : x + (x * Polynomial.At(Near, x * x));
        }

        return a > 6 ? Math.Sign(x) : x > 0 ? 1 - Tail(a) : Tail(a) - 1;
    }

    /// <summary>1 - erf(x).</summary>
    public static double Erfc(double x) =>
        double.IsNaN(x) ? x : x < 0.5 ? (x > -1 ? 1 - Erf(x) : 2 - Tail(-x)) : Tail(x);

    /// <summary>exp(x²)·erfc(x).</summary>
    public static double Erfcx(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x >= 0)
        {
            return ScaledTail(x);
        }

        double rest = ScaledTail(-x);
        return x < -27 ? double.PositiveInfinity : DoubleDouble.ScaledExp(DoubleDouble.Product(x, x), 2) - rest;
    }

    /// <summary>The inverse of erf: ±∞ at ±1, NaN outside.</summary>
    public static double ErfInv(double x)
    {
        double a = Math.Abs(x);
        if (!(a < 1))
        {
            return a == 1 ? x * double.PositiveInfinity : double.NaN;
        }

        if (a < 1e-150)
        {
            return x / TwoOverRootPi;
        }

        // Winitzki's closed form, good to two digits, then Halley's steps on whichever of erf and erfc is small.
        double complement = 1 - a;
        double log = a < 0.5 ? Elementary.Log1p(-a * a) : Math.Log(complement * (1 + a));
        double half = (2 / (Math.PI * 0.147)) + (log / 2);
        double y = a < 1e-5 ? a / TwoOverRootPi : Math.Sqrt(Math.Sqrt((half * half) - (log / 0.147)) - half);
        for (int i = 0; i < 3; i++)
        {
            double step = a < 0.5
                ? (Erf(y) - a) / (TwoOverRootPi * Math.Exp(-y * y))
                : (complement - Erfc(y)) / (TwoOverRootPi * Math.Exp(-y * y));
            y -= step / (1 + (y * step));
        }

        return x < 0 ? -y : y;
    }

    /// <summary>The standard normal distribution function, erfc(-x/√2)/2.</summary>
    public static double Ndtr(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        double a = Math.Abs(x);
        if (a < 1)
        {
            return 0.5 + (0.5 * Erf(x / RootTwo));
        }

        double tail = NormalTail(a);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The logarithm of <see cref="Ndtr"/>, also where that underflows.</summary>
    public static double LogNdtr(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > -1)
        {
            return x < 0 ? Math.Log(Ndtr(x)) : Elementary.Log1p(x < 1 ? -Ndtr(-x) : -NormalTail(x));
        }

        if (x < -1e150)
        {
            return -0.5 * x * x;
        }

        DoubleDouble square = DoubleDouble.Product(x, x);
        return (-0.5 * square.High) + ((-0.5 * square.Low) + Math.Log(0.5 * ScaledTail(-x / RootTwo)));
    }

    /// <summary>The inverse of <see cref="Ndtr"/>: ∓∞ at 0 and 1, NaN outside.</summary>
    public static double Ndtri(double p)
    {
        if (!(p > 0 && p < 1))
        {
            return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        }

        if (p > 0.25 && p < 0.75)
        {
            return RootTwo * ErfInv((2 * p) - 1);
        }

        // In the tails, Newton on the logarithm, whose slope is close to x.
        double q = p < 0.5 ? p : 1 - p;
        double log = Math.Log(q);
        double x = Math.Sqrt(Math.Max(-2 * (log + (0.5 * Math.Log(Math.Max(1, -4 * Math.PI * log)))), 0.25));
        for (int i = 0; i < 5; i++)
        {
            // With f = log of the tail and g the tail over the density, f' = -1/g.
            double g = 0.5 * RootTwoPi * ScaledTail(x / RootTwo);
            double f = LogNdtr(-x) - log;
            double step = f * g;
            x += step;
            if (Math.Abs(step) < 1e-3)
            {
                // Once more on the numbers themselves, which is exact to the last digits.
                double tail = NormalTail(x);
                double excess = tail > 1e-290 ? (tail - q) / tail : LogNdtr(-x) - log;
                step = excess * 0.5 * RootTwoPi * ScaledTail(x / RootTwo);
                x += step * (1 + (0.5 * x * step));
                if (Math.Abs(step) < 1e-9)
                {
                    break;
                }
            }
        }

        return p < 0.5 ? -x : x;
    }

    // erfc(x) for x ≥ 0.5.
    private static double Tail(double x)
    {
        if (x > 28)
        {
            return 0;
        }

        DoubleDouble square = DoubleDouble.Product(x, x);
        return DoubleDouble.ScaledExp(-square, ScaledTail(x));
    }

    // The tail of the normal distribution from x on.
    private static double NormalTail(double x)
    {
        if (x > 40)
        {
            return 0;
        }

        DoubleDouble square = DoubleDouble.Product(x, x);
        return DoubleDouble.ScaledExp(new DoubleDouble(-0.5 * square.High, -0.5 * square.Low), 0.5 * ScaledTail(x / RootTwo));
    }

    private static double ScaledTail(double x) =>
        x > 1e8 ? 0.5 * TwoOverRootPi / x : Polynomial.At(Scaled, (x - 3) / (x + 3)) / (1 + (2 * x));
}
