using System.Runtime.Intrinsics;
using Xunit;
using Xunit.Abstractions;

namespace Pure.Jit.Simd.Tests;

/// <summary>Accuracy on dense grids of bit patterns, special values, and the same bits in every width.</summary>
public sealed unsafe class VectorMathTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Functions.Keys];

    private static readonly Dictionary<string, Function> Functions = new()
    {
        ["exp"] = new(&VectorMath512.Exp, &VectorMath256.Exp, &VectorMath128.Exp, &VectorMathScalar.Exp, Math.Exp, 1.5),
        ["exp2"] = new(&VectorMath512.Exp2, &VectorMath256.Exp2, &VectorMath128.Exp2, &VectorMathScalar.Exp2, static x => Math.Pow(2, x), 1.5),
        ["expm1"] = new(&VectorMath512.Expm1, &VectorMath256.Expm1, &VectorMath128.Expm1, &VectorMathScalar.Expm1, ExactMath.Expm1, 2),
        ["log"] = new(&VectorMath512.Log, &VectorMath256.Log, &VectorMath128.Log, &VectorMathScalar.Log, Math.Log, 1.5),
        ["log2"] = new(&VectorMath512.Log2, &VectorMath256.Log2, &VectorMath128.Log2, &VectorMathScalar.Log2, Math.Log2, 2),
        ["log1p"] = new(&VectorMath512.Log1p, &VectorMath256.Log1p, &VectorMath128.Log1p, &VectorMathScalar.Log1p, ExactMath.Log1p, 2),
        ["tanh"] = new(&VectorMath512.Tanh, &VectorMath256.Tanh, &VectorMath128.Tanh, &VectorMathScalar.Tanh, Math.Tanh, 3),
        ["logistic"] = new(&VectorMath512.Logistic, &VectorMath256.Logistic, &VectorMath128.Logistic, &VectorMathScalar.Logistic, static x => 1 / (1 + Math.Exp(-x)), 3),
        ["gelu_tanh"] = new(&VectorMath512.GeluTanh, &VectorMath256.GeluTanh, &VectorMath128.GeluTanh, &VectorMathScalar.GeluTanh, ExactMath.GeluTanh, 2.5),
        ["erf"] = new(&VectorMath512.Erf, &VectorMath256.Erf, &VectorMath128.Erf, &VectorMathScalar.Erf, ExactMath.Erf, 2),
        ["erfc"] = new(&VectorMath512.Erfc, &VectorMath256.Erfc, &VectorMath128.Erfc, &VectorMathScalar.Erfc, ExactMath.Erfc, 6),
        ["erf_inv"] = new(&VectorMath512.ErfInv, &VectorMath256.ErfInv, &VectorMath128.ErfInv, &VectorMathScalar.ErfInv, ExactMath.ErfInv, 4),
        ["erf_inv_giles"] = new(&VectorMath512.ErfInvGiles, &VectorMath256.ErfInvGiles, &VectorMath128.ErfInvGiles, &VectorMathScalar.ErfInvGiles, ExactMath.ErfInvGiles, 12),
        ["log10"] = new(&VectorMath512.Log10, &VectorMath256.Log10, &VectorMath128.Log10, &VectorMathScalar.Log10, Math.Log10, 2),
        ["sin"] = new(&VectorMath512.Sin, &VectorMath256.Sin, &VectorMath128.Sin, &VectorMathScalar.Sin, Math.Sin, 1.6),
        ["cos"] = new(&VectorMath512.Cos, &VectorMath256.Cos, &VectorMath128.Cos, &VectorMathScalar.Cos, Math.Cos, 1.6),
        ["tan"] = new(&VectorMath512.Tan, &VectorMath256.Tan, &VectorMath128.Tan, &VectorMathScalar.Tan, Math.Tan, 1.2),
        ["sinh"] = new(&VectorMath512.Sinh, &VectorMath256.Sinh, &VectorMath128.Sinh, &VectorMathScalar.Sinh, Math.Sinh, 3),
        ["cosh"] = new(&VectorMath512.Cosh, &VectorMath256.Cosh, &VectorMath128.Cosh, &VectorMathScalar.Cosh, Math.Cosh, 3),
        ["atan"] = new(&VectorMath512.Atan, &VectorMath256.Atan, &VectorMath128.Atan, &VectorMathScalar.Atan, Math.Atan, 2),
        ["rsqrt"] = new(&VectorMath512.Rsqrt, &VectorMath256.Rsqrt, &VectorMath128.Rsqrt, &VectorMathScalar.Rsqrt, static x => 1 / Math.Sqrt(x), 1.5),
    };

    private static readonly Dictionary<string, uint> Hashes = new()
    {
        ["exp"] = 16100426,
        ["exp2"] = 1214271106,
        ["expm1"] = 2635106570,
        ["log"] = 3764132612,
        ["log2"] = 376445484,
        ["log1p"] = 2191236783,
        ["tanh"] = 1416553848,
        ["logistic"] = 2441120903,
        ["gelu_tanh"] = 4072617582,
        ["erf"] = 3302632299,
        ["erfc"] = 4223180689,
        ["erf_inv"] = 4187985962,
        ["erf_inv_giles"] = 744630104,
        ["log10"] = 274127418,
        ["sin"] = 1082160577,
        ["cos"] = 4047908362,
        ["tan"] = 3111618415,
        ["sinh"] = 3314109820,
        ["cosh"] = 3978505483,
        ["atan"] = 24464646,
        ["rsqrt"] = 861480277,
    };

    private static float[] Specials =>
    [
        0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, float.MaxValue,
        float.MinValue, 1.17549435e-38f, 1.1754942e-38f, 88.7f, 88.8f, -87.4f, -103.9f, -104.1f, 128f, -149f, -150f, 0.5f, 2f, 3f, -2f,
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsAccurateOnAllMagnitudes(string name)
    {
        Function function = Functions[name];

        // Every 997th bit pattern, so all exponents and, near any value, many mantissas.
        float[] x = Patterns(997);
        float[] y = function.Run512(x);
        double worst = 0;
        float at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double ulps = ExactMath.Ulps(y[i], function.Exact(x[i]));
            if (ulps > worst)
            {
                worst = ulps;
                at = x[i];
            }
        }

        output.WriteLine(FormattableString.Invariant($"{name}: {worst:F2} ulp at {at:R}"));
        Assert.True(worst <= function.Bound, FormattableString.Invariant($"{name}({at:R}) is {worst:F2} ulp off, allowed {function.Bound}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWidthGivesTheSameBits(string name)
    {
        Function function = Functions[name];
        float[] x = Patterns(9973);
        int[] bits512 = Bits(function.Run512(x));
        Assert.Equal(bits512, Bits(function.Run256(x)));
        Assert.Equal(bits512, Bits(function.Run128(x)));
        Assert.Equal(bits512, Bits(function.RunScalar(x)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SpecialValuesAreExact(string name)
    {
        Function function = Functions[name];
        float[] y = function.RunScalar(Specials);
        for (int i = 0; i < y.Length; i++)
        {
            double exact = function.Exact(Specials[i]);
            Assert.True(ExactMath.Ulps(y[i], exact) <= function.Bound, FormattableString.Invariant($"{name}({Specials[i]:R}) = {y[i]:R}, exact {exact:R}"));
            if (exact == 0 && Specials[i] == 0)
            {
                Assert.Equal(double.IsNegative(exact), float.IsNegative(y[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BitsDoNotDependOnTheProcessor(string name)
    {
        // FNV-1a over the bits of results, the same whatever instructions exist.
        uint hash = 2166136261;
        foreach (int bits in Bits(Functions[name].Run512(Patterns(99_991))))
        {
            hash = unchecked((hash ^ (uint)bits) * 16777619);
        }

        Assert.Equal(Hashes[name], hash);
    }

    [Fact]
    public void PowIsAccurateAndExactAtSpecialValues()
    {
        Random random = new(1);
        double worst = 0;
        for (int i = 0; i < 2_000_000; i++)
        {
            float x = MathF.Exp((float)((random.NextDouble() * 40) - 20)) * (i % 7 == 0 ? -1 : 1);
            float y = (float)((random.NextDouble() * 20) - 10);
            y = i % 5 == 0 ? MathF.Round(y) : y;
            double ulps = ExactMath.Ulps(VectorMathScalar.Pow(x, y), Math.Pow(x, y));
            worst = Math.Max(worst, ulps);
        }

        output.WriteLine(FormattableString.Invariant($"pow: {worst:F2} ulp"));
        Assert.True(worst <= 2, FormattableString.Invariant($"{worst:F2} ulp"));
        float[] values = [.. Specials, 0.25f, -0.5f, 1e30f, -3f, 16777217f];
        foreach (float x in values)
        {
            foreach (float y in values)
            {
                float actual = VectorMathScalar.Pow(x, y);
                double exact = Math.Pow(x, y);
                Assert.True(
                    ExactMath.Ulps(actual, exact) <= 2 && (exact != 0 || double.IsNegative(exact) == float.IsNegative(actual)),
                    FormattableString.Invariant($"pow({x:R}, {y:R}) = {actual:R}, exact {exact:R}"));
                Assert.Equal(BitConverter.SingleToInt32Bits(actual), BitConverter.SingleToInt32Bits(VectorMath512.Pow(Vector512.Create(x), Vector512.Create(y))[3]));
                Assert.Equal(BitConverter.SingleToInt32Bits(actual), BitConverter.SingleToInt32Bits(VectorMath256.Pow(Vector256.Create(x), Vector256.Create(y))[3]));
            }
        }
    }

    [Fact]
    public void DoubleVectorsAgreeAcrossWidths()
    {
        Random random = new(2);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Exp((random.NextDouble() * 20) - 10) * (i % 2 == 0 ? 1 : -1);
            AssertSame(x, VectorMath512.Exp(Vector512.Create(x))[0], VectorMath256.Exp(Vector256.Create(x))[0], VectorMathScalar.Exp(x));
            AssertSame(x, VectorMath512.Log(Vector512.Create(x))[0], VectorMath256.Log(Vector256.Create(x))[0], VectorMathScalar.Log(x));
            AssertSame(x, VectorMath512.Sin(Vector512.Create(x))[0], VectorMath256.Sin(Vector256.Create(x))[0], VectorMathScalar.Sin(x));
            AssertSame(x, VectorMath512.Cos(Vector512.Create(x))[0], VectorMath256.Cos(Vector256.Create(x))[0], VectorMathScalar.Cos(x));
            AssertSame(x, VectorMath512.Logistic(Vector512.Create(x))[0], VectorMath256.Logistic(Vector256.Create(x))[0], VectorMathScalar.Logistic(x));
            AssertSame(x, VectorMath512.GeluTanh(Vector512.Create(x))[0], VectorMath256.GeluTanh(Vector256.Create(x))[0], VectorMathScalar.GeluTanh(x));
            AssertSame(x, VectorMath512.Tanh(Vector512.Create(x))[0], VectorMath256.Tanh(Vector256.Create(x))[0], VectorMathScalar.Tanh(x));
            Assert.Equal(ExactMath.Expm1(x), VectorMathScalar.Expm1(x), Math.Abs(ExactMath.Expm1(x)) * 1e-14);
        }
    }

    [Fact]
    public void DoubleLogarithmsKeepTheirEdges()
    {
        double[] x = [0, -0.0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-310, double.MaxValue, 1, -double.Epsilon];
        foreach (double value in x)
        {
            AssertClose(Math.Log(value), VectorMathScalar.Log(value));
            AssertSame(value, VectorMath512.Log(Vector512.Create(value))[3], VectorMath256.Log(Vector256.Create(value))[3], VectorMathScalar.Log(value));
        }
    }

    [Fact]
    public void DoubleAnglesKeepTheirEdges()
    {
        double[] x = [-0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 100_000, 100_001, -1e22, Math.PI, 3 * Math.PI / 2, 355];
        foreach (double value in x)
        {
            AssertClose(Math.Sin(value), VectorMathScalar.Sin(value));
            AssertClose(Math.Cos(value), VectorMathScalar.Cos(value));
            AssertSame(value, VectorMath512.Sin(Vector512.Create(1, value, 2, value, 3, 4, 5, 6))[1], VectorMath256.Sin(Vector256.Create(value))[1], VectorMathScalar.Sin(value));
        }

        Assert.True(double.IsNegative(VectorMathScalar.Sin(-0.0)));
    }

    private static void AssertClose(double expected, double actual) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected),
        FormattableString.Invariant($"{actual:R} instead of {expected:R}"));

    private static void AssertSame(double x, double in512, double in256, double scalar)
    {
        Assert.True(in512.Equals(in256), FormattableString.Invariant($"{x:R}: {in512:R} and {in256:R}"));
        Assert.True(in512.Equals(scalar), FormattableString.Invariant($"{x:R}: {in512:R} and {scalar:R}"));
    }

    private static float[] Patterns(int step)
    {
        List<float> values = [.. Specials];
        for (long bits = 0; bits < 1L << 32; bits += step)
        {
            values.Add(BitConverter.UInt32BitsToSingle((uint)bits));
        }

        while (values.Count % 16 != 0)
        {
            values.Add(0.5f);
        }

        return [.. values];
    }

    private static int[] Bits(float[] values)
    {
        // All NaN are one: only their payload could differ.
        return Array.ConvertAll(values, static x => float.IsNaN(x) ? 0x7fc00000 : BitConverter.SingleToInt32Bits(x));
    }

    private sealed class Function(
        delegate*<Vector512<float>, Vector512<float>> in512,
        delegate*<Vector256<float>, Vector256<float>> in256,
        delegate*<Vector128<float>, Vector128<float>> in128,
        delegate*<float, float> scalar,
        Func<double, double> exact,
        double bound)
    {
        private readonly delegate*<Vector512<float>, Vector512<float>> in512 = in512;
        private readonly delegate*<Vector256<float>, Vector256<float>> in256 = in256;
        private readonly delegate*<Vector128<float>, Vector128<float>> in128 = in128;
        private readonly delegate*<float, float> scalar = scalar;

        public Func<double, double> Exact => exact;

        public double Bound => bound;

        public float[] Run512(float[] x)
        {
            float[] y = new float[x.Length];
            for (int i = 0; i < x.Length; i += Vector512<float>.Count)
            {
                this.in512(Vector512.Create(x.AsSpan(i))).CopyTo(y.AsSpan(i));
            }

            return y;
        }

        public float[] Run256(float[] x)
        {
            float[] y = new float[x.Length];
            for (int i = 0; i < x.Length; i += Vector256<float>.Count)
            {
                this.in256(Vector256.Create(x.AsSpan(i))).CopyTo(y.AsSpan(i));
            }

            return y;
        }

        public float[] Run128(float[] x)
        {
            float[] y = new float[x.Length];
            for (int i = 0; i < x.Length; i += Vector128<float>.Count)
            {
                this.in128(Vector128.Create(x.AsSpan(i))).CopyTo(y.AsSpan(i));
            }

            return y;
        }

        public float[] RunScalar(float[] x)
        {
            float[] y = new float[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = this.scalar(x[i]);
            }

            return y;
        }
    }
}
