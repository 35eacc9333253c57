using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Clamp() : NonlinearOp("clamp(min, x, max)")
{
    public override string Summary =>
        "x limited to min..max; NaN where x is NaN. The derivative goes to x strictly inside, to a bound strictly outside.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new(
            "{T}.Min({T}.Max({0}, {1}), {2})",
            dtype.IsNarrowFloat() ? null : "{V}.Min({V}.Max({0}, {1}), {2})",
            dtype.IsFloating() ? 5 : 2);

    // d clamp(a, x, b) = dx where a < x < b, da where x < a < b, db where x > b, and nothing at a tie
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value min = equation.Inputs[0], x = equation.Inputs[1], max = equation.Inputs[2];
        Value isActive = operand switch
        {
            0 => build.And(build.Gt(min, x), build.Lt(min, max)),
            1 => build.And(build.Gt(x, min), build.Lt(x, max)),
            _ => build.Lt(max, x),
        };
        return build.Select(isActive, tangent, build.Zeros(tangent.Type));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        double.IsNaN(x[1]) ? x[1] : Math.Min(Math.Max(x[0], x[1]), x[2]);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Limit(x[0], x[1], x[2], dtype);

    private static long Limit(long min, long x, long max, DType dtype)
    {
        long raised = Numeric.Order(min, x, dtype) > 0 ? min : x;
        return Numeric.Order(raised, max, dtype) > 0 ? max : raised;
    }
}
