namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The uniform distribution on [loc, loc + scale].</summary>
    public static class Uniform
    {
        /// <summary>The logarithm of the density; −∞ outside.</summary>
        /// <example><code>var y = Stats.Uniform.Logpdf(Nd.Array([0.5, 2.0]));   // [0, -∞]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where((x > origin + width) | (x < origin), Lax.Full<T>(default, double.NegativeInfinity), -Lax.Log(width));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Uniform.Pdf(Nd.Array([0.5, 2.0]));   // [1, 0]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Uniform.Cdf(Nd.Array([0.5, 2.0]));   // [0.5, 1]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Nd.Clip((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)), Lax.Full<T>(default, 0), Lax.Full<T>(default, 1));

        /// <summary>The inverse of the distribution function; NaN outside 0 to 1.</summary>
        /// <example><code>var y = Stats.Uniform.Ppf(Nd.Array([0.25, 2.0]));   // [0.25, NaN]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Nd.Where((q < 0) | (q > 1), Lax.Full<T>(default, double.NaN), (q * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0)));
    }
}
