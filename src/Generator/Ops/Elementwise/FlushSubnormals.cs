using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

/// <summary>
/// Marks a cotangent that a loop carries: its elements shrink from turn to turn, and processors take a hundred times longer for numbers
/// below the smallest normal one. The inline pass makes 0 of those; to everything else they are x.
/// </summary>
internal sealed class FlushSubnormals() : ElementwiseOp("flush_subnormals(x)")
{
    public override string Summary => "x, with 0 in place of what is smaller than every normal number.";

    public override bool Accepts(DType dtype) => dtype.IsFloating();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{0}", "{0}", 0);

    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => tangent;

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) => cotangent;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) => x[0];
}
