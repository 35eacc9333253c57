using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class ReduceMax() : ReduceOp("reduce_max")
{
    public override string Summary =>
        "The largest element; NaN if there is one; the smallest number of the type over nothing. Ties share the derivative evenly.";

    public override double IdentityNumber => double.NegativeInfinity;

    public override bool Accepts(DType dtype) => true;

    public override long IdentityInteger(DType dtype) => Numeric.MinValue(dtype);

    public override double Combine(double x, double y) => double.IsNaN(x) || x > y ? x : y;

    public override long Combine(long x, long y, DType dtype) => Numeric.Order(x, y, dtype) > 0 ? x : y;

    // dy = Σ over the places of the extreme of dx / their count
    public override Value? Tangent(JaxprBuilder build, Equation equation, Value tangent)
    {
        Value x = equation.Inputs[0];
        Value place = build.Convert(build.Eq(x, Spread(build, equation.Output, equation)), x.Type.DType);
        Value count = build.Bind(Primitives.ReduceSum, [place], equation.Attributes);
        Value sum = build.Bind(Primitives.ReduceSum, [build.Mul(tangent, place)], equation.Attributes);
        return build.Div(sum, count);
    }
}
