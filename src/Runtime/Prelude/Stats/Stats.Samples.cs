namespace Pure.Jit;

// What is said of samples, not of distributions.
public static partial class Stats
{
    /// <summary>The standard error of the mean along an axis: the standard deviation divided by the root of the count.</summary>
    /// <param name="a">The samples; floating point.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="ddof">What is taken from the count for the variance.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    /// <example><code>var y = Stats.Sem(Nd.Array([1.0, 2.0, 3.0]));   // 0.5774</code></example>
    [Pure]
    public static NDArray<T> Sem<T>(NDArray<T> a, int axis = 0, int ddof = 1, bool keepdims = false)
        where T : unmanaged
        => Nd.Std(a, axis, ddof, keepdims) / Lax.Sqrt(Lax.Full<T>(default, 0) + a.Shape[axis]);

    /// <summary>The rank of each element along an axis, from 1; equal elements share one as the method says.</summary>
    /// <param name="a">The array.</param>
    /// <param name="method">"average", "min", "max" or "dense": of a group of equal elements the mean, first or last rank, or the group's number; "ordinal": none is shared.</param>
    /// <param name="axis">The axis.</param>
    /// <example><code>var y = Stats.Rankdata(Nd.Array([3.0, 1.0, 2.0, 2.0]));   // [4, 1, 2.5, 2.5]</code></example>
    [Pure]
    public static NDArray<float> Rankdata<T>(NDArray<T> a, string method = "average", int axis = 0)
        where T : unmanaged
    {
        if (method != "average" && method != "min" && method != "max" && method != "dense" && method != "ordinal")
        {
            throw new ArgumentException($"'method' is \"average\", \"min\", \"max\", \"dense\" or \"ordinal\", not \"{method}\"");
        }

        int along = Axes.NormalizeOne(axis, a.Rank);
        NDArray<int> place = Lax.Iota<int>(a.Shape, along);
        (NDArray<T> sorted, NDArray<int> order) = Lax.SortKeyVal(a, place, along);
        NDArray<bool> isFirst = IsFirst(sorted, along);
        NDArray<int> first = Lax.Cummax(Nd.Where(isFirst, place, Lax.Full<int>(default, 0)), along) + 1;
        NDArray<bool> isLast = Nd.Flip(IsFirst(Nd.Flip(sorted, along), along), along);
        NDArray<int> last = Lax.Cummin(Nd.Where(isLast, place, Lax.Full<int>(default, a.Shape[along])), along, reverse: true) + 1;
        NDArray<float> ranks = method switch
        {
            "min" => first.As<float>(),
            "max" => last.As<float>(),
            "dense" => Lax.Cumsum(isFirst.As<int>(), along).As<float>(),
            "ordinal" => (place + 1).As<float>(),
            _ => (first.As<float>() + last.As<float>()) / 2,
        };
        return Nd.TakeAlongAxis(ranks, Nd.Argsort(order, along), along);
    }

    /// <summary>The most frequent element along an axis, the smallest of several, and how often it occurs.</summary>
    /// <param name="a">The array, not empty along the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    /// <example><code>var (mode, count) = Stats.Mode(Nd.Array([3, 1, 3]));   // mode: 3; count: 2</code></example>
    [Pure]
    public static (NDArray<T> Mode, NDArray<int> Count) Mode<T>(NDArray<T> a, int axis = 0, bool keepdims = false)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, a.Rank);
        NDArray<T> sorted = Lax.Sort(a, along);
        NDArray<int> place = Lax.Iota<int>(a.Shape, along);
        NDArray<int> first = Lax.Cummax(Nd.Where(IsFirst(sorted, along), place, Lax.Full<int>(default, 0)), along);
        NDArray<int> lengths = place - first + 1;
        NDArray<int> best = Nd.Argmax(lengths, along, keepdims: true);
        NDArray<T> mode = Nd.TakeAlongAxis(sorted, best, along);
        NDArray<int> count = Nd.TakeAlongAxis(lengths, best, along);
        return keepdims ? (mode, count) : (Nd.Squeeze(mode, along), Nd.Squeeze(count, along));
    }

    // The first of each group of equal elements along an ordered axis.
    [Pure]
    private static NDArray<bool> IsFirst<T>(NDArray<T> sorted, int along)
        where T : unmanaged
    {
        NDArray<int> place = Lax.Iota<int>(sorted.Shape, along);
        return Lax.Eq(place, Lax.Full<int>(default, 0)) | Lax.Ne(sorted, Nd.Roll(sorted, 1, along));
    }
}
