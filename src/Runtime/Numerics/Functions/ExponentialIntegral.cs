namespace Pure.Jit.Numerics;

/// <summary>The exponential integrals Ei and Eₙ; polynomials interpolated at Chebyshev nodes from values of 50 digits.</summary>
internal static class ExponentialIntegral
{
    // The zero of Ei, in two parts.
    private const double Zero = 0.3725074107813666;
    private const double ZeroLow = 1.3140183414386028e-17;

    // From here on Eₙ₊₁ = (e⁻ˣ - x·Eₙ)/n takes longer than a continued fraction.
    private const double Large = 20;

    // (Ei(x) - ln(x/x₀))/(x - x₀) in x/3 - 1, x to 6; highest degree first, as in all tables.
    private static readonly double[] Near =
    [
        9.231206270641244e-13, 7.383085342518905e-12, 5.129847213573324e-11, 3.7284264006836596e-10, 2.597573227110029e-09,
        1.714739969946709e-08, 1.074113349062698e-07, 6.367638426877605e-07, 3.5604150540240223e-06, 1.8706970235171657e-05,
        9.197223533183093e-05, 0.0004210737592068845, 0.0017851254524644405, 0.0069618361322455295, 0.024780457940573368,
        0.07974156050117809, 0.22925545808420017, 0.5800776053970588, 1.26645768150805, 2.321720096290807,
        3.434770585137441, 3.8535675550242976, 2.986772243435986,
    ];

    // x·e⁻ˣ·Ei(x) in 24/x - 3, 48/x - 3 and 48/x - 1.
    private static readonly double[] ToTwelve =
    [
        2.377756154995638e-13, -9.698992413821288e-13, 1.222937970754574e-12, 1.3976291863503e-12, -1.4481825697834094e-11,
        6.277426880815524e-11, -1.7643635291245466e-10, 2.4955891039295305e-10, 4.986747934621531e-10,
        -4.71692753832984e-09, 1.6906285764889112e-08, -3.059843055254131e-08, -2.9696628823627245e-08,
        4.245476022246754e-07, -1.445219330939662e-06, 1.4333334288246404e-06, 9.196637517742306e-06,
        -4.5551152444879126e-05, 4.205947142451825e-05, 0.00037313842209127704, -0.0011258914511482784,
        -0.003353388660164263, 0.010157308753615061, 0.09097863630348527, 1.181847986987208,
    ];

    private static readonly double[] ToTwentyFour =
    [
        -5.737579638473599e-14, 1.7962385094973531e-13, 1.748205794400374e-13, -2.0814343769484696e-12,
        5.0959326226819935e-12, 1.2591705495071998e-12, -5.1651353722829306e-11, 1.5356525072318752e-10,
        3.416516362229448e-11, -1.576848867339624e-09, 3.672193621729505e-09, 7.112347988567952e-09,
        -4.9632590171860874e-08, 4.036445012325071e-09, 4.922895043635768e-07, -2.254775213734134e-07,
        -5.160182417594365e-06, -5.372759659429673e-06, 3.961169113215127e-05, 0.00026840492461303504, 0.001940304027931494,
        0.02839154997859365, 1.0723449766623854,
    ];

    private static readonly double[] Far =
    [
        -8.960798329411314e-12, -4.872488885503513e-12, 6.526151580048937e-11, 4.55703813983364e-11,
        -2.1232432125248202e-10, -2.0532660401253407e-10, 3.7358731919189614e-10, 5.708564868665852e-10,
        -2.1235907264916246e-10, -9.26312951757878e-10, -6.4947712291842e-10, 1.8747536254603945e-10, 9.211531417841621e-10,
        1.5301907732329963e-09, 2.4984389164841106e-09, 5.071516366399201e-09, 1.3560157887126991e-08,
        4.683859181876685e-08, 2.0531388718794896e-07, 1.14301947785062e-06, 8.211967416840028e-06, 7.863790795871071e-05,
        0.001063768785548797, 0.022753072027361206, 1.0217607036601566,
    ];

    // E₁(x) + ln x in 2x - 1, x to 1.
    private static readonly double[] FirstNear =
    [
        -3.148226793122181e-17, 9.520647842349813e-16, -2.6788983634441467e-14, 7.037073022992722e-13,
        -1.7096700416170602e-11, 3.81721142735296e-10, -7.774613579610616e-09, 1.4319708612461152e-07,
        -2.360822887057092e-06, 3.442312599116851e-05, -0.00043790563907270593, 0.0047958926556568955, -0.04510200521552493,
        0.3934693402873666, -0.1333735857837845,
    ];

    // x·eˣ·E₁(x) in 4/x - 3, 6/x - 2 and 12/x - 1.
    private static readonly double[] FirstToTwo =
    [
        2.2725944386288142e-14, -8.88524121217257e-14, 2.3050969544996e-13, -9.212460537304556e-13, 3.98231082681662e-12,
        -1.6164053068438367e-11, 6.595146314305512e-11, -2.7365815364485576e-10, 1.1503517430417778e-09,
        -4.904325379309351e-09, 2.1252390108750295e-08, -9.383851740497702e-08, 4.2349275875370526e-07,
        -1.9613976261952636e-06, 9.373857856792258e-06, -4.658463958462311e-05, 0.0002434886680737085,
        -0.0013629599822421409, 0.008436135835133293, -0.0617433306734975, 0.6508128537230682,
    ];

    private static readonly double[] FirstToSix =
    [
        2.714978127170418e-13, -7.829534322565152e-13, 7.159157633305641e-13, -2.180409658961205e-12,
        1.0612794823536144e-11, -3.213803883614107e-11, 9.296418791138838e-11, -2.9009952888302264e-10,
        9.237192825767641e-10, -2.9719076877803292e-09, 9.734267029326078e-09, -3.255274737184296e-08,
        1.1141014692131055e-07, -3.9153489687926285e-07, 1.4190140826874366e-06, -5.333163808883946e-06,
        2.0940778118064945e-05, -8.679605212120114e-05, 0.00038554215690736585, -0.0018792726808441642, 0.01047225970212203,
        -0.07250244153191097, 0.7862512207659554,
    ];

    private static readonly double[] FirstFar =
    [
        2.8842240330389543e-12, -5.365588026317586e-12, -9.370340056578167e-12, 1.6977419221112285e-11,
        2.7384745263615455e-11, -5.1488042324750516e-11, -4.367897784227575e-12, 3.670508123985572e-13,
        1.3398198632799873e-10, -2.907178035135693e-10, 5.565283702139053e-10, -1.3141415578493861e-09,
        3.2331663231117592e-09, -8.029343530035294e-09, 2.058248331871929e-08, -5.477593188690452e-08,
        1.5183997418194988e-07, -4.408153627369242e-07, 1.3496517228585744e-06, -4.3965707322338706e-06,
        1.5415742431864238e-05, -5.91029275554124e-05, 0.00025337457582585315, -0.0012563378636450215,
        0.0076189737019844266, -0.06287676967139998, 0.9279135976670307,
    ];

    /// <summary>Ei(x): -∞ at 0; for negative x it is -E₁(-x).</summary>
    public static double Ei(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x < 0 ? -First(-x) : x;
        }

        if (x <= 6)
        {
            // The difference is exact near the zero, and its logarithm as exact as that.
            double distance = x - Zero - ZeroLow;
            double logarithm = Math.Abs(distance) < 0.125 ? Elementary.Log1p(distance / Zero) : Math.Log(x / Zero);
            return logarithm + (distance * Polynomial.At(Near, (x / 3) - 1));
        }

        double scaled = x <= 12 ? Polynomial.At(ToTwelve, (24 / x) - 3)
            : x <= 24 ? Polynomial.At(ToTwentyFour, (48 / x) - 3)
            : Polynomial.At(Far, (48 / x) - 1);

        // eˣ overflows before Ei does.
        return x <= 700 ? Math.Exp(x) * (scaled / x) : Math.Exp(x / 2) * (Math.Exp(x / 2) / x * scaled);
    }

    /// <summary>Eₙ(x) for whole n, also negative: ∞ at 0 for n below 2; NaN for negative x.</summary>
    public static double En(double n, double x)
    {
        if (!(x >= 0) || Math.Floor(n) != n)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return n > 1 ? 1 / (n - 1) : double.PositiveInfinity;
        }

        if (double.IsInfinity(x) || double.IsInfinity(n))
        {
            return n < 0 && double.IsInfinity(n) ? double.PositiveInfinity : 0;
        }

        double exponential = Math.Exp(-x);
        if (n <= 0)
        {
            double value = exponential / x;
            for (double k = -1; k >= n && !double.IsInfinity(value); k--)
            {
                value = (exponential - (k * value)) / x;
            }

            return value;
        }

        if (n == 1)
        {
            return First(x);
        }

        if (x <= 1 && n <= Large)
        {
            double value = First(x);
            for (double k = 1; k < n; k++)
            {
                value = (exponential - (x * value)) / k;
            }

            return value;
        }

        // e⁻ˣ/(x + n - 1·n/(x + n + 2 - 2(n + 1)/(x + n + 4 - …))), from the last: rounding errors shrink on the way.
        int terms = 20 + (int)(160 / (x + (n / 4)));
        double sum = x + n + (2 * terms);
        for (int k = terms; k >= 1; k--)
        {
            sum = x + n + (2 * (k - 1)) - (k * (n + k - 1) / sum);
        }

        return exponential / sum;
    }

    private static double First(double x)
    {
        if (x <= 1)
        {
            return x == 0 ? double.PositiveInfinity : Polynomial.At(FirstNear, (2 * x) - 1) - Math.Log(x);
        }

        double scaled = x <= 2 ? Polynomial.At(FirstToTwo, (4 / x) - 3)
            : x <= 6 ? Polynomial.At(FirstToSix, (6 / x) - 2)
            : Polynomial.At(FirstFar, (12 / x) - 1);
        return Math.Exp(-x) * (scaled / x);
    }
}
