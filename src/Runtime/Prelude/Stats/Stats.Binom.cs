namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The binomial distribution: how many of n trials succeed, each with probability p.</summary>
    public static class Binom
    {
        /// <summary>The logarithm of the probability of k; −∞ outside 0 to n.</summary>
        /// <example><code>var y = Stats.Binom.Logpmf(Nd.Array([1.0, 5.0]), Nd.Array([3.0]), Nd.Array([0.5]));   // [-0.9808, -∞]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> n, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> x = k - (loc ?? Lax.Full<T>(default, 0));
            NDArray<bool> isOutside = (x < 0) | (x > n);
            NDArray<T> successes = Nd.Where(isOutside, Lax.Full<T>(default, 0), x);
            NDArray<T> failures = n - successes;
            NDArray<T> ways = -Lax.Log1p(n) - Lax.Betaln(failures + 1, successes + 1);
            return Nd.Where(isOutside, Lax.Full<T>(default, double.NegativeInfinity), ways + Special.Xlogy(successes, p) + Special.Xlog1py(failures, -p));
        }

        /// <summary>The probability of k.</summary>
        /// <example><code>var y = Stats.Binom.Pmf(Nd.Array([1.0, 5.0]), Nd.Array([3.0]), Nd.Array([0.5]));   // [0.375, 0]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> n, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, n, p, loc));
    }
}
