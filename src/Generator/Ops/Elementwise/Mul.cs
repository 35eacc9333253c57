using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Mul() : ElementwiseOp("mul(x, y)")
{
    public override string Summary => "x times y; integers wrap.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Operator(dtype, "({0} * {1})");

    // d(x y) = y dx + x dy
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, equation.Inputs[1 - operand]);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Mul(cotangent, equation.Inputs[1 - operand]);

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] * x[1];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0] * x[1];
}
