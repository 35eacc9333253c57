using System.Numerics;

namespace Pure.Jit;

// Reductions.
public static partial class Lax
{
    /// <summary>The sum over axes; 0 over nothing; integers wrap. Linear.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_sum")]
    public static NDArray<T> ReduceSum<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => Reduction.Run<T, ReduceSumOp>(x, axes);

    /// <summary>The product over axes; 1 over nothing; integers wrap.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_prod")]
    public static NDArray<T> ReduceProd<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => Reduction.Run<T, ReduceProdOp>(x, axes);

    /// <summary>The largest over axes; NaN if there is one; −∞ or the smallest value over nothing. Equal largest elements share the derivative.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_max")]
    public static NDArray<T> ReduceMax<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => Reduction.Run<T, ReduceMaxOp>(x, axes);

    /// <summary>The smallest over axes; NaN if there is one; ∞ or the largest value over nothing. Equal smallest elements share the derivative.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_min")]
    public static NDArray<T> ReduceMin<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => Reduction.Run<T, ReduceMinOp>(x, axes);

    /// <summary>Whether all are true along axes; true over nothing. For integers, bitwise and.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_and")]
    public static NDArray<T> ReduceAnd<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => typeof(T) == typeof(bool) ? AllTrue(x, ReduceMin(x, axes)) : ReduceBits(x, axes, And, AllBitsSet<T>());

    /// <summary>Whether any is true along axes; false over nothing. For integers, bitwise or.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_or")]
    public static NDArray<T> ReduceOr<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => typeof(T) == typeof(bool) ? ReduceMax(x, axes) : ReduceBits(x, axes, Or, default(T));

    /// <summary>Whether an odd number is true along axes; false over nothing. For integers, bitwise exclusive or.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">The axes, which the result does not have.</param>
    [Primitive("reduce_xor")]
    public static NDArray<T> ReduceXor<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => ReduceBits(x, axes, Xor, default(T));

    // The largest byte, which the minimum over nothing starts from, is no bool.
    private static NDArray<T> AllTrue<T>(NDArray<T> x, NDArray<T> result)
        where T : unmanaged
        => x.Size == 0 ? BroadcastTo<T>((T)(object)true, result.Shape) : result;

    private static NDArray<T> ReduceBits<T>(NDArray<T> x, Axes axes, Func<NDArray<T>, NDArray<T>, NDArray<T>> combine, NDArray<T> start)
        where T : unmanaged
    {
        NDArray<T> runs = Reduction.AxesLast(x, axes.Normalize(x.Rank), out Shape kept);
        NDArray<T> result = BroadcastTo(start, kept);
        int length = result.Size == 0 ? 0 : x.Size / result.Size;
        NDArray<T> columns = Transpose(Reshape(runs, (result.Size, length)), (1, 0));
        for (int i = 0; i < length; i++)
        {
            result = combine(result, Reshape(columns.View(i * result.Size, result.Size), kept));
        }

        return result;
    }

    private static TSeen Lowest<TSeen>()
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        => DTypes.IsFloating<TSeen>() ? unchecked(-TSeen.One) / TSeen.Zero : TSeen.MinValue;

    private static TSeen Highest<TSeen>()
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        => DTypes.IsFloating<TSeen>() ? TSeen.One / TSeen.Zero : TSeen.MaxValue;

    private readonly struct ReduceSumOp : IReduction
    {
        public static string Name => "reduce_sum";

        public static bool IsSum => true;

        public static TSeen Start<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.Zero;

        public static TSeen Step<TSeen>(TSeen accumulated, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(accumulated + x);
    }

    private readonly struct ReduceProdOp : IReduction
    {
        public static string Name => "reduce_prod";

        public static TSeen Start<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.One;

        public static TSeen Step<TSeen>(TSeen accumulated, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(accumulated * x);
    }

    private readonly struct ReduceMaxOp : IReduction
    {
        public static string Name => "reduce_max";

        public static bool TakesBool => true;

        public static TSeen Start<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => Lowest<TSeen>();

        public static TSeen Step<TSeen>(TSeen accumulated, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.Max(accumulated, x);
    }

    private readonly struct ReduceMinOp : IReduction
    {
        public static string Name => "reduce_min";

        public static bool TakesBool => true;

        public static TSeen Start<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => Highest<TSeen>();

        public static TSeen Step<TSeen>(TSeen accumulated, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.Min(accumulated, x);
    }
}
