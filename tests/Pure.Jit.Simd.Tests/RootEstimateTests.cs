using System.Runtime.Intrinsics;
using Xunit;
using Xunit.Abstractions;

namespace Pure.Jit.Simd.Tests;

/// <summary>The roots of FastMath: close on all magnitudes, right at zero, infinity, NaN and below zero, alike in all widths.</summary>
public sealed class RootEstimateTests(ITestOutputHelper output)
{
    [Fact]
    public void RootsAreCloseOnAllMagnitudes()
    {
        double worstRoot = 0, worstReciprocal = 0;
        for (uint bits = 1; bits < 0x7f800000u; bits += 4099)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            Vector512<float> root = VectorMath512.FastSqrt(Vector512.Create(x));
            Vector512<float> reciprocal = VectorMath512.FastRsqrt(Vector512.Create(x));
            worstRoot = Math.Max(worstRoot, ExactMath.Ulps(root[0], Math.Sqrt(x)));
            worstReciprocal = Math.Max(worstReciprocal, ExactMath.Ulps(reciprocal[0], 1 / Math.Sqrt(x)));
            Assert.Equal(root.GetLower(), VectorMath256.FastSqrt(Vector256.Create(x)));
            Assert.Equal(reciprocal.GetLower().GetLower(), VectorMath128.FastRsqrt(Vector128.Create(x)));
        }

        output.WriteLine(FormattableString.Invariant($"sqrt {worstRoot:F2} ulp, rsqrt {worstReciprocal:F2} ulp"));
        Assert.True(worstRoot <= 1, FormattableString.Invariant($"{worstRoot:F2} ulp"));
        Assert.True(worstReciprocal <= 2, FormattableString.Invariant($"{worstReciprocal:F2} ulp"));
    }

    [Fact]
    public void CubesOfReciprocalRootsAreClose()
    {
        double worst = 0;
        for (uint bits = 0x16000000u; bits < 0x69000000u; bits += 4099)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            Vector512<float> cubed = VectorMath512.FastRsqrtCubed(Vector512.Create(x));
            worst = Math.Max(worst, ExactMath.Ulps(cubed[0], 1 / (x * Math.Sqrt(x))));
            Assert.Equal(cubed.GetLower(), VectorMath256.FastRsqrtCubed(Vector256.Create(x)));
            Assert.Equal(cubed.GetLower().GetLower(), VectorMath128.FastRsqrtCubed(Vector128.Create(x)));
        }

        output.WriteLine(FormattableString.Invariant($"{worst:F2} ulp"));
        Assert.True(worst <= 2, FormattableString.Invariant($"{worst:F2} ulp"));
        foreach ((float x, float expected) in new[] { (0f, float.PositiveInfinity), (-0f, float.PositiveInfinity), (float.PositiveInfinity, 0f), (-1f, float.NaN), (float.NaN, float.NaN) })
        {
            AssertSame(expected, VectorMath512.FastRsqrtCubed(Vector512.Create(x))[15]);
            AssertSame(expected, VectorMath128.FastRsqrtCubed(Vector128.Create(x))[3]);
        }
    }

    [Theory]
    [InlineData(0f, 0f, float.PositiveInfinity)]
    [InlineData(-0f, -0f, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 0f)]
    [InlineData(float.NegativeInfinity, float.NaN, float.NaN)]
    [InlineData(-1f, float.NaN, float.NaN)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    [InlineData(4f, 2f, 0.5f)]
    public void SpecialValuesAreRight(float x, float root, float reciprocal)
    {
        AssertSame(root, VectorMath512.FastSqrt(Vector512.Create(x))[15]);
        AssertSame(root, VectorMath256.FastSqrt(Vector256.Create(x))[7]);
        AssertSame(root, VectorMath128.FastSqrt(Vector128.Create(x))[3]);
        AssertSame(reciprocal, VectorMath512.FastRsqrt(Vector512.Create(x))[15]);
        AssertSame(reciprocal, VectorMath256.FastRsqrt(Vector256.Create(x))[7]);
        AssertSame(reciprocal, VectorMath128.FastRsqrt(Vector128.Create(x))[3]);
    }

    private static void AssertSame(float expected, float actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(float.IsNegative(expected) && expected == 0, float.IsNegative(actual) && actual == 0);
    }
}
