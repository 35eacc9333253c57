using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

public sealed class RandomTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0x6b200159u, 0x99ba4efeu)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x1cb996fcu, 0xbb002be7u)]
    [InlineData(0x13198a2eu, 0x03707344u, 0x243f6a88u, 0x85a308d3u, 0xc4923a9cu, 0x483df7a0u)]
    public void ThreefryBlocks(uint k0, uint k1, uint x0, uint x1, uint w0, uint w1)
    {
        (NDArray<uint> first, NDArray<uint> second) = Lax.Threefry2x32(k0, k1, x0, x1);

        Xunit.Assert.Equal((w0, w1), ((uint)first, (uint)second));
    }

    [Fact]
    public void BitsArePrefixStable()
    {
        PrngKey key = Rand.Key(5);

        Xunit.Assert.Equal(Rand.Bits(key, 9).ToArray()[..5], Rand.Bits(key, 5).ToArray());
        Xunit.Assert.Equal(Rand.Split(key, 3)[2], Rand.FoldIn(key, 2));
        Xunit.Assert.Equal(Rand.Split(key), (Rand.Split(key, 2)[0], Rand.Split(key, 2)[1]));
        Xunit.Assert.Empty(Rand.Bits(key, (10, 0)).ToArray());
    }

    [Fact]
    public void NormalsReachNoInfinity()
    {
        NDArray<float> x = Rand.Normal(Rand.Key(1), 100_000);

        Xunit.Assert.True((bool)All(Isfinite(x)));
        Xunit.Assert.Equal(0, (float)Mean(x), 0.02);
        Xunit.Assert.Equal(1, (float)Var(x), 0.02);
    }

    [Fact]
    public void BernoulliTakesItsShapeFromTheProbabilities()
    {
        NDArray<bool> x = Rand.Bernoulli(Rand.Key(0), NDArray.Array([0f, 1f, 0f]));

        Xunit.Assert.Equal([false, true, false], x.ToArray());
    }

    [Fact]
    public void PermutationsKeepAllRows()
    {
        NDArray<int> x = Reshape(Arange(20), (10, 2));
        NDArray<int> shuffled = Rand.Permutation(Rand.Key(3), x);

        Xunit.Assert.Equal(x.ToArray(), Sort(shuffled, axis: 0).ToArray());
        Xunit.Assert.True((bool)All(Lax.Eq(shuffled[.., 0] + 1, shuffled[.., 1])));
    }
}
