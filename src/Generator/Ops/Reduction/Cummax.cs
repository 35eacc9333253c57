using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Cummax() : CumulativeOp("cummax")
{
    public override string Summary =>
        "The largest of all elements up to and with each, along an axis; from the other end with reverse. NaN from the first NaN on.";

    // Larger and smaller than nothing, so that the first element counts whole.
    public override double Identity => double.NaN;

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override double Combine(double before, double x) => double.IsNaN(before) || before > x ? before : x;

    public override long Combine(long before, long x, DType dtype) => Numeric.Order(before, x, dtype) > 0 ? before : x;

    // As of the max of two numbers: at a tie each gets half.
    public override (Value ByBefore, Value ByElement) Partials(JaxprBuilder build, Value before, Value x, Value y)
    {
        Value one = build.FullLike(y, 1), zero = build.Zeros(y.Type);
        Value weight = build.Select(build.Eq(before, x), build.FullLike(y, 0.5), build.Select(build.Lt(x, before), zero, one));
        return (build.Sub(one, weight), weight);
    }
}
