using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// x·2ⁿ with one rounding, for |x| in [1/4, 4) and whole n in -252..254: gradual underflow, overflow to ±∞. The AVX-512 instruction
/// and the two exact halves give the same bits.
/// </summary>
internal static class PowerOfTwo
{
    private const int Bias = 127;
    private const int MantissaBits = 23;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> x, Vector512<float> n)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, n);
        }

        Vector512<int> whole = Vector512.ConvertToInt32Native(n);
        Vector512<int> half = whole >> 1;
        Vector512<float> first = ((half + Vector512.Create(Bias)) << MantissaBits).AsSingle();
        Vector512<float> second = ((whole - half + Vector512.Create(Bias)) << MantissaBits).AsSingle();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> x, Vector256<float> n)
    {
        Vector256<int> whole = Vector256.ConvertToInt32Native(n);
        Vector256<int> half = whole >> 1;
        Vector256<float> first = ((half + Vector256.Create(Bias)) << MantissaBits).AsSingle();
        Vector256<float> second = ((whole - half + Vector256.Create(Bias)) << MantissaBits).AsSingle();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Scale(Vector128<float> x, Vector128<float> n)
    {
        Vector128<int> whole = Vector128.ConvertToInt32Native(n);
        Vector128<int> half = whole >> 1;
        Vector128<float> first = ((half + Vector128.Create(Bias)) << MantissaBits).AsSingle();
        Vector128<float> second = ((whole - half + Vector128.Create(Bias)) << MantissaBits).AsSingle();
        return x * first * second;
    }
}
