namespace Pure.Jit.Numerics;

/// <summary>log |Γ| and its derivatives.</summary>
internal static class Gamma
{
    // Stirling's series starts here; what is smaller is moved up by the recurrence.
    private const double Far = 24;

    // ψ's positive zero is 1.46163214496836234126…
    private const double ZeroHigh = 1.4616321449683622;
    private const double ZeroLow = 9.549995429965697e-17;

    // Bernoulli's B₂ₖ/(2k (2k - 1)).
    private static readonly DoubleDouble[] Stirling =
    [
        new(0.08333333333333333, 4.625929269271485e-18),
        new(-0.002777777777777778, 1.0601087908747154e-19),
        new(0.0007936507936507937, 6.883823317368282e-22),
        new(-0.0005952380952380953, 5.36938218754726e-20),
        new(0.0008417508417508417, 3.6870174889237694e-20),
        new(-0.0019175269175269176, 1.0675702776872475e-19),
        new(0.00641025641025641, 2.2240044563805217e-19),
        new(-0.029550653594771242, 4.861760957508855e-19),
        new(0.17964437236883057, -6.401600482710946e-19),
        new(-1.3924322169059011, 1.5837056989230303e-17),
        new(13.402864044168393, -6.154114101993966e-16),
        new(-156.84828462600203, 9.391823141715389e-15),
        new(2193.1033333333335, -1.3339255626002948e-13),
    ];

    // B₂ₖ/2k.
    private static readonly DoubleDouble[] StirlingSlope =
    [
        new(0.08333333333333333, 4.625929269271485e-18),
        new(-0.008333333333333333, -1.1564823173178714e-19),
        new(0.003968253968253968, 2.20282346155785e-19),
        new(-0.004166666666666667, -5.782411586589357e-20),
        new(0.007575757575757576, -2.1026951223961299e-19),
        new(-0.021092796092796094, 1.3911677399530732e-18),
        new(0.08333333333333333, 4.625929269271485e-18),
        new(-0.4432598039215686, -2.0462934179365632e-17),
        new(3.0539543302701198, -1.0882720820608607e-17),
        new(-26.456212121212122, 7.449932926454383e-16),
        new(281.46014492753625, -1.647635329298783e-14),
        new(-3607.5105463980462, -1.5347029033579816e-13),
        new(54827.583333333336, -2.4253192047278085e-12),
        new(-974936.8238505747, -4.2284185858978625e-11),
    ];

    // log Γ(1 + z)/z and log Γ(2 + z)/z, highest degree first.
    private static readonly double[] AroundOne =
    [
        0.03333333336437758, -0.034482758684919304, 0.035714285847333355, -0.037037037312989324, 0.03846153903467518,
        -0.04000000119214014, 0.04166666915034121, -0.04347826605304026, 0.04545455629320467, -0.047619070330142226,
        0.05000004769810169, -0.05263167937961666, 0.055555767627403614, -0.058823978658684585, 0.06250095514121304,
        -0.06666870588242046, 0.07143294629536133, -0.0769325164113522, 0.083353840546109, -0.09095401714582904, 0.1000994575127818,
        -0.11133426586956469, 0.12550966952474304, -0.1440498967688461, 0.1695571769974082, -0.20738555102867398, 0.27058080842778454,
        -0.40068563438653143, 0.8224670334241132, -0.5772156649015329,
    ];

    private static readonly double[] AroundTwo =
    [
        3.1044247747322276e-11, -6.4229645638381e-11, 1.330476437424449e-10, -2.7595228851242334e-10, 5.731367241678862e-10,
        -1.1921401405860912e-09, 2.4836745438024785e-09, -5.183475041970047e-09, 1.0838659214896955e-08, -2.2711094608943164e-08,
        4.7698101693639804e-08, -1.0043224823968099e-07, 2.1207184805554665e-07, -4.492469198764566e-07, 9.55141213040742e-07,
        -2.039215753801366e-06, 4.374866789907488e-06, -9.439488275268397e-06, 2.050721277567069e-05, -4.492623673813314e-05,
        9.945751278180853e-05, -0.00022315475845357939, 0.0005096695247430425, -0.001192753911703261, 0.0028905103307415234,
        -0.007385551028673986, 0.020580808427784546, -0.0673523010531981, 0.3224670334241132, 0.42278433509846713,
    ];

    // ψ(zero + h)/h.
    private static readonly double[] AroundZero =
    [
        -7.762817668462094e-06, 1.134638458466385e-05, -1.6584242271854135e-05, 2.424006611860132e-05, -3.5430070947659604e-05,
        5.178575795222081e-05, -7.569179582195066e-05, 0.0001106337276874741, -0.00016170622091974803, 0.00023635601564027053,
        -0.0003454680251063077, 0.000504953265834602, -0.0007380709389960052, 0.0010788252019162967, -0.0015769367714301972,
        0.002305126326734928, -0.003369801655439328, 0.004926781395729853, -0.007204534386356869, 0.010538791616612175,
        -0.01542476590494896, 0.022597648232218104, -0.03316112647484736, 0.04880428816414311, -0.07219956125645471,
        0.10782405069126237, -0.16394270544240652, 0.258499760955651, -0.4427631689835921, 0.9676722454476212,
    ];

    /// <summary>log |Γ(x)|; ∞ at the poles 0, -1, … and at ±∞.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x) || (x <= 0 && Math.Floor(x) == x))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (Math.Abs(x) < 1e-20)
        {
            return -Math.Log(Math.Abs(x));
        }

        if (Math.Abs(x - 1) < 0.25)
        {
            return (x - 1) * Polynomial.At(AroundOne, x - 1);
        }

        if (Math.Abs(x - 2) < 0.5)
        {
            return (x - 2) * Polynomial.At(AroundTwo, x - 2);
        }

        return x > 1e17 ? x * (Math.Log(x) - 1) : Round(x > 0 ? LogOfPositive(x) : LogOfNegative(x));
    }

    /// <summary>log |Γ(x)| to single precision.</summary>
    public static float Log(float single)
    {
        double x = single;
        if (Math.Abs(x) < 1e-10 || (x <= 0 && Math.Floor(x) == x) || !(x < 1e15) || Math.Abs(x - 1) < 0.25 || Math.Abs(x - 2) < 0.5)
        {
            return (float)Log(x);
        }

        if (x < 0)
        {
            return (float)(Math.Log(Math.PI / Math.Abs(SinPi(x))) - Stir(1 - x));
        }

        return (float)Stir(x);

        static double Stir(double x)
        {
            double product = 1;
            for (; x < 8; x++)
            {
                product *= x;
            }

            double square = 1 / (x * x);
            double tail = 0;
            for (int k = 5; k >= 0; k--)
            {
                tail = (tail * square) + Stirling[k].High;
            }

            return ((x - 0.5) * Math.Log(x)) - x + DoubleDouble.HalfLogTwoPi.High + (tail / x) - (product == 1 ? 0 : Math.Log(product));
        }
    }

    /// <summary>log Γ(x) for x &gt; 0, with all digits of both doubles.</summary>
    public static DoubleDouble LogOfPositive(DoubleDouble x)
    {
        DoubleDouble product = 1;
        bool isMoved = x.High < Far;
        for (; x.High < Far; x += 1)
        {
            product *= x;
        }

        DoubleDouble inverse = (DoubleDouble)1 / x, square = inverse * inverse;
        DoubleDouble tail = 0;
        for (int k = x.High > 1e6 ? 3 : Stirling.Length - 1; k >= 0; k--)
        {
            tail = (tail * square) + Stirling[k];
        }

        DoubleDouble log = ((x - 0.5) * DoubleDouble.Log(x)) - x + DoubleDouble.HalfLogTwoPi + (tail * inverse);
        return isMoved ? log - DoubleDouble.Log(product) : log;
    }

    /// <summary>The derivative of log Γ; NaN at the poles and at -∞.</summary>
    public static double Digamma(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x) || (x <= 0 && Math.Floor(x) == x))
        {
            return double.IsPositiveInfinity(x) ? x : double.NaN;
        }

        double fromZero = (x - ZeroHigh) - ZeroLow;
        if (Math.Abs(fromZero) < 0.4)
        {
            return fromZero * Polynomial.At(AroundZero, fromZero);
        }

        if (Math.Abs(x) < 1e-20 || x > 1e17)
        {
            return x < 1 ? -1 / x : Math.Log(x);
        }

        // ψ(1 - x) - π/tan πx
        return Round(x > 0
            ? DigammaOfPositive(x)
            : DigammaOfPositive(DoubleDouble.Sum(1, -x)) - (DoubleDouble.Pi * DoubleDouble.CosPi(x) / DoubleDouble.SinPi(x)));
    }

    /// <summary>The derivative of log Γ to single precision.</summary>
    public static float Digamma(float single)
    {
        double x = single;
        if (!(x > -1e6) || Math.Abs(x) < 1e-10 || x > 1e15 || Math.Abs(x - ZeroHigh) < 0.4 || (x < 0 && Math.Floor(x) == x))
        {
            return (float)Digamma(x);
        }

        double y = 0;
        if (x < 0)
        {
            double rest = x - Math.Round(x);
            y = -Math.PI / Math.Tan(Math.PI * rest);
            x = 1 - x;
        }

        for (; x < 8; x++)
        {
            y -= 1 / x;
        }

        double square = 1 / (x * x);
        double tail = 0;
        for (int k = 6; k >= 0; k--)
        {
            tail = (tail + StirlingSlope[k].High) * square;
        }

        return (float)(y + Math.Log(x) - (0.5 / x) - tail);
    }

    /// <summary>
    /// Hurwitz' ζ(s, q) = Σ (q + k)⁻ˢ over k from 0, by Euler and Maclaurin; ∞ at s = 1 and at the poles in q, NaN for s below 1 and for
    /// negative q with broken s and for q = ∞, as in JAX.
    /// </summary>
    public static double Zeta(double s, double q)
    {
        if (!(s > 1) || double.IsNaN(q))
        {
            return s == 1 ? double.PositiveInfinity : double.NaN;
        }

        if (q <= 0 && (Math.Floor(q) == q || Math.Floor(s) != s))
        {
            return Math.Floor(q) == q ? double.PositiveInfinity : double.NaN;
        }

        if (double.IsInfinity(q) || double.IsInfinity(s))
        {
            // As in JAX, where the recurrence meets ∞ - ∞.
            return double.IsInfinity(q) ? double.NaN : q > 1 ? 0 : q == 1 ? 1 : double.PositiveInfinity;
        }

        double sum = 0;
        double a = q;
        for (int i = 0; i < 10 || a <= 10; i++, a++)
        {
            double term = Math.Pow(a, -s);
            sum += term;
            if (a > 1 && term < 1e-17 * Math.Abs(sum))
            {
                return sum;
            }
        }

        // The integral from a on, half of the first term, and Bernoulli's terms B₂ₖ/(2k)! s (s + 1) … a^(1 - s - 2k).
        double power = Math.Pow(a, -s);
        double tail = (power * a / (s - 1)) + (0.5 * power);
        double factor = s * power / a;
        for (int k = 0; k < 12; k++)
        {
            // B₂ₖ/(2k)! from B₂ₖ/2k, whose (2k - 1)! the factor takes along.
            double term = factor * StirlingSlope[k].High;
            tail += term;
            if (Math.Abs(term) < 1e-17 * Math.Abs(tail))
            {
                break;
            }

            double n = (2 * k) + 2;
            factor *= (s + n - 1) * (s + n) / (n * (n + 1)) / (a * a);
        }

        return sum + tail;
    }

    /// <summary>The n-th derivative of ψ for whole n from 0, (-1)ⁿ⁺¹ n! ζ(n + 1, x); NaN for other n.</summary>
    public static double Polygamma(double n, double x)
    {
        if (n == 0)
        {
            return Digamma(x);
        }

        if (!(n > 0) || Math.Floor(n) != n)
        {
            return double.NaN;
        }

        double factorial = 1;
        for (double k = 2; k <= n && k < 171; k++)
        {
            factorial *= k;
        }

        double zeta = Zeta(n + 1, x);
        double y = n < 171 ? factorial * zeta : zeta == 0 ? 0 : Math.Exp(Log(n + 1) + Math.Log(Math.Abs(zeta))) * (zeta < 0 ? -1 : 1);
        return Math.IEEERemainder(n, 2) == 0 ? -y : y;
    }

    /// <summary>log of the beta function Γ(a) Γ(b)/Γ(a + b) for positive a and b; ∞ where one is 0, NaN where one is negative.</summary>
    public static double LogBeta(double a, double b)
    {
        double small = Math.Min(a, b), large = Math.Max(a, b);
        if (!(small > 0) || double.IsInfinity(large))
        {
            return small == 0 ? double.PositiveInfinity : small > 0 ? double.NegativeInfinity : double.NaN;
        }

        if (small < 1e-20)
        {
            // Γ(small) is 1/small, the others cancel or, where both are small, give 1/(a + b).
            return large < 1e-10 ? Math.Log((1 / small) + (1 / large)) : -Math.Log(small);
        }

        return Round(LogBetaFull(small, large));
    }

    /// <summary>log B(a, b) with all digits, for a ≤ b of moderate size.</summary>
    public static DoubleDouble LogBetaFull(DoubleDouble a, DoubleDouble b)
    {
        if (b.High > 1e17)
        {
            // log Γ(b)/Γ(a + b) is -a log b but for what no digit shows, unless a is large too.
            return a.High < 1e3 ? LogOfPositive(a) - (a * DoubleDouble.Log(b)) : Ratio(a, b);
        }

        return LogOfPositive(a) + LogOfPositive(b) - LogOfPositive(a + b);
    }

    // For large arguments Stirling's formula, with (a + b) log (a + b) written so that nothing overflows.
    private static DoubleDouble Ratio(DoubleDouble a, DoubleDouble b)
    {
        double c = a.High / b.High;
        double log1p = c < 1e-5 ? c * (1 - (c / 2) + (c * c / 3)) : Math.Log(1 + c);
        return ((a - 0.5) * (Math.Log(c) - log1p)) - (b * log1p) - (0.5 * Math.Log(b.High)) + DoubleDouble.HalfLogTwoPi;
    }

    // log π - log |sin πx| - log Γ(1 - x)
    private static DoubleDouble LogOfNegative(double x) =>
        DoubleDouble.LogPi - DoubleDouble.Log(DoubleDouble.Abs(DoubleDouble.SinPi(x))) - LogOfPositive(DoubleDouble.Sum(1, -x));

    private static DoubleDouble DigammaOfPositive(DoubleDouble x)
    {
        DoubleDouble y = 0;
        for (; x.High < Far; x += 1)
        {
            y -= (DoubleDouble)1 / x;
        }

        DoubleDouble inverse = (DoubleDouble)1 / x, square = inverse * inverse;
        DoubleDouble tail = 0;
        for (int k = x.High > 1e6 ? 3 : StirlingSlope.Length - 1; k >= 0; k--)
        {
            tail = (tail + StirlingSlope[k]) * square;
        }

        return y + DoubleDouble.Log(x) - (inverse * 0.5) - tail;
    }

    private static double SinPi(double x)
    {
        double rest = x - Math.Round(x);
        return Math.Sin(Math.PI * rest);
    }

    private static double Round(DoubleDouble x) => x.High + x.Low;
}
