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
    [InlineData("Functions")]
    public void InBothModes(string what)
    {
        GeneratedProject compiled = GeneratedProject.Of(Source, name: "BitsCompiled"), eager = GeneratedProject.Of(Source, "Eager", name: "BitsEager");
        Assert.Contains("Test_Normal.Jit.g.cs", compiled.Files.Keys);
        Assert.Equal(((string)eager.Run(method: what)!).Split('\n'), ((string)compiled.Run(method: what)!).Split('\n'));
    }
}
