#pragma warning disable PJ0501 // The same draws are made in two ways.
namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Samplers and keys in methods, against the same without a compiler and against what must hold of them.</summary>
public sealed class SamplerTests
{
    private static readonly PrngKey Key = Rand.Key(42);

    private static NDArray<float> Some => Nd.Array([0.05f, 0.5f, 1f, 1.5f, 3f, 10f, 40f, 300f]);

    [Fact]
    public void GammasAreThoseOfThePlainBody()
    {
        Func<PrngKey, NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>)> plain = Samplers.Gammas;
        var (gamma, loggamma, beta, chisquare, t) = Samplers.Gammas(Key, Some);
        var expected = plain(Key, Some);
        Near(expected.Item1, gamma);
        Near(expected.Item2, loggamma);
        Near(expected.Item3, beta);
        Near(expected.Item4, chisquare);
        Near(expected.Item5, t);
        Assert.Equal((0, 0), (Samplers.Gammas(Key, Zeros<float>([0])).Gamma.Size, Samplers.Norms(Key, Zeros<float>([0, 2])).Sum.Size));
    }

    [Fact]
    public void SharesAddUpAndBallsAreBalls()
    {
        var (sum, f, ball, power) = Samplers.Norms(Key, Ones<float>([50, 4]) * 0.3f);
        Near(Ones<float>([50]), sum);
        Assert.True((bool)All(f > 0f) && (bool)All(Nd.Sum(ball * ball, -1) <= 1f) && (bool)All(Isfinite(power)));
    }

    [Fact]
    public void CountsAreThoseOfThePlainBody()
    {
        Func<PrngKey, NDArray<float>, (NDArray<int>, NDArray<float>, NDArray<float>, NDArray<int>)> plain = Samplers.Counts;
        NDArray<float> means = Nd.Array([1.5f, 3f, 9.5f, 10.5f, 40f, 300f]);
        var (poisson, binomial, multinomial, geometric) = Samplers.Counts(Key, means);
        var expected = plain(Key, means);
        Assert.Equal(expected.Item1.ToArray(), poisson.ToArray());
        Assert.Equal(expected.Item2.ToArray(), binomial.ToArray());
        Assert.Equal(expected.Item3.ToArray(), multinomial.ToArray());
        Assert.Equal(expected.Item4.ToArray(), geometric.ToArray());
        Assert.Equal(20f, multinomial.ToArray().Sum());
    }

    [Fact]
    public void CountsOfNoNumberAndOfNone()
    {
        Assert.Equal([-1, -1, 0], Rand.Poisson(Key, Nd.Array([float.NaN, -1f, 0f])).ToArray());

        // JAX's formula: ⌊∞·u + ∞⌋ is ∞ or, for a u below zero, NaN, as an integer the largest or 0.
        NDArray<float> endless = Full([64], float.PositiveInfinity);
        int[] counts = Rand.Poisson(Key, endless).ToArray();
        Assert.Equal([0, int.MaxValue], counts.Distinct().Order());
        Assert.Equal(counts, Samplers.Events(Key, endless).ToArray());
        Assert.Equal(
            [float.NaN, float.NaN, float.NaN, float.PositiveInfinity, 0f, 7f],
            Rand.Binomial(Key, Nd.Array([float.NaN, -1f, 5f, float.PositiveInfinity, 7f, 7.9f]), Nd.Array([0.5f, 0.5f, -0.1f, 0.5f, 0f, 1f])).ToArray());
    }

    [Fact]
    public void FormulasAreThoseOfThePlainBody()
    {
        Func<PrngKey, NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>)> plain = Samplers.Formulas;
        var (pareto, weibull, rayleigh, wald, triangular) = Samplers.Formulas(Key, Some);
        var expected = plain(Key, Some);
        Near(expected.Item1, pareto);
        Near(expected.Item2, weibull);
        Near(expected.Item3, rayleigh);
        Near(expected.Item4, wald, 1e-3f);
        Near(expected.Item5, triangular);

        Func<PrngKey, int, (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>)> more = Samplers.MoreFormulas;
        var (maxwell, sided, lognormal, high, highest) = Samplers.MoreFormulas(Key, 9);
        expected = more(Key, 9);
        Near(expected.Item1, maxwell);
        Near(expected.Item2, sided);
        Near(expected.Item3, lognormal);
        Near(expected.Item4, high);
        Near(expected.Item5, highest);
    }

    [Fact]
    public void NarrowAndWideTypes()
    {
        Func<PrngKey, int, (NDArray<Half>, NDArray<BFloat16>, NDArray<double>, NDArray<Half>)> plain = Samplers.Widths;
        var (normal, laplace, gamma, truncated) = Samplers.Widths(Key, 100);
        var expected = plain(Key, 100);
        Near(expected.Item1.As<float>(), normal.As<float>(), 2e-3f);
        Near(expected.Item2.As<float>(), laplace.As<float>(), 1e-2f);
        Near(expected.Item3.As<float>(), gamma.As<float>());
        Near(expected.Item4.As<float>(), truncated.As<float>(), 2e-3f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1625)]
    [InlineData(1626)]
    public void OrdersOfSizesThatOnlyTheCallKnows(int n)
    {
        NDArray<float> x = Reshape(Arange(4f * n), [n, 4]);
        var (order, rows, each) = Samplers.Orders(Key, x);
        Assert.Equal(Rand.Permutation(Rand.Split(Key, 3)[0], n).ToArray(), order.ToArray());
        Assert.Equal(Rand.Permutation(Key, 5).ToArray(), Samplers.Order(Key, 5).ToArray());
        Assert.Empty(Samplers.Order(Key, 0).ToArray());
        Assert.ThrowsAny<ArgumentException>(() => Samplers.Order(Key, -1));
        Assert.Equal(x.ToArray(), Sort(rows, axis: 0).ToArray());
        Assert.Equal(x.ToArray(), Sort(each, axis: 1).ToArray());
    }

    [Fact]
    public void ChoicesDifferWhereNothingIsPutBack()
    {
        NDArray<float> p = Nd.Array([0.1f, 0.1f, 0.2f, 0.05f, 0.05f, 0.1f, 0.1f, 0.2f, 0.1f]);
        var (some, all, weighted, positions) = Samplers.Choices(Key, Arange(9f), p);
        Assert.Equal(4, some.Size);
        Assert.Equal(Arange(9f).ToArray(), Sort(all).ToArray());
        Assert.Equal(9, weighted.ToArray().Distinct().Count());
        Assert.Equal(5, positions.ToArray().Distinct().Count());
        Assert.Equal(Rand.Choice(Key, 5, [7], p: p[..5]).ToArray(), Samplers.Weighted(Key, p[..5]).ToArray());
        Assert.ThrowsAny<ArgumentException>(() => Samplers.Weighted(Key, p));
        Assert.ThrowsAny<ArgumentException>(() => Rand.Choice(Key, 3, [4], replace: false));
        Assert.ThrowsAny<ArgumentException>(() => Rand.Choice(Key, 0, [4]));
        Assert.ThrowsAny<ArgumentException>(() => Rand.Categorical(Key, p, shape: [10], replace: false));
    }

    [Fact]
    public void DrawsHaveTheSameBitsForEveryNumberOfThreads()
    {
        int before = Simd.Workers.Count;
        NDArray<float> a = Full([200_003], 0.7f);
        List<float[]> runs = [];
        try
        {
            foreach (int threads in (int[])[1, 2, 7])
            {
                Simd.Workers.Count = threads;
                var (pareto, weibull, rayleigh, wald, triangular) = Samplers.Formulas(Key, a);
                var (maxwell, sided, lognormal, high, highest) = Samplers.MoreFormulas(Key, a.Size);
                var (half, bfloat, wide, truncated) = Samplers.Widths(Key, a.Size);
                NDArray<float>[] all =
                [
                    pareto, weibull, rayleigh, wald, triangular, maxwell, sided, lognormal, high, highest, half.As<float>(), bfloat.As<float>(), wide.As<float>(), truncated.As<float>(),
                    Samplers.Gammas(Key, a).Beta, Samplers.Order(Key, a.Size).As<float>(),
                ];
                runs.Add([.. all.SelectMany(x => x.ToArray())]);
            }
        }
        finally
        {
            Simd.Workers.Count = before;
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    [Fact]
    public void NoneAreChosenOfAnyNumber()
    {
        NDArray<float> none = Zeros<float>([0]);
        Assert.Empty(Samplers.Resampled(Key, none).ToArray());
        Assert.Empty(Samplers.Reordered(Key, none).ToArray());
        Assert.Empty(Samplers.SomeOfSeven(Key, 0).ToArray());
        Assert.Empty(Samplers.Places(Key, 7, 0).ToArray());
        Assert.Empty(Samplers.Places(Key, 0, 0).ToArray());
        Assert.Equal(Rand.Choice(Key, 7, [4]).ToArray(), Samplers.Places(Key, 7, 4).ToArray());
        Assert.ThrowsAny<ArgumentException>(() => Samplers.Places(Key, 0, 4));
        Assert.Equal([0, 1, 2, 3, 4, 5], Samplers.Distinct(Key, Zeros([6])).ToArray().Order());
        Assert.ThrowsAny<ArgumentException>(() => Samplers.Distinct(Key, Zeros([5])));
    }

    [Fact]
    public void VectorsHaveTheirCovariance()
    {
        NDArray<float> cov = Nd.Array(new[,] { { 2f, 0.5f }, { 0.5f, 1f } });
        NDArray<float> x = Samplers.Vectors(Key, Nd.Array([1f, -1f]), cov);
        Near(Nd.Array([1f, -1f]), Mean(x, 0), 0.15f);
        Near(cov, Cov(Transpose(x)), 0.25f);
        Near(BroadcastTo(Eye<float>(3), [7, 3, 3]), Samplers.Turned(Key, 7), 1e-5f);
    }

    [Fact]
    public void ReparameterizedSlopesFollowTheQuantile()
    {
        // The slope of the same draw by differences, each draw's place in its distribution held fast by the key.
        NDArray<float> a = Nd.Array([1.5f, 3f, 10f, 40f]);
        NDArray<float> quantile = Special.Gammainc(a, Rand.Gamma(Key, a));
        NDArray<float> slope = Samplers.Slope(Key, a);
        NDArray<float> moved = Special.Gammainc(a + 0.01f, Rand.Gamma(Key, a) + (0.01f * slope));
        Near(quantile, moved, 2e-4f);
        Assert.True((bool)All(Samplers.BetaSlope(Key, a) > 0f));
        NDArray<float> shares = Samplers.DirichletSlope(Key, a);
        Assert.True(shares[0].Item() > 0 && (bool)All(shares[1..] < 0f));
    }

    [Fact]
    public void ArraysOfKeysRunRowByRowInPlainBodiesToo()
    {
        PrngKey key = Rand.Key(5);
        NDArray<float> steps = new float[] { 1, 2, 3 };
        Func<PrngKey, NDArray<float>, NDArray<float>> plain = Samplers.WalkBeside;
        PrngKey[] each = Rand.Split(key, 3);
        float expected = Enumerable.Range(0, 3).Aggregate(0f, (at, i) => at + (steps[i].Item() * Rand.Normal(each[i]).Item()));
        Assert.Equal(expected, plain(key, steps).Item());
        Assert.Equal(expected, Samplers.WalkBeside(key, steps).Item());
        Assert.Equal(Rand.Choice(key, steps, [3]).ToArray(), Samplers.Resampled(key, steps).ToArray());
    }

    [Fact]
    public void KeysAreMappedScannedAndSplit()
    {
        KeyArray keys = Rand.Split(Key, [4]);
        PrngKey[] each = Rand.Split(Key, 4);
        Assert.Equal(Rand.KeyData(each[2]).ToArray(), Rand.KeyData(keys)[2].ToArray());
        Assert.Equal(Rand.Normal(each[3], 3).ToArray(), Samplers.Mapped(keys)[3].ToArray());
        Near(Stack([.. each.Select(k => Rand.Gamma(k, 0.7f))]), Samplers.MappedGamma(keys, Ones<float>([4]) * 0.7f));
        Assert.Equal(Rand.KeyData(Rand.Split(each[1]).Second).ToArray(), Rand.KeyData(Samplers.Children(keys)[1]).ToArray());
        Assert.Equal(Rand.KeyData(Rand.Split(Key, 6)[3]).ToArray(), Rand.KeyData(Samplers.Table(Key, 3)[1, 1]).ToArray());
        Assert.Equal(0, Samplers.Table(Key, 0).Size);
        Assert.Equal(Rand.Normal((PrngKey)Samplers.Table(Key, 3)[2, 1]).Item(), Samplers.TableOfDraws(Samplers.Table(Key, 3))[2, 1].Item());
        Assert.Equal(Samplers.Walk(Key, 4).Last.Item(), each.Sum(k => Rand.Normal(k).Item()), 1e-6f);
        Assert.Equal(Samplers.Carried(Key, 1).Item(), Rand.Uniform(Rand.FoldIn(Key, 1)).Item());
        Assert.Equal(0f, Samplers.Carried(Key, 0).Item());
        Assert.Equal([1], keys[1, Nd.NewAxis].Shape.ToArray());
        Assert.Equal(Rand.KeyData(keys).ToArray(), Rand.KeyData(Rand.WrapKeyData(Rand.KeyData(keys))).ToArray());
        Assert.Equal(Key, Rand.Clone(Key));
        PrngKey third = Rand.Clone(keys).Reshape([2, 2])[1, 0];
        Assert.Equal(each[2], third);
        Assert.ThrowsAny<ArgumentException>(() => Rand.Normal(keys));
        Assert.ThrowsAny<ArgumentException>(() => Rand.WrapKeyData(Zeros<uint>([3])));
        Assert.ThrowsAny<ArgumentException>(() => Rand.Gamma(Key, Ones<float>([3]), [4]));
        Assert.ThrowsAny<ArgumentException>(() => Rand.Bits<int>(Key));
    }

    // Around the vectors that are drawn side by side, at every width, and around the blocks of sums.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(143)]
    [InlineData(8191)]
    [InlineData(8256)]
    [InlineData(20_011)]
    public void DrawsOfAnyLengthAreThoseOfThePlainBody(int n)
    {
        NDArray<float> x = Arange(n).As<float>() * 1e-3f;
        Func<PrngKey, NDArray<float>, (NDArray<uint>, NDArray<int>, NDArray<float>, NDArray<float>, NDArray<uint>)> plain = Samplers.Draws;
        var (words, inside, mean, mixed, second) = Samplers.Draws(Key, x);
        var expected = plain(Key, x);
        Assert.Equal(expected.Item1.ToArray(), words.ToArray());
        Assert.Equal(expected.Item2.Item(), inside.Item());
        Assert.Equal(expected.Item5.ToArray(), second.ToArray());
        Near(expected.Item4, mixed);
        if (n > 0)
        {
            Near(expected.Item3, mean);
        }

        Func<PrngKey, NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<float>)> plainWaves = Samplers.Waves;
        var (sines, cosines, waves) = Samplers.Waves(Key, x);
        Near(plainWaves(Key, x).Item1, sines, 1e-5f);
        Near(plainWaves(Key, x).Item2, cosines, 1e-5f);
        Near(plainWaves(Key, x).Item3, waves);

        KeyArray keys = Rand.Split(Key, [3]);
        KeyArray ofNumbers = Rand.Split(Key, [n]);
        var (rows, each) = Samplers.OwnKeys(keys, ofNumbers, x);
        Near(Nd.Array([.. Enumerable.Range(0, 3).Select(i => Nd.Sum(x * Rand.Uniform(keys[i], x.Shape)).Item())]), rows, 1e-5f);
        Assert.Equal([.. Enumerable.Range(0, n).Select(i => Rand.Uniform(ofNumbers[i]).Item())], each.ToArray());
    }

    [Fact]
    public void FirstValuesHaveTheirSpread()
    {
        var (uniform, truncated, delta) = Samplers.Parameters(Key);
        float limit = MathF.Sqrt(6f / 100);
        Assert.True((bool)All(Abs(uniform) <= limit) && Nd.Max(uniform).Item() > 0.95f * limit);
        Assert.True((bool)All(Abs(truncated) < 1f));
        Assert.Equal(0f, Nd.Sum(Abs(delta[0])).Item());
        Near(Eye<float>(4), Matmul(delta[1, 1], Transpose(delta[1, 1])), 1e-5f);
        Near(Rand.Normal<float>(Key, [4, 6]) * MathF.Sqrt(1f / 6), Initializers.VarianceScaling(Key, [4, 6], 1, "fan_out", "normal"));
        Assert.ThrowsAny<ArgumentException>(() => Initializers.HeNormal(Key, [4]));
        Assert.ThrowsAny<ArgumentException>(() => Initializers.VarianceScaling(Key, [4, 6], 1, "fan", "normal"));
    }

    private static void Near(NDArray<float> expected, NDArray<float> actual, float tolerance = 3e-6f)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        foreach ((float e, float a) in expected.ToArray().Zip(actual.ToArray()))
        {
            Assert.True(Math.Abs(e - a) <= tolerance * (1 + Math.Abs(e)), $"{a} is not {e}");
        }
    }
}
