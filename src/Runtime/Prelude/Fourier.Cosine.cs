namespace Pure.Jit;

// Cosine transforms, of the second type, with the names of jax.scipy.fft.
public static partial class Fourier
{
    /// <summary>The cosine transform along an axis: element k is twice the sum of x[n] · cos(π·k·(2n + 1)/2N).</summary>
    /// <param name="x">Real numbers.</param>
    /// <param name="n">The length: cut off, or filled up with zeros.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">"backward", or "ortho" for a transform that keeps lengths of vectors.</param>
    /// <example><code>var y = Fourier.Dct(Nd.Array([1.0, 2.0, 3.0]));   // [12, -3.4641, 0]</code></example>
    [Pure]
    public static NDArray<T> Dct<T>(NDArray<T> x, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank);
        NDArray<T> own = n is { } given ? OfLength(x, along, given) : x;
        int length = own.Shape[along];
        ComplexArray<T> spectrum = Rfft(Lax.Concatenate([own, Nd.Flip(own, along)], along), null, along);
        NDArray<int> place = Lax.Iota<int>(own.Shape, along);
        NDArray<T> angle = place.As<T>() * (Math.PI / 2) / length;
        NDArray<T> real = Lax.SliceInDim(spectrum.Re, 0, length, 1, along), imaginary = Lax.SliceInDim(spectrum.Im, 0, length, 1, along);
        NDArray<T> result = (real * Lax.Cos(angle)) + (imaginary * Lax.Sin(angle));
        return IsOrtho(norm) ? result * Orthogonal<T>(place, length) : result;
    }

    /// <summary>The inverse of <see cref="Dct"/> along an axis.</summary>
    /// <param name="x">Real numbers.</param>
    /// <param name="n">The length: cut off, or filled up with zeros.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">That of the transform that is inverted.</param>
    /// <example><code>var y = Fourier.Idct(Nd.Array([12.0, 0.0, 0.0]));   // [2, 2, 2]</code></example>
    [Pure]
    public static NDArray<T> Idct<T>(NDArray<T> x, int? n = null, int axis = -1, [Static] string norm = "backward")
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank);
        NDArray<T> own = n is { } given ? OfLength(x, along, given) : x;
        int length = own.Shape[along];
        NDArray<int> place = Lax.Iota<int>(own.Shape, along);
        NDArray<T> plain = IsOrtho(norm) ? own / Orthogonal<T>(place, length) : own;
        NDArray<T> angle = place.As<T>() * (Math.PI / 2) / length;
        NDArray<T> none = Lax.Full<T>(own.Shape.With(along, 1), 0);
        ComplexArray<T> spectrum = new(
            Lax.Concatenate([plain * Lax.Cos(angle), none], along), Lax.Concatenate([plain * Lax.Sin(angle), none], along));
        return Lax.SliceInDim(Irfft(spectrum, 2 * length, along), 0, length, 1, along);
    }

    /// <summary>The cosine transform along several axes, all if none are given.</summary>
    /// <param name="x">Real numbers.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="norm">"backward", or "ortho" for a transform that keeps lengths of vectors.</param>
    /// <example><code>var y = Fourier.Dctn(Nd.Array(new[,] { { 1.0, 2.0 } }));   // [[12, -2.8284]]</code></example>
    [Pure]
    public static NDArray<T> Dctn<T>(NDArray<T> x, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
    {
        Axes each = axes ?? Axes.All(x);
        NDArray<T> result = x;
        for (int i = 0; i < each.Count; i++)
        {
            result = Dct(result, null, each[i], norm);
        }

        return result;
    }

    /// <summary>The inverse of <see cref="Dctn"/>.</summary>
    /// <param name="x">Real numbers.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="norm">That of the transform that is inverted.</param>
    /// <example><code>var y = Fourier.Idctn(Nd.Array(new[,] { { 8.0, 0.0 } }));   // [[1, 1]]</code></example>
    [Pure]
    public static NDArray<T> Idctn<T>(NDArray<T> x, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
    {
        Axes each = axes ?? Axes.All(x);
        NDArray<T> result = x;
        for (int i = 0; i < each.Count; i++)
        {
            result = Idct(result, null, each[i], norm);
        }

        return result;
    }

    [Pure]
    private static NDArray<T> OfLength<T>(NDArray<T> x, int along, int length)
        where T : unmanaged
        => Lax.Pad(x, Lax.Full<T>(default, 0), Axes.Repeat(0, x.Rank), Axes.Repeat(0, x.Rank).With(along, length - x.Shape[along]), Axes.Repeat(0, x.Rank));

    // √(1/4N) for the mean, √(1/2N) for the waves.
    [Pure]
    private static NDArray<T> Orthogonal<T>(NDArray<int> place, int length)
        where T : unmanaged
        => Lax.Sqrt(Nd.Where(Lax.Eq(place, 0), Lax.Full<T>(default, 0.25), Lax.Full<T>(default, 0.5)) / length);

    [Pure]
    private static bool IsOrtho(string norm)
        => norm == "ortho" || (norm == "backward" ? false : throw new ArgumentException($"'norm' is \"backward\" or \"ortho\", not \"{norm}\""));
}
