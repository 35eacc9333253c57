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
