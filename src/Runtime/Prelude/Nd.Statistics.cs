namespace Pure.Jit;

// Averages, quantiles, covariance.
public static partial class Nd
{
    /// <summary>The mean along axes (all if none are given), weighted if weights are given.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="axis">The axes.</param>
    /// <param name="weights">As many as the one axis has entries, or of the array's shape; their sum is not 0.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Average(Nd.Array([1f, 2f, 3f]), weights: Nd.Array([1f, 1f, 2f]));   // 2.25</code></example>
    [Pure]
    public static NDArray<T> Average<T>(NDArray<T> a, Axes? axis = null, NDArray<T>? weights = null, bool keepdims = false)
        where T : unmanaged
    {
        RequireFloating<T>("Average");
        return weights is null
            ? Mean(a, axis, keepdims)
            : Sum(a * WeightsOf(a, axis, weights), axis, keepdims) / Sum(WeightsOf(a, axis, weights), axis, keepdims);
    }

    /// <summary>The mean as <see cref="Average"/> gives it, and the sum of the weights it is divided by: the count without weights.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="axis">The axes.</param>
    /// <param name="weights">As many as the one axis has entries, or of the array's shape; their sum is not 0.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var (mean, sum) = Nd.AverageWithSum(Nd.Array([1f, 2f, 3f]), weights: Nd.Array([1f, 1f, 2f]));   // mean: 2.25; sum: 4</code></example>
    [Pure]
    public static (NDArray<T> Average, NDArray<T> SumOfWeights) AverageWithSum<T>(
        NDArray<T> a, Axes? axis = null, NDArray<T>? weights = null, bool keepdims = false)
        where T : unmanaged
        => (Average(a, axis, weights, keepdims), Sum(weights is null ? OnesLike(a) : WeightsOf(a, axis, weights), axis, keepdims));

    [Pure]
    private static NDArray<T> WeightsOf<T>(NDArray<T> a, Axes? axis, NDArray<T> weights)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        return weights.Rank == a.Rank || axes.Count != 1
            ? BroadcastTo(weights, a.Shape)
            : Lax.BroadcastInDim(weights, a.Shape, axes[0]);
    }

    /// <summary>The middle element along an axis (of all if none is given), or the mean of the middle two; NaN if there is one, and of nothing.</summary>
    /// <example><code>var y = Nd.Median(Nd.Array([3f, 1f, 2f, 10f]));   // 2.5</code></example>
    [Pure]
    public static NDArray<T> Median<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => QuantileOf(a, Lax.Full<T>(default, 0.5), axis, "linear", keepdims, skipsNaN: false, "Median");

    /// <summary>The values below which given parts of the elements are; NaN if there is one, and of nothing.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The parts, from 0 to 1; their axes come first in the result.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Quantile(Nd.Array([1f, 2f, 3f, 4f]), Nd.Array([0.25f, 0.5f]));   // [1.75, 2.5]</code></example>
    [Pure]
    public static NDArray<T> Quantile<T>(
        NDArray<T> a, NDArray<T> q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => QuantileOf(a, q, axis, method, keepdims, skipsNaN: false, "Quantile");

    /// <summary>The value below which a given part, from 0 to 1, of the elements is; NaN if there is one, and of nothing.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The part, from 0 to 1.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Quantile(Nd.Array([1f, 2f, 3f, 4f]), 0.25);   // 1.75</code></example>
    [Pure]
    public static NDArray<T> Quantile<T>(
        NDArray<T> a, double q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Quantile(a, Lax.Full<T>(default, q), axis, method, keepdims);

    /// <summary>As <c>Quantile</c>, of the elements that are not NaN; NaN where there are none.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The parts, from 0 to 1; their axes come first in the result.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanquantile(Nd.Array([1f, float.NaN, 3f]), Nd.Array([0.25f, 0.5f]));   // [1.5, 2]</code></example>
    [Pure]
    public static NDArray<T> Nanquantile<T>(
        NDArray<T> a, NDArray<T> q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => QuantileOf(a, q, axis, method, keepdims, skipsNaN: true, "Nanquantile");

    /// <summary>As <c>Quantile</c>, of the elements that are not NaN; NaN where there are none.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The part, from 0 to 1.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanquantile(Nd.Array([1f, 2f, 3f, 4f]), 0.25);   // 1.75</code></example>
    [Pure]
    public static NDArray<T> Nanquantile<T>(
        NDArray<T> a, double q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Nanquantile(a, Lax.Full<T>(default, q), axis, method, keepdims);

    /// <summary>As <c>Quantile</c>, with parts from 0 to 100.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The parts, from 0 to 100; their axes come first in the result.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Percentile(Nd.Array([1f, 2f, 3f, 4f]), Nd.Array([25f, 50f]));   // [1.75, 2.5]</code></example>
    [Pure]
    public static NDArray<T> Percentile<T>(
        NDArray<T> a, NDArray<T> q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Quantile(a, q / 100, axis, method, keepdims);

    /// <summary>As <c>Quantile</c>, with a part from 0 to 100.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The part, from 0 to 100.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Percentile(Nd.Array([1f, 2f, 3f, 4f]), 25.0);   // 1.75</code></example>
    [Pure]
    public static NDArray<T> Percentile<T>(
        NDArray<T> a, double q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Percentile(a, Lax.Full<T>(default, q), axis, method, keepdims);

    /// <summary>As <c>Nanquantile</c>, with parts from 0 to 100.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The parts, from 0 to 100; their axes come first in the result.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanpercentile(Nd.Array([1f, float.NaN, 3f]), Nd.Array([25f, 50f]));   // [1.5, 2]</code></example>
    [Pure]
    public static NDArray<T> Nanpercentile<T>(
        NDArray<T> a, NDArray<T> q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Nanquantile(a, q / 100, axis, method, keepdims);

    /// <summary>As <c>Nanquantile</c>, with a part from 0 to 100.</summary>
    /// <param name="a">The array; floating point.</param>
    /// <param name="q">The part, from 0 to 100.</param>
    /// <param name="axis">The axes; all if none are given.</param>
    /// <param name="method">Between two elements: "linear", "lower", "higher", "midpoint" or "nearest".</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <example><code>var y = Nd.Nanpercentile(Nd.Array([1f, 2f, 3f, 4f]), 25.0);   // 1.75</code></example>
    [Pure]
    public static NDArray<T> Nanpercentile<T>(
        NDArray<T> a, double q, Axes? axis = null, string method = "linear", bool keepdims = false)
        where T : unmanaged
        => Nanpercentile(a, Lax.Full<T>(default, q), axis, method, keepdims);

    /// <summary>The middle element of those that are not NaN; NaN where there are none.</summary>
    /// <example><code>var y = Nd.Nanmedian(Nd.Array([1f, float.NaN, 3f]));   // 2</code></example>
    [Pure]
    public static NDArray<T> Nanmedian<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Nanquantile(a, Lax.Full<T>(default, 0.5), axis, "linear", keepdims);

    /// <summary>The covariance of variables: entry (i, j) is that of variables i and j, of rank 0 for a single one.</summary>
    /// <param name="m">Variables as rows, observations as columns; of rank 1 a single variable.</param>
    /// <param name="y">Further variables.</param>
    /// <param name="rowvar">Whether variables are rows, not columns.</param>
    /// <param name="bias">Whether sums are divided by the number of observations, not by one less.</param>
    /// <param name="ddof">What is taken off that number, in place of <paramref name="bias"/>.</param>
    /// <param name="fweights">How often each observation counts.</param>
    /// <param name="aweights">How much each observation weighs.</param>
    /// <example><code>var y = Nd.Cov(Nd.Array(new[,] { { 1f, 2f, 3f }, { 2f, 4f, 9f } }));   // [[1, 3.5], [3.5, 13]]</code></example>
    [Pure]
    public static NDArray<T> Cov<T>(
        NDArray<T> m, NDArray<T>? y = null, bool rowvar = true, bool bias = false, int? ddof = null, NDArray<T>? fweights = null, NDArray<T>? aweights = null)
        where T : unmanaged
    {
        RequireFloating<T>("Cov");
        NDArray<T> x = Variables(m, rowvar);
        x = y is null ? x : Lax.Concatenate([x, Variables(y, rowvar)], 0);
        int less = ddof ?? (bias ? 0 : 1);
        NDArray<T> result = fweights is null && aweights is null
            ? Products(x - Mean(x, 1, keepdims: true), null) / (x.Shape[1] - less)
            : WeightedProducts(x, fweights, aweights, less);
        return m.Rank < 2 && y is null ? Lax.Reshape(result, default) : result;
    }

    [Pure]
    private static NDArray<T> Products<T>(NDArray<T> centred, NDArray<T>? weights)
        where T : unmanaged
        => Lax.DotGeneral(weights is null ? centred : centred * weights, centred, 1, 1, default, default);

    // NumPy's correction: the sum of the weights less ddof times their mean, weighted by the second kind.
    [Pure]
    private static NDArray<T> WeightedProducts<T>(NDArray<T> x, NDArray<T>? fweights, NDArray<T>? aweights, int ddof)
        where T : unmanaged
    {
        NDArray<T> weights = fweights is null ? aweights! : aweights is null ? fweights : fweights * aweights;
        NDArray<T> sum = Sum(weights);
        NDArray<T> second = aweights is null ? sum : Sum(weights * aweights);
        NDArray<T> mean = Sum(x * weights, 1, keepdims: true) / sum;
        return Products(x - mean, weights) / (sum - (ddof * second / sum));
    }

    /// <summary>The correlation of variables: their covariance divided by both standard deviations, held to −1..1.</summary>
    /// <param name="x">Variables as rows, observations as columns.</param>
    /// <param name="y">Further variables.</param>
    /// <param name="rowvar">Whether variables are rows, not columns.</param>
    /// <example><code>var y = Nd.Corrcoef(Nd.Array(new[,] { { 1f, 2f, 3f }, { 2f, 4f, 6f } }));   // [[1, 1], [1, 1]]</code></example>
    [Pure]
    public static NDArray<T> Corrcoef<T>(NDArray<T> x, NDArray<T>? y = null, bool rowvar = true)
        where T : unmanaged
    {
        NDArray<T> covariance = Cov(x, y, rowvar);
        if (covariance.Rank == 0)
        {
            return covariance / covariance;
        }

        NDArray<T> deviation = Lax.Sqrt(Diagonal(covariance));
        NDArray<T> columns = Lax.BroadcastInDim(deviation, covariance.Shape, 0);
        NDArray<T> rows = Lax.BroadcastInDim(deviation, covariance.Shape, 1);
        return Clip(covariance / columns / rows, Lax.Full<T>(default, -1), Lax.Full<T>(default, 1));
    }

    [Pure]
    private static NDArray<T> Variables<T>(NDArray<T> m, bool rowvar)
        where T : unmanaged
        => m.Rank < 2 ? Atleast2d(m) : rowvar ? m : Transpose(m);

    [Pure]
    private static NDArray<T> QuantileOf<T>(
        NDArray<T> a, NDArray<T> q, Axes? axis, string method, bool keepdims, bool skipsNaN, string function)
        where T : unmanaged
    {
        RequireFloating<T>(function);
        // The reduced axes as one, last; the parts along a new last axis.
        Axes axes = ReducedAxes(a, axis);
        Axes last = Axes.Range(a.Rank - axes.Count, axes.Count);
        NDArray<T> moved = Moveaxis(a, axes, last);
        Shape others = moved.Shape[..(a.Rank - axes.Count)];
        int length = a.Shape.SizeAlong(axes);
        NDArray<T> sorted = Lax.Sort(Lax.Reshape(moved, others.Insert(others.Rank, length)), others.Rank);
        int parts = q.Size;
        Shape whole = others.Insert(others.Rank, parts);
        NDArray<bool> isNaN = Isnan(sorted);
        NDArray<T> count = skipsNaN
            ? ExpandDims(Sum(LogicalNot(isNaN).As<int>(), others.Rank), others.Rank).As<T>()
            : Lax.Full<T>(others.Insert(others.Rank, 1), 0) + length;
        NDArray<T> highest = Lax.Max(count - 1, Lax.Full<T>(default, 0));
        NDArray<T> position = Lax.BroadcastInDim(Lax.Reshape(q, parts), whole, others.Rank) * BroadcastTo(highest, whole);
        NDArray<T> below = Lax.Floor(position);
        NDArray<T> above = Lax.Ceil(position);
        NDArray<T> highWeight = position - below;
        NDArray<T> low = ElementsAt(sorted, below, highest);
        NDArray<T> high = ElementsAt(sorted, above, highest);
        NDArray<T> result = method switch
        {
            "linear" => (low * (1 - highWeight)) + (high * highWeight),
            "lower" => low,
            "higher" => high,
            "midpoint" => (low + high) * 0.5,
            "nearest" => Where(highWeight <= 0.5, low, high),
            _ => throw new ArgumentException(
                $"'method' is \"linear\", \"lower\", \"higher\", \"midpoint\" or \"nearest\", not \"{method}\""),
        };
        NDArray<bool> isUndefined = skipsNaN
            ? BroadcastTo(Lax.Eq(count, Lax.Full<T>(default, 0)), whole)
            : BroadcastTo(ExpandDims(Any(isNaN, others.Rank), others.Rank), whole);
        result = Where(isUndefined, Lax.Full<T>(default, double.NaN), result);
        Shape kept = a.Shape;
        for (int i = 0; i < axes.Count; i++)
        {
            kept = kept.With(axes[i], 1);
        }

        NDArray<T> partsFirst = Moveaxis(result, others.Rank, 0);
        Shape rest = keepdims ? kept : others;
        return Lax.Reshape(partsFirst, q.Shape.Concat(rest));
    }

    // Elements along the last axis at whole numbers held between 0 and the highest; a NaN position, of a NaN part, gives any
    // element. Outside is only what an axis without elements is asked for: NaN.
    [Pure]
    private static NDArray<T> ElementsAt<T>(NDArray<T> sorted, NDArray<T> places, NDArray<T> highest)
        where T : unmanaged
    {
        NDArray<T> inside = Lax.Max(Lax.Min(Lax.StopGradient(places), BroadcastTo(highest, places.Shape)), Lax.Full<T>(default, 0));
        return Lax.Gather(sorted, inside.As<int>(), sorted.Rank - 1, sorted.Rank - 1, "fill");
    }
}
