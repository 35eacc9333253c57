namespace Pure.Jit;

// Reductions. No axis means all of them; the result of that is of rank 0. With keepdims the axes stay, of size 1.
public static partial class Nd
{
    /// <summary>The sum; 0 over nothing.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    [Pure]
    public static NDArray<T> Sum<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        return WithKeptAxes(Lax.ReduceSum(a, axes), a, axes, keepdims);
    }

    /// <summary>How many are true.</summary>
    [Pure]
    public static NDArray<int> Sum(NDArray<bool> a, Axes? axis = null, bool keepdims = false) => Sum(a.As<int>(), axis, keepdims);

    /// <summary>The product; 1 over nothing.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    [Pure]
    public static NDArray<T> Prod<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        return WithKeptAxes(Lax.ReduceProd(a, axes), a, axes, keepdims);
    }

    /// <summary>The largest; NaN if there is one. Equal largest elements share the derivative.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Max<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = a.Shape.NonEmpty(ReducedAxes(a, axis), "max");
        return WithKeptAxes(Lax.ReduceMax(a, axes), a, axes, keepdims);
    }

    /// <summary>The smallest; NaN if there is one. Equal smallest elements share the derivative.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Min<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = a.Shape.NonEmpty(ReducedAxes(a, axis), "min");
        return WithKeptAxes(Lax.ReduceMin(a, axes), a, axes, keepdims);
    }

    /// <summary>The mean; NaN over nothing. For floating-point types.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    [Pure]
    public static NDArray<T> Mean<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        RequireFloating<T>("Mean");
        return Sum(a, axis, keepdims) / a.Shape.SizeAlong(ReducedAxes(a, axis));
    }

    /// <summary>The mean as f32; NaN over nothing.</summary>
    [Pure]
    public static NDArray<float> Mean(NDArray<int> a, Axes? axis = null, bool keepdims = false) => Mean(a.As<float>(), axis, keepdims);

    /// <summary>The part that is true, as f32; NaN over nothing.</summary>
    [Pure]
    public static NDArray<float> Mean(NDArray<bool> a, Axes? axis = null, bool keepdims = false) => Mean(a.As<float>(), axis, keepdims);

    /// <summary>The mean square distance from the mean; NaN over nothing.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    [Pure]
    public static NDArray<T> Var<T>(NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false)
        where T : unmanaged
    {
        RequireFloating<T>("Var");
        NDArray<T> centred = a - Mean(a, axis, keepdims: true);
        return Sum(Lax.Square(centred), axis, keepdims) / (a.Shape.SizeAlong(ReducedAxes(a, axis)) - ddof);
    }

    /// <summary>The square root of the variance; NaN over nothing. Derivative NaN where all elements are equal.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    [Pure]
    public static NDArray<T> Std<T>(NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false)
        where T : unmanaged
        => Lax.Sqrt(Var(a, axis, ddof, keepdims));

    /// <summary>The largest minus the smallest.</summary>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Ptp<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Max(a, axis, keepdims) - Min(a, axis, keepdims);

    /// <summary>Whether any is true (not 0); false over nothing.</summary>
    [Pure]
    public static NDArray<bool> Any<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        return WithKeptAxes(Lax.ReduceOr(a.As<bool>(), axes), a, axes, keepdims);
    }

    /// <summary>Whether all are true (not 0); true over nothing.</summary>
    [Pure]
    public static NDArray<bool> All<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        return WithKeptAxes(Lax.ReduceAnd(a.As<bool>(), axes), a, axes, keepdims);
    }

    /// <summary>How many are not 0.</summary>
    [Pure]
    public static NDArray<int> CountNonzero<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Sum(a.As<bool>(), axis, keepdims);

    /// <summary>Where the largest is: the first of equal ones, a NaN before any number; in the flattened array without an axis.</summary>
    /// <exception cref="ArgumentException">There is nothing along the axis.</exception>
    [Pure]
    public static NDArray<int> Argmax<T>(NDArray<T> a, int? axis = null, bool keepdims = false)
        where T : unmanaged
        => axis is { } given
            ? WithKeptAxes(Lax.Argmax(a, Axes.NormalizeOne(given, a.Rank)), a, Axes.NormalizeOne(given, a.Rank), keepdims)
            : WithKeptAxes(Lax.Argmax(Ravel(a), 0), a, Axes.Range(0, a.Rank), keepdims);

    /// <summary>Where the smallest is: the first of equal ones, a NaN before any number; in the flattened array without an axis.</summary>
    /// <exception cref="ArgumentException">There is nothing along the axis.</exception>
    [Pure]
    public static NDArray<int> Argmin<T>(NDArray<T> a, int? axis = null, bool keepdims = false)
        where T : unmanaged
        => axis is { } given
            ? WithKeptAxes(Lax.Argmin(a, Axes.NormalizeOne(given, a.Rank)), a, Axes.NormalizeOne(given, a.Rank), keepdims)
            : WithKeptAxes(Lax.Argmin(Ravel(a), 0), a, Axes.Range(0, a.Rank), keepdims);

    [Pure]
    internal static Axes ReducedAxes<T>(NDArray<T> a, Axes? axis)
        where T : unmanaged
        => axis is { } given ? given.Normalize(a.Rank) : Axes.All(a);

    [Pure]
    internal static NDArray<TResult> WithKeptAxes<TResult, T>(NDArray<TResult> result, NDArray<T> a, Axes axes, bool keepdims)
        where TResult : unmanaged
        where T : unmanaged
    {
        if (!keepdims)
        {
            return result;
        }

        Shape shape = a.Shape;
        for (int i = 0; i < axes.Count; i++)
        {
            shape = shape.With(axes[i], 1);
        }

        return Lax.Reshape(result, shape);
    }

    [Pure]
    private static void RequireFloating<T>(string function)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException($"'{function}' is not defined for {DTypes.Name<T>()} arrays; convert with As<float>() first");
        }
    }
}
