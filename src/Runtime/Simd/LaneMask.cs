using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Simd;

/// <summary>Masks whose first lanes are all ones and whose rest is zero.</summary>
public static class LaneMask
{
    /// <summary>The first <paramref name="count"/> lanes of 512 bits; counts below 0 mean none, above the lanes all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> First512<T>(int count)
        where T : unmanaged, INumberBase<T> =>
        Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(Clamp(count, Vector512<T>.Count))));

    /// <summary>The first <paramref name="count"/> lanes of 256 bits; counts below 0 mean none, above the lanes all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> First256<T>(int count)
        where T : unmanaged, INumberBase<T> =>
        Vector256.LessThan(Vector256<T>.Indices, Vector256.Create(T.CreateTruncating(Clamp(count, Vector256<T>.Count))));

    /// <summary>The first <paramref name="count"/> lanes of 128 bits; counts below 0 mean none, above the lanes all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> First128<T>(int count)
        where T : unmanaged, INumberBase<T> =>
        Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(T.CreateTruncating(Clamp(count, Vector128<T>.Count))));

    /// <summary>The lanes of which there are <paramref name="left"/>, the others replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Keep<T>(Vector512<T> value, nint left, Vector512<T> others)
        where T : unmanaged, INumberBase<T> =>
        left >= Vector512<T>.Count ? value : Vector512.ConditionalSelect(First512<T>((int)left), value, others);

    /// <summary>The lanes of which there are <paramref name="left"/>, the others replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Keep<T>(Vector256<T> value, nint left, Vector256<T> others)
        where T : unmanaged, INumberBase<T> =>
        left >= Vector256<T>.Count ? value : Vector256.ConditionalSelect(First256<T>((int)left), value, others);

    /// <summary>The lanes of which there are <paramref name="left"/>, the others replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Keep<T>(Vector128<T> value, nint left, Vector128<T> others)
        where T : unmanaged, INumberBase<T> =>
        left >= Vector128<T>.Count ? value : Vector128.ConditionalSelect(First128<T>((int)left), value, others);

    // Byte lanes count to 64 only, so a larger count must not wrap.
    private static int Clamp(int count, int lanes) => Math.Clamp(count, 0, lanes);
}
