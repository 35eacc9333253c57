namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The normal distribution with mean loc and standard deviation scale.</summary>
    public static class Norm
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Norm.Logpdf(Nd.Array([0.0, 1.0]));   // [-0.9189, -1.4189]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = x - origin;
            return -0.5 * (Lax.Log(2 * Math.PI * Lax.Square(width)) + (Lax.Square(y) / Lax.Square(width)));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Norm.Pdf(Nd.Array([0.0, 1.0]));   // [0.3989, 0.242]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Norm.Cdf(Nd.Array([0.0, 1.0]));   // [0.5, 0.8413]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Ndtr((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The logarithm of the distribution function, accurate in both tails.</summary>
        /// <example><code>var y = Stats.Norm.Logcdf(Nd.Array([0.0, -40.0]));   // [-0.6931, -804.6084]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.LogNdtr((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Norm.Sf(Nd.Array([0.0, 1.0]));   // [0.5, 0.1587]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Ndtr(-((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Norm.Logsf(Nd.Array([0.0, 40.0]));   // [-0.6931, -804.6084]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.LogNdtr(-((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))));

        /// <summary>The inverse of the distribution function.</summary>
        /// <example><code>var y = Stats.Norm.Ppf(Nd.Array([0.5, 0.975]));   // [0, 1.96]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (Lax.Ndtri(q) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));

        /// <summary>The inverse of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Norm.Isf(Nd.Array([0.5, 0.025]));   // [0, 1.96]</code></example>
        [Pure]
        public static NDArray<T> Isf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => (-Lax.Ndtri(q) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
    }
}
