namespace Pure.Jit.Runtime.Tests;

/// <summary>Integers give what JAX gives, or are refused; never fractions that were cut off without a word.</summary>
public sealed class IntegerTests
{
    private static readonly NDArray<int> N = new[] { 5, 2, 3, 1 };

    [Fact]
    public void NumbersAtEqualDistances()
    {
        Xunit.Assert.Equal([0, 3, 6, 10], Nd.Linspace<int>(0, 10, 4).ToArray());
        Xunit.Assert.Equal([-5L, -2, 1, 5], Nd.Linspace<long>(-5L, 5L, 4).ToArray());
        Xunit.Assert.Equal<sbyte>([0, 25, 50, 75, 100], Nd.Linspace<sbyte>((sbyte)0, (sbyte)100, 5).ToArray());
    }

    [Fact]
    public void Closeness() => Xunit.Assert.True(Nd.Allclose(N * 100000, (N * 100000) + 1).Item());

    [Fact]
    public void FractionsAreRefused()
    {
        Func<object>[] calls =
        [
            () => N / 2.0, () => 2.0 / N, () => N * 0.5, () => N + 1.0, () => N - 1.0, () => N % 2.0, () => Nd.Average(N, weights: N), () => Nd.Nanmean(N), () => Nd.Nanvar(N),
            () => Nd.FloatPower(N, -N), () => Nd.Reciprocal(N), () => Nd.Ldexp(N, -N), () => Nn.HardSigmoid(N), () => Nn.HardSilu(N),
            () => Nn.SoftSign(N), () => Nn.SparsePlus(N), () => Nn.SparseSigmoid(N), () => Nn.AvgPool(Nd.Reshape(N, (1, 4, 1)), 2),
        ];
        foreach (Func<object> call in calls)
        {
            Xunit.Assert.Contains("As<float>()", Xunit.Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Powers()
    {
        Xunit.Assert.Equal([1024, 27, 1, 0, -1], Nd.Power((NDArray<int>)new[] { 2, 3, 5, 0, -1 }, new[] { 10, 3, 0, 4, 65 }).ToArray());
        Xunit.Assert.Equal<byte>([0, 243], Nd.Power((NDArray<byte>)new byte[] { 2, 3 }, new byte[] { 8, 5 }).ToArray());
    }

    [Fact]
    public void WholeConstantsAreWeak() => Xunit.Assert.Equal([2, 1, 1, 0], (N / 2).ToArray());
}
