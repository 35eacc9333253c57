using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class IsFinite() : FloatOp("is_finite(x)")
{
    public override string Summary => "Whether each element is neither NaN nor ±∞.";

    public override Spelling Cpu(DType dtype, Attributes attributes) => new(
        "{T}.IsFinite({0})",
        dtype.IsNarrowFloat() ? null : "{V}.LessThan({V}.Abs({0}), {V}.Create({T}.PositiveInfinity))",
        2);

    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        [Tensor.Of(DType.Bool, inputs[0].Shape, Array.ConvertAll(inputs[0].Numbers!, x => Numeric.IsFinite(x) ? 1L : 0L))];

    protected override DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes) => DType.Bool;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Numeric.IsFinite(x[0]) ? 1 : 0;
}
