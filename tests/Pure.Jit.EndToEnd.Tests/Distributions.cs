namespace Pure.Jit.EndToEnd.Tests;

/// <summary>A million draws of each sampler.</summary>
public static class Distributions
{
    public const int Count = 1_000_000;

    [Jit] public static NDArray<uint> RowPastTheCounter(PrngKey key) => Rand.Bits(key, [65537, 65536])[65536];

    [Jit] public static NDArray<uint> SumPastTheCounter(PrngKey key) => Nd.Sum(Rand.Bits(key, [65537, 65536]), -1)[65536..];

    [Jit] public static NDArray<uint> LastRow(PrngKey key, int rows, int columns) => Rand.Bits(key, [rows, columns])[^1];

    [Jit] public static NDArray<ulong> LastLongRow(PrngKey key, int rows, int columns) => Rand.Bits<ulong>(key, [rows, columns])[^1];

    [Jit] public static KeyArray LastKeys(PrngKey key, int rows, int columns) => Rand.Split(key, [rows, columns])[^1];

    [Jit] public static NDArray<float> MeanOfBillions(PrngKey key) => Nd.Mean(Rand.Uniform(key, [70_000, 70_000]));

    [Jit] public static NDArray<float> Uniform(PrngKey key) => Rand.Uniform(key, Count, -1f, 3f);

    [Jit] public static NDArray<float> Normal(PrngKey key) => Rand.Normal(key, Count);

    [Jit] public static NDArray<double> NormalOfDoubles(PrngKey key) => Rand.Normal<double>(key, Count);

    [Jit] public static NDArray<float> Truncated(PrngKey key) => Rand.TruncatedNormal(key, -1f, 2f, [Count]);

    [Jit] public static NDArray<float> Exponential(PrngKey key) => Rand.Exponential(key, Count);

    [Jit] public static NDArray<float> Gumbel(PrngKey key) => Rand.Gumbel(key, Count);

    [Jit] public static NDArray<float> FineGumbel(PrngKey key) => Rand.Gumbel(key, Count, "highest");

    [Jit] public static NDArray<float> HighGumbel(PrngKey key) => Rand.Gumbel(key, Count, "high");

    [Jit] public static NDArray<float> Laplace(PrngKey key) => Rand.Laplace(key, Count);

    [Jit] public static NDArray<float> Logistic(PrngKey key) => Rand.Logistic(key, Count);

    [Jit] public static NDArray<float> Cauchy(PrngKey key) => Rand.Cauchy(key, Count);

    [Jit] public static NDArray<float> Gamma(PrngKey key) => Rand.Gamma(key, 2.5f, [Count]);

    [Jit] public static NDArray<float> SmallGamma(PrngKey key) => Rand.Gamma(key, 0.3f, [Count]);

    [Jit] public static NDArray<float> ExpLoggamma(PrngKey key) => Nd.Exp(Rand.Loggamma(key, 0.8f, [Count]));

    [Jit] public static NDArray<float> Beta(PrngKey key) => Rand.Beta(key, 0.8f, 2f, [Count]);

    [Jit] public static NDArray<float> Chisquare(PrngKey key) => Rand.Chisquare(key, 3f, [Count]);

    [Jit] public static NDArray<float> T(PrngKey key) => Rand.T(key, 4f, [Count]);

    [Jit] public static NDArray<float> F(PrngKey key) => Rand.F(key, 3f, 5f, [Count]);

    [Jit] public static NDArray<float> FirstOfDirichlet(PrngKey key) => Rand.Dirichlet(key, Nd.Array([0.5f, 1f, 2f]), [Count])[.., 0];

    [Jit] public static NDArray<float> Pareto(PrngKey key) => Rand.Pareto(key, 2f, [Count]);

    [Jit] public static NDArray<float> Weibull(PrngKey key) => Rand.WeibullMin(key, 2f, 1.5f, Count);

    [Jit] public static NDArray<float> Maxwell(PrngKey key) => Rand.Maxwell(key, Count);

    [Jit] public static NDArray<float> Sided(PrngKey key) => Rand.DoubleSidedMaxwell(key, 1f, 2f, Count);

    [Jit] public static NDArray<float> Rayleigh(PrngKey key) => Rand.Rayleigh(key, 2f, [Count]);

    [Jit] public static NDArray<float> Wald(PrngKey key) => Rand.Wald(key, 1.5f, [Count]);

    [Jit] public static NDArray<float> Triangular(PrngKey key) => Rand.Triangular(key, -1f, 0.5f, 2f, [Count]);

    [Jit] public static NDArray<float> Lognormal(PrngKey key) => Rand.Lognormal(key, 0.5f, [Count]);

    [Jit] public static NDArray<float> LengthInBall(PrngKey key) => Nd.Sqrt(Nd.Sum(Nd.Square(Rand.Ball(key, 3, shape: Count)), -1));

    [Jit] public static NDArray<float> GeneralizedNormal(PrngKey key) => Rand.GeneralizedNormal(key, 2f, Count);

    [Jit] public static NDArray<int> Poisson(PrngKey key) => Rand.Poisson(key, 4f, [Count]);

    [Jit] public static NDArray<int> LargePoisson(PrngKey key) => Rand.Poisson(key, 30f, [Count]);

    [Jit] public static NDArray<int> Binomial(PrngKey key) => Rand.Binomial(key, 10f, 0.3f, [Count]).As<int>();

    [Jit] public static NDArray<int> LargeBinomial(PrngKey key) => Rand.Binomial(key, 100f, 0.6f, [Count]).As<int>();

    [Jit] public static NDArray<int> SecondOfMultinomial(PrngKey key) => Rand.Multinomial(key, 12f, Nd.Array([0.2f, 0.3f, 0.5f]), [Count, 3])[.., 1].As<int>();

    [Jit] public static NDArray<int> Geometric(PrngKey key) => Rand.Geometric(key, 0.3f, [Count]);

    [Jit] public static NDArray<int> Randint(PrngKey key) => Rand.Randint(key, Count, 0, 17);

    [Jit] public static NDArray<int> Categorical(PrngKey key) => Rand.Categorical(key, Nd.Log(Nd.Array([0.1f, 0.2f, 0.3f, 0.4f])), shape: [Count]);

    [Jit] public static NDArray<int> Choice(PrngKey key) => Rand.Choice(key, 4, [Count], p: Nd.Array([0.1f, 0.2f, 0.3f, 0.4f]));

    [Jit] public static NDArray<int> EqualChoice(PrngKey key) => Rand.Choice(key, 9, [Count]);

    [Jit] public static NDArray<int> SecondWithoutPuttingBack(PrngKey key) =>
        Transforms.Vmap(k => Rand.Choice(k, 4, [2], replace: false, p: Nd.Array([0.1f, 0.2f, 0.3f, 0.4f]))[1], Rand.Split(key, [Count]));

    [Jit] public static NDArray<int> Rademacher(PrngKey key) => Rand.Rademacher(key, Count);

    [Jit] public static NDArray<int> FineBernoulli(PrngKey key) => Rand.Bernoulli(key, 0.3f, [Count], "high").As<int>();

    [Jit] public static NDArray<int> Bytes(PrngKey key) => Rand.Bits<byte>(key, Count).As<int>();

    [Jit] public static NDArray<float> SumOfVectors(PrngKey key) =>
        Nd.Sum(Rand.MultivariateNormal(key, Nd.Array([1f, -1f]), Nd.Array(new float[,] { { 2f, 0.5f }, { 0.5f, 1f } }), [Count]), -1);

    [Jit] public static NDArray<float> RealPart(PrngKey key) => Rand.ComplexNormal<float>(key, Count).Re;

    [Jit] public static NDArray<float> CornerOfRotations(PrngKey key) => Transforms.Vmap(k => Rand.Orthogonal(k, 3)[0, 0], Rand.Split(key, [100_000]));

    [Jit] public static NDArray<float> Glorot(PrngKey key) => Nd.Ravel(Initializers.GlorotUniform(key, [1000, 1000]));

    [Jit] public static NDArray<float> He(PrngKey key) => Nd.Ravel(Initializers.HeNormal(key, [1000, 1000]));

    [Jit] public static NDArray<int> Bernoulli(PrngKey key) => Rand.Bernoulli(key, 0.3f, [Count]).As<int>();

    [Jit] public static NDArray<int> FirstOfOrder(PrngKey key) => Rand.Permutation(key, Nd.Reshape(Nd.Arange(7 * (Count / 7)) % 7, [Count / 7, 7]), axis: 1, independent: true)[.., 0];
}
