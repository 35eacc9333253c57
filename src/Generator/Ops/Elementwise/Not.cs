using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Not() : BitwiseOp("not(x)")
{
    public override string Summary => "The complement of bits, or of truth.";

    public override bool Accepts(DType dtype) => !dtype.IsFloating();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        dtype == DType.Bool ? new("!{0}", "~{0}") : Spelling.Operator(dtype, "(~{0})", "~{0}");

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        dtype == DType.Bool ? 1 - x[0] : ~x[0];
}
