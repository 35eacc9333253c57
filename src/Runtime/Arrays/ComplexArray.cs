namespace Pure.Jit;

/// <summary>
/// An array of complex numbers as a pair of real ones of the same shape: what Fourier transforms take and give. It is a tree, so
/// derivatives and batches go through it part by part.
/// <code>(NDArray&lt;float&gt; re, NDArray&lt;float&gt; im) = Fourier.Rfft(signal);</code>
/// </summary>
/// <param name="Re">The real parts.</param>
/// <param name="Im">The imaginary parts, of the same shape.</param>
/// <typeparam name="T">The element type of both parts.</typeparam>
public readonly record struct ComplexArray<T>(NDArray<T> Re, NDArray<T> Im)
    where T : unmanaged
{
    /// <summary>The same with the other sign.</summary>
    [Pure]
    public static ComplexArray<T> operator -(ComplexArray<T> x) => new(-x.Re, -x.Im);

    /// <summary>Adds.</summary>
    [Pure]
    public static ComplexArray<T> operator +(ComplexArray<T> x, ComplexArray<T> y) => new(x.Re + y.Re, x.Im + y.Im);

    /// <summary>Adds a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator +(ComplexArray<T> x, NDArray<T> y) => new(x.Re + y, x.Im + Nd.ZerosLike(y));

    /// <summary>Adds to a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator +(NDArray<T> x, ComplexArray<T> y) => y + x;

    /// <summary>Subtracts.</summary>
    [Pure]
    public static ComplexArray<T> operator -(ComplexArray<T> x, ComplexArray<T> y) => new(x.Re - y.Re, x.Im - y.Im);

    /// <summary>Subtracts a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator -(ComplexArray<T> x, NDArray<T> y) => new(x.Re - y, x.Im - Nd.ZerosLike(y));

    /// <summary>Subtracts from a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator -(NDArray<T> x, ComplexArray<T> y) => -y + x;

    /// <summary>Multiplies.</summary>
    [Pure]
    public static ComplexArray<T> operator *(ComplexArray<T> x, ComplexArray<T> y) => new((x.Re * y.Re) - (x.Im * y.Im), (x.Re * y.Im) + (x.Im * y.Re));

    /// <summary>Multiplies by a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator *(ComplexArray<T> x, NDArray<T> y) => new(x.Re * y, x.Im * y);

    /// <summary>Multiplies a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator *(NDArray<T> x, ComplexArray<T> y) => new(x * y.Re, x * y.Im);

    /// <summary>Multiplies by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(ComplexArray<T> x, T y) => new(x.Re * y, x.Im * y);

    /// <summary>Multiplies a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(T x, ComplexArray<T> y) => new(x * y.Re, x * y.Im);

    /// <summary>Multiplies by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(ComplexArray<T> x, double y) => new(x.Re * y, x.Im * y);

    /// <summary>Multiplies a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(double x, ComplexArray<T> y) => new(x * y.Re, x * y.Im);

    /// <summary>Multiplies by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(ComplexArray<T> x, int y) => new(x.Re * y, x.Im * y);

    /// <summary>Multiplies a number.</summary>
    [Pure]
    public static ComplexArray<T> operator *(int x, ComplexArray<T> y) => new(x * y.Re, x * y.Im);

    /// <summary>Divides by a real array.</summary>
    [Pure]
    public static ComplexArray<T> operator /(ComplexArray<T> x, NDArray<T> y) => new(x.Re / y, x.Im / y);

    /// <summary>Divides by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator /(ComplexArray<T> x, T y) => new(x.Re / y, x.Im / y);

    /// <summary>Divides by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator /(ComplexArray<T> x, double y) => new(x.Re / y, x.Im / y);

    /// <summary>Divides by a number.</summary>
    [Pure]
    public static ComplexArray<T> operator /(ComplexArray<T> x, int y) => new(x.Re / y, x.Im / y);

    /// <summary>Divides; NaN or ±∞ where y is 0.</summary>
    [Pure]
    public static ComplexArray<T> operator /(ComplexArray<T> x, ComplexArray<T> y)
    {
        NDArray<T> size = Lax.Max(Lax.Abs(y.Re), Lax.Abs(y.Im));
        NDArray<T> re = y.Re / size;
        NDArray<T> im = y.Im / size;
        NDArray<T> square = ((re * re) + (im * im)) * size;
        return new(((x.Re * re) + (x.Im * im)) / square, ((x.Im * re) - (x.Re * im)) / square);
    }
}
