namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The generalised normal distribution of exponent beta: Laplace's for 1, a normal one for 2.</summary>
    public static class Gennorm
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Gennorm.Logpdf(Nd.Array([0.0, 1.0]), Nd.Array([2.0]));   // [-0.5724, -1.5724]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> beta)
            where T : unmanaged
            => Lax.Log(0.5 * beta) - Lax.Lgamma(1 / beta) - Nd.Power(Lax.Abs(x), beta);

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Gennorm.Pdf(Nd.Array([0.0, 1.0]), Nd.Array([2.0]));   // [0.5642, 0.2076]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> beta)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, beta));

        /// <summary>The distribution function.</summary>
        /// <example><code>var y = Stats.Gennorm.Cdf(Nd.Array([0.0, 1.0]), Nd.Array([2.0]));   // [0.5, 0.9214]</code></example>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> x, NDArray<T> beta)
            where T : unmanaged
            => 0.5 * (1 + (Lax.Sign(x) * Lax.Igamma(1 / beta, Nd.Power(Lax.Abs(x), beta))));
    }
}
