using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Cumprod() : CumulativeOp("cumprod")
{
    public override string Summary =>
        "The product of all elements up to and with each, along an axis; from the other end with reverse. Integers wrap.";

    public override double Identity => 1;

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override double Combine(double before, double x) => before * x;

    public override long Combine(long before, long x, DType dtype) => before * x;

    public override (Value ByBefore, Value ByElement) Partials(JaxprBuilder build, Value before, Value x, Value y) => (x, before);
}
