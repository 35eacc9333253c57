using System.Runtime.InteropServices;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Random numbers have the same bits on the contract device as in compiled methods on the host.</summary>
public sealed class SamplerTests : DeviceComparison
{
    private static readonly Dictionary<string, Action<int, int, IlgpuDevice>> Samplers = new()
    {
        ["Uniform f32"] = (s, n, gpu) => Same(SamplerModels.Uniform(s, Parameters<float>(n)), SamplerModels.Uniform(s, Parameters<float>(n).To(gpu))),
        ["Uniform f64"] = (s, n, gpu) => Same(SamplerModels.Uniform(s, Parameters<double>(n)), SamplerModels.Uniform(s, Parameters<double>(n).To(gpu))),
        ["Normal f32"] = (s, n, gpu) => Same(SamplerModels.Normal(s, Parameters<float>(n)), SamplerModels.Normal(s, Parameters<float>(n).To(gpu))),
        ["Normal f64"] = (s, n, gpu) => Same(SamplerModels.Normal(s, Parameters<double>(n)), SamplerModels.Normal(s, Parameters<double>(n).To(gpu))),
        ["TruncatedNormal f32"] = (s, n, gpu) => Same(SamplerModels.TruncatedNormal(s, Parameters<float>(n)), SamplerModels.TruncatedNormal(s, Parameters<float>(n).To(gpu))),
        ["TruncatedNormal f64"] = (s, n, gpu) => Same(SamplerModels.TruncatedNormal(s, Parameters<double>(n)), SamplerModels.TruncatedNormal(s, Parameters<double>(n).To(gpu))),
        ["Exponential f32"] = (s, n, gpu) => Same(SamplerModels.Exponential(s, Parameters<float>(n)), SamplerModels.Exponential(s, Parameters<float>(n).To(gpu))),
        ["Exponential f64"] = (s, n, gpu) => Same(SamplerModels.Exponential(s, Parameters<double>(n)), SamplerModels.Exponential(s, Parameters<double>(n).To(gpu))),
        ["Gumbel f32"] = (s, n, gpu) => Same(SamplerModels.Gumbel(s, Parameters<float>(n)), SamplerModels.Gumbel(s, Parameters<float>(n).To(gpu))),
        ["Gumbel f64"] = (s, n, gpu) => Same(SamplerModels.Gumbel(s, Parameters<double>(n)), SamplerModels.Gumbel(s, Parameters<double>(n).To(gpu))),
        ["FineGumbel f32"] = (s, n, gpu) => Same(SamplerModels.FineGumbel(s, Parameters<float>(n)), SamplerModels.FineGumbel(s, Parameters<float>(n).To(gpu))),
        ["FineGumbel f64"] = (s, n, gpu) => Same(SamplerModels.FineGumbel(s, Parameters<double>(n)), SamplerModels.FineGumbel(s, Parameters<double>(n).To(gpu))),
        ["FinestGumbel f32"] = (s, n, gpu) => Same(SamplerModels.FinestGumbel(s, Parameters<float>(n)), SamplerModels.FinestGumbel(s, Parameters<float>(n).To(gpu))),
        ["FinestGumbel f64"] = (s, n, gpu) => Same(SamplerModels.FinestGumbel(s, Parameters<double>(n)), SamplerModels.FinestGumbel(s, Parameters<double>(n).To(gpu))),
        ["Laplace f32"] = (s, n, gpu) => Same(SamplerModels.Laplace(s, Parameters<float>(n)), SamplerModels.Laplace(s, Parameters<float>(n).To(gpu))),
        ["Laplace f64"] = (s, n, gpu) => Same(SamplerModels.Laplace(s, Parameters<double>(n)), SamplerModels.Laplace(s, Parameters<double>(n).To(gpu))),
        ["Logistic f32"] = (s, n, gpu) => Same(SamplerModels.Logistic(s, Parameters<float>(n)), SamplerModels.Logistic(s, Parameters<float>(n).To(gpu))),
        ["Logistic f64"] = (s, n, gpu) => Same(SamplerModels.Logistic(s, Parameters<double>(n)), SamplerModels.Logistic(s, Parameters<double>(n).To(gpu))),
        ["Cauchy f32"] = (s, n, gpu) => Same(SamplerModels.Cauchy(s, Parameters<float>(n)), SamplerModels.Cauchy(s, Parameters<float>(n).To(gpu))),
        ["Cauchy f64"] = (s, n, gpu) => Same(SamplerModels.Cauchy(s, Parameters<double>(n)), SamplerModels.Cauchy(s, Parameters<double>(n).To(gpu))),
        ["Pareto f32"] = (s, n, gpu) => Same(SamplerModels.Pareto(s, Parameters<float>(n)), SamplerModels.Pareto(s, Parameters<float>(n).To(gpu))),
        ["Pareto f64"] = (s, n, gpu) => Same(SamplerModels.Pareto(s, Parameters<double>(n)), SamplerModels.Pareto(s, Parameters<double>(n).To(gpu))),
        ["WeibullMin f32"] = (s, n, gpu) => Same(SamplerModels.WeibullMin(s, Parameters<float>(n)), SamplerModels.WeibullMin(s, Parameters<float>(n).To(gpu))),
        ["WeibullMin f64"] = (s, n, gpu) => Same(SamplerModels.WeibullMin(s, Parameters<double>(n)), SamplerModels.WeibullMin(s, Parameters<double>(n).To(gpu))),
        ["Maxwell f32"] = (s, n, gpu) => Same(SamplerModels.Maxwell(s, Parameters<float>(n)), SamplerModels.Maxwell(s, Parameters<float>(n).To(gpu))),
        ["Maxwell f64"] = (s, n, gpu) => Same(SamplerModels.Maxwell(s, Parameters<double>(n)), SamplerModels.Maxwell(s, Parameters<double>(n).To(gpu))),
        ["DoubleSidedMaxwell f32"] = (s, n, gpu) => Same(SamplerModels.DoubleSidedMaxwell(s, Parameters<float>(n)), SamplerModels.DoubleSidedMaxwell(s, Parameters<float>(n).To(gpu))),
        ["DoubleSidedMaxwell f64"] = (s, n, gpu) => Same(SamplerModels.DoubleSidedMaxwell(s, Parameters<double>(n)), SamplerModels.DoubleSidedMaxwell(s, Parameters<double>(n).To(gpu))),
        ["Rayleigh f32"] = (s, n, gpu) => Same(SamplerModels.Rayleigh(s, Parameters<float>(n)), SamplerModels.Rayleigh(s, Parameters<float>(n).To(gpu))),
        ["Rayleigh f64"] = (s, n, gpu) => Same(SamplerModels.Rayleigh(s, Parameters<double>(n)), SamplerModels.Rayleigh(s, Parameters<double>(n).To(gpu))),
        ["Wald f32"] = (s, n, gpu) => Same(SamplerModels.Wald(s, Parameters<float>(n)), SamplerModels.Wald(s, Parameters<float>(n).To(gpu))),
        ["Wald f64"] = (s, n, gpu) => Same(SamplerModels.Wald(s, Parameters<double>(n)), SamplerModels.Wald(s, Parameters<double>(n).To(gpu))),
        ["Triangular f32"] = (s, n, gpu) => Same(SamplerModels.Triangular(s, Parameters<float>(n)), SamplerModels.Triangular(s, Parameters<float>(n).To(gpu))),
        ["Triangular f64"] = (s, n, gpu) => Same(SamplerModels.Triangular(s, Parameters<double>(n)), SamplerModels.Triangular(s, Parameters<double>(n).To(gpu))),
        ["Lognormal f32"] = (s, n, gpu) => Same(SamplerModels.Lognormal(s, Parameters<float>(n)), SamplerModels.Lognormal(s, Parameters<float>(n).To(gpu))),
        ["Lognormal f64"] = (s, n, gpu) => Same(SamplerModels.Lognormal(s, Parameters<double>(n)), SamplerModels.Lognormal(s, Parameters<double>(n).To(gpu))),
        ["Gamma f32"] = (s, n, gpu) => Same(SamplerModels.Gamma(s, Parameters<float>(n)), SamplerModels.Gamma(s, Parameters<float>(n).To(gpu))),
        ["Gamma f64"] = (s, n, gpu) => Same(SamplerModels.Gamma(s, Parameters<double>(n)), SamplerModels.Gamma(s, Parameters<double>(n).To(gpu))),
        ["Loggamma f32"] = (s, n, gpu) => Same(SamplerModels.Loggamma(s, Parameters<float>(n)), SamplerModels.Loggamma(s, Parameters<float>(n).To(gpu))),
        ["Loggamma f64"] = (s, n, gpu) => Same(SamplerModels.Loggamma(s, Parameters<double>(n)), SamplerModels.Loggamma(s, Parameters<double>(n).To(gpu))),
        ["Beta f32"] = (s, n, gpu) => Same(SamplerModels.Beta(s, Parameters<float>(n)), SamplerModels.Beta(s, Parameters<float>(n).To(gpu))),
        ["Beta f64"] = (s, n, gpu) => Same(SamplerModels.Beta(s, Parameters<double>(n)), SamplerModels.Beta(s, Parameters<double>(n).To(gpu))),
        ["Dirichlet f32"] = (s, n, gpu) => Same(SamplerModels.Dirichlet(s, Parameters<float>(n)), SamplerModels.Dirichlet(s, Parameters<float>(n).To(gpu))),
        ["Dirichlet f64"] = (s, n, gpu) => Same(SamplerModels.Dirichlet(s, Parameters<double>(n)), SamplerModels.Dirichlet(s, Parameters<double>(n).To(gpu))),
        ["Chisquare f32"] = (s, n, gpu) => Same(SamplerModels.Chisquare(s, Parameters<float>(n)), SamplerModels.Chisquare(s, Parameters<float>(n).To(gpu))),
        ["Chisquare f64"] = (s, n, gpu) => Same(SamplerModels.Chisquare(s, Parameters<double>(n)), SamplerModels.Chisquare(s, Parameters<double>(n).To(gpu))),
        ["Student f32"] = (s, n, gpu) => Same(SamplerModels.Student(s, Parameters<float>(n)), SamplerModels.Student(s, Parameters<float>(n).To(gpu))),
        ["Student f64"] = (s, n, gpu) => Same(SamplerModels.Student(s, Parameters<double>(n)), SamplerModels.Student(s, Parameters<double>(n).To(gpu))),
        ["F f32"] = (s, n, gpu) => Same(SamplerModels.F(s, Parameters<float>(n)), SamplerModels.F(s, Parameters<float>(n).To(gpu))),
        ["F f64"] = (s, n, gpu) => Same(SamplerModels.F(s, Parameters<double>(n)), SamplerModels.F(s, Parameters<double>(n).To(gpu))),
        ["GeneralizedNormal f32"] = (s, n, gpu) => Same(SamplerModels.GeneralizedNormal(s, Parameters<float>(n)), SamplerModels.GeneralizedNormal(s, Parameters<float>(n).To(gpu))),
        ["GeneralizedNormal f64"] = (s, n, gpu) => Same(SamplerModels.GeneralizedNormal(s, Parameters<double>(n)), SamplerModels.GeneralizedNormal(s, Parameters<double>(n).To(gpu))),
        ["Ball f32"] = (s, n, gpu) => Same(SamplerModels.Ball(s, Parameters<float>(n)), SamplerModels.Ball(s, Parameters<float>(n).To(gpu))),
        ["Ball f64"] = (s, n, gpu) => Same(SamplerModels.Ball(s, Parameters<double>(n)), SamplerModels.Ball(s, Parameters<double>(n).To(gpu))),
        ["MultivariateNormal f32"] = (s, n, gpu) => Same(SamplerModels.MultivariateNormal(s, Parameters<float>(n)), SamplerModels.MultivariateNormal(s, Parameters<float>(n).To(gpu))),
        ["MultivariateNormal f64"] = (s, n, gpu) => Same(SamplerModels.MultivariateNormal(s, Parameters<double>(n)), SamplerModels.MultivariateNormal(s, Parameters<double>(n).To(gpu))),
        ["Orthogonal f32"] = (s, n, gpu) => Same(SamplerModels.Orthogonal(s, Parameters<float>(n)), SamplerModels.Orthogonal(s, Parameters<float>(n).To(gpu))),
        ["Orthogonal f64"] = (s, n, gpu) => Same(SamplerModels.Orthogonal(s, Parameters<double>(n)), SamplerModels.Orthogonal(s, Parameters<double>(n).To(gpu))),
        ["GlorotNormal f32"] = (s, n, gpu) => Same(SamplerModels.GlorotNormal(s, Parameters<float>(n)), SamplerModels.GlorotNormal(s, Parameters<float>(n).To(gpu))),
        ["GlorotNormal f64"] = (s, n, gpu) => Same(SamplerModels.GlorotNormal(s, Parameters<double>(n)), SamplerModels.GlorotNormal(s, Parameters<double>(n).To(gpu))),
        ["Binomial f32"] = (s, n, gpu) => Same(SamplerModels.Binomial(s, Parameters<float>(n)), SamplerModels.Binomial(s, Parameters<float>(n).To(gpu))),
        ["Binomial f64"] = (s, n, gpu) => Same(SamplerModels.Binomial(s, Parameters<double>(n)), SamplerModels.Binomial(s, Parameters<double>(n).To(gpu))),
        ["Multinomial f32"] = (s, n, gpu) => Same(SamplerModels.Multinomial(s, Parameters<float>(n)), SamplerModels.Multinomial(s, Parameters<float>(n).To(gpu))),
        ["Multinomial f64"] = (s, n, gpu) => Same(SamplerModels.Multinomial(s, Parameters<double>(n)), SamplerModels.Multinomial(s, Parameters<double>(n).To(gpu))),
        ["Normal f16"] = (s, n, gpu) => Same(SamplerModels.Normal(s, Parameters<Half>(n)), SamplerModels.Normal(s, Parameters<Half>(n).To(gpu))),
        ["Normal bf16"] = (s, n, gpu) => Same(SamplerModels.Normal(s, Parameters<BFloat16>(n)), SamplerModels.Normal(s, Parameters<BFloat16>(n).To(gpu))),
        ["Gamma f16"] = (s, n, gpu) => Same(SamplerModels.Gamma(s, Parameters<Half>(n)), SamplerModels.Gamma(s, Parameters<Half>(n).To(gpu))),
        ["Gamma bf16"] = (s, n, gpu) => Same(SamplerModels.Gamma(s, Parameters<BFloat16>(n)), SamplerModels.Gamma(s, Parameters<BFloat16>(n).To(gpu))),
        ["Gumbel f16"] = (s, n, gpu) => Same(SamplerModels.Gumbel(s, Parameters<Half>(n)), SamplerModels.Gumbel(s, Parameters<Half>(n).To(gpu))),
        ["Gumbel bf16"] = (s, n, gpu) => Same(SamplerModels.Gumbel(s, Parameters<BFloat16>(n)), SamplerModels.Gumbel(s, Parameters<BFloat16>(n).To(gpu))),
        ["Geometric f32"] = (s, n, gpu) => Same(SamplerModels.Geometric(s, Parameters<float>(n)), SamplerModels.Geometric(s, Parameters<float>(n).To(gpu))),
        ["Geometric f64"] = (s, n, gpu) => Same(SamplerModels.Geometric(s, Parameters<double>(n)), SamplerModels.Geometric(s, Parameters<double>(n).To(gpu))),
        ["Bernoulli f32"] = (s, n, gpu) => Same(SamplerModels.Bernoulli(s, Parameters<float>(n)), SamplerModels.Bernoulli(s, Parameters<float>(n).To(gpu))),
        ["Bernoulli f64"] = (s, n, gpu) => Same(SamplerModels.Bernoulli(s, Parameters<double>(n)), SamplerModels.Bernoulli(s, Parameters<double>(n).To(gpu))),
        ["Categorical f32"] = (s, n, gpu) => Same(SamplerModels.Categorical(s, Parameters<float>(n)), SamplerModels.Categorical(s, Parameters<float>(n).To(gpu))),
        ["Categorical f64"] = (s, n, gpu) => Same(SamplerModels.Categorical(s, Parameters<double>(n)), SamplerModels.Categorical(s, Parameters<double>(n).To(gpu))),
        ["Poisson"] = (s, n, gpu) => Same(SamplerModels.Poisson(s, Parameters<float>(n)), SamplerModels.Poisson(s, Parameters<float>(n).To(gpu))),
        ["Choice"] = (s, n, gpu) => Same(SamplerModels.Choice(s, Parameters<float>(n)), SamplerModels.Choice(s, Parameters<float>(n).To(gpu))),
        ["Chosen"] = (s, n, gpu) => Same(SamplerModels.Chosen(s, Parameters<float>(n)), SamplerModels.Chosen(s, Parameters<float>(n).To(gpu))),
        ["Permutation"] = (s, n, gpu) => Same(SamplerModels.Permutation(s, Parameters<float>(n)), SamplerModels.Permutation(s, Parameters<float>(n).To(gpu))),
    };

    public static TheoryData<string> All => [.. Samplers.Keys];

    public static TheoryData<string> Some => [.. Samplers.Keys.Where((_, i) => i % 7 == 1)];

    [Theory]
    [MemberData(nameof(Some))]
    public void Draws_have_the_bits_of_the_host(string sampler) => Samplers[sampler](1, 257, this.Gpu);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(All))]
    public void All_draws_have_the_bits_of_the_host(string sampler) => Samplers[sampler](2, 3000, this.Gpu);

    private static NDArray<T> Parameters<T>(int n)
        where T : unmanaged
    {
        Random random = new(n);
        return NDArray.Array(Enumerable.Range(0, n).Select(_ => 0.5 + (3.5 * random.NextDouble())).ToArray()).As<T>();
    }

    private static void Same<T>(NDArray<T> host, NDArray<T> device)
        where T : unmanaged
    {
        Assert.NotNull(device.Device);
        Assert.Equal(host.Shape, device.Shape);
        T[] expected = host.ToArray(), found = device.ToArray();
        int different = 0;
        string first = "";
        for (int i = 0; i < expected.Length; i++)
        {
            if (!MemoryMarshal.AsBytes(expected.AsSpan(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(found.AsSpan(i, 1))))
            {
                first = different++ == 0 ? $"element {i} is {found[i]}, on the host {expected[i]}" : first;
            }
        }

        Assert.True(different == 0, $"{different} of {expected.Length}: {first}");
    }
}
