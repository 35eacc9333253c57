namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The multinomial distribution: how often each outcome occurs in n trials, along the last axis.</summary>
    public static class Multinomial
    {
        /// <summary>The logarithm of the probability of the counts x; −∞ if their sum is not n.</summary>
        /// <example><code>var y = Stats.Multinomial.Logpmf(Nd.Array([1.0, 1.0]), Nd.Array([2.0]), Nd.Array([0.5, 0.5]));   // [-0.6931]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> x, NDArray<T> n, NDArray<T> p)
            where T : unmanaged
        {
            NDArray<T> log = Lax.Lgamma(n + 1) + Nd.Sum(Special.Xlogy(x, p) - Lax.Lgamma(x + 1), -1);
            return Nd.Where(Nd.Equal(Nd.Sum(x, -1), n), log, Lax.Full<T>(default, double.NegativeInfinity));
        }

        /// <summary>The probability of the counts x.</summary>
        /// <example><code>var y = Stats.Multinomial.Pmf(Nd.Array([1.0, 1.0]), Nd.Array([2.0]), Nd.Array([0.5, 0.5]));   // [0.5]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> x, NDArray<T> n, NDArray<T> p)
            where T : unmanaged
            => Lax.Exp(Logpmf(x, n, p));
    }
}
