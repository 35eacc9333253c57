using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Expm1() : FloatUnaryOp("expm1")
{
    public override string Summary => "exp(x) - 1, accurate near zero.";

    public override double Evaluate(double x) => Elementary.Expm1(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Expm1", cost: 10);

    // d expm1(x) = (y + 1) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => build.Mul(t, build.Offset(y, 1));
}
