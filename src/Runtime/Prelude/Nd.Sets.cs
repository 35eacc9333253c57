namespace Pure.Jit;

// Distinct elements. How many there are is a size that is known when the call runs, in compiled code too.
public static partial class Nd
{
    /// <summary>The distinct elements in ascending order; NaN counts once.</summary>
    /// <param name="ar">The array, which is flattened.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element if not given.</param>
    /// <example><code>var y = Nd.Unique(Nd.Array([3, 1, 3]));   // [1, 3]</code></example>
    [Pure]
    public static NDArray<T> Unique<T>(NDArray<T> ar, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> sorted = Lax.Sort(Ravel(ar), 0);
        return Firsts(sorted, Lax.Nonzero(IsFirst(sorted), size), size, fillValue);
    }

    /// <summary>The distinct elements in ascending order; NaN counts once.</summary>
    /// <param name="x">The array, which is flattened.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element if not given.</param>
    [Pure]
    public static NDArray<T> UniqueValues<T>(NDArray<T> x, int? size = null, double? fillValue = null)
        where T : unmanaged
        => Unique(x, size, fillValue);

    /// <summary>The distinct elements in ascending order, and how often each occurs.</summary>
    /// <param name="x">The array, which is flattened.</param>
    /// <param name="size">A length that the results have in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What the elements are filled up with; the smallest if not given. Counts are filled up with 0.</param>
    /// <example><code>var (values, counts) = Nd.UniqueCounts(Nd.Array([3, 1, 3]));   // values: [1, 3]; counts: [1, 2]</code></example>
    [Pure]
    public static (NDArray<T> Values, NDArray<int> Counts) UniqueCounts<T>(NDArray<T> x, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> sorted = Lax.Sort(Ravel(x), 0);
        NDArray<int> places = Lax.Nonzero(IsFirst(sorted), size);
        return (Firsts(sorted, places, size, fillValue), Counts(places, x.Size));
    }

    /// <summary>The distinct elements in ascending order, and for each element of x which of them it is, in x's shape.</summary>
    /// <param name="x">The array, which is flattened.</param>
    /// <param name="size">A length that the elements have in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What they are filled up with; the smallest if not given.</param>
    [Pure]
    public static (NDArray<T> Values, NDArray<int> InverseIndices) UniqueInverse<T>(NDArray<T> x, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        (NDArray<T> values, _, NDArray<int> inverse, _) = UniqueAll(x, size, fillValue);
        return (values, inverse);
    }

    /// <summary>
    /// The distinct elements in ascending order; where each occurs first in the flattened x; for each element of x which of them it
    /// is, in x's shape; and how often each occurs.
    /// </summary>
    /// <param name="x">The array, which is flattened.</param>
    /// <param name="size">A length that all but the third have in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What the elements are filled up with; the smallest if not given.</param>
    [Pure]
    public static (NDArray<T> Values, NDArray<int> Indices, NDArray<int> InverseIndices, NDArray<int> Counts) UniqueAll<T>(
        NDArray<T> x, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> flat = Ravel(x);
        (NDArray<T> sorted, NDArray<int> order) = Lax.SortKeyVal(flat, Lax.Iota<int>(flat.Shape, 0), 0);
        NDArray<bool> isFirst = IsFirst(sorted);
        NDArray<int> places = Lax.Nonzero(isFirst, size);
        NDArray<int> ranks = Lax.Cumsum(isFirst.As<int>(), 0) - 1;
        NDArray<int> inverse = Lax.Scatter(Lax.Full<int>(flat.Shape, 0), order, ranks, 0, 0, "promise");
        return (Firsts(sorted, places, size, fillValue), Lax.Gather(order, places, 0, 0, "clip"), Lax.Reshape(inverse, x.Shape), Counts(places, x.Size));
    }

    /// <summary>The elements that are in either array, ascending and each once.</summary>
    /// <param name="ar1">One.</param>
    /// <param name="ar2">The other.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element if not given.</param>
    /// <example><code>var y = Nd.Union1d(Nd.Array([3, 1]), Nd.Array([2, 3]));   // [1, 2, 3]</code></example>
    [Pure]
    public static NDArray<T> Union1d<T>(NDArray<T> ar1, NDArray<T> ar2, int? size = null, double? fillValue = null)
        where T : unmanaged
        => Unique(Lax.Concatenate([Ravel(ar1), Ravel(ar2)], 0), size, fillValue);

    /// <summary>The elements that are in both arrays, ascending and each once.</summary>
    /// <param name="ar1">One.</param>
    /// <param name="ar2">The other.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element of the result if not given.</param>
    /// <example><code>var y = Nd.Intersect1d(Nd.Array([3, 1]), Nd.Array([2, 3]));   // [3]</code></example>
    [Pure]
    public static NDArray<T> Intersect1d<T>(NDArray<T> ar1, NDArray<T> ar2, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> distinct = Lax.Sort(Ravel(ar1), 0);
        return Chosen(distinct, IsFirst(distinct) & Isin(distinct, ar2), size, fillValue);
    }

    /// <summary>The elements that are in the first array and not in the second, ascending and each once.</summary>
    /// <param name="ar1">The first.</param>
    /// <param name="ar2">The second.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element of the result if not given.</param>
    /// <example><code>var y = Nd.Setdiff1d(Nd.Array([3, 1]), Nd.Array([2, 3]));   // [1]</code></example>
    [Pure]
    public static NDArray<T> Setdiff1d<T>(NDArray<T> ar1, NDArray<T> ar2, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> distinct = Lax.Sort(Ravel(ar1), 0);
        return Chosen(distinct, IsFirst(distinct) & Isin(distinct, ar2, invert: true), size, fillValue);
    }

    /// <summary>The elements that are in one of the arrays and not in both, ascending and each once.</summary>
    /// <param name="ar1">One.</param>
    /// <param name="ar2">The other.</param>
    /// <param name="size">A length that the result has in any case: cut off, or filled up.</param>
    /// <param name="fillValue">What it is filled up with; the smallest element of the result if not given.</param>
    /// <example><code>var y = Nd.Setxor1d(Nd.Array([3, 1]), Nd.Array([2, 3]));   // [1, 2]</code></example>
    [Pure]
    public static NDArray<T> Setxor1d<T>(NDArray<T> ar1, NDArray<T> ar2, int? size = null, double? fillValue = null)
        where T : unmanaged
    {
        NDArray<T> distinct = Lax.Sort(Lax.Concatenate([Ravel(ar1), Ravel(ar2)], 0), 0);
        return Chosen(distinct, IsFirst(distinct) & LogicalXor(Isin(distinct, ar1), Isin(distinct, ar2)), size, fillValue);
    }

    /// <summary>The elements that are in both arrays, ascending and each once, and where each occurs first in the one and in the other.</summary>
    /// <param name="ar1">One.</param>
    /// <param name="ar2">The other.</param>
    /// <param name="size">A length that the results have in any case: cut off, or filled up with the first.</param>
    /// <example><code>var (values, first, second) = Nd.Intersect1dIndices(Nd.Array([3, 1]), Nd.Array([2, 3]));   // values: [3]; first: [0]; second: [1]</code></example>
    [Pure]
    public static (NDArray<T> Values, NDArray<int> Indices1, NDArray<int> Indices2) Intersect1dIndices<T>(NDArray<T> ar1, NDArray<T> ar2, int? size = null)
        where T : unmanaged
    {
        (NDArray<T> sorted, NDArray<int> order) = Lax.SortKeyVal(Ravel(ar1), Lax.Iota<int>(ar1.Size, 0), 0);
        (NDArray<T> other, NDArray<int> otherOrder) = Lax.SortKeyVal(Ravel(ar2), Lax.Iota<int>(ar2.Size, 0), 0);
        NDArray<int> places = Lax.Nonzero(IsFirst(sorted) & Isin(sorted, ar2), size);
        NDArray<T> values = Lax.Gather(sorted, places, 0, 0, "clip");
        NDArray<int> second = Lax.Gather(otherOrder, Lax.Searchsorted(other, values, 0, "left"), 0, 0, "clip");
        return (values, Lax.Gather(order, places, 0, 0, "clip"), second);
    }

    [Pure]
    private static NDArray<T> Chosen<T>(NDArray<T> sorted, NDArray<bool> isWanted, int? size, double? fillValue)
        where T : unmanaged
    {
        NDArray<int> places = Lax.Nonzero(isWanted, size);
        NDArray<T> values = Lax.Gather(sorted, places, 0, 0, "clip");
        return size is null ? values
            : Where(places < sorted.Size, values, fillValue is { } given ? Lax.Full<T>(default, given) : values[0]);
    }

    // The first of each group of equal elements of an ascending array.
    [Pure]
    private static NDArray<bool> IsFirst<T>(NDArray<T> sorted)
        where T : unmanaged
    {
        NDArray<T> before = Lax.Gather(sorted, Lax.Iota<int>(sorted.Shape, 0) - 1, 0, 0, "clip");
        NDArray<bool> isSame = LogicalOr(Lax.Eq(sorted, before), LogicalAnd(Lax.Ne(sorted, sorted), Lax.Ne(before, before)));
        return LogicalOr(Lax.Eq(Lax.Iota<int>(sorted.Shape, 0), 0), LogicalNot(isSame));
    }

    [Pure]
    private static NDArray<T> Firsts<T>(NDArray<T> sorted, NDArray<int> places, int? size, double? fillValue)
        where T : unmanaged
    {
        NDArray<T> values = Lax.Gather(sorted, places, 0, 0, "clip");
        if (size is null)
        {
            return values;
        }

        NDArray<T> other = fillValue is { } given ? Lax.Full<T>(default, given) : sorted[0];
        return Where(places < sorted.Size, values, other);
    }

    // Each group ends where the next begins, the last where the array ends.
    [Pure]
    private static NDArray<int> Counts(NDArray<int> places, int length)
        => Lax.Pad(places, Lax.Full<int>(default, length), -1, 1, 0) - places;
}
