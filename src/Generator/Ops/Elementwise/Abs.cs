using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Abs() : NonlinearOp("abs(x)")
{
    public override string Summary => "The absolute value; derivative +1 at zero.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        dtype switch
        {
            _ when dtype.IsUnsigned() => new("{0}", "{0}"),
            // Math.Abs throws at the smallest integer.
            _ when dtype.IsInteger() => new("unchecked(({T})({0} < 0 ? -{0} : {0}))", "{V}.Abs({0})"),
            _ => Spelling.Method(dtype, "Abs"),
        };

    // d abs(x) = dx where x ≥ 0, else -dx (so also for NaN)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, build.Select(
            build.Ge(equation.Inputs[0], build.FullLike(equation.Inputs[0], 0)),
            build.FullLike(equation.Inputs[0], 1),
            build.FullLike(equation.Inputs[0], -1)));

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Math.Abs(x[0]);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        dtype.IsSigned() && x[0] < 0 ? -x[0] : x[0];
}
