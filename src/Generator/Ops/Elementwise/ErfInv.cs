using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ErfInv() : FloatUnaryOp("erf_inv")
{
    public override string Summary => "The inverse of erf; ±∞ at ±1, NaN outside.";

    public override double Evaluate(double x) => ErrorFunction.ErfInv(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Function(dtype, "ErfInv", cost: 30);

    // d erf⁻¹(x) = √π/2 exp(y²) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Exp(build.Square(y)), Math.Sqrt(Math.PI) / 2));
}
