namespace Pure.Jit;

/// <summary>
/// Discrete Fourier transforms of any length, with the names of <c>jax.numpy.fft</c>; complex arrays are pairs. For f32 and f64;
/// linear. The factor 1/n stands on the way back, on both ways as 1/√n with <c>norm: "ortho"</c>, on the way there with
/// <c>"forward"</c>.
/// </summary>
public static partial class Fourier
{
    /// <summary>The transform of complex lines.</summary>
    /// <param name="a">The array.</param>
    /// <param name="n">The length to which lines are cut, or filled up with zeros; as they are if not given.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">Where the factor stands.</param>
    /// <example><code>var y = Fourier.Fft(Nd.Array([1.0, 2.0, 3.0, 5.0])).Re;   // [11, -2, -3, -2]</code></example>
    [Pure]
    public static ComplexArray<T> Fft<T>(ComplexArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Transform(a, n, axis, norm, false);

    /// <summary>The transform of real lines, all n frequencies of it; <see cref="Rfft"/> gives the half that says everything.</summary>
    /// <inheritdoc cref="Fft{T}(ComplexArray{T}, int?, int, string)"/>
    [Pure]
    public static ComplexArray<T> Fft<T>(NDArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Transform(new ComplexArray<T>(a, Nd.ZerosLike(a)), n, axis, norm, false);

    /// <summary>The transform back.</summary>
    /// <inheritdoc cref="Fft{T}(ComplexArray{T}, int?, int, string)"/>
    /// <example><code>var y = Fourier.Ifft(Fourier.Fft(Nd.Array([1.0, 2.0, 3.0, 5.0]))).Re;   // [1, 2, 3, 5]</code></example>
    [Pure]
    public static ComplexArray<T> Ifft<T>(ComplexArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Transform(a, n, axis, norm, true);

    /// <summary>The transform back of real lines.</summary>
    /// <inheritdoc cref="Fft{T}(ComplexArray{T}, int?, int, string)"/>
    [Pure]
    public static ComplexArray<T> Ifft<T>(NDArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Transform(new ComplexArray<T>(a, Nd.ZerosLike(a)), n, axis, norm, true);

    /// <summary>The first n/2 + 1 frequencies of real lines.</summary>
    /// <param name="a">The array.</param>
    /// <param name="n">The length to which lines are cut, or filled up with zeros; as they are if not given.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">Where the factor stands.</param>
    /// <example><code>var y = Fourier.Rfft(Nd.Array([1.0, 2.0, 3.0, 5.0])).Im;   // [0, 3, 0]</code></example>
    [Pure]
    public static ComplexArray<T> Rfft<T>(NDArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, a.Rank);
        NDArray<T> lines = n is { } length ? Resized(a, along, length) : a;
        (NDArray<T> re, NDArray<T> im) = Lax.Rfft(lines, along);
        return Scaled(new ComplexArray<T>(re, im), lines.Shape[along], norm, false);
    }

    /// <summary>The real lines of n whose first n/2 + 1 frequencies these are.</summary>
    /// <param name="a">The array.</param>
    /// <param name="n">The length of the result's lines; 2·(length − 1) if not given.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">Where the factor stands.</param>
    /// <example><code>var y = Fourier.Irfft(Fourier.Rfft(Nd.Array([1.0, 2.0, 3.0, 5.0])));   // [1, 2, 3, 5]</code></example>
    [Pure]
    public static NDArray<T> Irfft<T>(ComplexArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, a.Re.Rank);
        int length = n ?? 2 * (a.Re.Shape[along] - 1);
        ComplexArray<T> lines = n is null ? a : Resized(a, along, (length / 2) + 1);
        return Lax.Irfft(lines.Re, lines.Im, along, length) * Factor<T>(length, norm, true);
    }

    /// <summary>The frequencies of lines that are real in the other domain: of their first n/2 + 1 elements, n real ones.</summary>
    /// <inheritdoc cref="Irfft{T}(ComplexArray{T}, int?, int, string)"/>
    /// <example><code>var y = Fourier.Hfft(Fourier.Ihfft(Nd.Array([1.0, 2.0, 3.0, 5.0])));   // [1, 2, 3, 5]</code></example>
    [Pure]
    public static NDArray<T> Hfft<T>(ComplexArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Irfft(Nd.Conj(a), n, axis, Reversed(norm));

    /// <summary>The inverse of <see cref="Hfft"/>.</summary>
    /// <inheritdoc cref="Rfft{T}(NDArray{T}, int?, int, string)"/>
    /// <example><code>var y = Fourier.Ihfft(Nd.Array([1.0, 2.0, 3.0, 5.0])).Re;   // [2.75, -0.5, -0.75]</code></example>
    [Pure]
    public static ComplexArray<T> Ihfft<T>(NDArray<T> a, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
        => Nd.Conj(Rfft(a, n, axis, Reversed(norm)));

    /// <summary>The frequencies of a transform of length n in cycles per unit: 0, 1, …, −2, −1, over n·d.</summary>
    /// <param name="n">The length.</param>
    /// <param name="d">The distance of samples.</param>
    /// <example><code>var y = Fourier.Fftfreq(4);   // [0, 0.25, -0.5, -0.25]</code></example>
    [Pure]
    public static NDArray<T> Fftfreq<T>(int n, double d = 1.0)
        where T : unmanaged
    {
        NDArray<int> k = Lax.Iota<int>(n, 0);
        return Nd.Where(k < (n + 1) / 2, k, k - n).As<T>() / (Lax.Full<T>(default, n) * d);
    }

    /// <summary>The frequencies of a transform of length n in cycles per unit, as f32.</summary>
    /// <inheritdoc cref="Fftfreq{T}(int, double)"/>
    [Pure]
    public static NDArray<float> Fftfreq(int n, double d = 1.0) => Fftfreq<float>(n, d);

    /// <summary>The frequencies of a real transform of length n in cycles per unit: 0, 1, …, n/2, over n·d.</summary>
    /// <param name="n">The length.</param>
    /// <param name="d">The distance of samples.</param>
    /// <example><code>var y = Fourier.Rfftfreq(4);   // [0, 0.25, 0.5]</code></example>
    [Pure]
    public static NDArray<T> Rfftfreq<T>(int n, double d = 1.0)
        where T : unmanaged
        => Lax.Iota<T>((n / 2) + 1, 0) / (Lax.Full<T>(default, n) * d);

    /// <summary>The frequencies of a real transform of length n in cycles per unit, as f32.</summary>
    /// <inheritdoc cref="Rfftfreq{T}(int, double)"/>
    [Pure]
    public static NDArray<float> Rfftfreq(int n, double d = 1.0) => Rfftfreq<float>(n, d);

    /// <summary>Moves the zero frequency to the middle.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes; all if not given.</param>
    /// <example><code>var y = Fourier.Fftshift(Fourier.Fftfreq(4));   // [-0.5, -0.25, 0, 0.25]</code></example>
    [Pure]
    public static NDArray<T> Fftshift<T>(NDArray<T> x, Axes? axes = null)
        where T : unmanaged
    {
        Axes along = (axes ?? Axes.Range(0, x.Rank)).Normalize(x.Rank);
        NDArray<T> result = x;
        for (int i = 0; i < along.Count; i++)
        {
            result = Rotated(result, along[i], x.Shape[along[i]] - (x.Shape[along[i]] / 2));
        }

        return result;
    }

    /// <summary>Moves the zero frequency to the middle.</summary>
    /// <inheritdoc cref="Fftshift{T}(NDArray{T}, Axes?)"/>
    [Pure]
    public static ComplexArray<T> Fftshift<T>(ComplexArray<T> x, Axes? axes = null)
        where T : unmanaged
        => new(Fftshift(x.Re, axes), Fftshift(x.Im, axes));

    /// <summary>The inverse of <see cref="Fftshift{T}(NDArray{T}, Axes?)"/>.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes; all if not given.</param>
    /// <example><code>var y = Fourier.Ifftshift(Nd.Array([-2.0, -1.0, 0.0, 1.0]));   // [0, 1, -2, -1]</code></example>
    [Pure]
    public static NDArray<T> Ifftshift<T>(NDArray<T> x, Axes? axes = null)
        where T : unmanaged
    {
        Axes along = (axes ?? Axes.Range(0, x.Rank)).Normalize(x.Rank);
        NDArray<T> result = x;
        for (int i = 0; i < along.Count; i++)
        {
            result = Rotated(result, along[i], x.Shape[along[i]] / 2);
        }

        return result;
    }

    /// <summary>The inverse of <see cref="Fftshift{T}(ComplexArray{T}, Axes?)"/>.</summary>
    /// <inheritdoc cref="Ifftshift{T}(NDArray{T}, Axes?)"/>
    [Pure]
    public static ComplexArray<T> Ifftshift<T>(ComplexArray<T> x, Axes? axes = null)
        where T : unmanaged
        => new(Ifftshift(x.Re, axes), Ifftshift(x.Im, axes));

    [Pure]
    private static ComplexArray<T> Transform<T>(ComplexArray<T> a, int? n, int axis, string norm, bool isInverse)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, a.Re.Rank);
        ComplexArray<T> lines = n is { } length ? Resized(a, along, length) : a;
        (NDArray<T> re, NDArray<T> im) = Lax.Fft(lines.Re, lines.Im, along, isInverse);
        return Scaled(new ComplexArray<T>(re, im), lines.Re.Shape[along], norm, isInverse);
    }

    [Pure]
    private static ComplexArray<T> Scaled<T>(ComplexArray<T> x, int n, string norm, bool isInverse)
        where T : unmanaged
        => norm == (isInverse ? "forward" : "backward") ? x : x * Factor<T>(n, norm, isInverse);

    [Pure]
    private static NDArray<T> Factor<T>(int n, string norm, bool isInverse)
        where T : unmanaged
    {
        if (norm != "backward" && norm != "ortho" && norm != "forward")
        {
            throw new ArgumentException($"'norm' is 'backward', 'ortho' or 'forward', not '{norm}'");
        }

        NDArray<T> one = Lax.Full<T>(default, 1);
        return norm == "ortho" ? Lax.Rsqrt(Lax.Full<T>(default, n)) : norm == (isInverse ? "backward" : "forward") ? one / n : one;
    }

    [Pure]
    private static string Reversed(string norm) => norm == "backward" ? "forward" : norm == "forward" ? "backward" : norm;

    [Pure]
    private static ComplexArray<T> Resized<T>(ComplexArray<T> x, int axis, int length)
        where T : unmanaged
        => new(Resized(x.Re, axis, length), Resized(x.Im, axis, length));

    [Pure]
    private static NDArray<T> Resized<T>(NDArray<T> x, int axis, int length)
        where T : unmanaged
    {
        int kept = int.Min(x.Shape[axis], length);
        NDArray<T> cut = Nd.SliceAlong(x, axis, 0, kept);
        return Nd.Concatenate([cut, Lax.Full<T>(x.Shape.With(axis, length - kept), 0)], axis);
    }

    // The elements from a place on come first.
    [Pure]
    private static NDArray<T> Rotated<T>(NDArray<T> x, int axis, int place)
        where T : unmanaged
        => Nd.Concatenate([Nd.SliceAlong(x, axis, place, x.Shape[axis]), Nd.SliceAlong(x, axis, 0, place)], axis);
}
