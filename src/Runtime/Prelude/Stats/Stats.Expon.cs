namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The exponential distribution from loc on, with mean scale beyond it.</summary>
    public static class Expon
    {
        /// <summary>The logarithm of the density; −∞ below loc.</summary>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where(x < origin, Lax.Full<T>(default, double.NegativeInfinity), -(((x - origin) / width) + Lax.Log(width)));
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
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            return Nd.Where(x < origin, Lax.Full<T>(default, 0), -Lax.Expm1(-((x - origin) / width)));
        }
    }
}
