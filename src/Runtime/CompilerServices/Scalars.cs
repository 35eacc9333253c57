using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Pure.Jit.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit.CompilerServices;

/// <summary>
/// One element of each primitive that C# has no operator for, as generated code spells it. In f32 the elementary functions give
/// the bits of the vector forms; the rest of f32 and all of f64 is rounded from double.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Scalars
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The quotient toward zero; all bits one where <paramref name="y"/> is 0; wraps where it overflows.</summary>
    [MethodImpl(Inline)]
    public static T Div<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> =>
        y == T.Zero ? T.AllBitsSet : IsMinusOne(y) ? unchecked(T.Zero - x) : x / y;

    /// <summary>The remainder with the sign of <paramref name="x"/>; <paramref name="x"/> where <paramref name="y"/> is 0.</summary>
    [MethodImpl(Inline)]
    public static T Rem<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T> =>
        y == T.Zero ? x : IsMinusOne(y) ? T.Zero : x % y;

    /// <summary>−1, 0 or 1; of floating point ±0 and NaN stay.</summary>
    [MethodImpl(Inline)]
    public static T Sign<T>(T x)
        where T : unmanaged, INumber<T> =>
        x > T.Zero ? T.One : x < T.Zero ? unchecked(T.Zero - T.One) : x;

    /// <summary>Zeros shifted in from the right; 0 from the width on.</summary>
    [MethodImpl(Inline)]
    public static T ShiftLeft<T>(T x, T count)
        where T : unmanaged, IBinaryInteger<T> =>
        IsInWidth(count) ? x << int.CreateTruncating(count) : T.Zero;

    /// <summary>Zeros shifted in from the left; 0 from the width on.</summary>
    [MethodImpl(Inline)]
    public static T ShiftRightLogical<T>(T x, T count)
        where T : unmanaged, IBinaryInteger<T> =>
        IsInWidth(count) ? x >>> int.CreateTruncating(count) : T.Zero;

    /// <summary>The highest bit shifted in from the left, of unsigned elements too; all of it from the width on.</summary>
    [MethodImpl(Inline)]
    public static T ShiftRightArithmetic<T>(T x, T count)
        where T : unmanaged, IBinaryInteger<T>
    {
        bool isHighest = x >>> ((8 * Unsafe.SizeOf<T>()) - 1) != T.Zero;
        if (!IsInWidth(count))
        {
            return isHighest ? T.AllBitsSet : T.Zero;
        }

        int places = int.CreateTruncating(count);
        return isHighest ? ~(~x >>> places) : x >>> places;
    }

    /// <summary>A power by repeated squaring; negative powers are reciprocals.</summary>
    public static T IntegerPow<T>(T x, int y)
        where T : unmanaged, INumber<T>
    {
        T result = T.One;
        T square = x;
        for (uint left = (uint)Math.Abs((long)y); left != 0; left >>= 1)
        {
            if ((left & 1) != 0)
            {
                result = unchecked(result * square);
            }

            square = unchecked(square * square);
        }

        return y < 0 ? T.One / result : result;
    }

    /// <summary>The next number after <paramref name="x"/> on the way to <paramref name="y"/>.</summary>
    public static T Nextafter<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.IsNaN(x) || T.IsNaN(y) ? T.NaN : x == y ? y : x < y ? T.BitIncrement(x) : T.BitDecrement(x);

    /// <summary>Truncated and saturating; NaN gives 0.</summary>
    [MethodImpl(Inline)]
    public static sbyte ToI8<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? (sbyte)0 : sbyte.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static short ToI16<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? (short)0 : short.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static int ToI32<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? 0 : int.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static long ToI64<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? 0 : long.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static byte ToU8<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? (byte)0 : byte.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static ushort ToU16<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? (ushort)0 : ushort.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static uint ToU32<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? 0 : uint.CreateSaturating(x);

    /// <inheritdoc cref="ToI8{T}"/>
    [MethodImpl(Inline)]
    public static ulong ToU64<T>(T x)
        where T : unmanaged, INumberBase<T> => T.IsNaN(x) ? 0 : ulong.CreateSaturating(x);

    /// <summary>e to the power x.</summary>
    [MethodImpl(Inline)]
    public static float Exp(float x) => VectorMathScalar.Exp(x);

    /// <summary>e to the power x.</summary>
    public static double Exp(double x) => VectorMathScalar.Exp(x);

    /// <summary>2 to the power x.</summary>
    [MethodImpl(Inline)]
    public static float Exp2(float x) => VectorMathScalar.Exp2(x);

    /// <summary>2 to the power x.</summary>
    public static double Exp2(double x) => VectorMathScalar.Exp2(x);

    /// <summary>exp(x) − 1.</summary>
    [MethodImpl(Inline)]
    public static float Expm1(float x) => VectorMathScalar.Expm1(x);

    /// <summary>exp(x) − 1.</summary>
    public static double Expm1(double x) => VectorMathScalar.Expm1(x);

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(Inline)]
    public static float Log(float x) => VectorMathScalar.Log(x);

    /// <summary>The natural logarithm.</summary>
    public static double Log(double x) => VectorMathScalar.Log(x);

    /// <summary>log(1 + x).</summary>
    [MethodImpl(Inline)]
    public static float Log1p(float x) => VectorMathScalar.Log1p(x);

    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x) => VectorMathScalar.Log1p(x);

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(Inline)]
    public static float Tanh(float x) => VectorMathScalar.Tanh(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double x) => VectorMathScalar.Tanh(x);

    /// <summary>1 / (1 + exp(−x)).</summary>
    [MethodImpl(Inline)]
    public static float Logistic(float x) => VectorMathScalar.Logistic(x);

    /// <summary>1 / (1 + exp(−x)).</summary>
    public static double Logistic(double x) => VectorMathScalar.Logistic(x);

    /// <summary>The tanh form of gelu.</summary>
    [MethodImpl(Inline)]
    public static float GeluTanh(float x) => VectorMathScalar.GeluTanh(x);

    /// <summary>The tanh form of gelu.</summary>
    public static double GeluTanh(double x) => VectorMathScalar.GeluTanh(x);

    /// <summary>The sine of radians.</summary>
    [MethodImpl(Inline)]
    public static float Sin(float x) => VectorMathScalar.Sin(x);

    /// <summary>The sine of radians.</summary>
    public static double Sin(double x) => VectorMathScalar.Sin(x);

    /// <summary>The cosine of radians.</summary>
    [MethodImpl(Inline)]
    public static float Cos(float x) => VectorMathScalar.Cos(x);

    /// <summary>The cosine of radians.</summary>
    public static double Cos(double x) => VectorMathScalar.Cos(x);

    /// <summary>The hyperbolic sine.</summary>
    [MethodImpl(Inline)]
    public static float Sinh(float x) => VectorMathScalar.Sinh(x);

    /// <summary>The hyperbolic sine.</summary>
    public static double Sinh(double x) => VectorMathScalar.Sinh(x);

    /// <summary>The hyperbolic cosine.</summary>
    [MethodImpl(Inline)]
    public static float Cosh(float x) => VectorMathScalar.Cosh(x);

    /// <summary>The hyperbolic cosine.</summary>
    public static double Cosh(double x) => VectorMathScalar.Cosh(x);

    /// <summary>The arc tangent in radians.</summary>
    [MethodImpl(Inline)]
    public static float Atan(float x) => VectorMathScalar.Atan(x);

    /// <summary>The arc tangent in radians.</summary>
    public static double Atan(double x) => VectorMathScalar.Atan(x);

    /// <summary>The error function.</summary>
    [MethodImpl(Inline)]
    public static float Erf(float x) => VectorMathScalar.Erf(x);

    /// <summary>The error function.</summary>
    public static double Erf(double x) => VectorMathScalar.Erf(x);

    /// <summary>The complementary error function.</summary>
    [MethodImpl(Inline)]
    public static float Erfc(float x) => VectorMathScalar.Erfc(x);

    /// <summary>The complementary error function.</summary>
    public static double Erfc(double x) => ErrorFunction.Erfc(x);

    /// <summary>The inverse error function by Giles' polynomials.</summary>
    [MethodImpl(Inline)]
    public static float ErfInvGiles(float x) => VectorMathScalar.ErfInvGiles(x);

    /// <summary>The inverse error function.</summary>
    public static double ErfInvGiles(double x) => VectorMathScalar.ErfInvGiles(x);

    /// <summary>The base-2 logarithm.</summary>
    [MethodImpl(Inline)]
    public static float Log2(float x) => VectorMathScalar.Log2(x);

    /// <summary>The base-2 logarithm.</summary>
    public static double Log2(double x) => VectorMathScalar.Log2(x);

    /// <summary>The base-10 logarithm.</summary>
    [MethodImpl(Inline)]
    public static float Log10(float x) => VectorMathScalar.Log10(x);

    /// <summary>The base-10 logarithm.</summary>
    public static double Log10(double x) => Math.Log10(x);

    /// <summary>The inverse error function.</summary>
    [MethodImpl(Inline)]
    public static float ErfInv(float x) => VectorMathScalar.ErfInv(x);

    /// <summary>The inverse error function.</summary>
    public static double ErfInv(double x) => ErrorFunction.ErfInv(x);

    /// <summary>The tangent of radians.</summary>
    public static float Tan(float x) => VectorMathScalar.Tan(x);

    /// <summary>The tangent of radians.</summary>
    public static double Tan(double x) => VectorMathScalar.Tan(x);

    /// <summary>The arc sine in radians.</summary>
    public static float Asin(float x) => (float)Math.Asin(x);

    /// <summary>The arc sine in radians.</summary>
    public static double Asin(double x) => Math.Asin(x);

    /// <summary>The arc cosine in radians.</summary>
    public static float Acos(float x) => (float)Math.Acos(x);

    /// <summary>The arc cosine in radians.</summary>
    public static double Acos(double x) => Math.Acos(x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static float Asinh(float x) => (float)Math.Asinh(x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static float Acosh(float x) => (float)Math.Acosh(x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static float Atanh(float x) => (float)Math.Atanh(x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <summary>The cube root.</summary>
    public static float Cbrt(float x) => (float)Math.Cbrt(x);

    /// <summary>The cube root.</summary>
    public static double Cbrt(double x) => Elementary.Cbrt(x);

    /// <summary>A real power.</summary>
    public static float Pow(float x, float y) => VectorMathScalar.Pow(x, y);

    /// <summary>A real power.</summary>
    public static double Pow(double x, double y) => VectorMathScalar.Pow(x, y);

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>) in radians.</summary>
    public static float Atan2(float y, float x) => (float)Math.Atan2(y, x);

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>) in radians.</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    private static bool IsMinusOne<T>(T y)
        where T : unmanaged, IBinaryInteger<T> => T.IsNegative(y) && y == T.AllBitsSet;

    private static bool IsInWidth<T>(T count)
        where T : unmanaged, IBinaryInteger<T> =>
        !T.IsNegative(count) && count < T.CreateTruncating(8 * Unsafe.SizeOf<T>());
}
