using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tracing;

/// <summary>C#'s operators and conversions on scalars.</summary>
public sealed partial class Tracer
{
    private AbstractValue Operator(string name, TypeRef type, IReadOnlyList<AbstractValue> operands)
    {
        if (name == "enum_member" && operands[0] is not IntValue { Dim.IsConstant: true })
        {
            throw this.Fail(TraceFault.Unsupported, "the member of an enum with a number that is not known when the project is built (mark the parameter it comes from [Static])");
        }

        AbstractValue? folded = operands.Any(o => o is TracedValue) ? null
            : operands.Count == 1 ? FoldUnary(name, type, operands[0]) : this.FoldBinary(name, type, operands[0], operands[1]);
        if (folded is null && operands.Any(o => o is TracedValue or ConstantValue { Value: double }))
        {
            DType dtype = type.ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"'{name}' on {type}");
            if (!OpTable.TryGet(name, out Op op))
            {
                throw this.Fail(TraceFault.Unsupported, $"'{name}' in compiled code");
            }

            List<Value> values = operands.Select(o => this.Operand(o, dtype)).ToList();
            if (name.StartsWith("shift", StringComparison.Ordinal))
            {
                // C# counts in ints, and takes the count modulo the width; lax gives 0 or the sign from the width on.
                values[1] = values[1].Type.DType == dtype ? values[1] : this.Scope().Convert(values[1], dtype);
                values[1] = this.Scope().And(values[1], this.Scope().FullLike(values[1], (dtype.ByteCount() * 8) - 1));
            }

            AbstractValue result = this.BindBroadcast(op, values);
            if (dtype == DType.Bool && result is TracedValue { Value: var condition })
            {
                this.SaidTogether(name, values, condition);
            }

            return result;
        }

        return folded ?? throw this.Fail(TraceFault.Unsupported, $"'{name}' of {string.Join(" and ", operands.Select(Print))}");
    }

    private static AbstractValue? FoldUnary(string name, TypeRef type, AbstractValue operand)
    {
        DType dtype = type.ScalarType ?? DType.F64;
        return operand switch
        {
            ConstantValue { Value: bool flag } when name == "not" => ConstantValue.Of(!flag),
            ConstantValue { Value: double x } when ScalarFold.Float(name, x) is { } y => new ConstantValue(ScalarFold.Round(y, dtype)),
            IntValue { Dim.IsConstant: true } x when name == "neg" => IntValue.Of(ScalarFold.Wrap(unchecked(-x.Dim.Value), dtype)),
            IntValue x when name == "neg" => new IntValue(x.Dim * -1),
            IntValue { Dim.IsConstant: true } x when name == "not" => IntValue.Of(ScalarFold.Wrap(~x.Dim.Value, dtype)),
            IntValue { Dim.IsConstant: true, Dim.Value: > long.MinValue } x when name == "abs" => IntValue.Of(Math.Abs(x.Dim.Value)),
            IntValue { Dim.IsConstant: true } x when name == "sign" => IntValue.Of(Math.Sign(x.Dim.Value)),
            _ => null,
        };
    }

    private static string OverflowSign(string name) => name switch { "add" => "+", "sub" => "-", _ => "*" };

    private AbstractValue? FoldBinary(string name, TypeRef type, AbstractValue left, AbstractValue right)
    {
        DType dtype = type.ScalarType ?? DType.F64;
        switch (left, right)
        {
            // Of nullable numbers: nothing but null equals null, and nothing is less or more.
            case (NullValue, _) or (_, NullValue):
                return name switch
                {
                    "eq" => ConstantValue.Of(left is NullValue && right is NullValue),
                    "ne" => ConstantValue.Of(left is not NullValue || right is not NullValue),
                    "lt" or "le" or "gt" or "ge" => ConstantValue.False,
                    _ => null,
                };
            case (IntValue x, IntValue y) when x.Dim.IsConstant && y.Dim.IsConstant && ScalarFold.Integer(name, x.Dim.Value, y.Dim.Value, dtype) is { } folded:
                if (ScalarFold.Overflows(name, x.Dim.Value, y.Dim.Value, dtype))
                {
                    throw this.Fail(
                        TraceFault.Unsupported, $"{x.Dim} {OverflowSign(name)} {y.Dim}, which '{dtype.CSharp()}' cannot hold (numbers that are to wrap around are uint or ulong here),");
                }

                return IntValue.Of(ScalarFold.Wrap(folded, dtype));
            case (IntValue { Dim.IsConstant: true } x, IntValue { Dim.IsConstant: true } y) when dtype == DType.U64 && ScalarFold.Compare(name, (ulong)x.Dim.Value, (ulong)y.Dim.Value) is { } isSo:
                return ConstantValue.Of(isSo);
            case (IntValue x, IntValue y):
                return this.RuntimeFunction() is null && IsUndecided(name, x.Dim, y.Dim)
                    ? this.Said(this.Operator(name, type, [this.Traced(this.Operand(left, dtype)), right]), name, x.Dim, y.Dim)
                    : this.FoldSizes(name, x.Dim, y.Dim);
            case (ConstantValue { Value: double x }, ConstantValue { Value: double y }):
                return ScalarFold.Compare(name, x, y) is { } holds
                    ? ConstantValue.Of(holds)
                    : ScalarFold.Float(name, x, y) is { } value ? new ConstantValue(ScalarFold.Round(value, dtype)) : null;
            case (ConstantValue { Value: bool x }, ConstantValue { Value: bool y }):
                return name switch
                {
                    "and" => ConstantValue.Of(x & y),
                    "or" => ConstantValue.Of(x | y),
                    "xor" or "ne" => ConstantValue.Of(x ^ y),
                    "eq" => ConstantValue.Of(x == y),
                    _ => null,
                };
            case (ConstantValue { Value: string x }, ConstantValue { Value: string y }):
                return name switch
                {
                    "eq" => ConstantValue.Of(x == y),
                    "ne" => ConstantValue.Of(x != y),
                    "add" => new ConstantValue(x + y),
                    "enum_number" => IntValue.Of(EnumMembers.Number(x, y)),
                    _ => null,
                };
            case (IntValue { Dim.IsConstant: true } x, ConstantValue { Value: string y }) when name == "enum_member":
                return new ConstantValue(EnumMembers.Name(x.Dim.Value, y));

            // A size that meets a float stays exact as long as it is a number; a named one becomes a value of the program.
            case (IntValue or ConstantValue { Value: double }, IntValue or ConstantValue { Value: double }) when dtype.IsFloating():
                return this.Operator(name, type, [this.Traced(this.Operand(left, dtype)), right]);
            default:
                return null;
        }
    }

    private AbstractValue? FoldSizes(string name, Dim x, Dim y)
    {
        switch (name)
        {
            case "add":
                return new IntValue(x + y);
            case "sub":
                return new IntValue(x - y);
            case "mul":
                return new IntValue(x * y);
            case "div":
                this.RequireDivisor(x, y);
                return new IntValue(Dim.Quotient(x, y));
            case "rem":
                this.RequireDivisor(x, y);
                return new IntValue(Dim.Remainder(x, y));
            case "max":
                return new IntValue(Dim.Max(x, y));
            case "min":
                return new IntValue(Dim.Min(x, y));
            case "eq" or "ne":
                bool? equal = x.Equals(y) ? true : x.IsAtLeast(y + 1) || y.IsAtLeast(x + 1) ? false : null;
                if (equal is null && this.RuntimeFunction() is not null)
                {
                    // What a library's method asks about, square matrices for instance, the entry may make sure of.
                    UnifyInstances(x, y);
                }

                return ConstantValue.Of((equal ?? throw this.Undecided(x, name == "eq" ? "==" : "!=", y)) == (name == "eq"));
            case "lt":
                return ConstantValue.Of(this.Less(x, y, "<"));
            case "gt":
                return ConstantValue.Of(this.Less(y, x, "<"));
            case "le":
                return ConstantValue.Of(!this.Less(y, x, "<"));
            case "ge":
                return ConstantValue.Of(!this.Less(x, y, "<"));
            default:
                return null;
        }
    }

    // C# throws at a divisor of 0. That of a negative one, which no condition can tell, does so where the size is computed.
    private void RequireDivisor(Dim x, Dim y)
    {
        if (y.Equals(Dim.Zero))
        {
            throw this.Fail(TraceFault.Thrown, $"{x} is divided by 0");
        }

        if (y.IsAtLeast(Dim.Zero))
        {
            this.Require(Dim.One, y, $"the division of {x} by {y}", TraceFault.Thrown);
        }
    }

    private bool Less(Dim x, Dim y, string symbol) =>
        y.IsAtLeast(x + 1) || (x.IsAtLeast(y) ? false : this.IsBelowMany(x, y) ?? throw this.Undecided(x, symbol, y));

    private TraceException Undecided(Dim x, string symbol, Dim y) => this.Fail(
        TraceFault.ShapeMismatch,
        (this.RuntimeFunction() is { } function ? $"'{function}' needs to know whether {x} {symbol} {y}, which" : $"whether {x} {symbol} {y}")
        + " is not known when the project is built; write the sizes as numbers in [Shape], or give equal ones one name");

    // A comparison of sizes that only the call decides.
    private static bool IsUndecided(string name, Dim x, Dim y) => name switch
    {
        "eq" or "ne" => !x.Equals(y) && !x.IsAtLeast(y + 1) && !y.IsAtLeast(x + 1),
        "lt" or "ge" => !y.IsAtLeast(x + 1) && !x.IsAtLeast(y),
        "gt" or "le" => !x.IsAtLeast(y + 1) && !y.IsAtLeast(x),
        _ => false,
    };

    private AbstractValue Convert(AbstractValue value, TypeRef type, DType? from = null)
    {
        DType dtype = type.ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"a conversion to {type}");
        switch (value)
        {
            case TracedValue traced:
                return traced.Type.DType == dtype ? traced : this.Traced(this.Scope().Convert(this.scope.Enter(traced), dtype));
            case ConstantValue { Value: string { Length: 1 } letter } when from == DType.U16:
                return this.Convert(IntValue.Of(letter[0]), type);
            case IntValue { Dim.IsConstant: true } integer when dtype.IsFloating() && from == DType.U64:
                return new ConstantValue(ScalarFold.Round((ulong)integer.Dim.Value, dtype));
            case IntValue { Dim.IsConstant: true } integer when dtype.IsFloating():
                return new ConstantValue(ScalarFold.Round(integer.Dim.Value, dtype));
            case IntValue { Dim.IsConstant: true } integer:
                return IntValue.Of(ScalarFold.Wrap(integer.Dim.Value, dtype));
            case IntValue when dtype.IsInteger():
                return value;
            case IntValue size:
                return this.Traced(this.Scope().DimAsValue(size.Dim, dtype));
            case ConstantValue { Value: double number } when dtype.IsFloating():
                return new ConstantValue(ScalarFold.Round(number, dtype));
            case ConstantValue { Value: double number } when dtype.IsInteger():
                return IntValue.Of(Numeric.ToInteger(number, dtype));
            default:
                return value;
        }
    }
}
