namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Bernoulli's distribution: 1 with probability p, else 0.</summary>
    public static class Bernoulli
    {
        /// <summary>The logarithm of the probability of k.</summary>
        /// <example><code>var y = Stats.Bernoulli.Logpmf(Nd.Array([0.0, 1.0]), Nd.Array([0.25]));   // [-0.2877, -1.3863]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> x = k - origin;
            NDArray<T> one = Nd.Where(Lax.Eq(x, Lax.Full<T>(default, 1)), Lax.Log(p), Lax.Full<T>(default, double.NegativeInfinity));
            return Nd.Where(Lax.Eq(x, Lax.Full<T>(default, 0)), Lax.Log1p(-p), one);
        }

        /// <summary>The probability of k.</summary>
        /// <example><code>var y = Stats.Bernoulli.Pmf(Nd.Array([0.0, 1.0]), Nd.Array([0.25]));   // [0.75, 0.25]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, p, loc));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Bernoulli.Cdf(Nd.Array([-1.0, 0.0, 1.0]), Nd.Array([0.25]));   // [0, 0.75, 1]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> k, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> x = k - (loc ?? Lax.Full<T>(default, 0));
            return Nd.Where(x < 0, Lax.Full<T>(default, 0), Nd.Where(x < 1, 1 - p, Lax.Full<T>(default, 1)));
        }

        /// <summary>The smallest k whose distribution function is q or more; NaN outside 0 to 1.</summary>
        /// <example><code>var y = Stats.Bernoulli.Ppf(Nd.Array([0.5, 0.9]), Nd.Array([0.25]));   // [0, 1]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> k = Nd.Where(q <= 1 - p, Lax.Full<T>(default, 0), Lax.Full<T>(default, 1)) + (loc ?? Lax.Full<T>(default, 0));
            return Nd.Where((q < 0) | (q > 1) | Nd.Isnan(q) | Nd.Isnan(p), Lax.Full<T>(default, double.NaN), k);
        }
    }
}
