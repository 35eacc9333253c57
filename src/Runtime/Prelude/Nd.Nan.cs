namespace Pure.Jit;

// Reductions that leave NaN out. No axis means all of them; over nothing but NaN a mean, an extreme and a variance are NaN.
public static partial class Nd
{
    /// <summary>The sum of the elements that are not NaN.</summary>
    /// <example><code>var y = Nd.Nansum(Nd.Array([1f, float.NaN, 3f]));   // 4</code></example>
    [Pure]
    public static NDArray<T> Nansum<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Sum(Where(Isnan(a), ZerosLike(a), a), axis, keepdims);

    /// <summary>The product of the elements that are not NaN.</summary>
    /// <example><code>var y = Nd.Nanprod(Nd.Array([2f, float.NaN, 3f]));   // 6</code></example>
    [Pure]
    public static NDArray<T> Nanprod<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Prod(Where(Isnan(a), OnesLike(a), a), axis, keepdims);

    /// <summary>The mean of the elements that are not NaN.</summary>
    /// <example><code>var y = Nd.Nanmean(Nd.Array([1f, float.NaN, 3f]));   // 2</code></example>
    [Pure]
    public static NDArray<T> Nanmean<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        RequireFloating<T>("Nanmean");
        return Nansum(a, axis, keepdims) / Counted(a, axis, keepdims);
    }

    /// <summary>The variance of the elements that are not NaN.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanvar(Nd.Array([1f, float.NaN, 3f]));   // 1</code></example>
    [Pure]
    public static NDArray<T> Nanvar<T>(NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false)
        where T : unmanaged
    {
        RequireFloating<T>("Nanvar");
        NDArray<bool> isNaN = Isnan(a);
        NDArray<T> centred = Where(isNaN, ZerosLike(a), a - Nanmean(a, axis, keepdims: true));
        NDArray<T> divisor = Counted(a, axis, keepdims) - ddof;
        NDArray<T> sum = Sum(Lax.Square(centred), axis, keepdims);
        NDArray<bool> isUndefined = divisor <= 0;
        return Where(isUndefined, Lax.Full<T>(default, double.NaN), sum / Where(isUndefined, Lax.Full<T>(default, 1), divisor));
    }

    /// <summary>The standard deviation of the elements that are not NaN.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanstd(Nd.Array([1f, float.NaN, 5f]));   // 2</code></example>
    [Pure]
    public static NDArray<T> Nanstd<T>(NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false)
        where T : unmanaged
        => Lax.Sqrt(Nanvar(a, axis, ddof, keepdims));

    /// <summary>The largest of the elements that are not NaN.</summary>
    /// <example><code>var y = Nd.Nanmax(Nd.Array([1f, float.NaN, 3f]));   // 3</code></example>
    [Pure]
    public static NDArray<T> Nanmax<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Where(
            All(Isnan(a), axis, keepdims),
            Lax.Full<T>(default, double.NaN),
            Max(Where(Isnan(a), Lax.Full<T>(default, double.NegativeInfinity), a), axis, keepdims));

    /// <summary>The smallest of the elements that are not NaN.</summary>
    /// <example><code>var y = Nd.Nanmin(Nd.Array([1f, float.NaN, 3f]));   // 1</code></example>
    [Pure]
    public static NDArray<T> Nanmin<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Where(
            All(Isnan(a), axis, keepdims),
            Lax.Full<T>(default, double.NaN),
            Min(Where(Isnan(a), Lax.Full<T>(default, double.PositiveInfinity), a), axis, keepdims));

    /// <summary>The position of the first largest element that is not NaN; −1 where all are.</summary>
    /// <example><code>var y = Nd.Nanargmax(Nd.Array([1f, float.NaN, 3f]));   // 2</code></example>
    [Pure]
    public static NDArray<int> Nanargmax<T>(NDArray<T> a, int? axis = null, bool keepdims = false)
        where T : unmanaged
        => Where(
            All(Isnan(a), axis is { } given ? given : (Axes?)null, keepdims),
            Lax.Full<int>(default, -1),
            Argmax(Where(Isnan(a), Lax.Full<T>(default, double.NegativeInfinity), a), axis, keepdims));

    /// <summary>The position of the first smallest element that is not NaN; −1 where all are.</summary>
    /// <example><code>var y = Nd.Nanargmin(Nd.Array([float.NaN, 1f, 3f]));   // 1</code></example>
    [Pure]
    public static NDArray<int> Nanargmin<T>(NDArray<T> a, int? axis = null, bool keepdims = false)
        where T : unmanaged
        => Where(
            All(Isnan(a), axis is { } given ? given : (Axes?)null, keepdims),
            Lax.Full<int>(default, -1),
            Argmin(Where(Isnan(a), Lax.Full<T>(default, double.PositiveInfinity), a), axis, keepdims));

    // How many elements are not NaN.
    [Pure]
    private static NDArray<T> Counted<T>(NDArray<T> a, Axes? axis, bool keepdims)
        where T : unmanaged
        => Sum(LogicalNot(Isnan(a)).As<T>(), axis, keepdims);
}
