using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.CompilerServices;

/// <content>The same of lanes that are in registers still: four vectors of 512 bits.</content>
public static unsafe partial class Fold
{
    /// <summary>Of the lanes, the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, INumber<T> => Halves<T, SumOf>(v0, v1, v2, v3);

    /// <summary>Of the lanes, the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, INumber<T> => Halves<T, ProductOf>(v0, v1, v2, v3);

    /// <summary>Of the lanes, the largest; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, INumber<T> => Halves<T, MaxOf>(v0, v1, v2, v3);

    /// <summary>Of the lanes, the smallest; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, INumber<T> => Halves<T, MinOf>(v0, v1, v2, v3);

    /// <summary>Of the lanes, the bits that all have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T And<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, IBinaryInteger<T> => Halves<T, AndOf>(v0, v1, v2, v3);

    /// <summary>Of the lanes, the bits that any has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Or<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, IBinaryInteger<T> => Halves<T, OrOf>(v0, v1, v2, v3);

    /// <summary>The first step of a sum: four vectors of lanes become one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Joined(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3) => (v0 + v2) + (v1 + v3);

    /// <summary>The further steps of up to four sums at once, which stand at places 0, 4, 8 and 12 then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(Vector256.Create(Quarter(a), Quarter(b)), Vector256.Create(Quarter(c), Quarter(d)));
        }

        // Halves of two sums side by side, then quarters of four.
        Vector512<float> ab = Avx512F.Shuffle4x128(a, b, 0x44) + Avx512F.Shuffle4x128(a, b, 0xEE);
        Vector512<float> cd = Avx512F.Shuffle4x128(c, d, 0x44) + Avx512F.Shuffle4x128(c, d, 0xEE);
        Vector512<float> quarters = Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xDD);
        Vector512<float> pairs = quarters + Avx512F.Permute4x32(quarters, 0x4E);
        return pairs + Avx512F.Permute4x32(pairs, 0xB1);
    }

    private static Vector128<float> Quarter(Vector512<float> lanes)
    {
        Vector256<float> half = lanes.GetLower() + lanes.GetUpper();
        return Vector128.CreateScalar(Last<float, SumOf>(half.GetLower() + half.GetUpper()));
    }
}
