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
    }
}
