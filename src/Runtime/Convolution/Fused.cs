using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Convolution;

/// <summary>Fused multiply-add of vectors whose element type is a type parameter.</summary>
internal static class Fused
{
    /// <summary>x·y + sum, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add<T>(Vector256<T> x, Vector256<T> y, Vector256<T> sum)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), sum.AsDouble()).As<double, T>();
}
