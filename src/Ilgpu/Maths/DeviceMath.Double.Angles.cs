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
