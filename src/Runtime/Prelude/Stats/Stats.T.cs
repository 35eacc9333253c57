namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Student's distribution with df degrees of freedom.</summary>
    public static class T
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.T.Logpdf(Nd.Array([0.0, 1.0]), Nd.Array([3.0]));   // [-1.0009, -1.5763]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<T> constant = Lax.Lgamma(df / 2) - Lax.Lgamma((df / 2) + 0.5) + (0.5 * (LogPi + Lax.Log(df * Lax.Square(width))));
            return -(constant + (((df / 2) + 0.5) * Lax.Log1p(Lax.Square(y) / df)));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.T.Pdf(Nd.Array([0.0, 1.0]), Nd.Array([3.0]));   // [0.3676, 0.2067]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, df, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.T.Cdf(Nd.Array([0.0, 1.0]), Nd.Array([3.0]));   // [0.5, 0.8045]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Tail(-((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))), df);

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.T.Sf(Nd.Array([0.0, 1.0]), Nd.Array([3.0]));   // [0.5, 0.1955]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Tail((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)), df);

        // The part beyond y: half of the part that is as far from 0 on either side, or all but that.
        [Pure]
        private static NDArray<T> Tail<T>(NDArray<T> y, NDArray<T> df)
            where T : unmanaged
        {
            NDArray<T> half = 0.5 * Lax.Betainc(df / 2, Lax.Full<T>(default, 0.5), df / (df + Lax.Square(y)));
            return Nd.Where(y < 0, 1 - half, half);
        }
    }
}
