using System.Numerics;
using System.Numerics.Tensors;

namespace Pure.Jit;

// Arithmetic of two arrays.
public static partial class Lax
{
    /// <summary>x + y; integers wrap. Linear.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("add")]
    public static NDArray<T> Add<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, AddOp>(x, y);

    /// <summary>x − y; integers wrap. Linear.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("sub")]
    public static NDArray<T> Sub<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, SubOp>(x, y);

    /// <summary>x·y; integers wrap.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("mul")]
    public static NDArray<T> Mul<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, MulOp>(x, y);

    /// <summary>x / y. Integers truncate toward zero; a zero divisor gives all bits set, the most negative value by −1 itself.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("div")]
    public static NDArray<T> Div<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, DivOp>(x, y);

    /// <summary>The remainder with the sign of x, as C# has it. Integers: a zero divisor gives x.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("rem")]
    public static NDArray<T> Rem<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, RemOp>(x, y);

    /// <summary>The larger; NaN if either is. At a tie each gets half of the derivative. For bool, or.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("max")]
    public static NDArray<T> Max<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, MaxOp>(x, y);

    /// <summary>The smaller; NaN if either is. At a tie each gets half of the derivative. For bool, and.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("min")]
    public static NDArray<T> Min<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Binary<T, MinOp>(x, y);

    private static TSeen Quotient<TSeen>(TSeen x, TSeen y)
        where TSeen : unmanaged, INumber<TSeen>
        => DTypes.IsFloating<TSeen>() ? x / y
            : TSeen.IsZero(y) ? unchecked(TSeen.Zero - TSeen.One)
            : IsMinusOne(y) ? unchecked(TSeen.Zero - x)
            : x / y;

    private static TSeen Remainder<TSeen>(TSeen x, TSeen y)
        where TSeen : unmanaged, INumber<TSeen>
        => DTypes.IsFloating<TSeen>() ? x % y
            : TSeen.IsZero(y) ? x
            : IsMinusOne(y) ? TSeen.Zero
            : x % y;

    /// <summary>The one divisor of signed integers whose quotient can overflow, which the processor faults on.</summary>
    private static bool IsMinusOne<TSeen>(TSeen y)
        where TSeen : unmanaged, INumber<TSeen>
        => TSeen.IsNegative(y) && y == unchecked(TSeen.Zero - TSeen.One);

    private readonly struct AddOp : IBinary
    {
        public static string Name => "add";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(x + y);

        public static bool Apply<TSeen>(ReadOnlySpan<TSeen> x, ReadOnlySpan<TSeen> y, Span<TSeen> result)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            TensorPrimitives.Add(x, y, result);
            return true;
        }
    }

    private readonly struct SubOp : IBinary
    {
        public static string Name => "sub";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(x - y);

        public static bool Apply<TSeen>(ReadOnlySpan<TSeen> x, ReadOnlySpan<TSeen> y, Span<TSeen> result)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            TensorPrimitives.Subtract(x, y, result);
            return true;
        }
    }

    private readonly struct MulOp : IBinary
    {
        public static string Name => "mul";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(x * y);

        public static bool Apply<TSeen>(ReadOnlySpan<TSeen> x, ReadOnlySpan<TSeen> y, Span<TSeen> result)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            TensorPrimitives.Multiply(x, y, result);
            return true;
        }
    }

    private readonly struct DivOp : IBinary
    {
        public static string Name => "div";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => Quotient(x, y);
    }

    private readonly struct RemOp : IBinary
    {
        public static string Name => "rem";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => Remainder(x, y);
    }

    private readonly struct MaxOp : IBinary
    {
        public static string Name => "max";

        public static bool TakesBool => true;

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.Max(x, y);
    }

    private readonly struct MinOp : IBinary
    {
        public static string Name => "min";

        public static bool TakesBool => true;

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.Min(x, y);
    }
}
