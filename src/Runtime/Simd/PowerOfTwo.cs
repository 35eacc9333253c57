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
    private const long DoubleBias = 1023;
    private const int DoubleMantissaBits = 52;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> x, Vector512<double> n)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(x, n);
        }

        // The sum with 1.5·2⁵² holds n in its low bits.
        Vector512<double> magic = Vector512.Create(6755399441055744.0);
        Vector512<long> whole = (n + magic).AsInt64() - magic.AsInt64();
        Vector512<long> half = whole >> 1;
        Vector512<double> first = ((half + Vector512.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        Vector512<double> second = ((whole - half + Vector512.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Scale(Vector256<double> x, Vector256<double> n)
    {
        // The sum with 1.5·2⁵² holds n in its low bits.
        Vector256<double> magic = Vector256.Create(6755399441055744.0);
        Vector256<long> whole = (n + magic).AsInt64() - magic.AsInt64();
        Vector256<long> half = whole >> 1;
        Vector256<double> first = ((half + Vector256.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        Vector256<double> second = ((whole - half + Vector256.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        return x * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Scale(Vector128<double> x, Vector128<double> n)
    {
        // The sum with 1.5·2⁵² holds n in its low bits.
        Vector128<double> magic = Vector128.Create(6755399441055744.0);
        Vector128<long> whole = (n + magic).AsInt64() - magic.AsInt64();
        Vector128<long> half = whole >> 1;
        Vector128<double> first = ((half + Vector128.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        Vector128<double> second = ((whole - half + Vector128.Create(DoubleBias)) << DoubleMantissaBits).AsDouble();
        return x * first * second;
    }
}
