namespace Pure.Jit;

public static partial class Stats
{
    /// <summary>Student's distribution with df degrees of freedom.</summary>
    public static class T
    {
        /// <summary>The logarithm of the density.</summary>
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
        [Pure]
        public static NDArray<T> Pdf<T>(NDArray<T> x, NDArray<T> df, NDArray<T>? loc = null, NDArray<T>? scale = null)
            where T : unmanaged
            => Lax.Exp(Logpdf(x, df, loc, scale));
    }
}
