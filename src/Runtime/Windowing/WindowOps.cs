using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Windowing;

/// <summary>How two elements of a window are combined.</summary>
internal interface IWindowOp<T>
    where T : unmanaged
{
    static abstract T Identity { get; }

    static abstract T Combine(T x, T y);

    static abstract Vector256<T> Combine(Vector256<T> x, Vector256<T> y);
}

internal readonly struct WindowSum<T> : IWindowOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine(T x, T y) => unchecked(x + y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Combine(Vector256<T> x, Vector256<T> y) => x + y;
}

internal readonly struct WindowMax<T> : IWindowOp<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static T Identity => Limits.NegativeInfinity<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine(T x, T y) => T.Max(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Combine(Vector256<T> x, Vector256<T> y) => Vector256.Max(x, y);
}

internal readonly struct WindowMin<T> : IWindowOp<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public static T Identity => Limits.PositiveInfinity<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine(T x, T y) => T.Min(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Combine(Vector256<T> x, Vector256<T> y) => Vector256.Min(x, y);
}

/// <summary>The largest of bools seen as bytes.</summary>
internal readonly struct WindowOr<T> : IWindowOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Combine(T x, T y) => T.Max(x, y);

    public static Vector256<T> Combine(Vector256<T> x, Vector256<T> y) => Vector256.Max(x, y);
}

/// <summary>The smallest of bools seen as bytes.</summary>
internal readonly struct WindowAnd<T> : IWindowOp<T>
    where T : unmanaged, INumber<T>
{
    public static T Identity => T.One;

    public static T Combine(T x, T y) => T.Min(x, y);

    public static Vector256<T> Combine(Vector256<T> x, Vector256<T> y) => Vector256.Min(x, y);
}
