namespace Pure.Jit;

/// <summary>
/// First values of parameters, with the names and numbers of <c>jax.nn.initializers</c>: <c>jax.nn.initializers.he_normal()(key, shape)</c>
/// is <c>Initializers.HeNormal(key, shape)</c>. Kernels are [.., in, out], of at least two axes.
/// </summary>
public static partial class Initializers
{
    /// <summary>Zeros.</summary>
    [Pure]
    public static NDArray<float> Zeros(PrngKey key, Shape shape)
        => Zeros<float>(key, shape);

    /// <summary>Ones.</summary>
    [Pure]
    public static NDArray<float> Ones(PrngKey key, Shape shape)
        => Ones<float>(key, shape);

    /// <summary>One value everywhere.</summary>
    [Pure]
    public static NDArray<float> Constant(PrngKey key, Shape shape, float value)
        => Constant<float>(key, shape, value);

    /// <summary>Uniform on [0, scale).</summary>
    [Pure]
    public static NDArray<float> Uniform(PrngKey key, Shape shape, float scale = 0.01f)
        => Uniform<float>(key, shape, scale);

    /// <summary>Normal with mean 0 and a standard deviation.</summary>
    [Pure]
    public static NDArray<float> Normal(PrngKey key, Shape shape, float stddev = 0.01f)
        => Normal<float>(key, shape, stddev);

    /// <summary>Normal cut off to (lower, upper), then multiplied by stddev.</summary>
    [Pure]
    public static NDArray<float> TruncatedNormal(PrngKey key, Shape shape, float stddev = 0.01f, float lower = -2, float upper = 2)
        => TruncatedNormal<float>(key, shape, stddev, lower, upper);

    /// <summary>Glorot's uniform: variance 1 over the mean of fan-in and fan-out.</summary>
    [Pure]
    public static NDArray<float> GlorotUniform(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => GlorotUniform<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>Glorot's normal, cut off at two standard deviations: variance 1 over the mean of fan-in and fan-out.</summary>
    [Pure]
    public static NDArray<float> GlorotNormal(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => GlorotNormal<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="GlorotUniform"/>.</summary>
    [Pure]
    public static NDArray<float> XavierUniform(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => XavierUniform<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="GlorotNormal"/>.</summary>
    [Pure]
    public static NDArray<float> XavierNormal(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => XavierNormal<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>LeCun's uniform: variance 1 over fan-in.</summary>
    [Pure]
    public static NDArray<float> LecunUniform(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => LecunUniform<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>LeCun's normal, cut off at two standard deviations: variance 1 over fan-in.</summary>
    [Pure]
    public static NDArray<float> LecunNormal(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => LecunNormal<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>He's uniform: variance 2 over fan-in.</summary>
    [Pure]
    public static NDArray<float> HeUniform(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => HeUniform<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>He's normal, cut off at two standard deviations: variance 2 over fan-in.</summary>
    [Pure]
    public static NDArray<float> HeNormal(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => HeNormal<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="HeUniform"/>.</summary>
    [Pure]
    public static NDArray<float> KaimingUniform(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => KaimingUniform<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    [Pure]
    public static NDArray<float> KaimingNormal(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => KaimingNormal<float>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>Mean 0 and variance scale over a number of connections: the sizes of the axes other than the one not counted.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape, of at least two axes.</param>
    /// <param name="scale">The scale, above 0.</param>
    /// <param name="mode">Over which number: "fan_in", "fan_out", "fan_avg" or "fan_geo_avg".</param>
    /// <param name="distribution">"truncated_normal", "normal" or "uniform".</param>
    /// <param name="inAxis">The axes of what comes in; the last but one if not given.</param>
    /// <param name="outAxis">The axes of what goes out; the last if not given.</param>
    /// <param name="batchAxis">Axes that are counted in neither; none if not given.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes, or the mode or distribution is not known.</exception>
    [Pure]
    public static NDArray<float> VarianceScaling(PrngKey key, Shape shape, float scale, [Static] string mode, [Static] string distribution, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        => VarianceScaling<float>(key, shape, scale, mode, distribution, inAxis, outAxis, batchAxis);

    /// <summary>A matrix with orthonormal rows or columns, the other axes of the shape counted as one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape, of at least two axes.</param>
    /// <param name="scale">What it is multiplied by.</param>
    /// <param name="columnAxis">The axis of the columns.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    [Pure]
    public static NDArray<float> Orthogonal(PrngKey key, Shape shape, float scale = 1, [Static] int columnAxis = -1)
        => Orthogonal<float>(key, shape, scale, columnAxis);

    /// <summary>A convolution's kernel that is 0 but in its middle, where it is a matrix with orthonormal rows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape [.., in, out], of three to five axes, with no more in than out.</param>
    /// <param name="scale">What it is multiplied by.</param>
    /// <param name="columnAxis">The axis of the columns.</param>
    /// <exception cref="ArgumentException">There are too few or many axes, or more in than out.</exception>
    [Pure]
    public static NDArray<float> DeltaOrthogonal(PrngKey key, Shape shape, float scale = 1, [Static] int columnAxis = -1)
        => DeltaOrthogonal<float>(key, shape, scale, columnAxis);
}
