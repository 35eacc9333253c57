namespace Pure.Jit;

// The gamma function's relatives.
public static partial class Special
{
    /// <summary>ln |Γ(x)|: ∞ at 0, −1, −2, ….</summary>
    /// <example><code>var y = Special.Gammaln(Nd.Array([0.5, 5.0]));   // [0.5724, 3.1781]</code></example>
    [Pure]
    public static NDArray<T> Gammaln<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Lgamma(x);

    /// <summary>ln |Γ(x)|, as <see cref="Gammaln"/>.</summary>
    /// <example><code>var y = Special.Loggamma(Nd.Array([0.5, 5.0]));   // [0.5724, 3.1781]</code></example>
    [Pure]
    public static NDArray<T> Loggamma<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Lgamma(x);

    /// <summary>The sign of Γ(x): NaN at the poles −1, −2, …, that of the zero at 0.</summary>
    /// <example><code>var y = Special.Gammasgn(Nd.Array([-0.5, 5.0]));   // [-1, 1]</code></example>
    [Pure]
    public static NDArray<T> Gammasgn<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Where(
            (x >= 0) | Nd.Isnan(x),
            Nd.Where(IsZero(x), Nd.Copysign(Lax.Full<T>(default, 1), x), Nd.Where(Nd.Isnan(x), x, Lax.Full<T>(default, 1))),
            Nd.Where(
                Lax.Eq(Lax.Floor(x), x),
                Lax.Full<T>(default, double.NaN),
                1 - (2 * Nd.Mod(Lax.Floor(x), Lax.Full<T>(default, 2)))));

    /// <summary>Γ(x): ±∞ at ±0, NaN at −1, −2, ….</summary>
    /// <example><code>var y = Special.Gamma(Nd.Array([0.5, 5.0]));   // [1.7725, 24]</code></example>
    [Pure]
    public static NDArray<T> Gamma<T>(NDArray<T> x)
        where T : unmanaged
        => Gammasgn(x) * Lax.Exp(Lax.Lgamma(x));

    /// <summary>ψ(x), the derivative of ln Γ: NaN at 0, −1, −2, ….</summary>
    /// <example><code>var y = Special.Digamma(Nd.Array([1.0, 5.0]));   // [-0.5772, 1.5061]</code></example>
    [Pure]
    public static NDArray<T> Digamma<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Digamma(x);

    /// <summary>The n-th derivative of ψ, for whole n from 0.</summary>
    /// <example><code>var y = Special.Polygamma(Nd.Array([1.0]), Nd.Array([1.0]));   // [1.6449]</code></example>
    [Pure]
    public static NDArray<T> Polygamma<T>(NDArray<T> n, NDArray<T> x)
        where T : unmanaged
        => Lax.Polygamma(n, x);

    /// <summary>The regularised lower incomplete gamma function P(a, x).</summary>
    /// <example><code>var y = Special.Gammainc(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.8647]</code></example>
    [Pure]
    public static NDArray<T> Gammainc<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => Lax.Igamma(a, x);

    /// <summary>The regularised upper incomplete gamma function Q(a, x).</summary>
    /// <example><code>var y = Special.Gammaincc(Nd.Array([1.0]), Nd.Array([2.0]));   // [0.1353]</code></example>
    [Pure]
    public static NDArray<T> Gammaincc<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => Lax.Igammac(a, x);

    /// <summary>ln B(a, b), for positive a and b.</summary>
    /// <example><code>var y = Special.Betaln(Nd.Array([2.0]), Nd.Array([3.0]));   // [-2.4849]</code></example>
    [Pure]
    public static NDArray<T> Betaln<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => Lax.Betaln(a, b);

    /// <summary>B(a, b) = Γ(a) Γ(b)/Γ(a + b).</summary>
    /// <example><code>var y = Special.Beta(Nd.Array([2.0]), Nd.Array([3.0]));   // [0.0833]</code></example>
    [Pure]
    public static NDArray<T> Beta<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => Gammasgn(a) * Gammasgn(b) * Gammasgn(a + b) * Nd.Where(
            (a > 0) & (b > 0),
            Lax.Exp(Lax.Betaln(a, b)),
            Lax.Exp(Lax.Lgamma(a) + Lax.Lgamma(b) - Lax.Lgamma(a + b)));

    /// <summary>The regularised incomplete beta function I_x(a, b). Differentiable in x.</summary>
    /// <example><code>var y = Special.Betainc(Nd.Array([2.0]), Nd.Array([3.0]), Nd.Array([0.5]));   // [0.6875]</code></example>
    [Pure]
    public static NDArray<T> Betainc<T>(NDArray<T> a, NDArray<T> b, NDArray<T> x)
        where T : unmanaged
        => Lax.Betainc(a, b, x);

    /// <summary>Riemann's ζ(x) or, with q, Hurwitz' ζ(x, q) = Σ (q + k)^−x, for x from 1. Differentiable in q.</summary>
    /// <example><code>var y = Special.Zeta(Nd.Array([2.0, 4.0]));   // [1.6449, 1.0823]</code></example>
    [Pure]
    public static NDArray<T> Zeta<T>(NDArray<T> x, NDArray<T>? q = null)
        where T : unmanaged
        => Lax.Zeta(x, q ?? Lax.Full<T>(default, 1));

    /// <summary>n! = Γ(n + 1), 0 for negative n.</summary>
    /// <param name="n">The numbers.</param>
    /// <param name="exact">Not offered; only false.</param>
    /// <exception cref="ArgumentException"><paramref name="exact"/> is true.</exception>
    /// <example><code>var y = Special.Factorial(Nd.Array([0.0, 5.0]));   // [1, 120]</code></example>
    [Pure]
    public static NDArray<T> Factorial<T>(NDArray<T> n, [Static] bool exact = false)
        where T : unmanaged
    {
        if (exact)
        {
            throw new ArgumentException("Factorial gives floating-point numbers; exact: true is not offered");
        }

        return Nd.Where(n < 0, Lax.Full<T>(default, 0), Lax.Exp(Lax.Lgamma(n + 1)));
    }

    /// <summary>The binomial coefficient of real n and k, by <see cref="Betaln"/>; accurate for 0 ≤ k ≤ n.</summary>
    /// <example><code>var y = Special.Comb(Nd.Array([5.0]), Nd.Array([2.0]));   // [10]</code></example>
    [Pure]
    public static NDArray<T> Comb<T>(NDArray<T> n, NDArray<T> k)
        where T : unmanaged
        => Nd.Where(
            (k < 0) | (k > n) | (n < 0),
            Lax.Full<T>(default, 0),
            Lax.Exp(-Lax.Log(n + 1) - Lax.Betaln(Lax.Max(n - k, Lax.Full<T>(default, 0)) + 1, Lax.Max(k, Lax.Full<T>(default, 0)) + 1)));

    /// <summary>Pochhammer's rising factorial Γ(z + m)/Γ(z).</summary>
    /// <example><code>var y = Special.Poch(Nd.Array([3.0]), Nd.Array([2.0]));   // [12]</code></example>
    [Pure]
    public static NDArray<T> Poch<T>(NDArray<T> z, NDArray<T> m)
        where T : unmanaged
        => Nd.Where(
            IsZero(m),
            Lax.Full<T>(default, 1),
            Gammasgn(z) * Gammasgn(z + m) * Lax.Exp(Lax.Lgamma(z + m) - Lax.Lgamma(z)));

    /// <summary>The logarithm of the multivariate gamma function of dimension d: Σ ln Γ(a − j/2) over j below d, and d(d − 1)/4·ln π.</summary>
    /// <param name="a">The arguments, above (d − 1)/2.</param>
    /// <param name="d">The dimension.</param>
    /// <exception cref="ArgumentException">d is below 1.</exception>
    /// <example><code>var y = Special.Multigammaln(Nd.Array([3.0]), 2);   // [1.5502]</code></example>
    [Pure]
    public static NDArray<T> Multigammaln<T>(NDArray<T> a, [Static] int d)
        where T : unmanaged
    {
        if (d < 1)
        {
            throw new ArgumentException($"Multigammaln needs a dimension of at least 1, not {d}");
        }

        NDArray<T> sum = Lax.Lgamma(a) + (0.25 * d * (d - 1) * 1.1447298858494002);
        for (int j = 1; j < d; j++)
        {
            sum = sum + Lax.Lgamma(a - (0.5 * j));
        }

        return sum;
    }
}
