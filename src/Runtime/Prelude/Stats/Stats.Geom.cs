namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The geometric distribution: the number of the first trial that succeeds, each with probability p.</summary>
    public static class Geom
    {
        /// <summary>The logarithm of the probability of k; −∞ below 1.</summary>
        /// <example><code>var y = Stats.Geom.Logpmf(Nd.Array([0.0, 2.0]), Nd.Array([0.5]));   // [-∞, -1.3863]</code></example>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> x = k - (loc ?? Lax.Full<T>(default, 0));
            NDArray<bool> isOutside = x < 1;
            NDArray<T> failures = Nd.Where(isOutside, Lax.Full<T>(default, 0), x - 1);
            return Nd.Where(isOutside, Lax.Full<T>(default, double.NegativeInfinity), Special.Xlog1py(failures, -p) + Lax.Log(p));
        }

        /// <summary>The probability of k.</summary>
        /// <example><code>var y = Stats.Geom.Pmf(Nd.Array([0.0, 2.0]), Nd.Array([0.5]));   // [0, 0.25]</code></example>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> p, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, p, loc));
    }
}
