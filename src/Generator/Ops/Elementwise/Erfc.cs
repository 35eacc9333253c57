using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Erfc() : FloatUnaryOp("erfc")
{
    public override string Summary => "1 - erf(x), accurate for large x.";

    public override double Evaluate(double x) => ErrorFunction.Erfc(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Erfc", cost: 16);

    // d erfc(x) = -2/√π exp(-x²) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Exp(build.Neg(build.Square(x))), -2 / Math.Sqrt(Math.PI)));
}
