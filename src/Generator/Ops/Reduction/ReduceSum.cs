using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class ReduceSum() : ReduceOp("reduce_sum")
{
    public override string Summary => "The sum; 0 over nothing; integers wrap.";

    public override double IdentityNumber => 0;

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override long IdentityInteger(DType dtype) => 0;

    public override double Combine(double x, double y) => x + y;

    public override long Combine(long x, long y, DType dtype) => x + y;

    public override Value? Tangent(JaxprBuilder build, Equation equation, Value tangent) =>
        build.Bind(this, [tangent], equation.Attributes);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, Value cotangent) =>
        Spread(build, cotangent, equation);
}
