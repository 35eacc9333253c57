namespace Pure.Jit;

// Exponential and trigonometric integrals and the dilogarithm.
public static partial class Special
{
    /// <summary>Ei(x), the principal value of ∫ eᵗ/t dt from −∞ to x: −∞ at 0. Derivative eˣ/x.</summary>
    /// <example><code>var y = Special.Expi(Nd.Array([-1.0, 0.0, 1.0]));   // [-0.2194, -∞, 1.8951]</code></example>
    [Pure]
    public static NDArray<T> Expi<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Expi(x);

    /// <summary>E₁(x) = ∫ e^(−xt)/t dt from 1 to ∞: ∞ at 0, NaN below. Derivative −e^(−x)/x.</summary>
    /// <example><code>var y = Special.Exp1(Nd.Array([0.0, 1.0]));   // [∞, 0.2194]</code></example>
    [Pure]
    public static NDArray<T> Exp1<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Expn(Lax.Full<T>(default, 1), x);

    /// <summary>Eₙ(x) = ∫ e^(−xt)/tⁿ dt from 1 to ∞: 1/(n − 1) at 0, ∞ for n below 2; NaN for negative n and x. Differentiable in x.</summary>
    /// <param name="n">The orders.</param>
    /// <param name="x">The arguments, of a shape that broadcasts with that of <paramref name="n"/>.</param>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    /// <example><code>var y = Special.Expn(2, Nd.Array([0.0, 1.0]));   // [1, 0.1485]</code></example>
    [Pure]
    public static NDArray<T> Expn<T>(NDArray<int> n, NDArray<T> x)
        where T : unmanaged
        => Nd.Where(n < 0, Lax.Full<T>(default, double.NaN), Lax.Expn(n.As<T>(), x));

    /// <summary>Si(x) = ∫ sin(t)/t dt from 0 to x, and Ci(x) = −∫ cos(t)/t dt from |x| to ∞: −∞ at 0, NaN at −∞.</summary>
    /// <example><code>var (si, ci) = Special.Sici(Nd.Array([0.0, 1.0]));   // si: [0, 0.9461]; ci: [-∞, 0.3374]</code></example>
    [Pure]
    public static (NDArray<T> Si, NDArray<T> Ci) Sici<T>(NDArray<T> x)
        where T : unmanaged
        => (Lax.SineIntegral(x), Lax.CosineIntegral(x));

    /// <summary>∫ ln(t)/(1 − t) dt from 1 to x, which is the dilogarithm of 1 − x: π²/6 at 0, NaN below, −∞ at ∞.</summary>
    /// <example><code>var y = Special.Spence(Nd.Array([0.0, 1.0, 2.0]));   // [1.6449, 0, -0.8225]</code></example>
    [Pure]
    [CustomJvp(nameof(SpenceJvp))]
    public static NDArray<T> Spence<T>(NDArray<T> x)
        where T : unmanaged
        => SpenceOfDouble(x.As<double>()).As<T>();

    // ln(x)/(1 − x); at 1 its series begins −1 + (x − 1)/2. The division there is by 1, so that no NaN meets a further derivative.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) SpenceJvp<T>(NDArray<T> x, NDArray<T> dx)
        where T : unmanaged
    {
        NDArray<T> one = Lax.Full<T>(default, 1);
        NDArray<bool> isOne = Lax.Eq(x, one);
        return (Spence(x), dx * Nd.Where(isOne, ((x - 1) / 2) - 1, Lax.Log(x) / Nd.Where(isOne, one, 1 - x)));
    }

    // The argument comes to [1/2, 2] by the relations between the values at x, 1/x and 1 − x. There, with u = −ln x, the value is
    // u − u²/4 + Σ B₂ₖ u²ᵏ⁺¹/(2k + 1)!, B the Bernoulli numbers, and ten terms are enough.
    [Pure]
    private static NDArray<double> SpenceOfDouble(NDArray<double> x)
    {
        NDArray<bool> isFar = x > 2;
        NDArray<double> y = Nd.Where(isFar, 1 / x, x);
        NDArray<bool> isNear = y < 0.5;
        NDArray<double> logarithm = Lax.Log(y), other = Lax.Log1p(-y);
        NDArray<double> u = -Nd.Where(isNear, other, logarithm);
        NDArray<double> square = u * u;
        double[] terms =
        [
            -1.0356517612181247e-17, 4.518980029619918e-16, -1.9939295860721074e-14, 8.921691020456452e-13, -4.0647616451442256e-11,
            1.8978869988971e-09, -9.185773074661964e-08, 4.72411186696901e-06, -0.0002777777777777778, 0.027777777777777776,
        ];
        NDArray<double> sum = Nd.ZerosLike(u);
        for (int k = 0; k < terms.Length; k++)
        {
            sum = (sum * square) + terms[k];
        }

        NDArray<double> value = u - (0.25 * square) + (u * square * sum);
        NDArray<double> product = Nd.Where(Lax.Eq(y, Lax.Full<double>(default, 0)), Lax.Full<double>(default, 0), logarithm * other);
        value = Nd.Where(isNear, 1.6449340668482264 - product - value, value);
        return Nd.Where(isFar, -value - (0.5 * logarithm * logarithm), value);
    }
}
