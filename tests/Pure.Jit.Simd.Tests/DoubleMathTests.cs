using System.Globalization;
using System.Runtime.Intrinsics;
using Pure.Jit.CompilerServices;
using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>What f64 has of its own beside exp, log, sin and cos: the same bits in every width, accuracy, and special values.</summary>
public sealed class DoubleMathTests
{
    private static readonly double[] Specials =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        2.2250738585072014e-308, 1e-310, 1e-17, -1e-17, 0.5, -0.5, 2, 3, -2, -3, 0.25, 1e300, 9007199254740993, -9007199254740991, 709.8, -745.2, 4, 6.5,
    ];

    [Fact]
    public void Logarithms_of_one_more_are_within_a_unit()
    {
        foreach (double x in Numbers(1, -0.99, 50).Concat(Numbers(2, -1e-3, 1e-3)).Concat(Numbers(3, 0, 1e-12)))
        {
            Check(x, VectorMath512.Log1p(Vector512.Create(x))[1], VectorMath256.Log1p(Vector256.Create(x))[1], VectorMathScalar.Log1p(x), LogOfOneMore(x), 1);
        }

        AtSpecials(VectorMathScalar.Log1p, LogOfOneMore);
    }

    [Fact]
    public void The_error_function_is_within_two_units()
    {
        // That of the special functions adds up the same series in another way.
        foreach (double x in Numbers(1, -7, 7).Concat(Numbers(2, -1e-3, 1e-3)))
        {
            double exact = Math.Abs(x) < 0.5 ? ExactMath.Erf(x) : Math.CopySign(1 - Scalars.Erfc(Math.Abs(x)), x);
            Check(x, VectorMath512.Erf(Vector512.Create(x))[1], VectorMath256.Erf(Vector256.Create(x))[1], VectorMathScalar.Erf(x), exact, Math.Abs(x) < 0.5 ? 6 : 2);
        }

        AtSpecials(VectorMathScalar.Erf, static x => double.IsNaN(x) ? x : Math.Abs(x) >= 6 ? Math.Sign(x) : x == 0 ? x : Math.Abs(x) < 1e-6 ? x * 1.1283791670955126 : ExactMath.Erf(x), 4);
    }

    // The inverse of erf at √s, times x/√s, with s the square of x rounded, in 60 digits: what the formula gives but for its own rounding.
    private static readonly (double X, double Exact)[] Inverses =
    [
        (2e-323, 2e-323), (1e-300, 8.86226925452758e-301), (1e-17, 8.86226925452758e-18), (3.3e-09, 2.924548853994102e-09),
        (0.47615826222934565, 0.4507343924688411), (0.6302190543188851, 0.634192590014755), (0.40396096956847294, 0.3748409444384029),
        (0.9200240126763269, 1.2380205238342832), (0.01685162040226995, 0.014935470206854918), (0.9876105507362524, 1.7683703166299825),
        (0.7041144439033412, 0.739136853672951), (0.8039949881475503, 0.914301431675341), (0.8031057995895188, 0.912486477661668),
        (0.20136711521936546, 0.18039482301582999), (0.9983593595361069, 2.2263844895687748), (0.998690591877697, 2.272577394585016),
        (0.9996966123956529, 2.554345593829038), (0.9982759504865162, 2.2161158586090304), (0.9991143277515133, 2.350798774209406),
        (0.998554635687478, 2.2524428844559843), (0.9998235048383337, 2.6519910675856644), (0.998637865089517, 2.264549547048216),
        (0.9999994656734708, 3.5451208547288324), (0.9999993617163468, 3.52086740382546), (0.9999998945873485, 3.759783689301552),
        (0.9999999954279974, 4.145091980746641), (0.9999999941111891, 4.1152801918013004), (0.99999999978075, 4.488157615211294),
        (0.9999999999803263, 4.743572372924743), (0.9999999999918505, 4.833707471548818), (0.9999999999992303, 5.067440018183421),
        (0.9999999999999603, 5.3470161267112335), (0.9999999999999979, 5.6107061192359255), (0.9999999999999992, 5.6976851427531745),
        (0.998069, 2.1924867195505007), (0.99806958, 2.192549624605053), (0.999999943735, 3.839789387579476),
        (0.999999943732, 3.8397826594905404), (0.9999999850988388, 4.004131885114475), (0.9999999990686774, 4.328028275748484),
        (0.9999999999999998, 5.805018683193453), (0.9999999999999999, 5.8635847487551676),
    ];

    [Fact]
    public void Giles_inverse_is_that_of_the_rounded_square_within_four_units()
    {
        foreach ((double x, double exact) in Inverses)
        {
            Check(x, VectorMath512.ErfInvGiles(Vector512.Create(x))[1], VectorMath256.ErfInvGiles(Vector256.Create(x))[1], VectorMathScalar.ErfInvGiles(x), exact, 4);
            Assert.Equal(-VectorMathScalar.ErfInvGiles(x), VectorMathScalar.ErfInvGiles(-x));
        }
    }

    [Fact]
    public void Giles_inverse_is_the_inverse()
    {
        foreach (double x in Numbers(1, -0.9, 0.9).Concat(Numbers(2, -1e-9, 1e-9)))
        {
            Check(x, VectorMath512.ErfInvGiles(Vector512.Create(x))[1], VectorMath256.ErfInvGiles(Vector256.Create(x))[1], VectorMathScalar.ErfInvGiles(x), Scalars.ErfInv(x), 8);
        }

        // Toward the ends the square that it is a function of has lost digits, JAX's too.
        foreach (double x in Numbers(3, 0.9, 1 - 1e-6))
        {
            double y = VectorMathScalar.ErfInvGiles(x);
            Assert.Equal(Scalars.ErfInv(x), y, 1e-9);
            Assert.Equal(-y, VectorMath512.ErfInvGiles(Vector512.Create(-x))[3]);
        }

        double[] ends = [-0.0, 0, 1, -1, 1.5, double.NaN, double.NegativeInfinity];
        double[] wanted = [-0.0, 0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.NaN, double.NaN];
        Assert.Equal(wanted, ends.Select(VectorMathScalar.ErfInvGiles));
        Assert.True(double.IsNegative(VectorMathScalar.ErfInvGiles(-0.0)));

        // A vector with all three kinds in it.
        Vector512<double> mixed = VectorMath512.ErfInvGiles(Vector512.Create(0.1, 0.9999, 1 - 1e-9, 1, -1, double.NaN, -0.0, 0.5));
        Assert.Equal(VectorMathScalar.ErfInvGiles(0.1), mixed[0]);
        Assert.Equal(VectorMathScalar.ErfInvGiles(0.9999), mixed[1]);
        Assert.Equal(VectorMathScalar.ErfInvGiles(1 - 1e-9), mixed[2]);
        Assert.Equal(VectorMathScalar.ErfInvGiles(0.5), mixed[7]);
    }

    [Fact]
    public void Tangents_are_within_two_units()
    {
        foreach (double x in Numbers(1, -4, 4).Concat(Numbers(2, -99_000, 99_000)).Concat(Numbers(3, -1e9, 1e9)))
        {
            Check(x, VectorMath512.Tan(Vector512.Create(x))[1], VectorMath256.Tan(Vector256.Create(x))[1], VectorMathScalar.Tan(x), Math.Tan(x), 2);
        }

        AtSpecials(VectorMathScalar.Tan, Math.Tan, 2);
    }

    [Fact]
    public void Powers_are_within_two_units_of_the_frameworks()
    {
        double[] x = [.. Numbers(1, 0.01, 20), .. Numbers(2, 1e-300, 1e300), .. Numbers(3, 0.999, 1.001)];
        double[] y = [.. Numbers(4, -30, 30), .. Numbers(5, -2, 2), .. Numbers(6, -1e5, 1e5)];
        for (int i = 0; i < x.Length; i++)
        {
            Check(
                x[i], VectorMath512.Pow(Vector512.Create(x[i]), Vector512.Create(y[i]))[1], VectorMath256.Pow(Vector256.Create(x[i]), Vector256.Create(y[i]))[1],
                VectorMathScalar.Pow(x[i], y[i]), Math.Pow(x[i], y[i]), 2);
        }

        foreach (double a in Specials)
        {
            foreach (double b in Specials)
            {
                double exact = Math.Pow(a, b);
                Check(a, VectorMath512.Pow(Vector512.Create(a), Vector512.Create(b))[1], VectorMath256.Pow(Vector256.Create(a), Vector256.Create(b))[1], VectorMathScalar.Pow(a, b), exact, 2, b);
            }
        }
    }

    // 2·artanh(x/(2 + x)) where the logarithm would lose digits.
    private static double LogOfOneMore(double x) => Math.Abs(x) <= 0.25 ? ExactLog1p(x) : Math.Log(1 + x) + Dropped(x);

    private static double Dropped(double x) => !double.IsFinite(x) || x <= -1 ? 0 : (Math.Abs(x) > 1 ? 1 - ((1 + x) - x) : x - ((1 + x) - 1)) / (1 + x);

    private static double ExactLog1p(double x)
    {
        // In decimals, of 28 digits, near zero; further down the series of two terms is exact.
        if (Math.Abs(x) < 1e-9)
        {
            return x == 0 ? x : x - (x * x * 0.5);
        }

        // A cast from or to a double keeps 15 digits, one of a long all.
        double scaled = x * (1L << 60);
        decimal exact = ((decimal)(long)scaled + (decimal)(scaled - (long)scaled)) / (1L << 60);
        decimal s = exact / (2 + exact), sum = 0, power = s;
        for (int i = 1; i < 40; i += 2)
        {
            sum += power / i;
            power *= s * s;
        }

        return double.Parse((2 * sum).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static void AtSpecials(Func<double, double> function, Func<double, double> exact, double units = 1)
    {
        foreach (double x in Specials)
        {
            Check(x, function(x), function(x), function(x), exact(x), units);
        }
    }

    private static void Check(double x, double in512, double in256, double scalar, double exact, double units, double y = 0)
    {
        Assert.True(in512.Equals(in256) && in512.Equals(scalar), FormattableString.Invariant($"{x:R}, {y:R}: {in512:R}, {in256:R} and {scalar:R}"));
        bool isRight = exact.Equals(scalar)
            ? exact != 0 || double.IsNegative(exact) == double.IsNegative(scalar)
            : Math.Abs(exact - scalar) <= units * (Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact));
        Assert.True(isRight, FormattableString.Invariant($"{x:R}, {y:R}: {scalar:R} instead of {exact:R}"));
    }

    private static IEnumerable<double> Numbers(int seed, double from, double to)
    {
        Random random = new(seed);
        return Enumerable.Range(0, 5000).Select(_ => from + ((to - from) * random.NextDouble())).ToArray();
    }
}
