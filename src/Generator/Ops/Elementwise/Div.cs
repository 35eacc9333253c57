using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Div() : ElementwiseOp("div(x, y)")
{
    public override string Summary => "x / y; integers truncate, x / 0 has all bits set and min / -1 is min.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        dtype.IsInteger()
            ? new("{S}.Div({0}, {1})", null, 20)
            : Spelling.Operator(dtype, "({0} / {1})", cost: 4);

    // d(x / y) = dx / y - (x / y) dy / y
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        operand == 0
            ? build.Div(tangent, equation.Inputs[1])
            : build.Neg(build.Mul(tangent, build.Div(equation.Output, equation.Inputs[1])));

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        operand == 0 ? build.Div(cotangent, equation.Inputs[1]) : throw Linearity.NotLinear(this);

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] / x[1];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Divide(x[0], x[1], dtype);

    private static long Divide(long x, long y, DType dtype) =>
        y == 0 ? -1
        : dtype == DType.U64 ? unchecked((long)((ulong)x / (ulong)y))
        : y == -1 && dtype.IsSigned() ? -x
        : x / y;
}
