namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Poisson's distribution of mean mu; k are whole numbers.</summary>
    public static class Poisson
    {
        /// <summary>The logarithm of the probability of k; −∞ below loc.</summary>
        [Pure]
        public static NDArray<T> Logpmf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> x = k - origin;
            return Nd.Where(x < 0, Lax.Full<T>(default, double.NegativeInfinity), Special.Xlogy(x, mu) - Lax.Lgamma(x + 1) - mu);
        }

        /// <summary>The probability of k.</summary>
        [Pure]
        public static NDArray<T> Pmf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
            => Lax.Exp(Logpmf(k, mu, loc));

        /// <summary>The distribution function.</summary>
        [Pure]
        public static NDArray<T> Cdf<T>(NDArray<T> k, NDArray<T> mu, NDArray<T>? loc = null)
            where T : unmanaged
        {
            NDArray<T> origin = loc ?? Lax.Full<T>(default, 0);
            NDArray<T> x = Lax.Floor(k - origin) + 1;
            return Nd.Where(x <= 0, Lax.Full<T>(default, 0), Lax.Igammac(Lax.Max(x, Lax.Full<T>(default, 0)), mu));
        }
    }
}
