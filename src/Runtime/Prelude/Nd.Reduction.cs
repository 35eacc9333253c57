namespace Pure.Jit;

// Reductions. No axis means all of them; the result of that is of rank 0. With keepdims the axes stay, of size 1.
public static partial class Nd
{
    /// <summary>The sum; 0 over nothing.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="initial">Added to the sum.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    [Pure]
    public static NDArray<T> Sum<T>(
        NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<T>? initial = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        NDArray<T> counted = @where is null ? a : Where(@where, a, Lax.Full<T>(default, 0));
        NDArray<T> result = WithKeptAxes(Lax.ReduceSum(counted, axes), a, axes, keepdims);
        return initial is null ? result : result + initial;
    }

    /// <summary>How many are true.</summary>
    [Pure]
    public static NDArray<int> Sum(
        NDArray<bool> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Sum(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The sum as i32.</summary>
    [Pure]
    public static NDArray<int> Sum(
        NDArray<sbyte> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Sum(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The sum as i32.</summary>
    [Pure]
    public static NDArray<int> Sum(
        NDArray<short> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Sum(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The sum as u32.</summary>
    [Pure]
    public static NDArray<uint> Sum(
        NDArray<byte> a, Axes? axis = null, bool keepdims = false, NDArray<uint>? initial = null, NDArray<bool>? @where = null)
        => Sum(a.As<uint>(), axis, keepdims, initial, @where);

    /// <summary>The sum as u32.</summary>
    [Pure]
    public static NDArray<uint> Sum(
        NDArray<ushort> a, Axes? axis = null, bool keepdims = false, NDArray<uint>? initial = null, NDArray<bool>? @where = null)
        => Sum(a.As<uint>(), axis, keepdims, initial, @where);

    /// <summary>The product; 1 over nothing.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="initial">A further factor.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    [Pure]
    public static NDArray<T> Prod<T>(
        NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<T>? initial = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        NDArray<T> counted = @where is null ? a : Where(@where, a, Lax.Full<T>(default, 1));
        NDArray<T> result = WithKeptAxes(Lax.ReduceProd(counted, axes), a, axes, keepdims);
        return initial is null ? result : result * initial;
    }

    /// <summary>Whether all are true, as i32.</summary>
    [Pure]
    public static NDArray<int> Prod(
        NDArray<bool> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Prod(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The product as i32.</summary>
    [Pure]
    public static NDArray<int> Prod(
        NDArray<sbyte> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Prod(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The product as i32.</summary>
    [Pure]
    public static NDArray<int> Prod(
        NDArray<short> a, Axes? axis = null, bool keepdims = false, NDArray<int>? initial = null, NDArray<bool>? @where = null)
        => Prod(a.As<int>(), axis, keepdims, initial, @where);

    /// <summary>The product as u32.</summary>
    [Pure]
    public static NDArray<uint> Prod(
        NDArray<byte> a, Axes? axis = null, bool keepdims = false, NDArray<uint>? initial = null, NDArray<bool>? @where = null)
        => Prod(a.As<uint>(), axis, keepdims, initial, @where);

    /// <summary>The product as u32.</summary>
    [Pure]
    public static NDArray<uint> Prod(
        NDArray<ushort> a, Axes? axis = null, bool keepdims = false, NDArray<uint>? initial = null, NDArray<bool>? @where = null)
        => Prod(a.As<uint>(), axis, keepdims, initial, @where);

    /// <summary>The largest; NaN if there is one. Equal largest elements share the derivative.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="initial">A further element.</param>
    /// <param name="where">Which elements count, beside <paramref name="initial"/>; all if not given.</param>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Max<T>(
        NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<T>? initial = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        if (initial is null)
        {
            return @where is null
                ? WithKeptAxes(Lax.ReduceMax(a, a.Shape.NonEmpty(axes, "max")), a, axes, keepdims)
                : throw new ArgumentException("'Max' with 'where' needs 'initial', for where nothing counts");
        }

        NDArray<T> counted = @where is null ? a : Where(@where, a, initial);
        return Lax.Max(WithKeptAxes(Lax.ReduceMax(counted, axes), a, axes, keepdims), initial);
    }

    /// <summary>The smallest; NaN if there is one. Equal smallest elements share the derivative.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="initial">A further element.</param>
    /// <param name="where">Which elements count, beside <paramref name="initial"/>; all if not given.</param>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Min<T>(
        NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<T>? initial = null, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        if (initial is null)
        {
            return @where is null
                ? WithKeptAxes(Lax.ReduceMin(a, a.Shape.NonEmpty(axes, "min")), a, axes, keepdims)
                : throw new ArgumentException("'Min' with 'where' needs 'initial', for where nothing counts");
        }

        NDArray<T> counted = @where is null ? a : Where(@where, a, initial);
        return Lax.Min(WithKeptAxes(Lax.ReduceMin(counted, axes), a, axes, keepdims), initial);
    }

    /// <summary>The mean; NaN over nothing. For floating-point types; of 16 bits, computed in f32.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    [Pure]
    public static NDArray<T> Mean<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        RequireFloating<T>("Mean");
        if (DTypes.Bits<T>() == 16)
        {
            return Mean(a.As<float>(), axis, keepdims, @where).As<T>();
        }

        return @where is not null
            ? Sum(a, axis, keepdims, @where: @where) / Sum(BroadcastTo(@where, a.Shape).As<T>(), axis, keepdims)
            : Sum(a, axis, keepdims) / a.Shape.SizeAlong(ReducedAxes(a, axis));
    }

    /// <summary>The mean as f32, the sum times the reciprocal of the count as XLA has it; NaN over nothing.</summary>
    [Pure]
    public static NDArray<float> Mean(NDArray<int> a, Axes? axis = null, bool keepdims = false, NDArray<bool>? @where = null)
        => MeanOfWhole(a.As<float>(), axis, keepdims, @where);

    /// <summary>The part that is true, as f32, the count times the reciprocal of the size as XLA has it; NaN over nothing.</summary>
    [Pure]
    public static NDArray<float> Mean(NDArray<bool> a, Axes? axis = null, bool keepdims = false, NDArray<bool>? @where = null)
        => MeanOfWhole(a.As<float>(), axis, keepdims, @where);

    // Of whole numbers the sum is mostly exact, so how it is divided shows in the result.
    [Pure]
    private static NDArray<float> MeanOfWhole(NDArray<float> a, Axes? axis, bool keepdims, NDArray<bool>? @where)
        => @where is not null ? Mean(a, axis, keepdims, @where) : Sum(a, axis, keepdims) * (1f / a.Shape.SizeAlong(ReducedAxes(a, axis)));

    /// <summary>The mean square distance from the mean; NaN over nothing, and over no more than <paramref name="ddof"/> elements. Of 16 bits, computed in f32.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    [Pure]
    public static NDArray<T> Var<T>(
        NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        RequireFloating<T>("Var");
        if (DTypes.Bits<T>() == 16)
        {
            return Var(a.As<float>(), axis, ddof, keepdims, @where).As<T>();
        }

        // The mean of everything needs no rank.
        NDArray<T> centred = a - (axis is null && @where is null ? Mean(a) : Mean(a, axis, keepdims: true, @where));
        if (@where is not null)
        {
            NDArray<T> count = Sum(BroadcastTo(@where, a.Shape).As<T>(), axis, keepdims);
            return Sum(Lax.Square(centred), axis, keepdims, @where: @where) / Degrees(count, ddof);
        }

        NDArray<T> squares = Sum(Lax.Square(centred), axis, keepdims);
        int size = a.Shape.SizeAlong(ReducedAxes(a, axis));
        return ddof == 0 ? squares / size : squares / Degrees(Lax.Full<T>(default, 1) * size, ddof);
    }

    /// <summary>The degrees of freedom, NaN where there are none.</summary>
    [Pure]
    private static NDArray<T> Degrees<T>(NDArray<T> count, int ddof)
        where T : unmanaged
        => ddof == 0 ? count : Where(count - ddof > 0, count - ddof, Lax.Full<T>(default, double.NaN));

    /// <summary>The square root of the variance; NaN over nothing, and over no more than <paramref name="ddof"/> elements. Derivative NaN where all elements are equal.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="ddof">What is taken off the number of elements that the sum is divided by.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="where">Which elements count; all if not given.</param>
    [Pure]
    public static NDArray<T> Std<T>(
        NDArray<T> a, Axes? axis = null, int ddof = 0, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
        => DTypes.Bits<T>() == 16 && DTypes.IsFloating<T>()
            ? Lax.Sqrt(Var(a.As<float>(), axis, ddof, keepdims, @where)).As<T>()
            : Lax.Sqrt(Var(a, axis, ddof, keepdims, @where));

    /// <summary>The largest minus the smallest.</summary>
    /// <exception cref="ArgumentException">There is nothing along the axes.</exception>
    [Pure]
    public static NDArray<T> Ptp<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false)
        where T : unmanaged
        => Max(a, axis, keepdims) - Min(a, axis, keepdims);

    /// <summary>Whether any is true (not 0); false over nothing.</summary>
    [Pure]
    public static NDArray<bool> Any<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        NDArray<bool> counted = @where is null ? a.As<bool>() : Where(@where, a.As<bool>(), Lax.Full<bool>(default, false));
        return WithKeptAxes(Lax.ReduceOr(counted, axes), a, axes, keepdims);
    }

    /// <summary>Whether all are true (not 0); true over nothing.</summary>
    [Pure]
    public static NDArray<bool> All<T>(NDArray<T> a, Axes? axis = null, bool keepdims = false, NDArray<bool>? @where = null)
        where T : unmanaged
    {
        Axes axes = ReducedAxes(a, axis);
        NDArray<bool> counted = @where is null ? a.As<bool>() : Where(@where, a.As<bool>(), Lax.Full<bool>(default, true));
        return WithKeptAxes(Lax.ReduceAnd(counted, axes), a, axes, keepdims);
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
            ? WithKeptAxes(Lax.Argmax(a, a.Shape.NonEmpty(Axes.NormalizeOne(given, a.Rank), "argmax")[0]), a, Axes.NormalizeOne(given, a.Rank), keepdims)
            : WithKeptAxes(Lax.Argmax(Ravel(a), 0), a, Axes.Range(0, a.Rank), keepdims);

    /// <summary>Where the smallest is: the first of equal ones, a NaN before any number; in the flattened array without an axis.</summary>
    /// <exception cref="ArgumentException">There is nothing along the axis.</exception>
    [Pure]
    public static NDArray<int> Argmin<T>(NDArray<T> a, int? axis = null, bool keepdims = false)
        where T : unmanaged
        => axis is { } given
            ? WithKeptAxes(Lax.Argmin(a, a.Shape.NonEmpty(Axes.NormalizeOne(given, a.Rank), "argmin")[0]), a, Axes.NormalizeOne(given, a.Rank), keepdims)
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

    /// <summary>Refuses integers where their result would be cut to whole numbers.</summary>
    [Pure]
    internal static void RequireFloating<T>(string function)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException($"'{function}' is not defined for {DTypes.Name<T>()} arrays; convert with As<float>() first");
        }
    }
}
