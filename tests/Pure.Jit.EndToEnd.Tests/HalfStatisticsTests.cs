namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Means and variances of 16 bits are those of f32, rounded.</summary>
public sealed class HalfStatisticsTests
{
    private static readonly NDArray<Half> Large = NDArray.Array([(Half)60000, (Half)60000]);
    private static readonly NDArray<Half> Wide = NDArray.Array([(Half)(-300), (Half)300]);

    [Fact]
    public void LargeNumbersHaveAMean()
    {
        Assert.Equal(60000, (float)HalfStatistics.MeanOf(Large).Item());
        Assert.Equal(60000, (float)Mean(Large).Item());
        Assert.Equal(1, (float)HalfStatistics.MeanOf(Ones<Half>([70000])).Item());
    }

    [Fact]
    public void WideNumbersHaveADeviation()
    {
        Assert.Equal(300, (float)HalfStatistics.StdOf(Wide).Item());
        Assert.Equal(40000, (float)HalfStatistics.VarOf(NDArray.Array([(Half)(-200), (Half)200])).Item());
    }

    [Fact]
    public void TheMeanHasADerivative() => Assert.Equal((Half)(1 / 70000f), HalfStatistics.Slope(Ones<Half>([70000])).ToArray()[0]);

    [Fact]
    public void PowersOfIntegers() =>
        Assert.Equal([1024, 27, 1], HalfStatistics.Powers(NDArray.Array([2, 3, 5]), NDArray.Array([10, 3, 0])).ToArray());
}

public static class HalfStatistics
{
    [Jit]
    public static NDArray<Half> MeanOf([Shape("n")] NDArray<Half> x) => Mean(x);

    [Jit]
    public static NDArray<Half> VarOf([Shape("n")] NDArray<Half> x) => Var(x);

    [Jit]
    public static NDArray<Half> StdOf([Shape("n")] NDArray<Half> x) => Std(x);

    [Jit]
    public static NDArray<Half> Slope([Shape("n")] NDArray<Half> x) => Transforms.Grad(MeanOf, x);

    [Jit]
    public static NDArray<int> Powers([Shape("n")] NDArray<int> x, [Shape("n")] NDArray<int> y) => Power(x, y);
}
