namespace Pure.Jit.Numerics;

/// <summary>The modified Bessel functions of the first kind, times e⁻|x|.</summary>
internal static class Bessel
{
    private const double Far = 8;
    private const int Terms = 36;

    // √x e⁻ˣ I₀(x) and √x e⁻ˣ I₁(x) in 16/x - 1, highest degree first.
    private static readonly double[] FarZero =
    [
        9.36508689281819e-11, 3.629355229718733e-11, -6.633287112547084e-10, -2.8033819978869995e-10, 2.1968921378829006e-09,
        1.1050558794424347e-09, -4.575553424534973e-09, -3.1346276429240787e-09, 6.560138746917057e-09, 7.3359687108161536e-09,
        -5.0381064879032845e-09, -1.3326094405766387e-08, -6.8493381882867694e-09, 7.534355843803342e-09, 2.1566251453104354e-08,
        3.932889375114634e-08, 8.872034383314144e-08, 2.973596046562712e-07, 1.4838476651250266e-06, 1.1143033800708978e-05,
        0.00013621607438984735, 0.0033605519836677504, 0.4021765094450081,
    ];

    private static readonly double[] FarOne =
    [
        -9.752397204138195e-11, -3.365431853180176e-11, 6.917089294193807e-10, 2.6340771095136483e-10, -2.297004161885201e-09,
        -1.0594544160443166e-09, 4.810597405089944e-09, 3.086886736722725e-09, -6.983839624895866e-09, -7.44444147719727e-09,
        5.59337010179061e-09, 1.3958551001385955e-08, 6.8401389977069586e-09, -8.409182040442918e-09, -2.339250374801858e-08,
        -4.313196489977733e-08, -1.000109565963654e-07, -3.4838534380376333e-07, -1.8349102358955385e-06, -1.5038547209501858e-05,
        -0.0002192357638317243, -0.009749577193235635, 0.38939845902587233,
    ];

    /// <summary>e⁻|x| I₀(x).</summary>
    public static double I0e(double x)
    {
        double a = Math.Abs(x);
        if (!(a < Far))
        {
            return double.IsInfinity(a) ? 0 : Polynomial.At(FarZero, (16 / a) - 1) / Math.Sqrt(a);
        }

        // Σ (x²/4)ᵏ/k!², all terms positive, from the last.
        double s = 0.25 * a * a, sum = 1;
        for (int k = Terms; k >= 1; k--)
        {
            sum = (sum * s / (k * k)) + 1;
        }

        return sum * Math.Exp(-a);
    }

    /// <summary>e⁻|x| I₁(x).</summary>
    public static double I1e(double x)
    {
        double a = Math.Abs(x);
        if (!(a < Far))
        {
            double y = double.IsInfinity(a) ? 0 : Polynomial.At(FarOne, (16 / a) - 1) / Math.Sqrt(a);
            return x < 0 ? -y : y;
        }

        double s = 0.25 * a * a, sum = 1;
        for (int k = Terms; k >= 1; k--)
        {
            sum = (sum * s / (k * (k + 1))) + 1;
        }

        return 0.5 * x * sum * Math.Exp(-a);
    }
}
