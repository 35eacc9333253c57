namespace Pure.Jit;

// Reductions by any function, with JAX's arguments.
public static partial class Lax
{
    /// <summary>
    /// Combines all elements along axes, beginning with a value. Sums, products, extremes and the bitwise operations run as
    /// <see cref="ReduceSum"/> and its like; other functions are applied to halves, which needs the sizes as numbers in compiled code.
    /// </summary>
    /// <param name="operand">The array.</param>
    /// <param name="initValue">What each result begins with: rank 0.</param>
    /// <param name="computation">How two arrays are combined, element by element; associative.</param>
    /// <param name="dimensions">The axes.</param>
    /// <exception cref="ArgumentException">An axis is outside, or given twice.</exception>
    /// <example><code>var y = Lax.Reduce(Nd.Array([1f, 5f, 2f]), 0f, Lax.Max, 0);   // 5</code></example>
    [Pure]
    public static NDArray<T> Reduce<T>(
        NDArray<T> operand, NDArray<T> initValue, Func<NDArray<T>, NDArray<T>, NDArray<T>> computation, Axes dimensions)
        where T : unmanaged
    {
        Axes axes = dimensions.Normalize(operand.Rank);
        string monoid = Monoids.Of(computation);
        NDArray<T> combined = monoid == "add" ? ReduceSum(operand, axes)
            : monoid == "mul" ? ReduceProd(operand, axes)
            : monoid == "max" ? ReduceMax(operand, axes)
            : monoid == "min" ? ReduceMin(operand, axes)
            : monoid == "and" ? ReduceAnd(operand, axes)
            : monoid == "or" ? ReduceOr(operand, axes)
            : monoid == "xor" ? ReduceXor(operand, axes)
            : ByHalves(operand, initValue, computation, axes);
        return computation(BroadcastInDim(initValue, combined.Shape, default), combined);
    }

    [Pure]
    private static NDArray<T> ByHalves<T>(
        NDArray<T> operand, NDArray<T> initValue, Func<NDArray<T>, NDArray<T>, NDArray<T>> computation, Axes axes)
        where T : unmanaged
    {
        NDArray<T> moved = Nd.Moveaxis(operand, axes, Axes.Range(0, axes.Count));
        Shape others = moved.Shape[axes.Count..];
        int count = moved.Shape[..axes.Count].Size;
        NDArray<T> left = Reshape(moved, others.Insert(0, count));
        if (count == 0)
        {
            return BroadcastInDim(initValue, others, default);
        }

        while (count > 1)
        {
            int half = count / 2;
            NDArray<T> pairs = computation(Nd.SliceAlong(left, 0, 0, half), Nd.SliceAlong(left, 0, half, 2 * half));
            left = count % 2 == 0 ? pairs : Concatenate([pairs, Nd.SliceAlong(left, 0, count - 1, count)], 0);
            count = half + (count % 2);
        }

        return Reshape(left, others);
    }
}
