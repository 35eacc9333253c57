using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Square() : NonlinearOp("square(x)")
{
    public override string Summary => "x times x.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Operator(dtype, "({0} * {0})");

    // d x² = 2x dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, build.Scale(equation.Inputs[0], 2));

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] * x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0] * x[0];
}
