namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Cauchy's distribution wrapped around the circle, on 0 to 2π, with parameter c between 0 and 1.</summary>
    public static class Wrapcauchy
    {
        /// <summary>The logarithm of the density; −∞ outside.</summary>
        /// <example><code>var y = Stats.Wrapcauchy.Logpdf(Nd.Array([0.0, 7.0]), Nd.Array([0.5]));   // [-0.7393, -∞]</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> c)
            where T : unmanaged
        {
            NDArray<T> log = Lax.Log((1 - Lax.Square(c)) / (2 * Math.PI)) - Lax.Log(1 + Lax.Square(c) - (2 * c * Lax.Cos(x)));
            return Nd.Where((x < 0) | (x > 2 * Math.PI), Lax.Full<T>(default, double.NegativeInfinity), log);
        }

        /// <summary>The density; 0 outside.</summary>
        /// <example><code>var y = Stats.Wrapcauchy.Pdf(Nd.Array([0.0, 7.0]), Nd.Array([0.5]));   // [0.4775, 0]</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> c)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, c));
    }
}
