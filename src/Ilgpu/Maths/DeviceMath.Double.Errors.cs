namespace Pure.Jit.Ilgpu.CompilerServices;

// The error function and its kin in f64: the series and the polynomial of the CPU's.
public static partial class DeviceMath
{
    private const double TwoOverRootPi = 1.1283791670955126;

    /// <summary>The error function; at most 4 ulp; keeps -0.</summary>
    public static double Erf(double x)
    {
        double a = Abs(x);
        if (!(a >= 1))
        {
            return a < 1e-300 ? x * TwoOverRootPi : x + (x * ErfNear(x * x));
        }

        return CopySign(a > 6 ? 1 : 1 - ErfTail(a), x);
    }

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

    /// <summary>The inverse of erf, which in f64 has no polynomials of Giles'.</summary>
    public static double ErfInvGiles(double x) => ErfInv(x);

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

    // erf(x)/x - 1 in x².
    private static double ErfNear(double s)
    {
        double p = 4.763348040515068e-18;
        p = (p * s) + -9.063970842808673e-17;
        p = (p * s) + 1.6342614095367152e-15;
        p = (p * s) + -2.7835162072109215e-14;
        p = (p * s) + 4.4632242632864775e-13;
        p = (p * s) + -6.7113668551641105e-12;
        p = (p * s) + 9.422759064650411e-11;
        p = (p * s) + -1.2290555301717928e-09;
        p = (p * s) + 1.4807192815879218e-08;
        p = (p * s) + -1.6365844691234924e-07;
        p = (p * s) + 1.6462114365889248e-06;
        p = (p * s) + -1.492565035840625e-05;
        p = (p * s) + 0.00012055332981789664;
        p = (p * s) + -0.0008548327023450853;
        p = (p * s) + 0.005223977625442188;
        p = (p * s) + -0.026866170645131252;
        p = (p * s) + 0.11283791670955126;
        p = (p * s) + -0.37612638903183754;
        p = (p * s) + 0.1283791670955126;
        return p;
    }

    // (1 + 2x)·exp(x²)·erfc(x) in (x - 3)/(x + 3), for all x from 0 on.
    private static double ErfScaled(double t)
    {
        double p = -1.8819366981737564e-10;
        p = (p * t) + -3.4514980381698175e-11;
        p = (p * t) + 2.062632336299226e-09;
        p = (p * t) + 1.2019719766856772e-09;
        p = (p * t) + -1.1734464243875868e-08;
        p = (p * t) + -1.3906145876630694e-08;
        p = (p * t) + 4.695094685270864e-08;
        p = (p * t) + 1.0277997500966496e-07;
        p = (p * t) + -1.4683175509741155e-07;
        p = (p * t) + -6.17561768020005e-07;
        p = (p * t) + 3.6039109267236454e-07;
        p = (p * t) + 3.473024167917826e-06;
        p = (p * t) + -7.331432597879259e-07;
        p = (p * t) + -2.0100843094877157e-05;
        p = (p * t) + 4.949988662277455e-06;
        p = (p * t) + 0.0001250994355712904;
        p = (p * t) + -0.00010515990108730103;
        p = (p * t) + -0.0007798322884823101;
        p = (p * t) + 0.001888690371690763;
        p = (p * t) + 0.0025293918180474668;
        p = (p * t) + -0.023770514919506852;
        p = (p * t) + 0.06830802734384515;
        p = (p * t) + -0.11927366341528023;
        p = (p * t) + 0.12964515870276475;
        p = (p * t) + -0.04756229435345109;
        p = (p * t) + -0.1356211061245812;
        p = (p * t) + 1.2530080582697296;
        return p;
    }
}
