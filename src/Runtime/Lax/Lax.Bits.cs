using System.Numerics;
using System.Runtime.CompilerServices;
using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Bits and logic.
public static partial class Lax
{
    /// <summary>Inverts every bit; for bool, logical not.</summary>
    [Primitive("not")]
    public static NDArray<T> Not<T>(NDArray<T> x)
        where T : unmanaged
        => typeof(T) == typeof(bool) ? Xor(x, (T)(object)true) : Xor(x, AllBitsSet<T>());

    /// <summary>Bitwise and; for bool, logical.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("and")]
    public static NDArray<T> And<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, AndOp>(x, y);

    /// <summary>Bitwise or; for bool, logical.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("or")]
    public static NDArray<T> Or<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, OrOp>(x, y);

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("xor")]
    public static NDArray<T> Xor<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, XorOp>(x, y);

    /// <summary>Shifts bits left; by less than 0 or by the width or more gives 0.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("shift_left")]
    public static NDArray<T> ShiftLeft<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, ShiftLeftOp>(x, y);

    /// <summary>Shifts bits right, filling with 0; by less than 0 or by the width or more gives 0.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("shift_right_logical")]
    public static NDArray<T> ShiftRightLogical<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, ShiftRightLogicalOp>(x, y);

    /// <summary>Shifts bits right, filling with the sign; by less than 0 or by the width or more leaves only the sign.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("shift_right_arithmetic")]
    public static NDArray<T> ShiftRightArithmetic<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, ShiftRightArithmeticOp>(x, y);

    private static unsafe NDArray<T> AllBitsSet<T>()
        where T : unmanaged
    {
        T value;
        new Span<byte>(&value, sizeof(T)).Fill(byte.MaxValue);
        return value;
    }

    private static bool IsInside<TSeen>(TSeen shift)
        where TSeen : unmanaged, IBinaryInteger<TSeen>
        => !TSeen.IsNegative(shift) && shift < TSeen.CreateTruncating(Unsafe.SizeOf<TSeen>() * 8);

    private readonly struct AndOp : IIntegerBinary
    {
        public static string Name => "and";

        public static bool TakesBool => true;

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => x & y;
    }

    private readonly struct OrOp : IIntegerBinary
    {
        public static string Name => "or";

        public static bool TakesBool => true;

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => x | y;
    }

    private readonly struct XorOp : IIntegerBinary
    {
        public static string Name => "xor";

        public static bool TakesBool => true;

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => x ^ y;
    }

    private readonly struct ShiftLeftOp : IIntegerBinary
    {
        public static string Name => "shift_left";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => IsInside(y) ? x << int.CreateTruncating(y) : TSeen.Zero;
    }

    private readonly struct ShiftRightLogicalOp : IIntegerBinary
    {
        public static string Name => "shift_right_logical";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => IsInside(y) ? x >>> int.CreateTruncating(y) : TSeen.Zero;
    }

    private readonly struct ShiftRightArithmeticOp : IIntegerBinary
    {
        public static string Name => "shift_right_arithmetic";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => Scalars.ShiftRightArithmetic(x, y);
    }
}
