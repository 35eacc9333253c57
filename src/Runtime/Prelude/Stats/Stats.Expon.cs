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
    }
}
