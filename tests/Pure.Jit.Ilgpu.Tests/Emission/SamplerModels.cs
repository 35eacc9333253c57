using static Pure.Jit.Nd;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Every sampler, as a method of parameters between 1/2 and 4 that are on the host or on the device.</summary>
public static class SamplerModels
{
    [Jit]
    public static NDArray<T> Uniform<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Uniform<T>(Rand.Key(seed), x.Shape, -x, x);

    [Jit]
    public static NDArray<T> Normal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => (Rand.Normal<T>(Rand.Key(seed), x.Shape) * x) + x;

    [Jit]
    public static NDArray<T> TruncatedNormal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.TruncatedNormal(Rand.Key(seed), -x, x);

    [Jit]
    public static NDArray<T> Exponential<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Exponential<T>(Rand.Key(seed), x.Shape) / x;

    [Jit]
    public static NDArray<T> Gumbel<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Gumbel<T>(Rand.Key(seed), x.Shape) * x;

    [Jit]
    public static NDArray<T> FineGumbel<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Gumbel<T>(Rand.Key(seed), x.Shape, "high") * x;

    [Jit]
    public static NDArray<T> FinestGumbel<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Gumbel<T>(Rand.Key(seed), x.Shape, "highest") * x;

    [Jit]
    public static NDArray<T> Laplace<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Laplace<T>(Rand.Key(seed), x.Shape) * x;

    [Jit]
    public static NDArray<T> Logistic<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Logistic<T>(Rand.Key(seed), x.Shape) * x;

    [Jit]
    public static NDArray<T> Cauchy<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Cauchy<T>(Rand.Key(seed), x.Shape) * x;

    [Jit]
    public static NDArray<T> Pareto<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Pareto(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> WeibullMin<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.WeibullMin(Rand.Key(seed), x, x, x.Shape);

    [Jit]
    public static NDArray<T> Maxwell<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Maxwell<T>(Rand.Key(seed), x.Shape) * x;

    [Jit]
    public static NDArray<T> DoubleSidedMaxwell<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.DoubleSidedMaxwell(Rand.Key(seed), x, x, 2);

    [Jit]
    public static NDArray<T> Rayleigh<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Rayleigh(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Wald<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Wald(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Triangular<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Triangular(Rand.Key(seed), -x, x / 2, x);

    [Jit]
    public static NDArray<T> Lognormal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Lognormal(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Gamma<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Gamma(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Loggamma<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Loggamma(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Beta<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Beta(Rand.Key(seed), x, 2 * x);

    [Jit]
    public static NDArray<T> Dirichlet<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Dirichlet(Rand.Key(seed), BroadcastTo(ExpandDims(x, -1), [x.Shape[0], 5]));

    [Jit]
    public static NDArray<T> Chisquare<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Chisquare(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> Student<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.T(Rand.Key(seed), x);

    [Jit]
    public static NDArray<T> F<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.F(Rand.Key(seed), x, x + 1);

    [Jit]
    public static NDArray<T> GeneralizedNormal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.GeneralizedNormal(Rand.Key(seed), x, x.Shape);

    [Jit]
    public static NDArray<T> Ball<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Ball<T>(Rand.Key(seed), 3, null, x.Shape) * ExpandDims(x, -1);

    [Jit]
    public static NDArray<T> MultivariateNormal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.MultivariateNormal(Rand.Key(seed), x[..3], Diag(x[..3]), 4);

    [Jit]
    public static NDArray<T> Orthogonal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Orthogonal<T>(Rand.Key(seed), 5) * x[0];

    [Jit]
    public static NDArray<T> GlorotNormal<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Initializers.GlorotNormal<T>(Rand.Key(seed), [x.Shape[0], 7]) * x[0];

    [Jit]
    public static NDArray<T> Binomial<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Binomial(Rand.Key(seed), 10 * x, x / 5);

    [Jit]
    public static NDArray<T> Multinomial<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Multinomial(Rand.Key(seed), 10 * x[..2], Reshape(x[..8], [2, 4]) / 4);

    [Jit]
    public static NDArray<int> Geometric<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Geometric<T, int>(Rand.Key(seed), x / 5);

    [Jit]
    public static NDArray<bool> Bernoulli<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Bernoulli(Rand.Key(seed), x / 4);

    [Jit]
    public static NDArray<int> Categorical<T>(int seed, [Shape("n")] NDArray<T> x)
        where T : unmanaged => Rand.Categorical(Rand.Key(seed), BroadcastTo(x, [9, x.Shape[0]]));

    [Jit]
    public static NDArray<int> Poisson(int seed, [Shape("n")] NDArray<float> x) => Rand.Poisson(Rand.Key(seed), x * x);

    [Jit]
    public static NDArray<int> Choice(int seed, [Shape("n")] NDArray<float> x) => Rand.Choice(Rand.Key(seed), x.Shape[0], 40, replace: true, p: x / Sum(x));

    [Jit]
    public static NDArray<float> Chosen(int seed, [Shape("n")] NDArray<float> x) => Rand.Choice(Rand.Key(seed), x, 40, replace: false, p: x);

    [Jit]
    public static NDArray<float> Permutation(int seed, [Shape("n")] NDArray<float> x) => Rand.Permutation(Rand.Key(seed), x);
}
