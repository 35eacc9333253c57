using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.LinearAlgebra;

namespace Pure.Jit.Spectral;

/// <summary>A complex number.</summary>
internal readonly struct ComplexNumber<T>(T re, T im)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly T Re = re;
    public readonly T Im = im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator +(ComplexNumber<T> x, ComplexNumber<T> y) => new(x.Re + y.Re, x.Im + y.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexNumber<T> operator -(ComplexNumber<T> x, ComplexNumber<T> y) => new(x.Re - y.Re, x.Im - y.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexNumber<T> Conjugate() => new(this.Re, -this.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexNumber<T> TimesI() => new(-this.Im, this.Re);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexNumber<T> Times(T factor) => new(this.Re * factor, this.Im * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexNumber<T> Plus(T factor, ComplexNumber<T> x) => new(T.FusedMultiplyAdd(factor, x.Re, this.Re), T.FusedMultiplyAdd(factor, x.Im, this.Im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexNumber<T> Turned(ComplexNumber<T> by) => new(
        T.FusedMultiplyAdd(this.Re, by.Re, -(this.Im * by.Im)), T.FusedMultiplyAdd(this.Re, by.Im, this.Im * by.Re));
}

/// <summary>The complex numbers of several lines.</summary>
internal readonly struct ComplexLanes<T>(Vector256<T> re, Vector256<T> im)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly Vector256<T> Re = re;
    public readonly Vector256<T> Im = im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes<T> operator +(ComplexLanes<T> x, ComplexLanes<T> y) => new(x.Re + y.Re, x.Im + y.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes<T> operator -(ComplexLanes<T> x, ComplexLanes<T> y) => new(x.Re - y.Re, x.Im - y.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes<T> Conjugate() => new(this.Re, -this.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes<T> TimesI() => new(-this.Im, this.Re);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes<T> Times(T factor) => new(this.Re * Vector256.Create(factor), this.Im * Vector256.Create(factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes<T> Plus(T factor, ComplexLanes<T> x) =>
        new(Rows.Fma(Vector256.Create(factor), x.Re, this.Re), Rows.Fma(Vector256.Create(factor), x.Im, this.Im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes<T> Turned(ComplexNumber<T> by)
    {
        Vector256<T> re = Vector256.Create(by.Re), im = Vector256.Create(by.Im);
        return new(Rows.Fma(this.Re, re, -(this.Im * im)), Rows.Fma(this.Re, im, this.Im * re));
    }
}
