using System.Globalization;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class IntegerPow() : NonlinearOp("integer_pow(x)[y]")
{
    public override string Summary => "x to the power of a static integer; negative powers of floating elements only.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes)
    {
        long y = attributes.Int("y");
        string power = y.ToString(CultureInfo.InvariantCulture);
        return y switch
        {
            0 => new("({T})1", "{V}<{T}>.One"),
            1 => new("{0}", "{0}"),
            2 => Spelling.Operator(dtype, "({0} * {0})"),
            3 => Spelling.Operator(dtype, "({0} * {0} * {0})", cost: 2),
            4 => Spelling.Operator(dtype, "(({0} * {0}) * ({0} * {0}))", cost: 3),
            -1 when dtype.IsFloating() => new("(({T})1 / {0})", dtype.IsNarrowFloat() ? null : "({V}<{T}>.One / {0})", 4),
            _ => new($"{{S}}.IntegerPow({{0}}, {power})", null, 20),
        };
    }

    // d xⁿ = n xⁿ⁻¹ dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        long y = equation.Attributes.Int("y");
        return y switch
        {
            0 => null,
            1 => tangent,
            2 => build.Mul(tangent, build.Scale(equation.Inputs[0], 2)),
            _ => build.Mul(tangent, build.Scale(build.IntegerPow(equation.Inputs[0], y - 1), y)),
        };
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Math.Pow(x[0], attributes.Int("y"));

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes)
    {
        long y = attributes.Int("y");
        if (y < 0)
        {
            throw new ShapeException($"'integer_pow' of {dtype.Name()} needs a power of 0 or more, not {y}");
        }

        long result = 1;
        for (long i = 0; i < y; i++)
        {
            result = unchecked(result * x[0]);
        }

        return result;
    }
}
