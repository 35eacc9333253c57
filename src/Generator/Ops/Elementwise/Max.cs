using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Max() : NonlinearOp("max(x, y)")
{
    public override string Summary =>
        "The larger of x and y; NaN if either is NaN. At a tie each gets half of the derivative.";

    public override bool Accepts(DType dtype) => true;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        dtype switch
        {
            DType.Bool => new("({0} | {1})", "({0} | {1})"),
            _ => Spelling.Method(dtype, "Max", arity: 2, cost: dtype.IsFloating() ? 3 : 1),
        };

    // d max(x, y) = dx where x is the larger, half of each at a tie
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value own = equation.Inputs[operand], other = equation.Inputs[1 - operand];
        Value half = build.Select(build.Eq(own, other), build.FullLike(own, 0.5), build.FullLike(own, 0));
        return build.Mul(tangent, build.Select(build.Gt(own, other), build.FullLike(own, 1), half));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Math.Max(x[0], x[1]);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Numeric.Order(x[0], x[1], dtype) > 0 ? x[0] : x[1];
}
