using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class CheckpointName() : NonlinearOp("checkpoint_name(x)[name]")
{
    public override string Summary => "x itself, with a name for the policies of checkpoints.";

    public override bool Accepts(DType dtype) => true;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{0}", "{0}", 0);

    // The name is the value's, not its derivative's.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => tangent;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0];
}
