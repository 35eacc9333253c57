using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>A logarithm y of x, put right where x is not positive and finite: NaN at NaN and below zero, -∞ at ±0, +∞ at +∞.</summary>
internal static class LogDomain
{
    // For one instruction of AVX-512, four bits for each kind of x: both NaN keep x (2), zero -∞ (4), one keeps y (0),
    // -∞ NaN (3), +∞ itself (5), negative NaN (3), positive keeps y (0).
    private const int Responses = 0x03530422;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fix(Vector512<float> x, Vector512<float> y)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Fixup(y, x, Vector512.Create(Responses), 0);
        }

        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), y, x);
        Vector512<float> atZero = Vector512.Create(float.NegativeInfinity);
        Vector512<float> below = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), atZero, Vector512.Create(float.NaN));
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<float>.Zero), below, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fix(Vector256<float> x, Vector256<float> y)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(y, x, Vector256.Create(Responses), 0);
        }

        y = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), y, x);
        Vector256<float> atZero = Vector256.Create(float.NegativeInfinity);
        Vector256<float> below = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), atZero, Vector256.Create(float.NaN));
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256<float>.Zero), below, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fix(Vector128<float> x, Vector128<float> y)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(y, x, Vector128.Create(Responses), 0);
        }

        y = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), y, x);
        Vector128<float> atZero = Vector128.Create(float.NegativeInfinity);
        Vector128<float> below = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), atZero, Vector128.Create(float.NaN));
        return Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, Vector128<float>.Zero), below, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Fix(Vector512<double> x, Vector512<double> y)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Fixup(y, x, Vector512.Create((long)Responses), 0);
        }

        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), y, x);
        Vector512<double> atZero = Vector512.Create(double.NegativeInfinity);
        Vector512<double> below = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), atZero, Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<double>.Zero), below, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Fix(Vector256<double> x, Vector256<double> y)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(y, x, Vector256.Create((long)Responses), 0);
        }

        y = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), y, x);
        Vector256<double> atZero = Vector256.Create(double.NegativeInfinity);
        Vector256<double> below = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), atZero, Vector256.Create(double.NaN));
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256<double>.Zero), below, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Fix(Vector128<double> x, Vector128<double> y)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(y, x, Vector128.Create((long)Responses), 0);
        }

        y = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity)), y, x);
        Vector128<double> atZero = Vector128.Create(double.NegativeInfinity);
        Vector128<double> below = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<double>.Zero), atZero, Vector128.Create(double.NaN));
        return Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, Vector128<double>.Zero), below, y);
    }
}
