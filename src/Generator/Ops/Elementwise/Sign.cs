using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Sign() : NonlinearOp("sign(x)")
{
    public override string Summary => "-1, 0 or 1; keeps NaN and the sign of zero; derivative 0.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{S}.Sign({0})", dtype.IsFloating() && !dtype.IsNarrowFloat()
            ? "{V}.ConditionalSelect({V}.GreaterThan({0}, {V}<{T}>.Zero), {V}<{T}>.One, {V}.ConditionalSelect({V}.LessThan({0}, {V}<{T}>.Zero), -{V}<{T}>.One, {0}))"
            : null, 4);

    // Piecewise constant.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        x[0] > 0 ? 1 : x[0] < 0 ? -1 : x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        x[0] == 0 ? 0 : x[0] < 0 && dtype.IsSigned() ? -1 : 1;
}
