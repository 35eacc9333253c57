namespace Pure.Jit;

// Complex arrays.
public static partial class Nd
{
    /// <summary>The magnitudes, without overflow in between; derivative 0 at 0.</summary>
    [Pure]
    public static NDArray<T> Abs<T>(ComplexArray<T> x)
        where T : unmanaged
    {
        NDArray<bool> isZero = Lax.Eq(x.Re, Lax.Full<T>(default, 0)) & Lax.Eq(x.Im, Lax.Full<T>(default, 0));
        return Where(isZero, Lax.Full<T>(default, 0), Hypot(Where(isZero, Lax.Full<T>(default, 1), x.Re), x.Im));
    }

    /// <summary>The angles in radians, from −π to π.</summary>
    [Pure]
    public static NDArray<T> Angle<T>(ComplexArray<T> z)
        where T : unmanaged
        => Lax.Atan2(z.Im, z.Re);

    /// <summary>The complex conjugates.</summary>
    [Pure]
    public static ComplexArray<T> Conj<T>(ComplexArray<T> x)
        where T : unmanaged
        => new(x.Re, -x.Im);

    /// <summary>The real parts.</summary>
    [Pure]
    public static NDArray<T> Real<T>(ComplexArray<T> val)
        where T : unmanaged
        => val.Re;

    /// <summary>The imaginary parts.</summary>
    [Pure]
    public static NDArray<T> Imag<T>(ComplexArray<T> val)
        where T : unmanaged
        => val.Im;

    /// <summary>The real parts of real numbers: themselves.</summary>
    [Pure]
    public static NDArray<T> Real<T>(NDArray<T> val)
        where T : unmanaged
        => val;

    /// <summary>The imaginary parts of real numbers: 0.</summary>
    [Pure]
    public static NDArray<T> Imag<T>(NDArray<T> val)
        where T : unmanaged
        => ZerosLike(val);

    /// <summary>The complex conjugates of real numbers: themselves.</summary>
    [Pure]
    public static NDArray<T> Conj<T>(NDArray<T> x)
        where T : unmanaged
        => x;

    /// <summary>The angles of real numbers: 0, or π where there is a minus sign; NaN for NaN.</summary>
    [Pure]
    public static NDArray<T> Angle<T>(NDArray<T> z, bool deg = false)
        where T : unmanaged
        => deg ? Rad2deg(Lax.Atan2(ZerosLike(z), z)) : Lax.Atan2(ZerosLike(z), z);

    /// <summary>The complex conjugates of real numbers: themselves.</summary>
    [Pure]
    public static NDArray<T> Conjugate<T>(NDArray<T> x)
        where T : unmanaged
        => x;

    /// <summary>The complex conjugates.</summary>
    [Pure]
    public static ComplexArray<T> Conjugate<T>(ComplexArray<T> x)
        where T : unmanaged
        => Conj(x);

    /// <summary>Whether imaginary parts are 0: of real numbers they are.</summary>
    [Pure]
    public static NDArray<bool> Isreal<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Full<bool>(x.Shape, 1);

    /// <summary>Whether imaginary parts are 0.</summary>
    [Pure]
    public static NDArray<bool> Isreal<T>(ComplexArray<T> x)
        where T : unmanaged
        => Lax.Eq(x.Im, Lax.Full<T>(default, 0));

    /// <summary>Whether imaginary parts are not 0: of real numbers they are.</summary>
    [Pure]
    public static NDArray<bool> Iscomplex<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Full<bool>(x.Shape, 0);

    /// <summary>Whether imaginary parts are not 0.</summary>
    [Pure]
    public static NDArray<bool> Iscomplex<T>(ComplexArray<T> x)
        where T : unmanaged
        => Lax.Ne(x.Im, Lax.Full<T>(default, 0));
}
