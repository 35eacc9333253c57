using Pure.Jit.Numerics;
using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

public sealed class ElementTests
{
    private const float NaN = float.NaN;
    private const float Infinity = float.PositiveInfinity;

    [Fact]
    public void ConversionsSaturateFromFloatsAndWrapBetweenIntegers()
    {
        NDArray<float> x = NDArray.Array([1.9f, -1.9f, 1e20f, -1e20f, NaN, 300f]);

        Xunit.Assert.Equal([1, -1, int.MaxValue, int.MinValue, 0, 300], x.As<int>().ToArray());
        Xunit.Assert.Equal(new byte[] { 1, 0, 255, 0, 0, 255 }, x.As<byte>().ToArray());
        Xunit.Assert.Equal([true, true, true, true, true, true], x.As<bool>().ToArray());
        Xunit.Assert.Equal(new sbyte[] { 44, -1 }, NDArray.Array([300, -1]).As<sbyte>().ToArray());
        Xunit.Assert.Equal([1f, 0f], NDArray.Array([true, false]).As<float>().ToArray());
        Xunit.Assert.Equal([2147483648u, 4294967295u], NDArray.Array([int.MinValue, -1]).As<uint>().ToArray());
    }

    [Fact]
    public void SpecialValues()
    {
        Bits([NaN, NaN, 0f, -0f], Lax.Max(NDArray.Array([NaN, 1f, 0f, -0f]), NDArray.Array([1f, NaN, -0f, -0f])));
        Bits([NaN, NaN, -0f, -0f], Lax.Min(NDArray.Array([NaN, 1f, 0f, -0f]), NDArray.Array([1f, NaN, -0f, -0f])));
        Bits([-0f, 0f, NaN, -1f, 1f], Lax.Sign(NDArray.Array([-0f, 0f, NaN, -Infinity, 3f])));
        Bits([0f, 2f, 2f, -0f, -2f], Lax.Round(NDArray.Array([0.5f, 1.5f, 2.5f, -0.5f, -1.5f])));
        Bits([-0f, 0f, 1f], Lax.Neg(NDArray.Array([0f, -0f, -1f])));
        Bits([0f, 1f, Infinity], Lax.Exp(NDArray.Array([-Infinity, 0f, Infinity])));
        Bits([-Infinity, -Infinity, NaN, 0f], Lax.Log(NDArray.Array([0f, -0f, -1f, 1f])));
        Bits([1f, -1f, NaN, 0f], Lax.Tanh(NDArray.Array([Infinity, -Infinity, NaN, 0f])));
        Bits([1f, 1f, NaN], Lax.Pow(NDArray.Array([1f, NaN, -1f]), NDArray.Array([NaN, 0f, 0.5f])));
        Bits([1f, -1f, NaN], Lax.Rem(NDArray.Array([7f, -7f, Infinity]), NDArray.Array([3f, 3f, 2f])));
        Bits([Infinity, -Infinity, NaN], Lax.ErfInv(NDArray.Array([1f, -1f, 2f])));
        Bits([float.Epsilon, -float.Epsilon, 1f], Lax.Nextafter(NDArray.Array([0f, 0f, 1f]), NDArray.Array([1f, -1f, 1f])));
    }

    [Fact]
    public void IntegersWrapAndDivideAsXla()
    {
        NDArray<int> x = NDArray.Array([7, -7, int.MinValue, 5]);
        NDArray<int> y = NDArray.Array([2, 2, -1, 0]);

        Xunit.Assert.Equal([3, -3, int.MinValue, -1], (x / y).ToArray());
        Xunit.Assert.Equal([1, -1, 0, 5], (x % y).ToArray());
        Xunit.Assert.Equal([3, -4], FloorDivide(x[..2], 2).ToArray());
        Xunit.Assert.Equal([1, 1], Remainder(x[..2], 2).ToArray());
        Xunit.Assert.Equal([int.MinValue], Abs(x[2..3]).ToArray());
        Xunit.Assert.Equal([int.MinValue], (NDArray.Array([int.MaxValue]) + 1).ToArray());
        Xunit.Assert.Equal([0, 0, -1, 0], new[] { NDArray.Array([1]) << 32, NDArray.Array([5]) >> 40, NDArray.Array([-5]) >> 40, Lax.ShiftRightLogical(NDArray.Array([-5]), 32) }.Select(shifted => (int)shifted));
        Xunit.Assert.Equal([uint.MaxValue], (NDArray.Array([3u]) / 0).ToArray());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(0.499)]
    [InlineData(0.75)]
    [InlineData(1.2)]
    [InlineData(2.3)]
    [InlineData(5)]
    public void ErrorFunctionsAgreeWithTheirIntegral(double x)
    {
        // Simpson's rule on a fine grid is good to 1e-13 here.
        const int n = 4000;
        double sum = 0;
        for (int i = 0; i <= n; i++)
        {
            double t = x * i / n;
            sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-t * t);
        }

        double erf = 2 / Math.Sqrt(Math.PI) * sum * x / n / 3;

        Xunit.Assert.Equal(erf, ErrorFunction.Erf(x), 1e-13);
        Xunit.Assert.Equal(-erf, ErrorFunction.Erf(-x), 1e-13);
        Xunit.Assert.Equal(1 - erf, ErrorFunction.Erfc(x), 1e-13);
        Xunit.Assert.Equal(1 + erf, ErrorFunction.Erfc(-x), 1e-13);
        Xunit.Assert.Equal(1, ErrorFunction.ErfInv(ErrorFunction.Erf(Math.Min(x, 2.3))) / Math.Min(x, 2.3), 1e-12);
    }

    [Fact]
    public void SmallArgumentsKeepTheirDigits()
    {
        Testing.Assert.AllClose(Lax.Expm1(NDArray.Array([1e-12, -1e-3, 1.0])), NDArray.Array([1.0000000000005e-12, -0.00099950016662500840, 1.7182818284590452]), rtol: 4e-16, atol: 0);
        Testing.Assert.AllClose(Lax.Log1p(NDArray.Array([1e-12, -1e-3, 1.0])), NDArray.Array([9.999999999995e-13, -0.0010005003335835335, 0.69314718055994531]), rtol: 4e-16, atol: 0);
        Testing.Assert.AllClose(Lax.Erfc(NDArray.Array([10.0, 26.0])), NDArray.Array([2.0884875837625448e-45, 5.6631924088561428e-296]), rtol: 1e-14, atol: 0);
    }

    [Fact]
    public void ErfInvIsXlasPolynomialInSinglePrecision()
        => Testing.Assert.AllClose(
            Lax.ErfInv(NDArray.Array([0.5f, -0.9f, 0.999f, 0f])), NDArray.Array([0.47693628f, -1.1630871f, 2.3267538f, 0f]), rtol: 6e-6);

    private static void Bits(float[] expected, NDArray<float> actual)
    {
        Testing.Assert.ArrayEqual(actual, NDArray.Array(expected));
        Xunit.Assert.Equal(expected.Select(float.IsNegative).Zip(expected, (sign, x) => sign && x == 0), actual.ToArray().Select(x => float.IsNegative(x) && x == 0));
    }
}
