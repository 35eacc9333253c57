namespace Pure.Jit;

/// <summary>Arrays seen as pictures, with the names of <c>jax.image</c>.</summary>
public static class Image
{
    /// <summary>
    /// A picture of another size. Samples lie in the middle of their cells; on the way down, what lies between samples is
    /// averaged, unless antialias is false. Linear in image.
    /// </summary>
    /// <param name="image">The picture; any axes may change their size.</param>
    /// <param name="shape">The new shape, of the same rank.</param>
    /// <param name="method">"nearest"; "linear" (also "bilinear", "trilinear", "triangle"); "cubic" (also "bicubic", "tricubic"); "lanczos3"; "lanczos5".</param>
    /// <param name="antialias">Whether the kernel grows with the distance of the samples on the way down.</param>
    /// <exception cref="ArgumentException">The ranks differ, or there is no such method.</exception>
    /// <example><code>var y = Image.Resize(Nd.Array([0f, 4f]), 4, "linear");   // [0, 1, 3, 4]</code></example>
    [Pure]
    public static NDArray<T> Resize<T>(NDArray<T> image, Shape shape, string method, bool antialias = true)
        where T : unmanaged
    {
        if (shape.Rank != image.Rank)
        {
            throw new ArgumentException($"'shape' {shape} has {shape.Rank} sizes, but image has rank {image.Rank}", nameof(shape));
        }

        NDArray<T> result = image;
        for (int axis = 0; axis < image.Rank; axis++)
        {
            if (!Shape.IsKnownEqual(image.Shape[axis], shape[axis]))
            {
                result = method == "nearest" ? Nearest(result, axis, shape[axis]) : Weighted(result, axis, shape[axis], method, antialias);
            }
        }

        return result;
    }

    [Pure]
    private static NDArray<T> Nearest<T>(NDArray<T> image, int axis, int size)
        where T : unmanaged
    {
        NDArray<float> centres = (Lax.Iota<float>(size, 0) + 0.5) * Lax.Full<float>(default, image.Shape[axis]) / Lax.Full<float>(default, size);
        return Nd.Take(image, Lax.Floor(centres).As<int>(), axis, "clip");
    }

    // A product with the weights of each old sample in each new one.
    [Pure]
    private static NDArray<T> Weighted<T>(NDArray<T> image, int axis, int size, string method, bool antialias)
        where T : unmanaged
    {
        int length = image.Shape[axis];
        NDArray<T> step = Lax.Full<T>(default, length) / Lax.Full<T>(default, size);
        NDArray<T> reach = antialias ? Lax.Max(step, Lax.Full<T>(default, 1)) : Lax.Full<T>(default, 1);
        NDArray<T> samples = ((Lax.Iota<T>(size, 0) + 0.5) * step) - 0.5;
        NDArray<T> distances = Lax.Abs(Nd.ExpandDims(samples, 0) - Nd.ExpandDims(Lax.Iota<T>(length, 0), 1)) / reach;
        NDArray<T> weights = Kernel(distances, method);
        NDArray<T> total = Nd.Sum(weights, 0, keepdims: true);
        NDArray<bool> counts = Lax.Abs(total) > 1000 * 1.1920928955078125e-7;
        weights = Nd.Where(counts, weights / Nd.Where(counts, total, Nd.OnesLike(total)), Nd.ZerosLike(weights));
        NDArray<bool> isInside = (samples >= -0.5) & (samples <= Lax.Full<T>(default, length) - 0.5);
        weights = Nd.Where(Nd.ExpandDims(isInside, 0), weights, Nd.ZerosLike(weights));
        return Nd.Moveaxis(Lax.DotGeneral(image, weights, axis, 0, [], []), -1, axis);
    }

    [Pure]
    private static NDArray<T> Kernel<T>(NDArray<T> x, string method)
        where T : unmanaged
    {
        NDArray<T> zeros = Nd.ZerosLike(x);
        if (method == "linear" || method == "bilinear" || method == "trilinear" || method == "triangle")
        {
            return Lax.Max(zeros, 1 - x);
        }

        if (method == "cubic" || method == "bicubic" || method == "tricubic")
        {
            NDArray<T> near = ((((1.5 * x) - 2.5) * x) * x) + 1;
            NDArray<T> far = (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2;
            return Nd.Where(x >= 2, zeros, Nd.Where(x >= 1, far, near));
        }

        if (method != "lanczos3" && method != "lanczos5")
        {
            throw new ArgumentException(
                $"'method' is \"{method}\"; it can be \"nearest\", \"linear\", \"cubic\", \"lanczos3\" or \"lanczos5\"", nameof(method));
        }

        return Lanczos(x, method == "lanczos3" ? 3 : 5);
    }

    [Pure]
    private static NDArray<T> Lanczos<T>(NDArray<T> x, double radius)
        where T : unmanaged
    {
        const double pi = 3.14159265358979323846;
        NDArray<bool> isFar = x > 1e-3;
        NDArray<T> angle = pi * Nd.Where(isFar, x, Nd.OnesLike(x));
        NDArray<T> weights = radius * Lax.Sin(angle) * Lax.Sin(angle / radius) / (angle * angle);
        return Nd.Where(x > radius, Nd.ZerosLike(x), Nd.Where(isFar, weights, Nd.OnesLike(x)));
    }
}
