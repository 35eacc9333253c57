namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The beta distribution of shapes a and b.</summary>
    public static class Beta
    {
        /// <summary>The logarithm of the density; −∞ outside [loc, loc + scale].</summary>
        /// <example><code>var y = Stats.Beta.Logpdf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [0.5232]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<T> log = Special.Xlogy(a - 1, y) + Special.Xlog1py(b - 1, -y) - Lax.Betaln(a, b) - Lax.Log(width);
            return Nd.Where((x > origin + width) | (x < origin), Lax.Full<T>(default, double.NegativeInfinity), log);
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Beta.Pdf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [1.6875]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, a, b, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Beta.Cdf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [0.2617]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Betainc(a, b, Nd.Clip((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1)), Lax.Full<T>(default, 0), Lax.Full<T>(default, 1)));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.Beta.Logcdf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [-1.3405]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, a, b, loc, scale));

        /// <summary>1 − Cdf, accurate in the right tail.</summary>
        /// <example><code>var y = Stats.Beta.Sf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [0.7383]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Betainc(b, a, Nd.Clip(1 - ((x - (loc ?? Lax.Full<T>(default, 0))) / (scale ?? Lax.Full<T>(default, 1))), Lax.Full<T>(default, 0), Lax.Full<T>(default, 1)));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Beta.Logsf(Nd.Array([0.25]), Nd.Array([2.0]), Nd.Array([3.0]));   // [-0.3034]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Sf(x, a, b, loc, scale));
    }
}
