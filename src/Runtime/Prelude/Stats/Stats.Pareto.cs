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

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Pareto.Cdf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [0, 0.875]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => -Lax.Expm1(Logsf(x, b, loc, scale));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.Pareto.Logcdf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [-∞, -0.1335]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Log(Cdf(x, b, loc, scale));

        /// <summary>1 − Cdf; 1 below loc + scale.</summary>
        /// <example><code>var y = Stats.Pareto.Sf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [1, 0.125]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logsf(x, b, loc, scale));

        /// <summary>The logarithm of <see cref="Sf"/>; 0 below loc + scale.</summary>
        /// <example><code>var y = Stats.Pareto.Logsf(Nd.Array([0.5, 2.0]), Nd.Array([3.0]));   // [0, -2.0794]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<bool> isBelow = x < origin + width;
            NDArray<T> y = Nd.Where(isBelow, Lax.Full<T>(default, 1), (x - origin) / width);
            return -b * Lax.Log(y);
        }

        /// <summary>The inverse of the distribution function; NaN outside 0 to 1.</summary>
        /// <example><code>var y = Stats.Pareto.Ppf(Nd.Array([0.0, 0.875]), Nd.Array([3.0]));   // [1, 2]</code></example>
        [Pure]
        public static NDArray<T> Ppf<T>(NDArray<T> q, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> x = (Lax.Exp(-Lax.Log1p(-q) / b) * (scale ?? Lax.Full<T>(default, 1))) + (loc ?? Lax.Full<T>(default, 0));
            return Nd.Where((q < 0) | (q > 1), Lax.Full<T>(default, double.NaN), x);
        }
    }
}
