using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Or() : BitwiseOp("or(x, y)")
{
    public override string Summary => "Bits, or truth, of either of x and y.";

    public override bool Accepts(DType dtype) => !dtype.IsFloating();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Operator(dtype, "({0} | {1})");

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        x[0] | x[1];
}
