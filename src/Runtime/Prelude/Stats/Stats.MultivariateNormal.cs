namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>The normal distribution of vectors along the last axis.</summary>
    public static class MultivariateNormal
    {
        /// <summary>The logarithm of the density; cov is a matrix, a number for all axes, or a number for numbers.</summary>
        /// <example><code>var y = Stats.MultivariateNormal.Logpdf(Nd.Array([0.0, 1.0]), Nd.Array([0.0, 0.0]), Nd.Eye&lt;double&gt;(2));   // -2.3379</code></example>
        [Pure]
        public static NDArray<T> Logpdf<T>(NDArray<T> x, NDArray<T> mean, NDArray<T> cov)
            where T : unmanaged
        {
            NDArray<T> centred = x - mean;
            if (mean.Rank == 0)
            {
                return -0.5 * ((Lax.Square(centred) / cov) + Lax.Log(2 * Math.PI * cov));
            }

            int n = centred.Shape[-1];
            if (cov.Rank == 0)
            {
                return -0.5 * ((Nd.Sum(Lax.Square(centred), -1) / cov) + (n * Lax.Log(2 * Math.PI * cov)));
            }

            NDArray<T> factor = Linalg.Cholesky(cov);
            NDArray<T> whitened = Linalg.SolveTriangular(factor, Nd.ExpandDims(centred, -1), lower: true);
            NDArray<T> logdet = Nd.Sum(Lax.Log(Linalg.Diagonal(factor)), -1);
            return (-0.5 * (Nd.Sum(Lax.Square(whitened), (-2, -1)) + (n * LogTwoPi))) - logdet;
        }

        /// <summary>The density.</summary>
        /// <example><code>var y = Stats.MultivariateNormal.Pdf(Nd.Array([0.0, 1.0]), Nd.Array([0.0, 0.0]), Nd.Eye&lt;double&gt;(2));   // 0.0965</code></example>
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> mean, NDArray<T> cov)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, mean, cov));
    }
}
