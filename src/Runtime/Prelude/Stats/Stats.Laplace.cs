namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The Laplace distribution around loc, of scale scale.</summary>
    public static class Laplace
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Laplace.Logpdf(Nd.Array([0.0, 1.0]));   // [-0.6931, -1.6931]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return -((Lax.Abs(x - origin) / width) + Lax.Log(2 * width));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Laplace.Pdf(Nd.Array([0.0, 1.0]));   // [0.5, 0.1839]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Laplace.Cdf(Nd.Array([0.0, 1.0]));   // [0.5, 0.8161]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> y = (x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1));
            NDArray<T> tail = 0.5 * Lax.Exp(-Lax.Abs(y));
            return Nd.Where(y <= 0, tail, 1 - tail);
        }
    }
}
