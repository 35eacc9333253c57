namespace Pure.Jit;

// Samplers of real numbers. Those without a type give f32.
public static partial class Rand
{
    /// <summary>Uniform on [minval, maxval), on a grid of 2⁻²³ of the width.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end.</param>
    [Pure]
    public static NDArray<float> Uniform(PrngKey key, Shape shape = default, float minval = 0, float maxval = 1)
        => Uniform<float>(key, shape, minval, maxval);

    /// <summary>Uniform on [minval, maxval), on a grid of 2⁻¹⁰, 2⁻²³ or 2⁻⁵² of the width for f16, f32, f64.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="minval">The lower end, included; broadcast to the shape; 0 if not given.</param>
    /// <param name="maxval">The upper end; broadcast to the shape; 1 if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<T> Uniform<T>(PrngKey key, Shape shape = default, NDArray<T>? minval = null, NDArray<T>? maxval = null)
        where T : unmanaged
    {
        NDArray<T> low = minval ?? Lax.Full<T>(default, 0);
        NDArray<T> high = maxval ?? Lax.Full<T>(default, 1);
        return Lax.Max(low, (Unit<T>(key, shape) * (high - low)) + low);
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
    {
        // The open interval: erf_inv(−1) is −∞.
        NDArray<T> low = Lax.Nextafter(Lax.Full<T>(default, -1), Lax.Full<T>(default, 0));
        return Limits.Sqrt2 * Lax.ErfInvGiles(Uniform(key, shape, low, Lax.Full<T>(default, 1)));
    }

    /// <summary>Normal, mean 0 and variance 1, cut off to [lower, upper].</summary>
    /// <param name="key">The key.</param>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    [Pure]
    public static NDArray<float> TruncatedNormal(PrngKey key, float lower, float upper, Shape shape = default)
    {
        NDArray<float> low = lower;
        NDArray<float> high = upper;
        NDArray<float> sqrt2 = (float)Limits.Sqrt2;
        NDArray<float> uniform = Uniform(key, shape, Lax.Erf(low / sqrt2), Lax.Erf(high / sqrt2));
        NDArray<float> result = sqrt2 * Lax.ErfInvGiles(uniform);
        return Lax.Clamp(
            Lax.Nextafter(low, Lax.Full<float>(default, double.PositiveInfinity)),
            result,
            Lax.Nextafter(high, Lax.Full<float>(default, double.NegativeInfinity)));
    }

    /// <summary>Exponential with rate 1.</summary>
    [Pure]
    public static NDArray<float> Exponential(PrngKey key, Shape shape = default) => -Lax.Log1p(-Uniform(key, shape));

    /// <summary>Gumbel's standard extreme value distribution.</summary>
    [Pure]
    public static NDArray<float> Gumbel(PrngKey key, Shape shape = default)
        => -Lax.Log(-Lax.Log(Uniform(key, shape, minval: Limits.Tiny<float>())));

    /// <summary>Laplace with mean 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Laplace(PrngKey key, Shape shape = default)
    {
        // −1 + 2⁻²⁴ is the neighbour of −1 toward 0, so the logarithm stays finite.
        NDArray<float> uniform = Uniform(key, shape, minval: -1 + (Limits.Epsilon<float>() / 2));
        return Lax.Sign(uniform) * Lax.Log1p(-Lax.Abs(uniform));
    }

    /// <summary>The logistic distribution with mean 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Logistic(PrngKey key, Shape shape = default)
    {
        NDArray<float> uniform = Uniform(key, shape, minval: Limits.Tiny<float>());
        return Lax.Log(uniform) - Lax.Log1p(-uniform);
    }

    /// <summary>Cauchy with location 0 and scale 1.</summary>
    [Pure]
    public static NDArray<float> Cauchy(PrngKey key, Shape shape = default)
    {
        NDArray<float> uniform = Uniform(key, shape, minval: Limits.Epsilon<float>());
        return Lax.Tan(Limits.Pi * (uniform - 0.5));
    }

    /// <summary>Uniform on [0, 1): random bits as the fraction of a number between 1 and 2, less 1.</summary>
    [Pure]
    private static NDArray<T> Unit<T>(PrngKey key, Shape shape)
        where T : unmanaged
    {
        if (DTypes.Name<T>() == "bf16")
        {
            // As in JAX, 8 random bits for a fraction of 7.
            return Lax.BitcastConvertType<ushort, T>((Bits<byte>(key, shape).As<ushort>() >> 1) | Lax.Full<ushort>(default, 0x3F80)) - 1;
        }

        NDArray<T> oneToTwo = DTypes.Bits<T>() switch
        {
            16 => Lax.BitcastConvertType<ushort, T>((Bits<ushort>(key, shape) >> 6) | Lax.Full<ushort>(default, 0x3C00)),
            32 => Lax.BitcastConvertType<uint, T>((Bits(key, shape) >> 9) | Lax.Full<uint>(default, 0x3F800000)),
            _ => Lax.BitcastConvertType<ulong, T>((Bits<ulong>(key, shape) >> 12) | Lax.Full<ulong>(default, 4607182418800017408)),
        };
        return oneToTwo - 1;
    }
}
