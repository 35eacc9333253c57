using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>The cumulative functions over the middle axis of [outer, length, inner], in memory that generated code has ready.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Running
{
    /// <summary>The primitive <c>cumsum</c>; with <paramref name="isFast"/>, sums of f32 may add in another order.</summary>
    public static void Sum<T>(T* x, T* result, nint outer, nint length, nint inner, bool reverse, bool isFast)
        where T : unmanaged => Cumulative.Run<T, Lax.CumsumStep>(x, result, outer, length, inner, reverse, isFast);

    /// <summary>The primitive <c>cumprod</c>.</summary>
    public static void Product<T>(T* x, T* result, nint outer, nint length, nint inner, bool reverse)
        where T : unmanaged => Cumulative.Run<T, Lax.CumprodStep>(x, result, outer, length, inner, reverse, isFast: false);

    /// <summary>The primitive <c>cummax</c>.</summary>
    public static void Max<T>(T* x, T* result, nint outer, nint length, nint inner, bool reverse)
        where T : unmanaged => Cumulative.Run<T, Lax.CummaxStep>(x, result, outer, length, inner, reverse, isFast: false);

    /// <summary>The primitive <c>cummin</c>.</summary>
    public static void Min<T>(T* x, T* result, nint outer, nint length, nint inner, bool reverse)
        where T : unmanaged => Cumulative.Run<T, Lax.CumminStep>(x, result, outer, length, inner, reverse, isFast: false);
}
