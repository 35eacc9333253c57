using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tracing;

/// <summary>C#'s arithmetic on constants, for what the tracer computes itself.</summary>
internal static class ScalarFold
{
    /// <summary>The value of an integer in its type: overflow wraps.</summary>
    public static long Wrap(long value, DType dtype) => unchecked(dtype switch
    {
        DType.I8 => (sbyte)value,
        DType.I16 => (short)value,
        DType.I32 => (int)value,
        DType.U8 => (byte)value,
        DType.U16 => (ushort)value,
        DType.U32 => (uint)value,
        DType.Bool => value != 0 ? 1 : 0,
        _ => value,
    });

    /// <summary>The value of a float in its type.</summary>
    public static double Round(double value, DType dtype) => Numeric.Round(value, dtype);

    public static bool? Compare(string name, double x, double y) => Holds(name, x == y, x < y, x > y);

    /// <summary>The comparison of integers above those of a long.</summary>
    public static bool? Compare(string name, ulong x, ulong y) => Holds(name, x == y, x < y, x > y);

    // Each way round, for NaN is neither.
    private static bool? Holds(string name, bool isEqual, bool isLess, bool isGreater) => name switch
    {
        "eq" => isEqual,
        "ne" => !isEqual,
        "lt" => isLess,
        "le" => isLess || isEqual,
        "gt" => isGreater,
        "ge" => isGreater || isEqual,
        _ => null,
    };

    public static double? Float(string name, double x, double y) => name switch
    {
        "add" => x + y,
        "sub" => x - y,
        "mul" => x * y,
        "div" => x / y,
        "rem" => x % y,
        "max" => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : Math.Max(x, y),
        "min" => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : Math.Min(x, y),
        "pow" => Math.Pow(x, y),
        "atan2" => Math.Atan2(x, y),
        _ => null,
    };

    public static double? Float(string name, double x) => name switch
    {
        "neg" => -x,
        "abs" => Math.Abs(x),
        "sqrt" => Math.Sqrt(x),
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "tan" => Math.Tan(x),
        "tanh" => Math.Tanh(x),
        "floor" => Math.Floor(x),
        "ceil" => Math.Ceiling(x),
        "round" => Math.Round(x, MidpointRounding.ToEven),
        _ => null,
    };

    /// <summary>Whether a sum, difference or product of signed integers leaves their type.</summary>
    public static bool Overflows(string name, long x, long y, DType dtype)
    {
        if (dtype is not (DType.I32 or DType.I64) || name is not ("add" or "sub" or "mul"))
        {
            return false;
        }

        System.Numerics.BigInteger exact = name switch
        {
            "add" => (System.Numerics.BigInteger)x + y,
            "sub" => (System.Numerics.BigInteger)x - y,
            _ => (System.Numerics.BigInteger)x * y,
        };
        return dtype == DType.I32 ? exact < int.MinValue || exact > int.MaxValue : exact < long.MinValue || exact > long.MaxValue;
    }

    /// <summary>The operation on integers of a type, before its bits are cut off; a count of places is taken modulo the width, as C# does.</summary>
    public static long? Integer(string name, long x, long y, DType dtype) => name switch
    {
        "div" or "rem" when dtype == DType.U64 && y != 0 => unchecked((long)(name == "div" ? (ulong)x / (ulong)y : (ulong)x % (ulong)y)),
        "add" => unchecked(x + y),
        "sub" => unchecked(x - y),
        "mul" => unchecked(x * y),
        "div" when y != 0 => y == -1 ? unchecked(-x) : x / y,
        "rem" when y != 0 => y == -1 ? 0 : x % y,
        "and" => x & y,
        "or" => x | y,
        "xor" => x ^ y,
        "max" or "min" when dtype == DType.U64 => (ulong)x > (ulong)y == (name == "max") ? x : y,
        "max" => Math.Max(x, y),
        "min" => Math.Min(x, y),
        "shift_left" => unchecked(x << Places(y, dtype)),
        "shift_right_arithmetic" => x >> Places(y, dtype),
        "shift_right_logical" => unchecked((long)((dtype == DType.I32 ? (uint)x : (ulong)x) >> Places(y, dtype))),
        _ => null,
    };

    private static int Places(long count, DType dtype) => (int)count & ((8 * Math.Max(4, dtype.ByteCount())) - 1);
}
