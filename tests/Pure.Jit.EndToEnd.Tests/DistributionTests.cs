#if !EAGER
namespace Pure.Jit.EndToEnd.Tests;

/// <summary>
/// Draws against their distribution functions: a million of each, with fixed keys, so that the outcome never changes. A right sampler
/// would fail one of the tests once in ten thousand keys.
/// </summary>
[Trait("Category", "Slow")]
public sealed class DistributionTests
{
    private static readonly Dictionary<string, (Func<PrngKey, NDArray<double>> Draw, Func<NDArray<double>, NDArray<double>> Cdf)> Continuous = new()
    {
        ["uniform"] = (k => Distributions.Uniform(k).As<double>(), x => (x + 1) / 4),
        ["normal"] = (k => Distributions.Normal(k).As<double>(), x => Stats.Norm.Cdf(x)),
        ["normal of f64"] = (k => Distributions.NormalOfDoubles(k), x => Stats.Norm.Cdf(x)),
        ["truncated normal"] = (k => Distributions.Truncated(k).As<double>(), x => (Stats.Norm.Cdf(x) - Phi(-1)) / (Phi(2) - Phi(-1))),
        ["exponential"] = (k => Distributions.Exponential(k).As<double>(), x => -Expm1(-x)),
        ["gumbel"] = (k => Distributions.Gumbel(k).As<double>(), x => Exp(-Exp(-x))),
        ["gumbel, high"] = (k => Distributions.HighGumbel(k).As<double>(), x => Exp(-Exp(-x))),
        ["gumbel, highest"] = (k => Distributions.FineGumbel(k).As<double>(), x => Exp(-Exp(-x))),
        ["laplace"] = (k => Distributions.Laplace(k).As<double>(), x => Stats.Laplace.Cdf(x)),
        ["logistic"] = (k => Distributions.Logistic(k).As<double>(), x => 1 / (1 + Exp(-x))),
        ["cauchy"] = (k => Distributions.Cauchy(k).As<double>(), x => (Arctan(x) / Math.PI) + 0.5),
        ["gamma"] = (k => Distributions.Gamma(k).As<double>(), x => Special.Gammainc(FullLike(x, 2.5), x)),
        ["gamma below 1"] = (k => Distributions.SmallGamma(k).As<double>(), x => Special.Gammainc(FullLike(x, (double)0.3f), x)),
        ["loggamma"] = (k => Distributions.ExpLoggamma(k).As<double>(), x => Special.Gammainc(FullLike(x, (double)0.8f), x)),
        ["beta"] = (k => Distributions.Beta(k).As<double>(), x => Special.Betainc(FullLike(x, (double)0.8f), FullLike(x, 2.0), x)),
        ["chisquare"] = (k => Distributions.Chisquare(k).As<double>(), x => Special.Gammainc(FullLike(x, 1.5), x / 2)),
        ["t"] = (k => Distributions.T(k).As<double>(), x => Stats.T.Cdf(x, FullLike(x, 4.0))),
        ["f"] = (k => Distributions.F(k).As<double>(), x => Special.Betainc(FullLike(x, 1.5), FullLike(x, 2.5), 3 * x / ((3 * x) + 5))),
        ["dirichlet"] = (k => Distributions.FirstOfDirichlet(k).As<double>(), x => Special.Betainc(FullLike(x, 0.5), FullLike(x, 3.0), x)),
        ["pareto"] = (k => Distributions.Pareto(k).As<double>(), x => 1 - (1 / (x * x))),
        ["weibull"] = (k => Distributions.Weibull(k).As<double>(), x => -Expm1(-Power(x / 2, 1.5))),
        ["maxwell"] = (k => Distributions.Maxwell(k).As<double>(), x => Special.Gammainc(FullLike(x, 1.5), x * x / 2)),
        ["double-sided maxwell"] = (k => Distributions.Sided(k).As<double>(), x => 0.5 + (0.5 * Sign(x - 1) * Special.Gammainc(FullLike(x, 1.5), Square((x - 1) / 2) / 2))),
        ["rayleigh"] = (k => Distributions.Rayleigh(k).As<double>(), x => -Expm1(-(x * x / 8))),
        ["wald"] = (k => Distributions.Wald(k).As<double>(), x => Stats.Norm.Cdf(((x / 1.5) - 1) / Sqrt(x)) + (Math.Exp(2 / 1.5) * Stats.Norm.Cdf(-((x / 1.5) + 1) / Sqrt(x)))),
        ["triangular"] = (k => Distributions.Triangular(k).As<double>(), x => Where(x < 0.5, Square(x + 1) / 4.5, 1 - (Square(2 - x) / 4.5))),
        ["lognormal"] = (k => Distributions.Lognormal(k).As<double>(), x => Stats.Norm.Cdf(Log(x) / 0.5)),
        ["ball"] = (k => Distributions.LengthInBall(k).As<double>(), x => x * x * x),
        ["multivariate normal"] = (k => Distributions.SumOfVectors(k).As<double>(), x => Stats.Norm.Cdf(x / 2)),
        ["complex normal"] = (k => Distributions.RealPart(k).As<double>(), x => Stats.Norm.Cdf(x * Math.Sqrt(2))),
        ["orthogonal"] = (k => Distributions.CornerOfRotations(k).As<double>(), x => (x + 1) / 2),
        ["glorot uniform"] = (k => Distributions.Glorot(k).As<double>(), x => 0.5 + (x / (2 * Math.Sqrt(0.003)))),
        ["he normal"] = (k => Distributions.He(k).As<double>(), x => (Stats.Norm.Cdf(x * (0.87962566103423978 / Math.Sqrt(0.002))) - Phi(-2)) / (Phi(2) - Phi(-2))),
        ["generalized normal"] = (k => Distributions.GeneralizedNormal(k).As<double>(), x => Stats.Norm.Cdf(x * Math.Sqrt(2))),
    };

    private static readonly Dictionary<string, (Func<PrngKey, NDArray<int>> Draw, int First, double[] Probabilities)> Discrete = new()
    {
        ["poisson 4"] = (Distributions.Poisson, 0, Following(Math.Exp(-4), 40, k => 4.0 / k)),
        ["poisson 30"] = (Distributions.LargePoisson, 0, Following(Math.Exp(-30), 90, k => 30.0 / k)),
        ["binomial 10"] = (Distributions.Binomial, 0, Following(Math.Pow(0.7, 10), 10, k => (11.0 - k) / k * (0.3 / 0.7))),
        ["binomial 100"] = (Distributions.LargeBinomial, 0, Following(Math.Pow(0.4, 100), 100, k => (101.0 - k) / k * (0.6 / 0.4))),
        ["multinomial"] = (Distributions.SecondOfMultinomial, 0, Following(Math.Pow(0.7, 12), 12, k => (13.0 - k) / k * (0.3 / 0.7))),
        ["geometric"] = (Distributions.Geometric, 1, Following(0.3, 60, _ => 0.7)),
        ["randint"] = (Distributions.Randint, 0, Following(1.0 / 17, 16, _ => 1)),
        ["categorical"] = (Distributions.Categorical, 0, [0.1, 0.2, 0.3, 0.4]),
        ["choice"] = (Distributions.Choice, 0, [0.1, 0.2, 0.3, 0.4]),
        ["choice of equals"] = (Distributions.EqualChoice, 0, Following(1.0 / 9, 8, _ => 1)),
        ["the second without putting back"] = (Distributions.SecondWithoutPuttingBack, 0, [.. Weights.Select(w => Weights.Where(v => v != w).Sum(v => v * w / (1 - v)))]),
        ["rademacher"] = (Distributions.Rademacher, -1, [0.5, 0, 0.5]),
        ["bytes"] = (Distributions.Bytes, 0, Following(1.0 / 256, 255, _ => 1)),
        ["bernoulli, high"] = (Distributions.FineBernoulli, 0, [0.7, 0.3]),
        ["bernoulli"] = (Distributions.Bernoulli, 0, [0.7, 0.3]),
        ["permutation"] = (Distributions.FirstOfOrder, 0, Following(1.0 / 7, 6, _ => 1)),
    };

    private static double[] Weights => [0.1, 0.2, 0.3, 0.4];

    public static TheoryData<string> ContinuousNames => [.. Continuous.Keys];

    public static TheoryData<string> DiscreteNames => [.. Discrete.Keys];

    // Kolmogorov and Smirnov.
    [Theory]
    [MemberData(nameof(ContinuousNames))]
    public void DrawsFollowTheirDistributionFunction(string name)
    {
        (Func<PrngKey, NDArray<double>> draw, Func<NDArray<double>, NDArray<double>> cdf) = Continuous[name];
        double[] drawn = draw(Rand.Key(2026)).ToArray();
        System.Array.Sort(drawn);
        double[] below = cdf(drawn).ToArray();
        double n = drawn.Length;
        double distance = below.Select((p, i) => Math.Max(Math.Abs(p - (i / n)), Math.Abs(((i + 1) / n) - p))).Max();
        Assert.True(distance < 2.23 / Math.Sqrt(n), $"the largest difference is {distance}");
    }

    // χ², kinds with fewer than ten expected taken together.
    [Theory]
    [MemberData(nameof(DiscreteNames))]
    public void CountsFollowTheirProbabilities(string name)
    {
        (Func<PrngKey, NDArray<int>> draw, int first, double[] probabilities) = Discrete[name];
        int[] drawn = draw(Rand.Key(2026)).ToArray();
        double[] counts = new double[probabilities.Length];
        double rest = 0, restExpected = drawn.Length * (1 - probabilities.Sum());
        foreach (int value in drawn)
        {
            if (value >= first && value < first + counts.Length)
            {
                counts[value - first]++;
            }
            else
            {
                rest++;
            }
        }

        double sum = 0;
        int kinds = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = drawn.Length * probabilities[i];
            if (expected < 10)
            {
                (rest, restExpected) = (rest + counts[i], restExpected + expected);
                continue;
            }

            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
            kinds++;
        }

        if (restExpected > 1)
        {
            sum += (rest - restExpected) * (rest - restExpected) / restExpected;
            kinds++;
        }

        // Wilson and Hilferty's quantile, 1 in 10,000.
        double freedom = kinds - 1, cube = 1 - (2 / (9 * freedom)) + (3.72 * Math.Sqrt(2 / (9 * freedom)));
        Assert.True(sum < freedom * cube * cube * cube, $"χ² is {sum} with {freedom} degrees of freedom");
        Assert.True(restExpected > 1 || rest <= 12, $"{rest} draws are of no kind");
    }

    // The counter's high word is 1 from 2³² on.
    [Fact]
    public void DrawsGoOnPastTheCounter()
    {
        PrngKey key = Rand.Key(2026);
        (NDArray<uint> first, NDArray<uint> second) = Rand.Threefry2x32(key, Ones<uint>([65536]), Arange(65536).As<uint>());
        Assert.Equal((first ^ second).ToArray(), Distributions.RowPastTheCounter(key).ToArray());
        Assert.Equal(Nd.Sum(first ^ second).Item(), Distributions.SumPastTheCounter(Rand.Clone(key))[0].Item());
        Assert.Equal(0.5f, Distributions.MeanOfBillions(Rand.Key(7)).Item(), 3e-5f);

        // Sizes that only the call knows; rows whose last word begins anew within a vector; words of 64 bits, and keys.
        Assert.Equal((first ^ second).ToArray(), Distributions.LastRow(Rand.Clone(key), 65537, 65536).ToArray());
        (NDArray<uint> across, NDArray<uint> other) = Rand.Threefry2x32(Rand.Clone(key), (Arange(70001) >= 55941).As<uint>(), (Arange(70001) - 55941).As<uint>());
        Assert.Equal((across ^ other).ToArray(), Distributions.LastRow(Rand.Clone(key), 61356, 70001).ToArray());
        Assert.Equal(((first.As<ulong>() << 32) | second.As<ulong>()).ToArray(), Distributions.LastLongRow(Rand.Clone(key), 65537, 65536).ToArray());
        Assert.Equal(second.ToArray(), Distributions.LastKeys(Rand.Clone(key), 65537, 65536).Lo.ToArray());
    }

    [Fact]
    public void SignsOfDoublesAreDrawnFromAsManyBits()
    {
        (PrngKey first, PrngKey second) = Rand.Split(Rand.Key(5));
        NDArray<double> signs = Rand.Rademacher<double>(second, [64]);
        Assert.Equal(signs.ToArray(), Sign(Rand.DoubleSidedMaxwell<double>(Rand.Key(5), Zeros<double>(64), Ones<double>(64), default)[0]).ToArray());
        Assert.Equal(signs.ToArray(), Sign(Rand.GeneralizedNormal<double>(Rand.Key(5), 2.0, [64])).ToArray());
        Assert.Equal(signs.ToArray(), Sign(Rand.Maxwell<double>(first, [64]) * signs).ToArray());
    }

    [Fact]
    public void StreamsOfSplitKeysAndNeighboursAreIndependent()
    {
        PrngKey[] keys = Rand.Split(Rand.Key(2026), 3);
        NDArray<double>[] streams = [.. keys.Select(k => Distributions.Normal(k).As<double>())];
        NDArray<double> folded = Distributions.Normal(Rand.FoldIn(Rand.Key(2026), 77)).As<double>();
        double n = Distributions.Count;
        double bound = 3.9 / Math.Sqrt(n);
        foreach ((NDArray<double> a, NDArray<double> b) in new[]
        {
            (streams[0], streams[1]), (streams[0], streams[2]), (streams[1], streams[2]), (streams[0], folded), (streams[0][..^1], streams[0][1..]), (streams[0][..^8], streams[0][8..]),
        })
        {
            Assert.True(Math.Abs(Mean(a * b).Item()) < bound);
            Assert.True(Math.Abs(Mean(((a * a) - 1) * ((b * b) - 1)).Item()) < 2 * bound);
        }

        // Moments: 0, 1, 0, 3.
        NDArray<double> x = streams[0];
        Assert.Equal(0, Mean(x).Item(), bound);
        Assert.Equal(1, Mean(x * x).Item(), 2 * bound);
        Assert.Equal(0, Mean(x * x * x).Item(), 4 * bound);
        Assert.Equal(3, Mean(x * x * x * x).Item(), 10 * bound);
    }

    private static double Phi(double x) => Stats.Norm.Cdf((NDArray<double>)x).Item();

    private static double[] Following(double first, int count, Func<int, double> ratio)
    {
        double[] probabilities = new double[count + 1];
        probabilities[0] = first;
        for (int k = 1; k <= count; k++)
        {
            probabilities[k] = probabilities[k - 1] * ratio(k);
        }

        return probabilities;
    }
}
#endif
