using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class StopGradient() : NonlinearOp("stop_gradient(x)")
{
    public override string Summary => "x itself, as a constant for derivatives.";

    public override bool Accepts(DType dtype) => true;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{0}", "{0}", 0);

    // A constant.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0];
}
