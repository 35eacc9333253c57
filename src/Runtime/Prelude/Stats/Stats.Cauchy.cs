namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Cauchy's distribution around loc, of scale scale.</summary>
    public static class Cauchy
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Cauchy.Logpdf(Nd.Array([0.0, 1.0]));   // [-1.1447, -1.8379]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return -(LogPi + Lax.Log(width) + Lax.Log1p(Lax.Square((x - origin) / width)));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Cauchy.Pdf(Nd.Array([0.0, 1.0]));   // [0.3183, 0.1592]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Cauchy.Cdf(Nd.Array([0.0, 1.0]));   // [0.5, 0.75]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => 0.5 + (Lax.Atan((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))) / Math.PI);

        /// <summary>The logarithm of the distribution function, accurate in the left tail.</summary>
        /// <example><code>var y = Stats.Cauchy.Logcdf(Nd.Array([0.0, -1.0]));   // [-0.6931, -1.3863]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Logsf(-x, loc is null ? null : -loc, scale);

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Cauchy.Sf(Nd.Array([0.0, 1.0]));   // [0.5, 0.25]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Lax.Atan2(width, x - origin) / Math.PI;
        }

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Cauchy.Logsf(Nd.Array([0.0, 1.0]));   // [-0.6931, -1.3863]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Sf(x, loc, scale));

        /// <summary>The inverse of the distribution function.</summary>
        /// <example><code>var y = Stats.Cauchy.Ppf(Nd.Array([0.5, 0.75]));   // [0, 1]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (Lax.Tan(Math.PI * (q - 0.5)) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));

        /// <summary>The inverse of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Cauchy.Isf(Nd.Array([0.5, 0.25]));   // [0, 1]</code></example>
        [Pure]
        public static NDArray<T> Isf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (Lax.Tan(Math.PI * (0.5 - q)) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
    }
}
