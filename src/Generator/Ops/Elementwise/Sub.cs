using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Sub() : ElementwiseOp("sub(x, y)")
{
    public override string Summary => "x - y; integers wrap.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Operator(dtype, "({0} - {1})");

    // d(x - y) = dx - dy
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        operand == 0 ? tangent : build.Neg(tangent);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        operand == 0 ? cotangent : build.Neg(cotangent);

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] - x[1];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0] - x[1];
}
