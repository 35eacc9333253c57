namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Pareto's distribution of exponent b, from loc + scale on.</summary>
    public static class Pareto
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Pareto.Logpdf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [-∞, -1.674]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            return Nd.Where(x < origin + width, Lax.Full<T>(default, double.NegativeInfinity), Lax.Log(b) - Lax.Log(width) - ((b + 1) * Lax.Log(y)));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Pareto.Pdf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [0, 0.1875]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, b, loc, scale));
    }
}
