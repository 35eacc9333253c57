using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops;

/// <summary>Functions in double precision that netstandard2.0 lacks; accurate to a few units in the last place.</summary>
internal static class SpecialFunctions
{
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

    // Double precision: centre (w < 6.25), tails and far tails (from w = 16 on).
    private static readonly double[] ErfInvDoubleCentre =
    [
        -3.64441206401782e-21, -1.6850591381820166e-19, 1.28584807152564e-18, 1.1157877678025181e-17, -1.333171662854621e-16,
        2.0972767875968562e-17, 6.637638134358324e-15, -4.054566272975207e-14, -8.151934197605472e-14, 2.6335093153082323e-12,
        -1.2975133253453532e-11, -5.415412054294628e-11, 1.0512122733215323e-09, -4.112633980346984e-09, -2.9070369957882005e-08,
        4.2347877827932404e-07, -1.3654692000834679e-06, -1.3882523362786469e-05, 0.00018673420803405714, -0.000740702534166267,
        -0.006033670871430149, 0.24015818242558962, 1.6536545626831027,
    ];

    private static readonly double[] ErfInvDoubleTail =
    [
        2.2137376921775787e-09, 9.075656193888539e-08, -2.7517406297064545e-07, 1.8239629214389228e-08, 1.5027403968909828e-06,
        -4.013867526981546e-06, 2.9234449089955446e-06, 1.2475304481671779e-05, -4.7318229009055734e-05, 6.828485145957318e-05,
        2.4031110387097894e-05, -0.0003550375203628475, 0.0009532893797373805, -0.0016882755560235047, 0.002491442096107851,
        -0.003751208507569241, 0.005370914553590064, 1.0052589676941592, 3.0838856104922208,
    ];

    private static readonly double[] ErfInvDoubleFar =
    [
        -2.7109920616438573e-11, -2.555641816996525e-10, 1.5076572693500548e-09, -3.789465440126737e-09, 7.61570120807834e-09,
        -1.496002662714924e-08, 2.914795345090108e-08, -6.771199775845234e-08, 2.2900482228026655e-07, -9.9298272942317e-07,
        4.526062597223154e-06, -1.968177810553167e-05, 7.599527703001776e-05, -0.00021503011930044477, -0.00013871931833623122,
        1.0103004648645344, 4.849906401408584,
    ];

    // asinh x = log1p(x + x² / (1 + √(1 + x²))) for x ≥ 0, odd.
    public static double Asinh(double x)
    {
        double a = Math.Abs(x);
        double y = a > 1e150 ? Math.Log(a) + Math.Log(2) : Elementary.Log1p(a + (a * a / (1 + Math.Sqrt(1 + (a * a)))));
        return x < 0 ? -y : x == 0 ? x : y;
    }

    // acosh x = log1p(t + √(2t + t²)), t = x - 1.
    public static double Acosh(double x)
    {
        double t = x - 1;
        return x < 1 ? double.NaN : x > 1e150 ? Math.Log(x) + Math.Log(2) : Elementary.Log1p(t + Math.Sqrt((2 * t) + (t * t)));
    }

    // atanh x = ½ log1p(2x / (1 - x)).
    public static double Atanh(double x) => x == 0 ? x : x < 0 ? -Atanh(-x) : 0.5 * Elementary.Log1p(2 * x / (1 - x));

    public static double Logistic(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>The f64 polynomials, which are the definition for f64.</summary>
    public static double ErfInvDouble(double x)
    {
        if (Math.Abs(x) == 1)
        {
            return x * double.PositiveInfinity;
        }

        double w = -Elementary.Log1p(-(x * x));
        return x * (w < 6.25 ? Polynomial.At(ErfInvDoubleCentre, w - 3.125)
            : w < 16 ? Polynomial.At(ErfInvDoubleTail, Math.Sqrt(w) - 3.25)
            : Polynomial.At(ErfInvDoubleFar, Math.Sqrt(w) - 5));
    }

    /// <summary>The f32 polynomial, which is the definition for f32: up to 6e-6 (relative) away from the true inverse.</summary>
    public static double ErfInvSingle(double x)
    {
        if (Math.Abs(x) == 1)
        {
            return x * double.PositiveInfinity;
        }

        double w = -Elementary.Log1p(-x * x);
        bool isCentre = w < 5;
        double t = isCentre ? w - 2.5 : Math.Sqrt(w) - 3;
        double p = 0;
        foreach (double c in isCentre ? ErfInvCentre : ErfInvTail)
        {
            p = (p * t) + c;
        }

        return p * x;
    }
}
