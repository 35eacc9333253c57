namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The logistic distribution around loc, of scale scale.</summary>
    public static class Logistic
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Logistic.Logpdf(Nd.Array([0.0, 1.0]));   // [-1.3863, -1.6265]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> half = 0.5 * ((x - origin) / width);
            return (-2 * Nd.Logaddexp(half, -half)) - Lax.Log(width);
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Logistic.Pdf(Nd.Array([0.0, 1.0]));   // [0.25, 0.1966]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Logistic.Cdf(Nd.Array([0.0, 1.0]));   // [0.5, 0.7311]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Logistic((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The inverse of the distribution function.</summary>
        /// <example><code>var y = Stats.Logistic.Ppf(Nd.Array([0.5, 0.75]));   // [0, 1.0986]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (Special.Logit(q) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Logistic.Sf(Nd.Array([0.0, 1.0]));   // [0.5, 0.2689]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Logistic(-((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))));

        /// <summary>The inverse of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Logistic.Isf(Nd.Array([0.5, 0.25]));   // [0, 1.0986]</code></example>
        [Pure]
        public static NDArray<T> Isf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (-Special.Logit(q) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
    }
}
