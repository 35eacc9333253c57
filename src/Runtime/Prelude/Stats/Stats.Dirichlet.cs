namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Dirichlet's distribution of concentrations alpha, over parts along the first axis whose sum is 1.</summary>
    public static class Dirichlet
    {
        /// <summary>The logarithm of the density; −∞ where parts are not positive or their sum is not 1.</summary>
        /// <example><code>var y = Stats.Dirichlet.Logpdf(Nd.Array([0.25, 0.75]), Nd.Array([2.0, 1.0]));   // -0.6931</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> alpha)
            where T : unmanaged
        {
            if (alpha.Rank != 1 || x.Rank == 0)
            {
                throw new ArgumentException($"'Dirichlet' takes one concentration for each part along the first axis: they have shapes {alpha.Shape} and {x.Shape}");
            }

            NDArray<T> parts = x.Shape[0] == alpha.Shape[0] ? x : Lax.Concatenate([x, 1 - Nd.Sum(x, 0, keepdims: true)], 0);
            NDArray<T> each = Lax.BroadcastInDim(alpha, parts.Shape, 0);
            NDArray<T> norm = Nd.Sum(Lax.Lgamma(alpha)) - Lax.Lgamma(Nd.Sum(alpha));
            NDArray<bool> isInside = Nd.All(parts > 0, 0) & (Lax.Abs(Nd.Sum(parts, 0) - 1) < 1e-6);
            return Nd.Where(isInside, Nd.Sum(Special.Xlogy(each - 1, parts), 0) - norm, Lax.Full<T>(default, double.NegativeInfinity));
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.Dirichlet.Pdf(Nd.Array([0.25, 0.75]), Nd.Array([2.0, 1.0]));   // 0.5</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> alpha)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, alpha));
    }
}
