namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Powers that only the call knows.</summary>
public sealed class WholePowerTests
{
    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    public void OfNumbers(int n) =>
        Arrays.AllClose(WholePowers.Of(Data.Row(-2, 0.5f, 3), n), Data.Row(MathF.Pow(-2, n), MathF.Pow(0.5f, n), MathF.Pow(3, n)), rtol: 1e-6);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(67)]
    public void OfIntegers(int n) => Assert.Equal(Power(NDArray.Array([-3, 0, 7]), n).ToArray(), WholePowers.OfIntegers(NDArray.Array([-3, 0, 7]), n).ToArray());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    public void SlopesAtZero(int n, float slope) => Assert.Equal([slope], WholePowers.Slope(Data.Row(0), n).ToArray());

    [Fact]
    public void PlusChangesNothing() => Assert.Equal([1f, -2], WholePowers.Plus(Data.Row(1, -2)).ToArray());
}

public static class WholePowers
{
    [Jit]
    public static NDArray<float> Of([Shape("k")] NDArray<float> x, int n) => Power(x, n);

    [Jit]
    public static NDArray<int> OfIntegers([Shape("k")] NDArray<int> x, int n) => Power(x, n);

    [Jit]
    public static NDArray<float> Slope([Shape("k")] NDArray<float> x, int n) => Grad(v => Sum(Power(v, n)), x);

    [Jit]
    public static NDArray<float> Plus([Shape("k")] NDArray<float> x) => +x;
}
