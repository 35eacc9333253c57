namespace Pure.Jit;

// Samplers of real numbers by a formula of one uniform number. Those without a type give f32.
public static partial class Rand
{
    /// <summary>Uniform on [minval, maxval), on a grid of 2⁻²³ of the width.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="minval">The lower end, included; broadcast to the shape; 0 if not given.</param>
    /// <param name="maxval">The upper end; broadcast to the shape; 1 if not given.</param>
    /// <exception cref="ArgumentException">An end does not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Uniform(PrngKey key, Shape shape = default, NDArray<float>? minval = null, NDArray<float>? maxval = null)
        => Uniform<float>(key, shape, minval, maxval);

    /// <summary>Uniform on [minval, maxval), on a grid of 2⁻¹⁰, 2⁻²³ or 2⁻⁵² of the width for f16, f32, f64.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="minval">The lower end, included; broadcast to the shape; 0 if not given.</param>
    /// <param name="maxval">The upper end; broadcast to the shape; 1 if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or an end does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Uniform<T>(PrngKey key, Shape shape = default, NDArray<T>? minval = null, NDArray<T>? maxval = null)
        where T : unmanaged
    {
        NDArray<T> low = minval ?? Lax.Full<T>(default, 0);
        NDArray<T> high = maxval ?? Lax.Full<T>(default, 1);
        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(low.Shape, high.Shape, "Uniform"), "Uniform");
        return Lax.Max(low, (Unit<T>(key, result) * (high - low)) + low);
    }

    /// <summary>Normal with mean 0 and variance 1.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static NDArray<float> Normal(PrngKey key, Shape shape = default) => Normal<float>(key, shape);

    /// <summary>Normal with mean 0 and variance 1.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Normal<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
        => NormalOf(Unit<T>(key, FloatShapeOf<T>(shape, default, "Normal")));

    /// <summary>Complex normal numbers with mean 0 and variance 1, half of it in each part.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static ComplexArray<T> ComplexNormal<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        (PrngKey re, PrngKey im) = Split(key);
        NDArray<T> sqrt2 = Lax.Full<T>(default, Limits.Sqrt2);
        return new ComplexArray<T>(Normal<T>(re, shape) / sqrt2, Normal<T>(im, shape) / sqrt2);
    }

    /// <summary>Normal, mean 0 and variance 1, cut off to (lower, upper). The result follows the ends where they cut.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end.</param>
    /// <param name="shape">The shape; that of the ends if not given.</param>
    /// <exception cref="ArgumentException">The ends do not fit the shape.</exception>
    [Pure]
    public static NDArray<float> TruncatedNormal(PrngKey key, NDArray<float> lower, NDArray<float> upper, Shape? shape = null)
        => TruncatedNormal<float>(key, lower, upper, shape);

    /// <summary>Normal, mean 0 and variance 1, cut off to (lower, upper). The result follows the ends where they cut.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end.</param>
    /// <param name="shape">The shape; that of the ends if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the ends do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> TruncatedNormal<T>(PrngKey key, NDArray<T> lower, NDArray<T> upper, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(lower.Shape, upper.Shape, "TruncatedNormal"), "TruncatedNormal");
        NDArray<T> sqrt2 = Lax.Full<T>(default, Limits.Sqrt2);
        NDArray<T> uniform = Uniform(key, result, Lax.Erf(lower / sqrt2), Lax.Erf(upper / sqrt2));

        // Rounding may reach an end or pass it.
        return Lax.Clamp(
            Lax.Nextafter(Lax.StopGradient(lower), Lax.Full<T>(default, double.PositiveInfinity)),
            sqrt2 * Lax.ErfInvGiles(uniform),
            Lax.Nextafter(Lax.StopGradient(upper), Lax.Full<T>(default, double.NegativeInfinity)));
    }

    /// <summary>Exponential with rate 1.</summary>
    [Pure]
    public static NDArray<float> Exponential(PrngKey key, Shape shape = default) => Exponential<float>(key, shape);

    /// <summary>Exponential with rate 1.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Exponential<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
        => -Lax.Log1p(-Unit<T>(key, FloatShapeOf<T>(shape, default, "Exponential")));

    /// <summary>Gumbel's standard extreme value distribution.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="mode">How finely large values are drawn: "low", "high" (of two uniform numbers) or "highest".</param>
    /// <remarks>
    /// Each mode gives the numbers of that mode in JAX 0.10. "low", the default here and there, is what JAX drew before it had modes: f32 goes to 16. "high" goes to 32, and
    /// "highest" to 44. A JAX that is configured for a high dynamic range of Gumbel numbers has "high" as its default: ask for it here.
    /// </remarks>
    [Pure]
    public static NDArray<float> Gumbel(PrngKey key, Shape shape = default, [Static] string mode = "low") => Gumbel<float>(key, shape, mode);

    /// <summary>Gumbel's standard extreme value distribution.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="mode">How finely large values are drawn: "low", "high" (of two uniform numbers) or "highest" (f32 only, else as "high").</param>
    /// <remarks>
    /// Each mode gives the numbers of that mode in JAX 0.10. "low", the default here and there, is what JAX drew before it had modes: f32 goes to 16. "high" goes to 32, and
    /// "highest" to 44. A JAX that is configured for a high dynamic range of Gumbel numbers has "high" as its default: ask for it here.
    /// </remarks>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the mode is none of these.</exception>
    [Pure]
    public static NDArray<T> Gumbel<T>(PrngKey key, Shape shape = default, [Static] string mode = "low")
        where T : unmanaged
    {
        if (mode == "low")
        {
            Shape result = FloatShapeOf<T>(shape, default, "Gumbel");
            return -Lax.Log(-Lax.Log(Uniform(key, result, Lax.Full<T>(default, Limits.Tiny<T>()))));
        }

        if (mode != "high" && mode != "highest")
        {
            throw new ArgumentException($"'mode' is \"{mode}\"; Gumbel knows \"low\", \"high\" and \"highest\"");
        }

        if (mode == "highest" && DTypes.Name<T>() == "f32")
        {
            return FineGumbel(Bits(key, shape.Insert(0, 2))).As<T>();
        }

        NDArray<T> uniform = Unit<T>(key, shape.Insert(0, 2));
        NDArray<T> coarse = uniform[0];
        NDArray<T> fine = coarse + (uniform[1] * Limits.Epsilon<T>()) + Limits.Tiny<T>();
        return -Lax.Log(-Lax.Log1p(-Nd.Where(coarse >= Lax.Full<T>(default, 0.5), coarse, fine)));
    }

    /// <summary>Laplace with mean 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Laplace(PrngKey key, Shape shape = default) => Laplace<float>(key, shape);

    /// <summary>Laplace with mean 0 and scale 1.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Laplace<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        // Half an ε above −1 is its neighbour toward 0, so the logarithm stays finite.
        Shape result = FloatShapeOf<T>(shape, default, "Laplace");
        NDArray<T> uniform = Uniform(key, result, Lax.Full<T>(default, -1) + (Lax.Full<T>(default, Limits.Epsilon<T>()) * 0.5));
        return Lax.Sign(uniform) * Lax.Log1p(-Lax.Abs(uniform));
    }

    /// <summary>The logistic distribution with mean 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Logistic(PrngKey key, Shape shape = default) => Logistic<float>(key, shape);

    /// <summary>The logistic distribution with mean 0 and scale 1.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Logistic<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, default, "Logistic");
        NDArray<T> uniform = Uniform(key, result, Lax.Full<T>(default, Limits.Tiny<T>()));
        return Lax.Log(uniform) - Lax.Log1p(-uniform);
    }

    /// <summary>Cauchy with location 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Cauchy(PrngKey key, Shape shape = default) => Cauchy<float>(key, shape);

    /// <summary>Cauchy with location 0 and scale 1.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Cauchy<T>(PrngKey key, Shape shape = default)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, default, "Cauchy");
        NDArray<T> uniform = Uniform(key, result, Lax.Full<T>(default, Limits.Epsilon<T>()));
        return Lax.Tan(Limits.Pi * (uniform - 0.5));
    }

    // √2 erf⁻¹ of a number between −1 and 1. The end −1 is left out, where the inverse is −∞.
    [Pure]
    private static NDArray<T> NormalOf<T>(NDArray<T> unit)
        where T : unmanaged
    {
        NDArray<T> low = Lax.Nextafter(Lax.Full<T>(default, -1), Lax.Full<T>(default, 0));
        return Limits.Sqrt2 * Lax.ErfInvGiles(Lax.Max(low, (unit * (1 - low)) + low));
    }
}
