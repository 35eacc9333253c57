namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Gumbel's distribution of smallest values around loc, of scale scale.</summary>
    public static class GumbelL
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.GumbelL.Logpdf(Nd.Array([0.0, 1.0]));   // [-1, -1.7183]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            return y - Lax.Exp(y) - Lax.Log(width);
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.GumbelL.Pdf(Nd.Array([0.0, 1.0]));   // [0.3679, 0.1794]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.GumbelL.Cdf(Nd.Array([0.0, 1.0]));   // [0.6321, 0.934]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => -Lax.Expm1(Logsf(x, loc, scale));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.GumbelL.Logcdf(Nd.Array([0.0, 1.0]));   // [-0.4587, -0.0683]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, loc, scale));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.GumbelL.Sf(Nd.Array([0.0, 1.0]));   // [0.3679, 0.066]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logsf(x, loc, scale));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.GumbelL.Logsf(Nd.Array([0.0, 1.0]));   // [-1, -2.7183]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => -Lax.Exp((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The inverse of the distribution function.</summary>
        /// <example><code>var y = Stats.GumbelL.Ppf(Nd.Array([0.25, 0.5]));   // [-1.2459, -0.3665]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> p, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (Lax.Log(-Lax.Log1p(-p)) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
    }
}
