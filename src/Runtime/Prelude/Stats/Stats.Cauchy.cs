namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Cauchy's distribution around loc, of scale scale.</summary>
    public static class Cauchy
    {
        /// <summary>The logarithm of the density.</summary>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return -(LogPi + Lax.Log(width) + Lax.Log1p(Lax.Square((x - origin) / width)));
        }

        /// <summary>The density.</summary>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, loc, scale));

        /// <summary>The distribution function.</summary>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => 0.5 + (Lax.Atan((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))) / Math.PI);
    }
}
