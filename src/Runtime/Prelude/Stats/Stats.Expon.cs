namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The exponential distribution from loc on, with mean scale beyond it.</summary>
    public static class Expon
    {
        /// <summary>The logarithm of the density; −∞ below loc.</summary>
        /// <example><code>var y = Stats.Expon.Logpdf(Nd.Array([-1.0, 2.0]));   // [-∞, -2]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where(x < origin, Lax.Full<T>(default, double.NegativeInfinity), -(((x - origin) / width) + Lax.Log(width)));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Expon.Pdf(Nd.Array([-1.0, 2.0]));   // [0, 0.1353]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Expon.Cdf(Nd.Array([-1.0, 2.0]));   // [0, 0.8647]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where(x < origin, Lax.Full<T>(default, 0), -Lax.Expm1(-((x - origin) / width)));
        }

        /// <summary>The logarithm of the distribution function; −∞ below loc.</summary>
        /// <example><code>var y = Stats.Expon.Logcdf(Nd.Array([-1.0, 2.0]));   // [-∞, -0.1454]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, loc, scale));

        /// <summary>1 − Cdf; 1 below loc.</summary>
        /// <example><code>var y = Stats.Expon.Sf(Nd.Array([-1.0, 2.0]));   // [1, 0.1353]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logsf(x, loc, scale));

        /// <summary>The logarithm of <see cref="Sf"/>; 0 below loc.</summary>
        /// <example><code>var y = Stats.Expon.Logsf(Nd.Array([-1.0, 2.0]));   // [0, -2]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where(x < origin, Lax.Full<T>(default, 0), -((x - origin) / width));
        }

        /// <summary>The inverse of the distribution function; NaN outside 0 to 1.</summary>
        /// <example><code>var y = Stats.Expon.Ppf(Nd.Array([0.0, 0.5]));   // [0, 0.6931]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> x = (-Lax.Log1p(-q) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
            return Nd.Where((q < 0) | (q > 1), Lax.Full<T>(default, double.NaN), x);
        }
    }
}
