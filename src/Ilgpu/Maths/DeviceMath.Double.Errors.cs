namespace Pure.Jit.Ilgpu.CompilerServices;

// The error function and its kin in f64: the series and the polynomial of the CPU's.
public static partial class DeviceMath
{
    private const double TwoOverRootPi = 1.1283791670955126;

    /// <summary>1 - erf(x) without cancellation; at most 8 ulp.</summary>
    public static double Erfc(double x) =>
        double.IsNaN(x) ? x : x < 0.5 ? (x > -1 ? 1 - Erf(x) : 2 - ErfTail(-x)) : ErfTail(x);

    /// <summary>The inverse of erf; at most 8 ulp; ±∞ at ±1, NaN beyond, keeps -0.</summary>
    public static double ErfInv(double x)
    {
        double a = Abs(x);
        if (!(a < 1))
        {
            return a == 1 ? x * double.PositiveInfinity : double.NaN;
        }

        if (!(a >= 1e-150))
        {
            return x / TwoOverRootPi;
        }

        // Winitzki's closed form, good to two digits, then Halley's steps on whichever of erf and erfc is small.
        double complement = 1 - a;
        double log = a < 0.5 ? Log1p(-a * a) : Log(complement * (1 + a));
        double half = 4.330746750799873 + (log / 2);
        double y = a < 1e-5 ? a / TwoOverRootPi : Sqrt(Sqrt((half * half) - (log / 0.147)) - half);
        for (int i = 0; i < 3; i++)
        {
            double slope = TwoOverRootPi * Exp(-y * y);
            double step = a < 0.5 ? (Erf(y) - a) / slope : (complement - Erfc(y)) / slope;
            y -= step / (1 + (y * step));
        }

        return CopySign(y, x);
    }

    // erfc(x) for x from 0.5 on: exp(-x²) from the rounded square and what the rounding dropped.
    private static double ErfTail(double x)
    {
        if (!(x <= 28))
        {
            return 0;
        }

        double square = x * x;
        double scaled = ErfScaled((x - 3) / (x + 3)) / (1 + (2 * x));
        return ExpOfSum(-square, -Rest(x, x, square)) * scaled;
    }
}
