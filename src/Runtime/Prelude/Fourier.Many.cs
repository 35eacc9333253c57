namespace Pure.Jit;

// Transforms along several axes, one after the other.
public static partial class Fourier
{
    /// <summary>The transform along several axes.</summary>
    /// <param name="a">The array.</param>
    /// <param name="s">The lengths to which the axes are cut or filled up with zeros; as they are if not given.</param>
    /// <param name="axes">The axes; the last ones that s is for, or all, if not given.</param>
    /// <param name="norm">Where the factor stands.</param>
    /// <example><code>var y = Fourier.Fftn(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })).Re;   // [[10, -2], [-4, 0]]</code></example>
    [Pure]
    public static ComplexArray<T> Fftn<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(a, s, axes, norm, false);

    /// <summary>The transform of real arrays along several axes.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    [Pure]
    public static ComplexArray<T> Fftn<T>(NDArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(new ComplexArray<T>(a, Nd.ZerosLike(a)), s, axes, norm, false);

    /// <summary>The transform back along several axes.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Ifftn(Fourier.Fftn(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }))).Re;   // [[1, 2], [3, 4]]</code></example>
    [Pure]
    public static ComplexArray<T> Ifftn<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(a, s, axes, norm, true);

    /// <summary>The transform along two axes.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Fft2(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })).Re;   // [[10, -2], [-4, 0]]</code></example>
    [Pure]
    public static ComplexArray<T> Fft2<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(a, s, axes ?? [-2, -1], norm, false);

    /// <summary>The transform of real arrays along two axes.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    [Pure]
    public static ComplexArray<T> Fft2<T>(NDArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(new ComplexArray<T>(a, Nd.ZerosLike(a)), s, axes ?? [-2, -1], norm, false);

    /// <summary>The transform back along two axes.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Ifft2(Fourier.Fft2(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }))).Re;   // [[1, 2], [3, 4]]</code></example>
    [Pure]
    public static ComplexArray<T> Ifft2<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => TransformMany(a, s, axes ?? [-2, -1], norm, true);

    /// <summary>The transform of real arrays along several axes, of the last of which n/2 + 1 frequencies are given.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Rfftn(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })).Re;   // [[10, -2], [-4, 0]]</code></example>
    [Pure]
    public static ComplexArray<T> Rfftn<T>(NDArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
    {
        Axes along = TransformedAxes(a.Rank, s, axes);
        int last = along.Count - 1;
        ComplexArray<T> result = s is { } sizes ? Rfft(a, sizes[last], along[last], norm) : Rfft(a, null, along[last], norm);
        for (int i = last - 1; i >= 0; i--)
        {
            result = s is { } lengths ? Transform(result, lengths[i], along[i], norm, false) : Transform(result, null, along[i], norm, false);
        }

        return result;
    }

    /// <summary>The real array of which <see cref="Rfftn"/> gives these frequencies.</summary>
    /// <param name="a">The array.</param>
    /// <param name="s">The sizes of the result along the axes; of the last one 2·(size − 1) if not given.</param>
    /// <param name="axes">The axes; the last ones that s is for, or all, if not given.</param>
    /// <param name="norm">Where the factor stands.</param>
    /// <example><code>var y = Fourier.Irfftn(Fourier.Rfftn(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })));   // [[1, 2], [3, 4]]</code></example>
    [Pure]
    public static NDArray<T> Irfftn<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
    {
        Axes along = TransformedAxes(a.Re.Rank, s, axes);
        int last = along.Count - 1;
        ComplexArray<T> result = a;
        for (int i = 0; i < last; i++)
        {
            result = s is { } lengths ? Transform(result, lengths[i], along[i], norm, true) : Transform(result, null, along[i], norm, true);
        }

        return s is { } sizes ? Irfft(result, sizes[last], along[last], norm) : Irfft(result, null, along[last], norm);
    }

    /// <summary>The transform of real arrays along two axes, of the last of which n/2 + 1 frequencies are given.</summary>
    /// <inheritdoc cref="Fftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Rfft2(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })).Re;   // [[10, -2], [-4, 0]]</code></example>
    [Pure]
    public static ComplexArray<T> Rfft2<T>(NDArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => Rfftn(a, s, axes ?? [-2, -1], norm);

    /// <summary>The real array of which <see cref="Rfft2"/> gives these frequencies.</summary>
    /// <inheritdoc cref="Irfftn{T}(ComplexArray{T}, Shape?, Axes?, string)"/>
    /// <example><code>var y = Fourier.Irfft2(Fourier.Rfft2(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } })));   // [[1, 2], [3, 4]]</code></example>
    [Pure]
    public static NDArray<T> Irfft2<T>(ComplexArray<T> a, Shape? s = null, Axes? axes = null, [Static] string norm = "backward")
        where T : unmanaged
        => Irfftn(a, s, axes ?? [-2, -1], norm);

    [Pure]
    private static ComplexArray<T> TransformMany<T>(ComplexArray<T> a, Shape? s, Axes? axes, string norm, bool isInverse)
        where T : unmanaged
    {
        Axes along = TransformedAxes(a.Re.Rank, s, axes);
        ComplexArray<T> result = a;
        for (int i = along.Count - 1; i >= 0; i--)
        {
            result = s is { } lengths ? Transform(result, lengths[i], along[i], norm, isInverse) : Transform(result, null, along[i], norm, isInverse);
        }

        return result;
    }

    [Pure]
    private static Axes TransformedAxes(int rank, Shape? s, Axes? axes)
    {
        Axes along = axes is { } given ? given.Normalize(rank)
            : s is { } sizes ? Axes.Range(rank - sizes.Rank, sizes.Rank)
            : Axes.Range(0, rank);
        return s is { } lengths && lengths.Rank != along.Count
            ? throw new ArgumentException($"'s' has {lengths.Rank} sizes for {along.Count} axes")
            : along;
    }
}
