using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// Square roots for FastMath: AVX-512's estimate to 14 bits, one Newton step, and one instruction that puts right what is not
/// positive and finite. The estimates of older instructions have 12 bits and read subnormals as zero: there the exact root stays.
/// </summary>
internal static class RootEstimate
{
    // Four bits for each kind of x: both NaN keep y (0), zero x (1), one y (0), -∞ NaN (3), +∞ itself (5), the rest y (0).
    private const int SqrtResponses = 0x00530100;

    // Zero gives ∞ with its sign (6), -∞ NaN (3), +∞ zero (8).
    private const int RsqrtResponses = 0x00830600;

    // Zero of either sign gives ∞ (5).
    private const int RsqrtCubedResponses = 0x00830500;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Sqrt(x);
        }

        Vector512<float> estimate = Avx512F.ReciprocalSqrt14(x);
        Vector512<float> root = x * estimate;
        Vector512<float> half = estimate * Vector512.Create(0.5f);

        // Relative to the root, since the difference of the squares would underflow for tiny x.
        Vector512<float> error = Vector512.FusedMultiplyAdd(-root, half, Vector512.Create(0.5f));
        return Avx512F.Fixup(Vector512.FusedMultiplyAdd(error, root, root), x, Vector512.Create(SqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Rsqrt(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(1f) / Vector512.Sqrt(x);
        }

        Vector512<float> estimate = Avx512F.ReciprocalSqrt14(x);
        Vector512<float> half = estimate * Vector512.Create(0.5f);
        Vector512<float> error = Fused.SubtractMultiple(x * estimate, estimate, Vector512.Create(1f));
        return Avx512F.Fixup(Vector512.FusedMultiplyAdd(error, half, estimate), x, Vector512.Create(RsqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RsqrtCubed(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            // (-0)·√(-0) is +0.
            Vector512<float> root = Vector512.Abs(Rsqrt(x));
            return root * (root * root);
        }

        // One step of the cube itself: what is left out is the square of the estimate's error.
        Vector512<float> estimate = Avx512F.ReciprocalSqrt14(x);
        Vector512<float> square = estimate * estimate;
        Vector512<float> cube = square * estimate;
        Vector512<float> error = Fused.SubtractMultiple(x, square, Vector512.Create(1f));
        return Avx512F.Fixup(Vector512.FusedMultiplyAdd(cube * Vector512.Create(1.5f), error, cube), x, Vector512.Create(RsqrtCubedResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            return Vector256.Sqrt(x);
        }

        Vector256<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector256<float> root = x * estimate;
        Vector256<float> half = estimate * Vector256.Create(0.5f);
        Vector256<float> error = Vector256.FusedMultiplyAdd(-root, half, Vector256.Create(0.5f));
        return Avx512F.VL.Fixup(Vector256.FusedMultiplyAdd(error, root, root), x, Vector256.Create(SqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Rsqrt(Vector256<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            return Vector256.Create(1f) / Vector256.Sqrt(x);
        }

        Vector256<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector256<float> half = estimate * Vector256.Create(0.5f);
        Vector256<float> error = Fused.SubtractMultiple(x * estimate, estimate, Vector256.Create(1f));
        return Avx512F.VL.Fixup(Vector256.FusedMultiplyAdd(error, half, estimate), x, Vector256.Create(RsqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> RsqrtCubed(Vector256<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            // (-0)·√(-0) is +0.
            Vector256<float> root = Vector256.Abs(Rsqrt(x));
            return root * (root * root);
        }

        // One step of the cube itself: what is left out is the square of the estimate's error.
        Vector256<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector256<float> square = estimate * estimate;
        Vector256<float> cube = square * estimate;
        Vector256<float> error = Fused.SubtractMultiple(x, square, Vector256.Create(1f));
        return Avx512F.VL.Fixup(Vector256.FusedMultiplyAdd(cube * Vector256.Create(1.5f), error, cube), x, Vector256.Create(RsqrtCubedResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            return Vector128.Sqrt(x);
        }

        Vector128<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector128<float> root = x * estimate;
        Vector128<float> half = estimate * Vector128.Create(0.5f);
        Vector128<float> error = Vector128.FusedMultiplyAdd(-root, half, Vector128.Create(0.5f));
        return Avx512F.VL.Fixup(Vector128.FusedMultiplyAdd(error, root, root), x, Vector128.Create(SqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Rsqrt(Vector128<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            return Vector128.Create(1f) / Vector128.Sqrt(x);
        }

        Vector128<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector128<float> half = estimate * Vector128.Create(0.5f);
        Vector128<float> error = Fused.SubtractMultiple(x * estimate, estimate, Vector128.Create(1f));
        return Avx512F.VL.Fixup(Vector128.FusedMultiplyAdd(error, half, estimate), x, Vector128.Create(RsqrtResponses), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> RsqrtCubed(Vector128<float> x)
    {
        if (!Avx512F.VL.IsSupported)
        {
            // (-0)·√(-0) is +0.
            Vector128<float> root = Vector128.Abs(Rsqrt(x));
            return root * (root * root);
        }

        // One step of the cube itself: what is left out is the square of the estimate's error.
        Vector128<float> estimate = Avx512F.VL.ReciprocalSqrt14(x);
        Vector128<float> square = estimate * estimate;
        Vector128<float> cube = square * estimate;
        Vector128<float> error = Fused.SubtractMultiple(x, square, Vector128.Create(1f));
        return Avx512F.VL.Fixup(Vector128.FusedMultiplyAdd(cube * Vector128.Create(1.5f), error, cube), x, Vector128.Create(RsqrtCubedResponses), 0);
    }
}
