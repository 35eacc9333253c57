namespace Pure.Jit.Numerics;

/// <summary>
/// An unevaluated sum of two doubles: some 31 digits, for steps that lose many. This file and its neighbours are compiled into the
/// runtime and into the generator, whose interpreter has the same functions; so they use no more of the framework than both have.
/// </summary>
internal readonly struct DoubleDouble(double high, double low)
{
    public static readonly DoubleDouble Pi = new(3.141592653589793, 1.2246467991473532e-16);
    public static readonly DoubleDouble LogPi = new(1.1447298858494002, 1.0265951162707826e-17);
    public static readonly DoubleDouble HalfLogTwoPi = new(0.9189385332046728, -3.8782941580672414e-17);

    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Middle = 1.9082149288430703e-10;
    private const double Ln2Low = 4.275175589747649e-20;

    private static readonly DoubleDouble[] InverseFactorials =
    [
        new(0.5, 0.0),
        new(0.16666666666666666, 9.25185853854297e-18),
        new(0.041666666666666664, 2.3129646346357427e-18),
        new(0.008333333333333333, 1.1564823173178714e-19),
        new(0.001388888888888889, -5.300543954373577e-20),
        new(0.0001984126984126984, 1.7209558293420705e-22),
        new(2.48015873015873e-05, 2.1511947866775882e-23),
        new(2.7557319223985893e-06, -1.858393274046472e-22),
        new(2.755731922398589e-07, 2.3767714622250297e-23),
    ];

    public double High { get; } = high;

    public double Low { get; } = low;

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.High, -x.Low);

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble high = Sum(x.High, y.High);
        DoubleDouble low = Sum(x.Low, y.Low);
        DoubleDouble middle = Ordered(high.High, high.Low + low.High);
        return Ordered(middle.High, middle.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble high = Product(x.High, y.High);
        return Ordered(high.High, high.Low + ((x.High * y.Low) + (x.Low * y.High)));
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        double first = x.High / y.High;
        DoubleDouble rest = x - (y * first);
        double second = rest.High / y.High;
        rest -= y * second;
        return Ordered(first, second) + (rest.High / y.High);
    }

    /// <summary>x + y exactly.</summary>
    public static DoubleDouble Sum(double x, double y)
    {
        double sum = x + y;
        double part = sum - x;
        return new(sum, (x - (sum - part)) + (y - part));
    }

    /// <summary>x · y exactly, where nothing overflows.</summary>
    public static DoubleDouble Product(double x, double y)
    {
        double product = x * y;
#if NET
        return new(product, Math.FusedMultiplyAdd(x, y, -product));
#else
        DoubleDouble a = Halves(x), b = Halves(y);
        return new(product, ((a.High * b.High) - product + (a.High * b.Low) + (a.Low * b.High)) + (a.Low * b.Low));
#endif
    }

    public static DoubleDouble Abs(DoubleDouble x) => x.High < 0 ? -x : x;

    /// <summary>eˣ where neither it nor its low part leaves the range.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        double n = Math.Round(x.High / Ln2High);
        DoubleDouble rest = (x - Product(n, Ln2High)) - Product(n, Ln2Middle) - (n * Ln2Low);

        // eʳ - 1 by its series at r/64, squared six times.
        DoubleDouble r = new(rest.High / 64, rest.Low / 64);
        DoubleDouble sum = InverseFactorials[InverseFactorials.Length - 1];
        for (int i = InverseFactorials.Length - 2; i >= 0; i--)
        {
            sum = (sum * r) + InverseFactorials[i];
        }

        DoubleDouble y = (sum * r * r) + r;
        for (int i = 0; i < 6; i++)
        {
            y = (y * y) + new DoubleDouble(2 * y.High, 2 * y.Low);
        }

        y += 1;
        return new(Scale(y.High, (int)n), Scale(y.Low, (int)n));
    }

    /// <summary>factor · eˣ as a double, with one rounding at the end also where it is subnormal.</summary>
    public static double ScaledExp(DoubleDouble x, double factor)
    {
        if (!(Math.Abs(x.High) < 2000))
        {
            return factor == 0 ? factor : factor * Math.Exp(x.High);
        }

        double n = Math.Round(x.High / Ln2High);
        double r = ((x.High - (n * Ln2High)) - (n * Ln2Middle)) + x.Low;
        return Scale(factor * Math.Exp(r), (int)n);
    }

    /// <summary>ln x, for positive x, by one Newton step.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        double n = x.High < 1e-280 ? 512 : x.High > 1e280 ? -512 : 0;
        x = new(Scale(x.High, (int)n), Scale(x.Low, (int)n));
        double start = Math.Log(x.High);
        DoubleDouble y = (x * Exp(-start)) - 1;
        DoubleDouble log = (DoubleDouble)start + (y - (y * y * 0.5));
        return n == 0 ? log : log - Product(n, Ln2High) - Product(n, Ln2Middle);
    }

    /// <summary>sin πx, from the series of the sine or the cosine of what is left beside a whole or half number.</summary>
    public static DoubleDouble SinPi(double x)
    {
        double whole = Math.Round(x);
        double rest = x - whole;
        DoubleDouble y = Math.Abs(rest) <= 0.25 ? Sine(Pi * rest) : rest > 0 ? Cosine(Pi * (0.5 - rest)) : -Cosine(Pi * (0.5 + rest));
        return Math.IEEERemainder(whole, 2) == 0 ? y : -y;
    }

    /// <summary>cos πx.</summary>
    public static DoubleDouble CosPi(double x)
    {
        double whole = Math.Round(x);
        double rest = Math.Abs(x - whole);
        DoubleDouble y = rest <= 0.25 ? Cosine(Pi * rest) : Sine(Pi * (0.5 - rest));
        return Math.IEEERemainder(whole, 2) == 0 ? y : -y;
    }

    /// <summary>x · 2ⁿ with one rounding, for x that is no further than 2¹⁰⁰ from 1.</summary>
    public static double Scale(double x, int n)
    {
        if (Math.Abs(n) <= 900)
        {
            return x * Power(n);
        }

        // All but the last factor stay among the normal numbers wherever the result is not zero or infinite.
        n = Math.Max(Math.Min(n, 2700), -2700);
        int first = n < 0 ? -900 : 900;
        double y = x * Power(first);
        n -= first;
        return Math.Abs(n) <= 1000 ? y * Power(n) : y * Power(first) * Power(n - first);
    }

    private static double Power(int n) =>
        n < -1022 ? 0 : BitConverter.Int64BitsToDouble((long)(Math.Min(n, 1023) + 1023) << 52);

    private static DoubleDouble Ordered(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }

    private static DoubleDouble Sine(DoubleDouble x)
    {
        DoubleDouble square = x * x, term = x, sum = x;
        for (int k = 2; Math.Abs(term.High) > 1e-32 * Math.Abs(sum.High); k += 2)
        {
            term = -(term * square) / (double)(k * (k + 1));
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble Cosine(DoubleDouble x)
    {
        DoubleDouble square = x * x, term = 1, sum = 1;
        for (int k = 1; Math.Abs(term.High) > 1e-32; k += 2)
        {
            term = -(term * square) / (double)(k * (k + 1));
            sum += term;
        }

        return sum;
    }

#if !NET
    // The upper and the lower 26 bits.
    private static DoubleDouble Halves(double x)
    {
        double t = 134217729.0 * x;
        double high = t - (t - x);
        return new(high, x - high);
    }
#endif
}
