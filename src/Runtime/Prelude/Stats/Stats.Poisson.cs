namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Poisson's distribution of mean mu; k are whole numbers.</summary>
    public static class Poisson
    {
        /// <summary>The logarithm of the probability of k; −∞ below loc.</summary>
        /// <example><code>var y = Stats.Poisson.Logpmf(Nd.Array([0.0, 2.0]), Nd.Array([1.5]));   // [-1.5, -1.3822]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> x = k - origin;
            return Nd.Where(x < 0, Lax.Full<T>(default, double.NegativeInfinity), Special.Xlogy(x, mu) - Lax.Lgamma(x + 1) - mu);
        }

        /// <summary>The probability of k.</summary>
        /// <example><code>var y = Stats.Poisson.Pmf(Nd.Array([0.0, 2.0]), Nd.Array([1.5]));   // [0.2231, 0.251]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, mu, loc));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Poisson.Cdf(Nd.Array([0.0, 2.0]), Nd.Array([1.5]));   // [0.2231, 0.8088]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> x = Lax.Floor(k - origin) + 1;
            return Nd.Where(x <= 0, Lax.Full<T>(default, 0), Lax.Igammac(Lax.Max(x, Lax.Full<T>(default, 0)), mu));
        }
    }
}
