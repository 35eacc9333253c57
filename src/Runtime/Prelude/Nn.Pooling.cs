namespace Pure.Jit;

// Pools over the axes before the last, which has the features; axes before those are examples.
public static partial class Nn
{
    /// <summary>The mean over each place of a window over the spatial axes. Linear.</summary>
    /// <param name="inputs">[examples.., spatial axes.., features].</param>
    /// <param name="windowShape">The window's size along each spatial axis.</param>
    /// <param name="strides">Its step along each spatial axis; 1 if not given.</param>
    /// <param name="padding">"VALID", "SAME" or "SAME_LOWER".</param>
    /// <param name="countIncludePad">Whether what is outside counts as zeros; otherwise it does not count.</param>
    /// <exception cref="ArgumentException">There are fewer axes than the window needs, or the padding has no such name.</exception>
    /// <example><code>var y = Nn.AvgPool(Nd.Reshape(Nd.Arange(4f), (1, 4, 1)), 2, 2);   // [[[0.5], [2.5]]]</code></example>
    [Pure]
    public static NDArray<T> AvgPool<T>(
        NDArray<T> inputs, Axes windowShape, Axes? strides = null, string padding = "VALID", bool countIncludePad = true)
        where T : unmanaged
    {
        Nd.RequireFloating<T>("AvgPool");
        Axes window = Pooled(inputs.Shape, windowShape), steps = Pooled(inputs.Shape, strides ?? Axes.Repeat(1, windowShape.Count));
        NDArray<T> zero = Lax.Full<T>(default, 0);
        NDArray<T> sum = Lax.ReduceWindow(inputs, zero, Lax.Add, window, steps, padding);
        if (countIncludePad)
        {
            return sum / Lax.Full<T>(default, Size(windowShape, 0));
        }

        NDArray<T> ones = Lax.Full<T>(inputs.Shape, 1);
        return sum / Lax.ReduceWindow(ones, zero, Lax.Add, window, steps, padding);
    }

    /// <summary>The largest over each place of a window over the spatial axes; of equal ones the first has the derivative.</summary>
    /// <param name="inputs">[examples.., spatial axes.., features].</param>
    /// <param name="windowShape">The window's size along each spatial axis.</param>
    /// <param name="strides">Its step along each spatial axis; 1 if not given.</param>
    /// <param name="padding">"VALID", "SAME" or "SAME_LOWER"; what is outside counts as −∞.</param>
    /// <exception cref="ArgumentException">There are fewer axes than the window needs, or the padding has no such name.</exception>
    /// <example><code>var y = Nn.MaxPool(Nd.Reshape(Nd.Arange(4f), (1, 4, 1)), 2, 2);   // [[[1], [3]]]</code></example>
    [Pure]
    public static NDArray<T> MaxPool<T>(NDArray<T> inputs, Axes windowShape, Axes? strides = null, string padding = "VALID")
        where T : unmanaged
        => Lax.ReduceWindow(
            inputs, Lax.Full<T>(default, Limits.NegativeInfinity<T>()), Lax.Max, Pooled(inputs.Shape, windowShape),
            Pooled(inputs.Shape, strides ?? Axes.Repeat(1, windowShape.Count)), padding);

    /// <summary>The smallest over each place of a window over the spatial axes; of equal ones the first has the derivative.</summary>
    /// <param name="inputs">[examples.., spatial axes.., features].</param>
    /// <param name="windowShape">The window's size along each spatial axis.</param>
    /// <param name="strides">Its step along each spatial axis; 1 if not given.</param>
    /// <param name="padding">"VALID", "SAME" or "SAME_LOWER"; what is outside counts as +∞.</param>
    /// <exception cref="ArgumentException">There are fewer axes than the window needs, or the padding has no such name.</exception>
    /// <example><code>var y = Nn.MinPool(Nd.Reshape(Nd.Arange(4f), (1, 4, 1)), 2, 2);   // [[[0], [2]]]</code></example>
    [Pure]
    public static NDArray<T> MinPool<T>(NDArray<T> inputs, Axes windowShape, Axes? strides = null, string padding = "VALID")
        where T : unmanaged
        => Lax.ReduceWindow(
            inputs, Lax.Full<T>(default, Limits.PositiveInfinity<T>()), Lax.Min, Pooled(inputs.Shape, windowShape),
            Pooled(inputs.Shape, strides ?? Axes.Repeat(1, windowShape.Count)), padding);

    // The product of the sizes from one on.
    [Pure]
    private static int Size(Axes window, int from) => from == window.Count ? 1 : window[from] * Size(window, from + 1);

    // One for examples and features.
    [Pure]
    private static Axes Pooled(Shape inputs, Axes spatial)
    {
        if (inputs.Rank < spatial.Count + 1)
        {
            throw new ArgumentException($"A window over {spatial.Count} axes needs one more for features, but inputs has shape {inputs}", nameof(inputs));
        }

        return Axes.Repeat(1, inputs.Rank - spatial.Count - 1).Concat(spatial).Concat(1);
    }
}
