namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The negative binomial distribution: how many trials fail before n have succeeded, each with probability p.</summary>
    public static class Nbinom
    {
        /// <summary>The logarithm of the probability of k; −∞ below 0.</summary>
        /// <example><code>var y = Stats.Nbinom.Logpmf(Nd.Array([-1.0, 1.0]), Nd.Array([2.0]), Nd.Array([0.5]));   // [-∞, -1.3863]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> n, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> x = k - (loc ?? Lax.Full<T>(default, 0));
            NDArray<bool> isOutside = x < 0;
            NDArray<T> failures = Nd.Where(isOutside, Lax.Full<T>(default, 0), x);
            NDArray<T> ways = -Lax.Log(failures + n) - Lax.Betaln(failures + 1, n);
            return Nd.Where(isOutside, Lax.Full<T>(default, double.NegativeInfinity), ways + Special.Xlogy(n, p) + Special.Xlog1py(failures, -p));
        }

        /// <summary>The probability of k.</summary>
        /// <example><code>var y = Stats.Nbinom.Pmf(Nd.Array([-1.0, 1.0]), Nd.Array([2.0]), Nd.Array([0.5]));   // [0, 0.25]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> n, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, n, p, loc));
    }
}
