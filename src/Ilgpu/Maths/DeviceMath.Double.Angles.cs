namespace Pure.Jit.Ilgpu.CompilerServices;

// Angles and what is computed from them in f64.
public static partial class DeviceMath
{
    /// <summary>The arc tangent; at most 1 ulp; keeps -0.</summary>
    public static double Atan(double x)
    {
        double a = Abs(x);
        return CopySign(a > 1 ? Complement(1.5707963267948966, 6.123233995736766e-17, AtanOfUnit(1 / a)) : AtanOfUnit(a), x);
    }

    /// <summary>The angle of a point; at most 2 ulp; as C's atan2 at ±0 and ±∞.</summary>
    public static double Atan2(double y, double x)
    {
        double ay = Abs(y), ax = Abs(x);
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        bool isSteep = ay > ax;
        double small = isSteep ? ax : ay, large = isSteep ? ay : ax;
        double t = large == 0 ? 0 : small == double.PositiveInfinity ? 1 : small / large;
        double angle = AtanOfUnit(t);
        angle = isSteep ? Complement(1.5707963267948966, 6.123233995736766e-17, angle) : angle;
        angle = BitConverter.DoubleToInt64Bits(x) < 0 ? Complement(3.141592653589793, 1.2246467991473532e-16, angle) : angle;
        return CopySign(angle, y);
    }

    /// <summary>The arc sine; at most 3 ulp; NaN outside of ±1, keeps -0.</summary>
    public static double Asin(double x)
    {
        double a = Abs(x);
        return CopySign(a == 1 ? 1.5707963267948966 : Atan(a / Sqrt((1 - a) * (1 + a))), x);
    }

    /// <summary>The arc cosine; at most 3 ulp; NaN outside of ±1.</summary>
    public static double Acos(double x) => 2 * Atan(Sqrt((1 - x) / (1 + x)));

    /// <summary>The inverse hyperbolic sine; at most 3 ulp; keeps -0.</summary>
    public static double Asinh(double x)
    {
        double a = Abs(x);
        return CopySign(a > 1e18 ? Log(a) + DoubleLn2 : Log1p(a + (a * a / (1 + Sqrt((a * a) + 1)))), x);
    }

    /// <summary>The inverse hyperbolic cosine; at most 3 ulp; NaN below 1.</summary>
    public static double Acosh(double x)
    {
        double t = x - 1;
        return x > 1e18 ? Log(x) + DoubleLn2 : x >= 1 ? Log1p(t + Sqrt((t + t) + (t * t))) : double.NaN;
    }

    /// <summary>The inverse hyperbolic tangent; at most 3 ulp; ±∞ at ±1, NaN beyond, keeps -0.</summary>
    public static double Atanh(double x)
    {
        double a = Abs(x);
        return CopySign(0.5 * Log1p((a + a) / (1 - a)), x);
    }

    /// <summary>The tangent; at most 2 ulp at any angle; keeps -0.</summary>
    public static double Tan(double x)
    {
        int quadrant = 0;
        double low = 0;
        double r = Turned(x, ref quadrant, ref low);
        double sine = SineNearZero(r, low), cosine = CosineNearZero(r, low);
        double y = (quadrant & 1) == 0 ? sine / cosine : -cosine / sine;
        return x == 0 ? x : y;
    }

    /// <summary>The sine; at most 1 ulp at any angle; NaN at ±∞, keeps -0.</summary>
    public static double Sin(double x) => x == 0 ? x : Wave(x, 0);

    /// <summary>The cosine; at most 1 ulp at any angle; NaN at ±∞.</summary>
    public static double Cos(double x) => Wave(x, 1);

    private static double Wave(double x, int offset)
    {
        int quadrant = 0;
        double low = 0;
        double r = Turned(x, ref quadrant, ref low);
        quadrant += offset;
        double y = (quadrant & 1) == 0 ? SineNearZero(r, low) : CosineNearZero(r, low);
        return (quadrant & 2) == 0 ? y : -y;
    }

    private static double SineNearZero(double r, double low)
    {
        double s = r * r;
        double p = (-7.595208493062375e-13 * s) + 1.6058682964953177e-10;
        p = (p * s) + -2.5052107229484998e-08;
        p = (p * s) + 2.7557319222311783e-06;
        p = (p * s) + -0.00019841269841268955;
        p = (p * s) + 0.008333333333333333;
        p = (p * s) + -0.16666666666666666;
        return r + ((r * s * p) + (low - (0.5 * s * low)));
    }

    private static double CosineNearZero(double r, double low)
    {
        double s = r * r;
        double q = (-1.1382456865840483e-11 * s) + 2.0876143829213935e-09;
        q = (q * s) + -2.755731726001471e-07;
        q = (q * s) + 2.480158729874308e-05;
        q = (q * s) + -0.0013888888888887382;
        q = (q * s) + 0.041666666666666664;
        double half = 0.5 * s;
        double cosine = 1 - half;
        return cosine + (((1 - cosine) - half) + ((s * s * q) - (r * low) - (0.5 * Rest(r, r, s))));
    }

    // atan for t from 0 to 1: from tan π/8 on about π/4.
    private static double AtanOfUnit(double t)
    {
        bool isUpper = t > 0.41421356237309503;
        double u = isUpper ? (t - 1) / (t + 1) : t;
        double s = u * u;
        double p = (-0.013905374533113236 * s) + 0.030622995553735516;
        p = (p * s) + -0.041038875468626876;
        p = (p * s) + 0.04719259188242093;
        p = (p * s) + -0.05258020272656758;
        p = (p * s) + 0.058819230561140225;
        p = (p * s) + -0.06666641869131183;
        p = (p * s) + 0.07692306729194896;
        p = (p * s) + -0.0909090906681608;
        p = (p * s) + 0.11111111110751482;
        p = (p * s) + -0.1428571428571149;
        p = (p * s) + 0.19999999999999993;
        p = (p * s) + -0.3333333333333333;
        double y = u * s * p;
        return isUpper ? 0.7853981633974483 + (u + (y + 3.061616997868383e-17)) : u + y;
    }

    // whole + rest - y
    private static double Complement(double whole, double rest, double y) => whole - (y - rest);
}
