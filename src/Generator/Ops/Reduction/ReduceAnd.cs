using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class ReduceAnd() : ReduceOp("reduce_and")
{
    public override string Summary => "Whether all elements are true; for integers the and of the bits.";

    public override double IdentityNumber => 0;

    public override bool Accepts(DType dtype) => !dtype.IsFloating();

    public override long IdentityInteger(DType dtype) => dtype == DType.Bool ? 1 : Numeric.Wrap(-1, dtype);

    public override double Combine(double x, double y) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning for floating numbers.");

    public override long Combine(long x, long y, DType dtype) => x & y;

    public override Value? Tangent(JaxprBuilder build, Equation equation, Value tangent) => null;
}
