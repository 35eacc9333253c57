using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Neg() : ElementwiseOp("neg(x)")
{
    public override string Summary => "The negative; integers wrap.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Operator(dtype, dtype.IsInteger() ? "(0 - {0})" : "(-{0})", "(-{0})");

    // d(-x) = -dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Neg(tangent);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Neg(cotangent);

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => -x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => -x[0];
}
