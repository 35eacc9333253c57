namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The χ² distribution with df degrees of freedom.</summary>
    public static class Chi2
    {
        /// <summary>The logarithm of the density; −∞ below loc.</summary>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Gamma.Logpdf(x, df / 2, loc, 2 * (scale ?? Lax.Full<T>(default, 1)));

        /// <summary>The density.</summary>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, df, loc, scale));

        /// <summary>The distribution function.</summary>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Gamma.Cdf(x, df / 2, loc, 2 * (scale ?? Lax.Full<T>(default, 1)));
    }
}
