using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class BesselI0e() : FloatUnaryOp("bessel_i0e")
{
    public override string Summary => "exp(-|x|) times the modified Bessel function of order 0.";

    public override double Evaluate(double x) => Bessel.I0e(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "BesselI0e", cost: 50, hasF32Vector: false);

    // d = (I₁ᵉ(x) - sign(x) y) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Sub(build.Unary(Primitives.BesselI1e, x), build.Mul(build.Unary(Primitives.Sign, x), y)));
}
