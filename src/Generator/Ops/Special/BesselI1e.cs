using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class BesselI1e() : FloatUnaryOp("bessel_i1e")
{
    public override string Summary => "exp(-|x|) times the modified Bessel function of order 1.";

    public override double Evaluate(double x) => Bessel.I1e(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "BesselI1e", cost: 50, hasF32Vector: false);

    // d = (I₀ᵉ(x) - (sign(x) + 1/x) y) dx, ½ at zero
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t)
    {
        Value isZero = build.Eq(x, build.FullLike(x, 0));
        Value divisor = build.Select(isZero, build.FullLike(x, 1), x);
        Value slope = build.Sub(
            build.Unary(Primitives.BesselI0e, x),
            build.Add(build.Mul(build.Unary(Primitives.Sign, x), y), build.Div(y, divisor)));
        return build.Mul(t, build.Select(isZero, build.FullLike(x, 0.5), slope));
    }
}
