namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The gamma distribution of shape a.</summary>
    public static class Gamma
    {
        /// <summary>The logarithm of the density; −∞ below loc.</summary>
        /// <example><code>var y = Stats.Gamma.Logpdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-1]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<T> log = Special.Xlogy(a - 1, y) - y - (Lax.Lgamma(a) + Lax.Log(width));
            return Nd.Where(x < origin, Lax.Full<T>(default, double.NegativeInfinity), log);
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Gamma.Pdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.3679]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, a, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Gamma.Cdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.2642]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Igamma(a, Nd.Clip((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)), Lax.Full<T>(default, 0), Lax.Full<T>(default, double.PositiveInfinity)));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Gamma.Sf(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.7358]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Igammac(a, Nd.Clip((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)), Lax.Full<T>(default, 0), Lax.Full<T>(default, double.PositiveInfinity)));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.Gamma.Logcdf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-1.3309]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, a, loc, scale));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Gamma.Logsf(Nd.Array([1.0]), Nd.Array([2.0]));   // [-0.3069]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T> a, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Sf(x, a, loc, scale));
    }
}
