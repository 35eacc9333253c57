using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pure.Jit.CompilerServices;
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
    public void VectorsSideBySideAreBlocksEach()
    {
        uint[] x = [.. Enumerable.Range(0, 128).Select(i => (uint)i * 0x9E3779B9u)];
        (uint First, uint Second) Expected(int i) => Threefry.Block(0x13198a2e, 0x03707344, x[i], x[i + 64]);
        (uint[] first, uint[] second) = ([.. x[..64]], [.. x[64..]]);
        Span<Vector512<uint>> a = MemoryMarshal.Cast<uint, Vector512<uint>>(first.AsSpan());
        Span<Vector512<uint>> b = MemoryMarshal.Cast<uint, Vector512<uint>>(second.AsSpan());
        RandomWords.Mix(Vector512.Create(0x13198a2eu), Vector512.Create(0x03707344u), ref a[0], ref b[0], ref a[1], ref b[1], ref a[2], ref b[2], ref a[3], ref b[3]);
        Xunit.Assert.All(Enumerable.Range(0, 64), i => Xunit.Assert.Equal(Expected(i), (first[i], second[i])));

        (first, second) = ([.. x[..64]], [.. x[64..]]);
        Span<Vector256<uint>> c = MemoryMarshal.Cast<uint, Vector256<uint>>(first.AsSpan());
        Span<Vector256<uint>> d = MemoryMarshal.Cast<uint, Vector256<uint>>(second.AsSpan());
        RandomWords.Mix(Vector256.Create(0x13198a2eu), Vector256.Create(0x03707344u), ref c[0], ref d[0], ref c[1], ref d[1]);
        Xunit.Assert.All(Enumerable.Range(0, 16), i => Xunit.Assert.Equal(Expected(i), (first[i], second[i])));

        (first, second) = ([.. x[..64]], [.. x[64..]]);
        Span<Vector128<uint>> e = MemoryMarshal.Cast<uint, Vector128<uint>>(first.AsSpan());
        Span<Vector128<uint>> f = MemoryMarshal.Cast<uint, Vector128<uint>>(second.AsSpan());
        RandomWords.Mix(Vector128.Create(0x13198a2eu), Vector128.Create(0x03707344u), ref e[0], ref f[0], ref e[1], ref f[1]);
        Xunit.Assert.All(Enumerable.Range(0, 8), i => Xunit.Assert.Equal(Expected(i), (first[i], second[i])));
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

    public static TheoryData<string, Func<object>> Refusals => new()
    {
        { "Permutation orders 0 to n − 1, but 'n' is -1", () => Rand.Permutation(Rand.Key(0), -1) },
        { "Gamma's shapes (4,) and (3,)", () => Rand.Gamma(Rand.Key(0), Ones<float>([3]), [4]) },
        { "Beta's shapes (3,) and (4,)", () => Rand.Beta(Rand.Key(0), Ones<float>([3]), Ones<float>([4])) },
        { "F's shapes (3,) and (4,)", () => Rand.F(Rand.Key(0), Ones<float>([3]), Ones<float>([4])) },
        { "Triangular's shapes (3,) and (4,)", () => Rand.Triangular(Rand.Key(0), Ones<float>([3]), Ones<float>([4]), 2f) },
        { "Uniform's shapes (3,) and (4,)", () => Rand.Uniform<float>(Rand.Key(0), [3], Ones<float>([4])) },
        { "Randint's shapes (3,) and (4,)", () => Rand.Randint(Rand.Key(0), [3], Ones<int>([4]), 9) },
        { "Poisson's shapes (2,) and (4,)", () => Rand.Poisson(Rand.Key(0), Ones<float>([4]), [2]) },
        { "Binomial's shapes (3,) and (4,)", () => Rand.Binomial(Rand.Key(0), Ones<float>([3]), Ones<float>([4])) },
        { "Multinomial's shapes (4,) and (3,)", () => Rand.Multinomial(Rand.Key(0), Ones<float>([3]), Ones<float>([4, 2])) },
        { "GeneralizedNormal's shapes (4,) and (3,)", () => Rand.GeneralizedNormal(Rand.Key(0), Ones<float>([3]), [4]) },
        { "Ball's shapes (2, 3) and (4,)", () => Rand.Ball<float>(Rand.Key(0), 3, Ones<float>([4]), [2]) },
        { "DoubleSidedMaxwell's shapes (3,) and (4,)", () => Rand.DoubleSidedMaxwell(Rand.Key(0), Ones<float>([3]), Ones<float>([4])) },
        { "Gamma is of floating-point numbers (float, double, Half or BFloat16), not of i32", () => Rand.Gamma(Rand.Key(0), Ones<int>([3])) },
        { "Chisquare is of floating-point numbers (float, double, Half or BFloat16), not of i32", () => Rand.Chisquare(Rand.Key(0), Ones<int>([3])) },
        { "Normal is of floating-point numbers (float, double, Half or BFloat16), not of u8", () => Rand.Normal<byte>(Rand.Key(0), 3) },
        { "Cauchy is of floating-point numbers (float, double, Half or BFloat16), not of i32", () => Rand.Cauchy<int>(Rand.Key(0), 3) },
        { "Gumbel is of floating-point numbers (float, double, Half or BFloat16), not of i32", () => Rand.Gumbel<int>(Rand.Key(0), 3) },
        { "Categorical's logits are floating-point numbers (float, double, Half or BFloat16), not i32", () => Rand.Categorical(Rand.Key(0), Ones<int>([3])) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void WhatCannotBeDrawnIsToldByTheSamplersName(string message, Func<object> draw)
    {
        ArgumentException refused = Xunit.Assert.Throws<ArgumentException>(draw);

        Xunit.Assert.StartsWith(message, refused.Message);
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
