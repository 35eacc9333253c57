namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Von Mises' distribution on the circle, around 0 with concentration kappa.</summary>
    public static class Vonmises
    {
        /// <summary>The logarithm of the density.</summary>
        /// <example><code>var y = Stats.Vonmises.Logpdf(Nd.Array([0.0, 1.0]), Nd.Array([2.0]));   // [-0.6619, -1.5813]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> kappa)
            where T : unmanaged
            => (kappa * (Lax.Cos(x) - 1)) - Lax.Log(2 * Math.PI * Lax.BesselI0e(kappa));

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Vonmises.Pdf(Nd.Array([0.0, 1.0]), Nd.Array([2.0]));   // [0.5159, 0.2057]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> kappa)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, kappa));
    }
}
