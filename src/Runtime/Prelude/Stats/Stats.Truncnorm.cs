namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The normal distribution cut off at a and b, which are in units of scale from loc.</summary>
    public static class Truncnorm
    {
        /// <summary>The logarithm of the density; −∞ outside.</summary>
        /// <example><code>var y = Stats.Truncnorm.Logpdf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [-0.7188, -∞]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<T> log = Norm.Logpdf(y) - Lax.Log(width) - LogMass(a, b);
            return Nd.Where((y < a) | (y > b), Lax.Full<T>(default, double.NegativeInfinity), log);
        }

        /// <summary>The density; 0 outside.</summary>
        /// <example><code>var y = Stats.Truncnorm.Pdf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [0.4873, 0]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, a, b, loc, scale));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Truncnorm.Cdf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [0.417, 1]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logcdf(x, a, b, loc, scale));

        /// <summary>The logarithm of the distribution function.</summary>
        /// <example><code>var y = Stats.Truncnorm.Logcdf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [-0.8747, 0]</code></example>
        [Pure]
        public static NDArray<T> Logcdf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<bool> isInside = (y > a) & (y < b);
            NDArray<T> log = LogMass(a, Nd.Where(isInside, y, b)) - LogMass(a, b);
            return Nd.Where(y <= a, Lax.Full<T>(default, double.NegativeInfinity), Nd.Where(y >= b, Lax.Full<T>(default, 0), log));
        }

        /// <summary>1 − Cdf.</summary>
        /// <example><code>var y = Stats.Truncnorm.Sf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [0.583, 0]</code></example>
        [Pure]
        public static NDArray<T> Sf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logsf(x, a, b, loc, scale));

        /// <summary>The logarithm of <see cref="Sf"/>.</summary>
        /// <example><code>var y = Stats.Truncnorm.Logsf(Nd.Array([0.0, 3.0]), Nd.Array([-1.0]), Nd.Array([2.0]));   // [-0.5396, -∞]</code></example>
        [Pure]
        public static NDArray<T> Logsf<T>(NDArray<T> x, NDArray<T> a, NDArray<T> b, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> width = scale ?? Lax.Full<T>(default, 1);
            NDArray<T> y = (x - origin) / width;
            NDArray<bool> isInside = (y > a) & (y < b);
            NDArray<T> log = LogMass(Nd.Where(isInside, y, a), b) - LogMass(a, b);
            return Nd.Where(y <= a, Lax.Full<T>(default, 0), Nd.Where(y >= b, Lax.Full<T>(default, double.NegativeInfinity), log));
        }

        // ln of what the normal distribution has between a and b; mirrored to the left, where its logarithm is accurate.
        [Pure]
        private static NDArray<T> LogMass<T>(NDArray<T> a, NDArray<T> b)
            where T : unmanaged
        {
            NDArray<bool> isRight = a > 0;
            NDArray<T> upper = Lax.LogNdtr(Nd.Where(isRight, -a, b));
            NDArray<T> lower = Lax.LogNdtr(Nd.Where(isRight, -b, a));
            return upper + Nn.Log1mexp(upper - lower);
        }
    }
}
