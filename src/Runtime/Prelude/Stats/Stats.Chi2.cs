namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The χ² distribution with df degrees of freedom.</summary>
    public static class Chi2
    {
        /// <summary>The logarithm of the density; −∞ below loc.</summary>
        /// <example><code>var y = Stats.Chi2.Logpdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-1.1931]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Gamma.Logpdf(x, df / 2, loc, 2 * (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Chi2.Pdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.3033]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, df, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Chi2.Cdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.3935]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Gamma.Cdf(x, df / 2, loc, 2 * (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.Chi2.Logcdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-0.9328]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, df, loc, scale));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Chi2.Sf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.6065]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Gamma.Sf(x, df / 2, loc, 2 * (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Chi2.Logsf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-0.5]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Sf(x, df, loc, scale));
    }
}
