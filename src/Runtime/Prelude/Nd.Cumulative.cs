namespace Pure.Jit;

// Along one axis: each element with all before it.
public static partial class Nd
{
    /// <summary>Running sums, each including its own element; integers wrap along an axis; of the flattened array without one.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Cumsum<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => axis is { } given ? Lax.Cumsum(a, Axes.NormalizeOne(given, a.Rank)) : Lax.Cumsum(Ravel(a), 0);

    /// <summary>Running products, each including its own element; integers wrap along an axis; of the flattened array without one.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Cumprod<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => axis is { } given ? Lax.Cumprod(a, Axes.NormalizeOne(given, a.Rank)) : Lax.Cumprod(Ravel(a), 0);

    /// <summary>The largest so far, NaN from the first NaN on, along an axis; of the flattened array without one.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Cummax<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => axis is { } given ? Lax.Cummax(a, Axes.NormalizeOne(given, a.Rank)) : Lax.Cummax(Ravel(a), 0);

    /// <summary>The smallest so far, NaN from the first NaN on, along an axis; of the flattened array without one.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Cummin<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => axis is { } given ? Lax.Cummin(a, Axes.NormalizeOne(given, a.Rank)) : Lax.Cummin(Ravel(a), 0);

    /// <summary>How many are true up to and with each along an axis; of the flattened array without one.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<int> Cumsum(NDArray<bool> a, int? axis = null) => Cumsum(a.As<int>(), axis);

    /// <summary>Running sums in which NaN counts as 0.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; the flattened array without one.</param>
    [Pure]
    public static NDArray<T> Nancumsum<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => Cumsum(Where(Lax.Ne(a, a), Lax.Full<T>(a.Shape, 0), a), axis);

    /// <summary>Running products in which NaN counts as 1.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; the flattened array without one.</param>
    [Pure]
    public static NDArray<T> Nancumprod<T>(NDArray<T> a, int? axis = null)
        where T : unmanaged
        => Cumprod(Where(Lax.Ne(a, a), Lax.Full<T>(a.Shape, 1), a), axis);

    /// <summary>Running sums along an axis, with a leading 0 if asked for, as the array API standard has it.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis; needed unless there is only one.</param>
    /// <param name="includeInitial">Whether the result starts with 0 and is one longer.</param>
    [Pure]
    public static NDArray<T> CumulativeSum<T>(NDArray<T> x, int? axis = null, bool includeInitial = false)
        where T : unmanaged
    {
        int along = OnlyAxis(x, axis, "CumulativeSum");
        NDArray<T> sums = Lax.Cumsum(x, along);
        return includeInitial ? Concatenate([Lax.Full<T>(x.Shape.With(along, 1), 0), sums], along) : sums;
    }

    /// <summary>Running products along an axis, with a leading 1 if asked for, as the array API standard has it.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis; needed unless there is only one.</param>
    /// <param name="includeInitial">Whether the result starts with 1 and is one longer.</param>
    [Pure]
    public static NDArray<T> CumulativeProd<T>(NDArray<T> x, int? axis = null, bool includeInitial = false)
        where T : unmanaged
    {
        int along = OnlyAxis(x, axis, "CumulativeProd");
        NDArray<T> products = Lax.Cumprod(x, along);
        return includeInitial ? Concatenate([Lax.Full<T>(x.Shape.With(along, 1), 1), products], along) : products;
    }

    [Pure]
    private static int OnlyAxis<T>(NDArray<T> x, int? axis, string function)
        where T : unmanaged
        => axis is { } given ? Axes.NormalizeOne(given, x.Rank)
            : x.Rank == 1 ? 0
            : throw new ArgumentException($"'{function}' needs an axis: the array is {x.Shape}");
}
