namespace Pure.Jit;

// Samplers of real numbers with parameters, by formulas. Those without a type give f32.
public static partial class Rand
{
    /// <summary>Pareto with exponent b on (1, ∞). Differentiable with respect to b.</summary>
    /// <param name="key">The key.</param>
    /// <param name="b">The exponent, above 0.</param>
    /// <param name="shape">The shape; that of b if not given.</param>
    /// <exception cref="ArgumentException">b does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Pareto(PrngKey key, NDArray<float> b, Shape? shape = null) => Pareto<float>(key, b, shape);

    /// <summary>Pareto with exponent b on (1, ∞). Differentiable with respect to b.</summary>
    /// <param name="key">The key.</param>
    /// <param name="b">The exponent, above 0.</param>
    /// <param name="shape">The shape; that of b if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or b does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Pareto<T>(PrngKey key, NDArray<T> b, Shape? shape = null)
        where T : unmanaged
        => Lax.Exp(Exponential<T>(key, FloatShapeOf<T>(shape, b.Shape, "Pareto")) / b);

    /// <summary>Weibull. Differentiable with respect to scale and concentration.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="concentration">The exponent, above 0.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static NDArray<float> WeibullMin(PrngKey key, NDArray<float> scale, NDArray<float> concentration, Shape shape = default)
        => WeibullMin<float>(key, scale, concentration, shape);

    /// <summary>Weibull. Differentiable with respect to scale and concentration.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="concentration">The exponent, above 0.</param>
    /// <param name="shape">The shape; rank 0 if not given. As in JAX the parameters may make it larger, then with fewer draws than elements.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> WeibullMin<T>(PrngKey key, NDArray<T> scale, NDArray<T> concentration, Shape shape = default)
        where T : unmanaged
        => Lax.Pow(Exponential<T>(key, shape), 1 / concentration) * scale;

    /// <summary>Maxwell: the length of three normal numbers.</summary>
    [Pure]
    public static NDArray<float> Maxwell(PrngKey key, Shape shape = default) => Maxwell<float>(key, shape);

    /// <summary>Maxwell: the length of three normal numbers.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Maxwell<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        NDArray<T> normal = Normal<T>(key, shape.Insert(shape.Rank, 3));
        NDArray<T> squares = normal * normal;

        // Written out, so that the bits are the same op by op, where sums are kept in f64.
        return Lax.Sqrt(squares[Nd.Ellipsis, 0] + squares[Nd.Ellipsis, 1] + squares[Nd.Ellipsis, 2]);
    }

    /// <summary>Maxwell with a random sign, scaled and moved.</summary>
    /// <param name="key">The key.</param>
    /// <param name="loc">Where it is moved to.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="shape">How many for each pair of parameters, in front of their shape; as in JAX their shape once more if not given.</param>
    [Pure]
    public static NDArray<float> DoubleSidedMaxwell(PrngKey key, NDArray<float> loc, NDArray<float> scale, Shape shape = default)
        => DoubleSidedMaxwell<float>(key, loc, scale, shape);

    /// <summary>Maxwell with a random sign, scaled and moved.</summary>
    /// <param name="key">The key.</param>
    /// <param name="loc">Where it is moved to.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="shape">How many for each pair of parameters, in front of their shape; as in JAX their shape once more if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> DoubleSidedMaxwell<T>(PrngKey key, NDArray<T> loc, NDArray<T> scale, Shape shape = default)
        where T : unmanaged
    {
        Shape parameters = Shape.Broadcast(loc.Shape, scale.Shape, "DoubleSidedMaxwell");
        Shape result = (shape.Rank == 0 ? parameters : shape).Concat(parameters);
        (PrngKey first, PrngKey second) = Split(key);
        return (Rademacher<T>(second, result) * Maxwell<T>(first, result) * scale) + loc;
    }

    /// <summary>Rayleigh. Differentiable with respect to scale.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="shape">The shape; that of scale if not given.</param>
    /// <exception cref="ArgumentException">scale does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Rayleigh(PrngKey key, NDArray<float> scale, Shape? shape = null) => Rayleigh<float>(key, scale, shape);

    /// <summary>Rayleigh. Differentiable with respect to scale.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="shape">The shape; that of scale if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or scale does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Rayleigh<T>(PrngKey key, NDArray<T> scale, Shape? shape = null)
        where T : unmanaged
        => scale * Lax.Sqrt(Lax.Log(Unit<T>(key, FloatShapeOf<T>(shape, scale.Shape, "Rayleigh"))) * -2);

    /// <summary>Wald, also called inverse Gaussian, with scale 1. Differentiable with respect to mean where it does not change sides.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mean">The mean, above 0.</param>
    /// <param name="shape">The shape; that of mean if not given.</param>
    /// <exception cref="ArgumentException">mean does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Wald(PrngKey key, NDArray<float> mean, Shape? shape = null) => Wald<float>(key, mean, shape);

    /// <summary>Wald, also called inverse Gaussian, with scale 1. Differentiable with respect to mean where it does not change sides.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mean">The mean, above 0.</param>
    /// <param name="shape">The shape; that of mean if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or mean does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Wald<T>(PrngKey key, NDArray<T> mean, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, mean.Shape, "Wald");
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<T> normal = Normal<T>(first, result);
        NDArray<T> uniform = Unit<T>(second, result);
        NDArray<T> y = normal * normal;
        NDArray<T> square = mean * mean;
        NDArray<T> root = Lax.Sqrt((4 * mean * y) + (square * (y * y)));
        NDArray<T> x = mean + (square * y / 2) - (mean / 2 * root);
        return Nd.Where(uniform <= mean / (mean + x), x, square / x);
    }

    /// <summary>Triangular, on [left, right] with its peak at mode. Differentiable with respect to all three.</summary>
    /// <param name="key">The key.</param>
    /// <param name="left">The lower end.</param>
    /// <param name="mode">Where the density is largest.</param>
    /// <param name="right">The upper end.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">The parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Triangular(PrngKey key, NDArray<float> left, NDArray<float> mode, NDArray<float> right, Shape? shape = null)
        => Triangular<float>(key, left, mode, right, shape);

    /// <summary>Triangular, on [left, right] with its peak at mode. Differentiable with respect to all three.</summary>
    /// <param name="key">The key.</param>
    /// <param name="left">The lower end.</param>
    /// <param name="mode">Where the density is largest.</param>
    /// <param name="right">The upper end.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Triangular<T>(PrngKey key, NDArray<T> left, NDArray<T> mode, NDArray<T> right, Shape? shape = null)
        where T : unmanaged
    {
        Shape parameters = Shape.Broadcast(Shape.Broadcast(left.Shape, mode.Shape, "Triangular"), right.Shape, "Triangular");
        NDArray<T> uniform = Unit<T>(key, FloatShapeOf<T>(shape, parameters, "Triangular"));
        NDArray<T> width = right - left;
        NDArray<T> rising = left + Lax.Sqrt(uniform * width * (mode - left));
        NDArray<T> falling = right - Lax.Sqrt((1 - uniform) * width * (right - mode));
        return Nd.Where(uniform < (mode - left) / width, rising, falling);
    }

    /// <summary>Log-normal: e to a normal number times sigma. Differentiable with respect to sigma.</summary>
    /// <param name="key">The key.</param>
    /// <param name="sigma">The deviation of the logarithm; 1 if not given.</param>
    /// <param name="shape">The shape; that of sigma if not given.</param>
    /// <exception cref="ArgumentException">sigma does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Lognormal(PrngKey key, NDArray<float>? sigma = null, Shape? shape = null) => Lognormal<float>(key, sigma, shape);

    /// <summary>Log-normal: e to a normal number times sigma. Differentiable with respect to sigma.</summary>
    /// <param name="key">The key.</param>
    /// <param name="sigma">The deviation of the logarithm; 1 if not given.</param>
    /// <param name="shape">The shape; that of sigma if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or sigma does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Lognormal<T>(PrngKey key, NDArray<T>? sigma = null, Shape? shape = null)
        where T : unmanaged
    {
        NDArray<T> deviation = sigma ?? Lax.Full<T>(default, 1);
        return Lax.Exp(Normal<T>(key, FloatShapeOf<T>(shape, deviation.Shape, "Lognormal")) * deviation);
    }

    /// <summary>Normal vectors. Differentiable with respect to mean and, by its factor, to cov.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mean">The mean, of shape [.., n].</param>
    /// <param name="cov">The covariances, of shape [.., n, n].</param>
    /// <param name="shape">The shape without the last axis; that of the parameters if not given.</param>
    /// <param name="method">How cov is taken apart: "cholesky", or, where it may be singular, "eigh" or "svd".</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the method is none of these.</exception>
    [Pure]
    public static NDArray<T> MultivariateNormal<T>(
        PrngKey key, NDArray<T> mean, NDArray<T> cov, Shape? shape = null, [Static] string method = "cholesky")
        where T : unmanaged
    {
        if (mean.Rank < 1 || cov.Rank < 2 || cov.Shape[^1] != mean.Shape[^1] || cov.Shape[^2] != mean.Shape[^1])
        {
            throw new ArgumentException($"MultivariateNormal needs a mean [.., n] and covariances [.., n, n], but these are {mean.Shape} and {cov.Shape}");
        }

        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(mean.Shape[..^1], cov.Shape[..^2], "MultivariateNormal"), "MultivariateNormal");
        NDArray<T> normal = Normal<T>(key, result.Insert(result.Rank, mean.Shape[^1]));
        return mean + Nd.Squeeze(Nd.Matmul(FactorOf(cov, method), Nd.ExpandDims(normal, -1)), -1);
    }

    [Pure]
    private static NDArray<T> FactorOf<T>(NDArray<T> cov, [Static] string method)
        where T : unmanaged
    {
        if (method == "cholesky")
        {
            return Linalg.Cholesky(cov);
        }

        if (method == "eigh")
        {
            (NDArray<T> values, NDArray<T> vectors) = Linalg.Eigh(cov);
            return vectors * Lax.Sqrt(Nd.ExpandDims(values, -2));
        }

        if (method != "svd")
        {
            throw new ArgumentException($"'method' is \"{method}\"; MultivariateNormal knows \"cholesky\", \"eigh\" and \"svd\"");
        }

        (NDArray<T> u, NDArray<T> s, _) = Linalg.Svd(cov);
        return u * Lax.Sqrt(Nd.ExpandDims(s, -2));
    }

    /// <summary>Matrices with orthonormal columns, or rows where m is larger, uniformly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">The rows.</param>
    /// <param name="shape">How many, as a shape; one if not given.</param>
    /// <param name="m">The columns; n if not given.</param>
    [Pure]
    public static NDArray<float> Orthogonal(PrngKey key, int n, Shape shape = default, int? m = null) => Orthogonal<float>(key, n, shape, m);

    /// <summary>Matrices with orthonormal columns, or rows where m is larger, uniformly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">The rows.</param>
    /// <param name="shape">How many, as a shape; one if not given.</param>
    /// <param name="m">The columns; n if not given.</param>
    /// <exception cref="ArgumentException">T is not f32 or f64.</exception>
    [Pure]
    public static NDArray<T> Orthogonal<T>(PrngKey key, int n, Shape shape = default, int? m = null)
        where T : unmanaged
    {
        int columns = m ?? n;
        bool isWide = n < columns;
        Shape tall = isWide ? shape.Concat([columns, n]) : shape.Concat([n, columns]);
        (NDArray<T> q, NDArray<T> r) = Linalg.Qr(Normal<T>(key, tall));
        NDArray<T> x = q * Nd.ExpandDims(Lax.Sign(Nd.Diagonal(r, 0, -2, -1)), -2);
        return isWide ? Nd.MatrixTranspose(x) : x;
    }
}
