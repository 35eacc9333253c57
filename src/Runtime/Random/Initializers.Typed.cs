namespace Pure.Jit;

// The same in an element type of choice.
public static partial class Initializers
{
    /// <summary>Zeros.</summary>
    [Pure]
    public static NDArray<T> Zeros<T>(PrngKey key, Shape shape)
        where T : unmanaged
        => Lax.Full<T>(shape, 0);

    /// <summary>Ones.</summary>
    [Pure]
    public static NDArray<T> Ones<T>(PrngKey key, Shape shape)
        where T : unmanaged
        => Lax.Full<T>(shape, 1);

    /// <summary>One value everywhere.</summary>
    [Pure]
    public static NDArray<T> Constant<T>(PrngKey key, Shape shape, double value)
        where T : unmanaged
        => Nd.BroadcastTo(Number<T>(value), shape);

    /// <summary>Uniform on [0, scale).</summary>
    [Pure]
    public static NDArray<T> Uniform<T>(PrngKey key, Shape shape, double scale = 0.01)
        where T : unmanaged
        => Rand.Uniform<T>(key, shape) * scale;

    /// <summary>Normal with mean 0 and a standard deviation.</summary>
    [Pure]
    public static NDArray<T> Normal<T>(PrngKey key, Shape shape, double stddev = 0.01)
        where T : unmanaged
        => Rand.Normal<T>(key, shape) * stddev;

    /// <summary>Normal cut off to (lower, upper), then multiplied by stddev.</summary>
    [Pure]
    public static NDArray<T> TruncatedNormal<T>(PrngKey key, Shape shape, double stddev = 0.01, double lower = -2, double upper = 2)
        where T : unmanaged
        => Rand.TruncatedNormal<T>(key, Number<T>(lower), Number<T>(upper), shape) * stddev;

    /// <summary>Glorot's uniform: variance 1 over the mean of fan-in and fan-out.</summary>
    [Pure]
    public static NDArray<T> GlorotUniform<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 1, "fan_avg", "uniform", inAxis, outAxis, batchAxis);

    /// <summary>Glorot's normal, cut off at two standard deviations: variance 1 over the mean of fan-in and fan-out.</summary>
    [Pure]
    public static NDArray<T> GlorotNormal<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 1, "fan_avg", "truncated_normal", inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="GlorotUniform"/>.</summary>
    [Pure]
    public static NDArray<T> XavierUniform<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => GlorotUniform<T>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="GlorotNormal"/>.</summary>
    [Pure]
    public static NDArray<T> XavierNormal<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => GlorotNormal<T>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>LeCun's uniform: variance 1 over fan-in.</summary>
    [Pure]
    public static NDArray<T> LecunUniform<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 1, "fan_in", "uniform", inAxis, outAxis, batchAxis);

    /// <summary>LeCun's normal, cut off at two standard deviations: variance 1 over fan-in.</summary>
    [Pure]
    public static NDArray<T> LecunNormal<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 1, "fan_in", "truncated_normal", inAxis, outAxis, batchAxis);

    /// <summary>He's uniform: variance 2 over fan-in.</summary>
    [Pure]
    public static NDArray<T> HeUniform<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 2, "fan_in", "uniform", inAxis, outAxis, batchAxis);

    /// <summary>He's normal, cut off at two standard deviations: variance 2 over fan-in.</summary>
    [Pure]
    public static NDArray<T> HeNormal<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => VarianceScaling<T>(key, shape, 2, "fan_in", "truncated_normal", inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="HeUniform"/>.</summary>
    [Pure]
    public static NDArray<T> KaimingUniform<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => HeUniform<T>(key, shape, inAxis, outAxis, batchAxis);

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    [Pure]
    public static NDArray<T> KaimingNormal<T>(PrngKey key, Shape shape, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
        => HeNormal<T>(key, shape, inAxis, outAxis, batchAxis);

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
    public static NDArray<T> VarianceScaling<T>(
        PrngKey key, Shape shape, double scale, [Static] string mode, [Static] string distribution, Axes? inAxis = null, Axes? outAxis = null, Axes? batchAxis = null)
        where T : unmanaged
    {
        if (shape.Rank < 2 && inAxis is null)
        {
            throw new ArgumentException($"The numbers of connections come from two axes, in and out, but 'shape' is {shape}");
        }

        Shape counted = Without(shape, batchAxis ?? default);
        NDArray<T> fanIn = Number<T>(Without(counted, outAxis ?? -1).Size);
        NDArray<T> fanOut = Number<T>(Without(counted, inAxis ?? -2).Size);
        NDArray<T> variance = scale / (mode == "fan_in" ? fanIn
            : mode == "fan_out" ? fanOut
            : mode == "fan_avg" ? (fanIn + fanOut) / 2
            : mode == "fan_geo_avg" ? Lax.Sqrt(fanIn * fanOut)
            : throw new ArgumentException($"'mode' is \"{mode}\"; VarianceScaling knows \"fan_in\", \"fan_out\", \"fan_avg\" and \"fan_geo_avg\""));

        // That of the normal distribution cut off at two standard deviations is 0.8796.
        return distribution == "truncated_normal" ? Rand.TruncatedNormal<T>(key, Number<T>(-2), Number<T>(2), shape) * (Lax.Sqrt(variance) / 0.87962566103423978)
            : distribution == "normal" ? Rand.Normal<T>(key, shape) * Lax.Sqrt(variance)
            : distribution == "uniform" ? Rand.Uniform<T>(key, shape, Number<T>(-1)) * Lax.Sqrt(3 * variance)
            : throw new ArgumentException($"'distribution' is \"{distribution}\"; VarianceScaling knows \"truncated_normal\", \"normal\" and \"uniform\"");
    }

    /// <summary>A matrix with orthonormal rows or columns, the other axes of the shape counted as one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape, of at least two axes.</param>
    /// <param name="scale">What it is multiplied by.</param>
    /// <param name="columnAxis">The axis of the columns.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    [Pure]
    public static NDArray<T> Orthogonal<T>(PrngKey key, Shape shape, double scale = 1, [Static] int columnAxis = -1)
        where T : unmanaged
    {
        if (shape.Rank < 2)
        {
            throw new ArgumentException($"Orthogonal needs at least two axes, but 'shape' is {shape}");
        }

        int columns = Axes.NormalizeOne(columnAxis, shape.Rank);
        Shape others = shape.RemoveAt(columns);
        NDArray<T> q = Rand.Orthogonal<T>(key, others.Size, default, shape[columns]);
        return scale * Nd.Moveaxis(Lax.Reshape(q, others.Insert(others.Rank, shape[columns])), -1, columns);
    }

    /// <summary>A convolution's kernel that is 0 but in its middle, where it is a matrix with orthonormal rows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape [.., in, out], of three to five axes, with no more in than out.</param>
    /// <param name="scale">What it is multiplied by.</param>
    /// <param name="columnAxis">The axis of the columns.</param>
    /// <exception cref="ArgumentException">There are too few or many axes, or more in than out.</exception>
    [Pure]
    public static NDArray<T> DeltaOrthogonal<T>(PrngKey key, Shape shape, double scale = 1, [Static] int columnAxis = -1)
        where T : unmanaged
    {
        if (shape.Rank < 3 || shape.Rank > 5 || shape[^1] < shape[^2])
        {
            throw new ArgumentException($"DeltaOrthogonal needs [.., in, out] of three to five axes with no more in than out, but 'shape' is {shape}");
        }

        NDArray<bool> isMiddle = Lax.Full<bool>(default, 1);
        for (int axis = 0; axis < shape.Rank - 2; axis++)
        {
            isMiddle = isMiddle & Lax.Eq(Lax.Iota<int>(shape, axis), (NDArray<int>)((shape[axis] - 1) / 2));
        }

        return Nd.Where(isMiddle, Orthogonal<T>(key, shape[^2..], scale, columnAxis), Lax.Full<T>(default, 0));
    }

    [Pure]
    private static Shape Without(Shape shape, Axes axes)
    {
        Shape result = shape;
        for (int i = 0; i < axes.Count; i++)
        {
            result = result.With(Axes.NormalizeOne(axes[i], shape.Rank), 1);
        }

        return result;
    }

    [Pure]
    private static NDArray<T> Number<T>(double value)
        where T : unmanaged
        => ((NDArray<double>)value).As<T>();
}
