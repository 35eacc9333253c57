using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.CompilerServices;

/// <summary>
/// The end of a reduction: 256 bytes of logical lanes become one value by folding the upper half onto the lower again and again.
/// The tree is the same for every vector width, so the bits are too.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Fold
{
    private const int LaneBytes = 256;

    /// <summary>Sets all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear<T>(T* lanes, T value)
        where T : unmanaged
    {
        Vector512<T> all = Vector512.Create(value);
        for (nint i = 0; i < LaneBytes / sizeof(T); i += Vector512<T>.Count)
        {
            all.Store(lanes + i);
        }
    }

    /// <summary>Of the lanes, the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(T* lanes)
        where T : unmanaged, INumber<T> => Halves<T, SumOf>(lanes);

    /// <summary>Of partial results in memory, the sum.</summary>
    public static T AllSum<T>(T* partials, nint count)
        where T : unmanaged, INumber<T> => All<T, SumOf>(partials, count);

    /// <summary>Of the lanes, the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product<T>(T* lanes)
        where T : unmanaged, INumber<T> => Halves<T, ProductOf>(lanes);

    /// <summary>Of partial results in memory, the product.</summary>
    public static T AllProduct<T>(T* partials, nint count)
        where T : unmanaged, INumber<T> => All<T, ProductOf>(partials, count);

    /// <summary>Of the lanes, the largest; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T* lanes)
        where T : unmanaged, INumber<T> => Halves<T, MaxOf>(lanes);

    /// <summary>Of partial results in memory, the largest; NaN if there is one.</summary>
    public static T AllMax<T>(T* partials, nint count)
        where T : unmanaged, INumber<T> => All<T, MaxOf>(partials, count);

    /// <summary>Of the lanes, the smallest; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T* lanes)
        where T : unmanaged, INumber<T> => Halves<T, MinOf>(lanes);

    /// <summary>Of partial results in memory, the smallest; NaN if there is one.</summary>
    public static T AllMin<T>(T* partials, nint count)
        where T : unmanaged, INumber<T> => All<T, MinOf>(partials, count);

    /// <summary>Of the lanes, the bits that all have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T And<T>(T* lanes)
        where T : unmanaged, IBinaryInteger<T> => Halves<T, AndOf>(lanes);

    /// <summary>Of partial results in memory, the bits that all have.</summary>
    public static T AllAnd<T>(T* partials, nint count)
        where T : unmanaged, IBinaryInteger<T> => All<T, AndOf>(partials, count);

    /// <summary>Of the lanes, the bits that any has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Or<T>(T* lanes)
        where T : unmanaged, IBinaryInteger<T> => Halves<T, OrOf>(lanes);

    /// <summary>Of partial results in memory, the bits that any has.</summary>
    public static T AllOr<T>(T* partials, nint count)
        where T : unmanaged, IBinaryInteger<T> => All<T, OrOf>(partials, count);

    /// <summary>Whether all partial results are true.</summary>
    public static bool AllAnd(bool* partials, nint count) => !new ReadOnlySpan<bool>(partials, (int)count).Contains(false);

    /// <summary>Whether any partial result is true.</summary>
    public static bool AllOr(bool* partials, nint count) => new ReadOnlySpan<bool>(partials, (int)count).Contains(true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Halves<T, TOp>(T* lanes)
        where T : unmanaged, INumber<T>
        where TOp : struct, IFold
    {
        if (Vector512.IsHardwareAccelerated)
        {
            int count = Vector512<T>.Count;
            return Halves<T, TOp>(Vector512.Load(lanes), Vector512.Load(lanes + count), Vector512.Load(lanes + (2 * count)), Vector512.Load(lanes + (3 * count)));
        }

        int step = Vector128<T>.Count;
        Vector128<T>* work = stackalloc Vector128<T>[8];
        for (int i = 0; i < 8; i++)
        {
            work[i] = TOp.Join(Vector128.Load(lanes + (i * step)), Vector128.Load(lanes + ((i + 8) * step)));
        }

        for (int left = 4; left > 0; left /= 2)
        {
            for (int i = 0; i < left; i++)
            {
                work[i] = TOp.Join(work[i], work[i + left]);
            }
        }

        return Last<T, TOp>(work[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Halves<T, TOp>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3)
        where T : unmanaged, INumber<T>
        where TOp : struct, IFold
    {
        Vector512<T> all = TOp.Join(TOp.Join(v0, v2), TOp.Join(v1, v3));
        Vector256<T> half = TOp.Join(all.GetLower(), all.GetUpper());
        return Last<T, TOp>(TOp.Join(half.GetLower(), half.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Last<T, TOp>(Vector128<T> quarter)
        where T : unmanaged, INumber<T>
        where TOp : struct, IFold
    {
        if (sizeof(T) == 8)
        {
            return TOp.Join(quarter.GetElement(0), quarter.GetElement(1));
        }

        T low = TOp.Join(quarter.GetElement(0), quarter.GetElement(2));
        T high = TOp.Join(quarter.GetElement(1), quarter.GetElement(3));
        return TOp.Join(low, high);
    }

    // Partial results in order, each to the lane of its place modulo the number of lanes; few enough to go one by one.
    private static T All<T, TOp>(T* partials, nint count)
        where T : unmanaged, INumber<T>
        where TOp : struct, IFold
    {
        if (count == 1)
        {
            return partials[0];
        }

        T total = TOp.Identity<T>();
        nint lanes = LaneBytes / sizeof(T);
        T* sums = stackalloc T[(int)lanes];
        for (nint i = 0; i < lanes; i++)
        {
            sums[i] = total;
        }

        for (nint i = 0; i < count; i++)
        {
            sums[i % lanes] = TOp.Join(sums[i % lanes], partials[i]);
        }

        for (nint half = lanes / 2; half > 0; half /= 2)
        {
            for (nint i = 0; i < half; i++)
            {
                sums[i] = TOp.Join(sums[i], sums[i + half]);
            }
        }

        return sums[0];
    }

    private interface IFold
    {
        static abstract T Identity<T>()
            where T : unmanaged, INumber<T>;

        static abstract T Join<T>(T left, T right)
            where T : unmanaged, INumber<T>;

        static abstract Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T>;

        static abstract Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T>;

        static abstract Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T>;
    }

    private readonly struct SumOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => T.Zero;

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => unchecked(left + right);

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => left + right;

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => left + right;

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => left + right;
    }

    private readonly struct ProductOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => T.One;

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => unchecked(left * right);

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => left * right;

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => left * right;

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => left * right;
    }

    private readonly struct MaxOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => Limits<T>(isMax: false);

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => T.Max(left, right);

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => Vector128.Max(left, right);

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.Max(left, right);

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.Max(left, right);
    }

    private readonly struct MinOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => Limits<T>(isMax: true);

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => T.Min(left, right);

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => Vector128.Min(left, right);

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.Min(left, right);

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.Min(left, right);
    }

    private readonly struct AndOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => Vector128<T>.AllBitsSet.ToScalar();

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => (Vector128.CreateScalarUnsafe(left) & Vector128.CreateScalarUnsafe(right)).ToScalar();

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => left & right;

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => left & right;

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => left & right;
    }

    private readonly struct OrOf : IFold
    {
        public static T Identity<T>()
            where T : unmanaged, INumber<T> => T.Zero;

        public static T Join<T>(T left, T right)
            where T : unmanaged, INumber<T> => (Vector128.CreateScalarUnsafe(left) | Vector128.CreateScalarUnsafe(right)).ToScalar();

        public static Vector128<T> Join<T>(Vector128<T> left, Vector128<T> right)
            where T : unmanaged, INumber<T> => left | right;

        public static Vector256<T> Join<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => left | right;

        public static Vector512<T> Join<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => left | right;
    }

    private static T Limits<T>(bool isMax)
        where T : unmanaged, INumber<T>
    {
        double infinity = isMax ? double.PositiveInfinity : double.NegativeInfinity;
        return T.CreateSaturating(infinity);
    }
}
