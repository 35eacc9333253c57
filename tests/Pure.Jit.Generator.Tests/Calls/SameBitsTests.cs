using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>Random numbers and functions of one number have the same bits compiled and op by op.</summary>
public class SameBitsTests
{
    private const string Source = """
        public static class Test
        {
            private static string Bits<T>(NDArray<T> x) where T : unmanaged =>
                Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(x.ToArray())));

            [Jit] public static NDArray<float> Uniform(PrngKey k) => Rand.Uniform(k, [1003]);
            [Jit] public static NDArray<float> Normal(PrngKey k) => Rand.Normal(k, [1003]);
            [Jit] public static NDArray<double> Double(PrngKey k) => Rand.Normal<double>(k, [1003]);
            [Jit] public static NDArray<Half> Half(PrngKey k) => Rand.Exponential<Half>(k, [1003]);
            [Jit] public static NDArray<float> Exponential(PrngKey k) => Rand.Exponential<float>(k, [1003]);
            [Jit] public static NDArray<float> Gumbel(PrngKey k) => Rand.Gumbel<float>(k, [1003]);
            [Jit] public static NDArray<float> Laplace(PrngKey k) => Rand.Laplace<float>(k, [1003]);
            [Jit] public static NDArray<float> Cauchy(PrngKey k) => Rand.Cauchy<float>(k, [1003]);
            [Jit] public static NDArray<float> Gamma(PrngKey k) => Rand.Gamma(k, Full<float>([103], 0.7f), [103]);
            [Jit] public static NDArray<float> Beta(PrngKey k) => Rand.Beta(k, Full<float>([103], 0.7f), Full<float>([103], 2f), [103]);
            [Jit] public static NDArray<int> Poisson(PrngKey k) => Rand.Poisson(k, Full<float>([103], 12f), [103]);
            [Jit] public static NDArray<int> Permutation(PrngKey k) => Rand.Permutation(k, 1007);
            [Jit] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Formulas([Shape("6")] KeyArray k, int n) =>
                (Rand.Maxwell(k[0], n), Rand.DoubleSidedMaxwell(k[1], 1f, 2f, n), Rand.Pareto(k[2], 2f, n), Rand.WeibullMin(k[3], 1f, 2f, n), Rand.Rayleigh(k[4], 2f, n), Rand.Wald(k[5], 2f, n));
            [Jit] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) More([Shape("6")] KeyArray k, int n) =>
                (Rand.Triangular(k[0], -1f, 0f, 2f, n), Rand.Lognormal(k[1], 0.5f, n), Rand.TruncatedNormal(k[2], -1f, 2f, n), Rand.Logistic(k[3], n), Rand.Loggamma(k[4], 2.5f, n), Rand.Chisquare(k[5], 3f, n));
            [Jit] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Yet([Shape("6")] KeyArray k, int n) =>
                (Rand.T(k[0], 3f, n), Rand.F(k[1], 3f, 4f, n), Rand.GeneralizedNormal(k[2], 1.5f, n), Rand.Binomial(k[3], 20f, 0.3f, n), Rand.Binomial(k[4], 200f, 0.3f, n), Rand.Gumbel(k[5], n, "highest"));
            [Jit] public static (NDArray<int>, NDArray<int>, NDArray<int>, NDArray<int>, NDArray<bool>, NDArray<double>) Numbers([Shape("6")] KeyArray k, int n) =>
                (Rand.Geometric(k[0], 0.2f, n), Rand.Randint(k[1], n, -5, 17), Rand.Choice(k[2], 3, n, p: Array([0.2f, 0.5f, 0.3f])), Rand.Categorical(k[3], Array([0.1f, 0.7f, 0.2f]), shape: n), Rand.Bernoulli(k[4], 0.3f, n), Rand.Maxwell<double>(k[5], n));
            [Jit] public static (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>) First<T>(NDArray<T> x) where T : unmanaged =>
                (Lax.Exp(x), Lax.Expm1(x), Lax.Exp2(x), Lax.Log(x), Lax.Log1p(x), Lax.Log2(x));
            [Jit] public static (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>) Second<T>(NDArray<T> x) where T : unmanaged =>
                (Lax.Sin(x), Lax.Cos(x), Lax.Tanh(x), Lax.Sinh(x), Lax.Cosh(x), Lax.Atan(x));
            [Jit] public static (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>) Third<T>(NDArray<T> x) where T : unmanaged =>
                (Lax.Logistic(x), Lax.Rsqrt(x), Lax.Erf(x), Lax.Erfc(x), Lax.Pow(x, x), Lax.Log10(x));

            public static string Samplers()
            {
                PrngKey k = Rand.Key(42);
        #pragma warning disable PJ0501 // Each is compared with itself alone.
                return string.Join("\n", Bits(Uniform(k)), Bits(Normal(k)), Bits(Double(k)), Bits(Half(k)), Bits(Exponential(k)), Bits(Gumbel(k)), Bits(Laplace(k)), Bits(Cauchy(k)),
                    Bits(Gamma(k)), Bits(Beta(k)), Bits(Poisson(k)), Bits(Permutation(k)));
            }

            public static string MoreSamplers()
            {
                KeyArray k = Rand.Split(Rand.Key(43), [6]);
        #pragma warning disable PJ0501
                var (a, b, c, d) = (Formulas(k, 103), More(k, 103), Yet(k, 103), Numbers(k, 103));
                return string.Join("\n", Bits(a.Item1), Bits(a.Item2), Bits(a.Item3), Bits(a.Item4), Bits(a.Item5), Bits(a.Item6), Bits(b.Item1), Bits(b.Item2), Bits(b.Item3), Bits(b.Item4), Bits(b.Item5), Bits(b.Item6),
                    Bits(c.Item1), Bits(c.Item2), Bits(c.Item3), Bits(c.Item4), Bits(c.Item5), Bits(c.Item6), Bits(d.Item1), Bits(d.Item2), Bits(d.Item3), Bits(d.Item4), Bits(d.Item5), Bits(d.Item6));
            }

            public static string Functions()
            {
                NDArray<float> x = Linspace(0.01f, 9f, 1003);
                NDArray<double> y = x.As<double>();
                var (a, b, c) = (First(x), Second(x), Third(x));
                var (d, e, f) = (First(y), Second(y), Third(y));
                return string.Join("\n", Bits(a.Item1), Bits(a.Item2), Bits(a.Item3), Bits(a.Item4), Bits(a.Item5), Bits(a.Item6), Bits(b.Item1), Bits(b.Item2), Bits(b.Item3), Bits(b.Item4), Bits(b.Item5), Bits(b.Item6),
                    Bits(c.Item1), Bits(c.Item2), Bits(c.Item3), Bits(c.Item4), Bits(c.Item5), Bits(c.Item6), Bits(d.Item1), Bits(d.Item2), Bits(d.Item3), Bits(d.Item4), Bits(d.Item5), Bits(d.Item6), Bits(e.Item1),
                    Bits(e.Item2), Bits(e.Item3), Bits(e.Item4), Bits(e.Item5), Bits(e.Item6), Bits(f.Item1), Bits(f.Item2), Bits(f.Item3), Bits(f.Item4), Bits(f.Item5), Bits(f.Item6));
            }
        }
        """;

    [Theory]
    [InlineData("Samplers")]
    [InlineData("MoreSamplers")]
    [InlineData("Functions")]
    public void InBothModes(string what)
    {
        GeneratedProject compiled = GeneratedProject.Of(Source, name: "BitsCompiled"), eager = GeneratedProject.Of(Source, "Eager", name: "BitsEager");
        Assert.Contains("Test_Normal.Jit.g.cs", compiled.Files.Keys);
        Assert.Equal(((string)eager.Run(method: what)!).Split('\n'), ((string)compiled.Run(method: what)!).Split('\n'));
    }
}
