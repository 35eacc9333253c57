namespace Pure.Jit;

// Convolution and correlation of images, convolution by transforms, trends: with the names of jax.scipy.signal.
public static partial class Nd
{
    /// <summary>The convolution of two images: element (i, j) is the sum of in1[k, l] · in2[i − k, j − l].</summary>
    /// <param name="in1">An image [height, width], not empty.</param>
    /// <param name="in2">Another.</param>
    /// <param name="mode">"full" for all elements that are not 0 throughout, "same" for the middle ones, as many as in1 has, "valid" for those where in2 is inside in1.</param>
    /// <exception cref="ArgumentException">An image has not rank 2, or there is no such mode.</exception>
    /// <example><code>var y = Nd.Convolve2d(Nd.Array(new[,] { { 1f, 2f } }), Nd.Array(new[,] { { 1f, 3f } }));   // [[1, 5, 6]]</code></example>
    [Pure]
    public static NDArray<T> Convolve2d<T>(NDArray<T> in1, NDArray<T> in2, string mode = "full")
        where T : unmanaged
        => Over(in1, Flip(in2), mode, "Convolve2d");

    /// <summary>The correlation of two images: element (i, j) is the sum of in1[i + k, j + l] · in2[k, l].</summary>
    /// <param name="in1">An image [height, width], not empty.</param>
    /// <param name="in2">Another.</param>
    /// <param name="mode">"full" for all elements that are not 0 throughout, "same" for the middle ones, as many as in1 has, "valid" for those where in2 is inside in1.</param>
    /// <exception cref="ArgumentException">An image has not rank 2, or there is no such mode.</exception>
    /// <example><code>var y = Nd.Correlate2d(Nd.Array(new[,] { { 1f, 2f } }), Nd.Array(new[,] { { 1f, 3f } }), mode: "valid");   // [[7]]</code></example>
    [Pure]
    public static NDArray<T> Correlate2d<T>(NDArray<T> in1, NDArray<T> in2, string mode = "full")
        where T : unmanaged
        => mode == "same" ? Flip(Over(Flip(in1), Flip(in2), mode, "Correlate2d")) : Over(in1, in2, mode, "Correlate2d");

    /// <summary>As <c>Convolve</c>, by Fourier transforms: faster for long sequences, with an error relative to the largest element.</summary>
    /// <param name="in1">A sequence, not empty.</param>
    /// <param name="in2">Another.</param>
    /// <param name="mode">"full" for all elements that are not 0 throughout, "same" for the middle ones, as many as in1 has, "valid" for those where in2 is inside in1.</param>
    /// <exception cref="ArgumentException">A sequence has not rank 1, or there is no such mode.</exception>
    /// <example><code>var y = Nd.Fftconvolve(Nd.Array([1f, 2f]), Nd.Array([1f, 3f]));   // [1, 5, 6]</code></example>
    [Pure]
    public static NDArray<T> Fftconvolve<T>(NDArray<T> in1, NDArray<T> in2, string mode = "full")
        where T : unmanaged
    {
        RequireSequences(in1, in2, "fftconvolve");
        RequireMode(mode);
        int n = in1.Shape[0], k = in2.Shape[0];
        int length = n + k - 1;
        NDArray<T> full = Fourier.Irfft(Fourier.Rfft(in1, length) * Fourier.Rfft(in2, length), length);
        return mode switch
        {
            "same" => SliceAlong(full, 0, (k - 1) / 2, ((k - 1) / 2) + n),
            "valid" => SliceAlong(full, 0, k - 1, n),
            _ => full,
        };
    }

    /// <summary>A signal along an axis without its trend: less the line through it with the least squares, or less its mean.</summary>
    /// <param name="data">The signal; floating point.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="type">"linear" or "constant".</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    /// <example><code>var y = Nd.Detrend(Nd.Array([1f, 3f, 2f]), type: "constant");   // [-1, 1, 0]</code></example>
    [Pure]
    public static NDArray<T> Detrend<T>(NDArray<T> data, int axis = -1, string type = "linear")
        where T : unmanaged
    {
        RequireFloating<T>("Detrend");
        if (type != "linear" && type != "constant")
        {
            throw new ArgumentException($"'type' is \"linear\" or \"constant\", not \"{type}\"");
        }

        NDArray<T> centred = data - Mean(data, axis, keepdims: true);
        if (type == "constant")
        {
            return centred;
        }

        NDArray<T> place = Lax.Iota<T>(data.Shape, Axes.NormalizeOne(axis, data.Rank));
        NDArray<T> time = place - Mean(place, axis, keepdims: true);
        NDArray<T> squares = Lax.Max(Sum(Lax.Square(time), axis, keepdims: true), Lax.Full<T>(default, Limits.Tiny<float>()));
        return centred - (time * (Sum(time * centred, axis, keepdims: true) / squares));
    }

    // The kernel's first element is at place (0, 0) of what it is moved over.
    [Pure]
    private static NDArray<T> Over<T>(NDArray<T> image, NDArray<T> kernel, string mode, string function)
        where T : unmanaged
    {
        RequireMode(mode);
        if (image.Rank != 2 || kernel.Rank != 2)
        {
            throw new ArgumentException($"'{function}' takes arrays of rank 2: they have shapes {image.Shape} and {kernel.Shape}");
        }

        int k0 = kernel.Shape[0], k1 = kernel.Shape[1];
        bool isFull = mode == "full", isSame = mode == "same";
        Axes low = isFull ? (k0 - 1, k1 - 1) : isSame ? (k0 / 2, k1 / 2) : (0, 0);
        Axes high = isFull ? (k0 - 1, k1 - 1) : isSame ? (k0 - (k0 / 2) - 1, k1 - (k1 / 2) - 1) : (0, 0);
        NDArray<T> result = Lax.ConvGeneralDilated(
            Lax.Reshape(image, [1, 1, image.Shape[0], image.Shape[1]]),
            Lax.Reshape(kernel, [1, 1, k0, k1]),
            (1, 1),
            low,
            high,
            (1, 1),
            (1, 1),
            (0, 1, 2, 3),
            (0, 1, 2, 3),
            (0, 1, 2, 3),
            (1, 1));
        return Lax.Reshape(result, result.Shape[2..]);
    }

    [Pure]
    private static void RequireMode(string mode)
    {
        if (mode != "full" && mode != "same" && mode != "valid")
        {
            throw new ArgumentException($"'mode' is \"{mode}\"; it can be \"full\", \"same\" or \"valid\"", nameof(mode));
        }
    }
}
