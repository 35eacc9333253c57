using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Passes;

/// <summary>The rules of <see cref="Simplify"/> on single elements.</summary>
internal static class SimplifyElementwise
{
    public static Value? Rewrite(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes)
    {
        Value x = inputs[0];
        DType dtype = x.Type.DType;
        return op.Name switch
        {
            "add" => Add(rewriter, x, inputs[1], dtype),
            "sub" => Subtract(rewriter, x, inputs[1], dtype),
            "mul" => Multiply(rewriter, x, inputs[1], dtype),
            "div" => Divide(rewriter, x, inputs[1], dtype),
            "neg" => Negate(rewriter, x),
            "not" => Input(rewriter, x, "not"),
            "abs" => Absolute(rewriter, x),
            "square" => Square(rewriter, x),
            "integer_pow" => Power(rewriter, x, attributes),
            "max" or "min" => inputs[1].Id == x.Id ? x : null,
            "and" or "or" => Logic(rewriter, op, x, inputs[1], dtype),
            "select_n" => Select(rewriter, op, inputs),
            "convert_element_type" => Convert(rewriter, x, attributes.DType()),
            _ => null,
        };
    }

    private static Value? Add(Rewriter rewriter, Value x, Value y, DType dtype)
    {
        // x + (-0) = x; with +0 it is wrong for x = -0, except for integers
        if (IsNothing(rewriter, y, dtype, isNegativeZero: true))
        {
            return x;
        }

        // (-0) + x = x
        if (IsNothing(rewriter, x, dtype, isNegativeZero: true))
        {
            return y;
        }

        // x + (-y) = x - y
        if (Input(rewriter, y, "neg") is { } negated)
        {
            return rewriter.Bind(Primitives.Sub, [x, negated]);
        }

        // (-x) + y = y - x
        return Input(rewriter, x, "neg") is { } other ? rewriter.Bind(Primitives.Sub, [y, other]) : null;
    }

    private static Value? Subtract(Rewriter rewriter, Value x, Value y, DType dtype)
    {
        // x - 0 = x
        if (IsNothing(rewriter, y, dtype, isNegativeZero: false))
        {
            return x;
        }

        // (-0) - x = -x; with +0 it is wrong for x = 0, except for integers
        if (IsNothing(rewriter, x, dtype, isNegativeZero: true) && !dtype.IsUnsigned())
        {
            return rewriter.Bind(Primitives.Neg, [y]);
        }

        // x - (-y) = x + y
        if (Input(rewriter, y, "neg") is { } negated)
        {
            return rewriter.Bind(Primitives.Add, [x, negated]);
        }

        // x - x = 0 for integers
        return dtype.IsInteger() && x.Id == y.Id ? rewriter.Full(x.Type, 0L) : null;
    }

    private static Value? Multiply(Rewriter rewriter, Value x, Value y, DType dtype)
    {
        // constants stand on the right
        if (rewriter.IsFull(x, out _) && !rewriter.IsFull(y, out _))
        {
            return rewriter.Bind(Primitives.Mul, [y, x]);
        }

        if (rewriter.IsFull(y, out double factor))
        {
            switch (factor)
            {
                // x * 1 = x
                case 1:
                    return x;

                // x * -1 = -x
                case -1 when !dtype.IsUnsigned():
                    return rewriter.Bind(Primitives.Neg, [x]);

                // x * 0 = 0 for integers
                case 0 when dtype.IsInteger():
                    return y;
            }

            // (-x) * c = x * (-c)
            if (dtype.IsFloating() && Input(rewriter, x, "neg") is { } positive)
            {
                return rewriter.Bind(Primitives.Mul, [positive, rewriter.Operand(y.Type, -factor)]);
            }
        }

        // (-x) * (-y) = x * y
        return Input(rewriter, x, "neg") is { } a && Input(rewriter, y, "neg") is { } b
            ? rewriter.Bind(Primitives.Mul, [a, b])
            : null;
    }

    private static Value? Divide(Rewriter rewriter, Value x, Value y, DType dtype)
    {
        if (rewriter.IsFull(y, out double divisor))
        {
            // x / 1 = x
            if (divisor == 1)
            {
                return x;
            }

            // x / 2ᵏ = x * 2⁻ᵏ: both are exact, or rounded once from the same number
            if (dtype is DType.F32 or DType.F64 && HasExactReciprocal(divisor, dtype))
            {
                return rewriter.Bind(Primitives.Mul, [x, rewriter.Operand(y.Type, 1 / divisor)]);
            }
        }

        // (-x) / (-y) = x / y
        return dtype.IsFloating() && Input(rewriter, x, "neg") is { } a && Input(rewriter, y, "neg") is { } b
            ? rewriter.Bind(Primitives.Div, [a, b])
            : null;
    }

    // -(-x) = x
    private static Value? Negate(Rewriter rewriter, Value x) => Input(rewriter, x, "neg");

    private static Value? Absolute(Rewriter rewriter, Value x)
    {
        // | |x| | = |x|
        if (rewriter.Definition(x, "abs") is not null)
        {
            return x;
        }

        // |-x| = |x|
        return Input(rewriter, x, "neg") is { } positive ? rewriter.Bind(Primitives.Abs, [positive]) : null;
    }

    // (-x)² = x², |x|² = x²
    private static Value? Square(Rewriter rewriter, Value x) =>
        (Input(rewriter, x, "neg") ?? Input(rewriter, x, "abs")) is { } inner ? rewriter.Bind(Primitives.Square, [inner]) : null;

    private static Value? Power(Rewriter rewriter, Value x, Attributes attributes) => attributes.Int("y") switch
    {
        // x¹ = x
        1 => x,

        // x² = x * x
        2 => rewriter.Bind(Primitives.Mul, [x, x]),
        _ => null,
    };

    private static Value? Logic(Rewriter rewriter, Op op, Value x, Value y, DType dtype)
    {
        // x and x = x, x or x = x
        if (x.Id == y.Id)
        {
            return x;
        }

        if (dtype != DType.Bool)
        {
            return null;
        }

        // x and true = x, x and false = false, x or false = x, x or true = true
        double neutral = op.Name == "and" ? 1 : 0;
        return rewriter.IsFull(y, out double right) ? right == neutral ? x : y
            : rewriter.IsFull(x, out double left) ? left == neutral ? y : x
            : null;
    }

    private static Value? Select(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs)
    {
        if (inputs.Count != 3)
        {
            return null;
        }

        Value which = inputs[0], onFalse = inputs[1], onTrue = inputs[2];

        // select(p, x, x) = x
        if (onFalse.Id == onTrue.Id)
        {
            return onTrue;
        }

        // select(true, x, y) = y, select(false, x, y) = x
        if (rewriter.IsFull(which, out double chosen))
        {
            return chosen != 0 ? onTrue : onFalse;
        }

        // select(not p, x, y) = select(p, y, x)
        return which.Type.DType == DType.Bool && Input(rewriter, which, "not") is { } p ? rewriter.Bind(op, [p, onTrue, onFalse]) : null;
    }

    private static Value? Convert(Rewriter rewriter, Value x, DType target)
    {
        // convert[t](x) = x when x is a t
        if (x.Type.DType == target)
        {
            return x;
        }

        // convert[t](convert[wider](x)) = x when x is a t and wider holds all of t
        return Input(rewriter, x, "convert_element_type") is { } inner && inner.Type.DType == target && Holds(x.Type.DType, target)
            ? inner
            : null;
    }

    private static Value? Input(Rewriter rewriter, Value value, string op) => rewriter.Definition(value, op)?.Inputs[0];

    // Zero, with the sign that makes it neutral where the dtype has signed zeros.
    private static bool IsNothing(Rewriter rewriter, Value value, DType dtype, bool isNegativeZero) =>
        rewriter.IsFull(value, out double number) && number == 0 &&
        (!dtype.IsFloating() || BitConverter.DoubleToInt64Bits(number) < 0 == isNegativeZero);

    private static bool HasExactReciprocal(double divisor, DType dtype)
    {
        long bits = BitConverter.DoubleToInt64Bits(divisor);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        int limit = dtype == DType.F32 ? 126 : 1022;
        return (bits & 0xF_FFFF_FFFF_FFFF) == 0 && Math.Abs(exponent) <= limit;
    }

    private static bool Holds(DType wider, DType narrow) => narrow switch
    {
        DType.Bool => true,
        DType.F16 or DType.BF16 => wider is DType.F32 or DType.F64,
        DType.F32 => wider == DType.F64,
        DType.F64 => false,
        _ when wider.IsFloating() => narrow.ByteCount() < (wider == DType.BF16 ? 1 : wider.ByteCount()) && wider != DType.F16,
        _ when wider == DType.Bool => false,
        _ when narrow.IsUnsigned() => wider.ByteCount() > narrow.ByteCount(),
        _ => wider.IsSigned() && wider.ByteCount() > narrow.ByteCount(),
    };
}
