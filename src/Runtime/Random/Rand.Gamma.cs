namespace Pure.Jit;

// The gamma distribution and what is made of it. Those without a type give f32.
public static partial class Rand
{
    /// <summary>Gamma with scale 1. Differentiable with respect to a: implicitly, the draw's place in its distribution held fast.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The shape parameter, above 0.</param>
    /// <param name="shape">The shape; that of a if not given.</param>
    /// <exception cref="ArgumentException">a does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Gamma(PrngKey key, NDArray<float> a, Shape? shape = null) => Gamma<float>(key, a, shape);

    /// <summary>Gamma with scale 1. Differentiable with respect to a: implicitly, the draw's place in its distribution held fast.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The shape parameter, above 0.</param>
    /// <param name="shape">The shape; that of a if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or a does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Gamma<T>(PrngKey key, NDArray<T> a, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, a.Shape, "Gamma");
        KeyArray keys = Split(key, result);
        return GammaEach(keys.Hi, keys.Lo, Nd.BroadcastTo(a, result));
    }

    /// <summary>The logarithm of a gamma number, which is right where that is too small. Differentiable with respect to a, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The shape parameter, above 0.</param>
    /// <param name="shape">The shape; that of a if not given.</param>
    /// <exception cref="ArgumentException">a does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Loggamma(PrngKey key, NDArray<float> a, Shape? shape = null) => Loggamma<float>(key, a, shape);

    /// <summary>The logarithm of a gamma number, which is right where that is too small. Differentiable with respect to a, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The shape parameter, above 0.</param>
    /// <param name="shape">The shape; that of a if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or a does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Loggamma<T>(PrngKey key, NDArray<T> a, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, a.Shape, "Loggamma");
        KeyArray keys = Split(key, result);
        return LoggammaEach(keys.Hi, keys.Lo, Nd.BroadcastTo(a, result));
    }

    /// <summary>Beta, on (0, 1). Differentiable with respect to a and b, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The first parameter, above 0.</param>
    /// <param name="b">The second parameter, above 0.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">The parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Beta(PrngKey key, NDArray<float> a, NDArray<float> b, Shape? shape = null) => Beta<float>(key, a, b, shape);

    /// <summary>Beta, on (0, 1). Differentiable with respect to a and b, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The first parameter, above 0.</param>
    /// <param name="b">The second parameter, above 0.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Beta<T>(PrngKey key, NDArray<T> a, NDArray<T> b, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(a.Shape, b.Shape, "Beta"), "Beta");
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<T> logA = Loggamma(first, a, result);
        NDArray<T> logB = Loggamma(second, b, result);

        // In logarithms, where the numbers themselves may be too small.
        NDArray<T> largest = Lax.Max(logA, logB);
        NDArray<T> scaledA = Lax.Exp(logA - largest);
        NDArray<T> scaledB = Lax.Exp(logB - largest);
        return scaledA / (scaledA + scaledB);
    }

    /// <summary>Dirichlet: positive numbers along the last axis that add up to 1. Differentiable with respect to alpha, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="alpha">The parameters, above 0, along the last axis.</param>
    /// <param name="shape">The shape without the last axis; that of alpha without it if not given.</param>
    /// <exception cref="ArgumentException">alpha has rank 0 or does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Dirichlet(PrngKey key, NDArray<float> alpha, Shape? shape = null) => Dirichlet<float>(key, alpha, shape);

    /// <summary>Dirichlet: positive numbers along the last axis that add up to 1. Differentiable with respect to alpha, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="alpha">The parameters, above 0, along the last axis.</param>
    /// <param name="shape">The shape without the last axis; that of alpha without it if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or alpha has rank 0 or does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Dirichlet<T>(PrngKey key, NDArray<T> alpha, Shape? shape = null)
        where T : unmanaged
    {
        if (alpha.Rank == 0)
        {
            throw new ArgumentException("Dirichlet's parameters stand along an axis, but 'alpha' has rank 0");
        }

        Shape result = FloatShapeOf<T>(shape, alpha.Shape[..^1], "Dirichlet");
        return Nn.Softmax(Loggamma(key, alpha, result.Insert(result.Rank, alpha.Shape[^1])), -1);
    }

    /// <summary>χ² with df degrees of freedom. Differentiable with respect to df, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="df">The degrees of freedom, above 0.</param>
    /// <param name="shape">The shape; that of df if not given.</param>
    /// <exception cref="ArgumentException">df does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Chisquare(PrngKey key, NDArray<float> df, Shape? shape = null) => Chisquare<float>(key, df, shape);

    /// <summary>χ² with df degrees of freedom. Differentiable with respect to df, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="df">The degrees of freedom, above 0.</param>
    /// <param name="shape">The shape; that of df if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or df does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Chisquare<T>(PrngKey key, NDArray<T> df, Shape? shape = null)
        where T : unmanaged
        => Lax.Exp(Loggamma(key, df / 2, FloatShapeOf<T>(shape, df.Shape, "Chisquare"))) * 2;

    /// <summary>Student's t with df degrees of freedom. Differentiable with respect to df, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="df">The degrees of freedom, above 0.</param>
    /// <param name="shape">The shape; that of df if not given.</param>
    /// <exception cref="ArgumentException">df does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> T(PrngKey key, NDArray<float> df, Shape? shape = null) => T<float>(key, df, shape);

    /// <summary>Student's t with df degrees of freedom. Differentiable with respect to df, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="df">The degrees of freedom, above 0.</param>
    /// <param name="shape">The shape; that of df if not given.</param>
    /// <exception cref="ArgumentException">TElement is not a floating-point type, or df does not fit the shape.</exception>
    [Pure]
    public static NDArray<TElement> T<TElement>(PrngKey key, NDArray<TElement> df, Shape? shape = null)
        where TElement : unmanaged
    {
        Shape result = FloatShapeOf<TElement>(shape, df.Shape, "T");
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<TElement> half = df / 2;
        return Normal<TElement>(first, result) * Lax.Sqrt(half / Gamma(second, half, result));
    }

    /// <summary>The F distribution: the ratio of two χ², each over its degrees of freedom. Differentiable with respect to both, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="dfnum">The degrees of freedom above the line.</param>
    /// <param name="dfden">The degrees of freedom below it.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">The parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<float> F(PrngKey key, NDArray<float> dfnum, NDArray<float> dfden, Shape? shape = null) => F<float>(key, dfnum, dfden, shape);

    /// <summary>The F distribution: the ratio of two χ², each over its degrees of freedom. Differentiable with respect to both, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="dfnum">The degrees of freedom above the line.</param>
    /// <param name="dfden">The degrees of freedom below it.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> F<T>(PrngKey key, NDArray<T> dfnum, NDArray<T> dfden, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(dfnum.Shape, dfden.Shape, "F"), "F");
        (PrngKey below, PrngKey above) = Split(key);
        return (Chisquare(above, dfnum, result) / dfnum) / (Chisquare(below, dfden, result) / dfden);
    }

    /// <summary>The generalized normal distribution, whose density goes as e^−|x|^p. Differentiable with respect to p, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The power, above 0.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static NDArray<float> GeneralizedNormal(PrngKey key, NDArray<float> p, Shape shape = default) => GeneralizedNormal<float>(key, p, shape);

    /// <summary>The generalized normal distribution, whose density goes as e^−|x|^p. Differentiable with respect to p, implicitly.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The power, above 0.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or p does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> GeneralizedNormal<T>(PrngKey key, NDArray<T> p, Shape shape = default)
        where T : unmanaged
    {
        (PrngKey first, PrngKey second) = Split(key);
        Shape result = FloatShapeOf<T>(shape, p.Shape, "GeneralizedNormal");
        NDArray<T> inverse = 1 / p;
        NDArray<T> size = Gamma(first, inverse, result);
        return Rademacher<T>(second, result) * Lax.Pow(size, inverse);
    }

    /// <summary>Points in the unit ball of the p-norm, uniformly, along a new last axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="d">The dimension.</param>
    /// <param name="p">The norm; 2 if not given.</param>
    /// <param name="shape">How many points, as a shape; one if not given.</param>
    [Pure]
    public static NDArray<float> Ball(PrngKey key, int d, NDArray<float>? p = null, Shape shape = default) => Ball<float>(key, d, p, shape);

    /// <summary>Points in the unit ball of the p-norm, uniformly, along a new last axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="d">The dimension.</param>
    /// <param name="p">The norm; 2 if not given.</param>
    /// <param name="shape">How many points, as a shape; one if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Ball<T>(PrngKey key, int d, NDArray<T>? p = null, Shape shape = default)
        where T : unmanaged
    {
        (PrngKey first, PrngKey second) = Split(key);
        NDArray<T> norm = p ?? Lax.Full<T>(default, 2);
        NDArray<T> direction = GeneralizedNormal(first, norm, FloatShapeOf<T>(shape.Insert(shape.Rank, d), norm.Shape, "Ball"));
        NDArray<T> length = Lax.Pow(Nd.Sum(Lax.Pow(Lax.Abs(direction), norm), -1) + Exponential<T>(second, shape), 1 / norm);
        return direction / Nd.ExpandDims(length, -1);
    }
}
