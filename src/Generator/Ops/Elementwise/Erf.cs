using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Erf() : FloatUnaryOp("erf")
{
    public override string Summary => "The error function 2/√π ∫₀ˣ exp(-s²) ds.";

    public override double Evaluate(double x) => ErrorFunction.Erf(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Erf", cost: 12, hasF64Vector: true);

    // d erf(x) = 2/√π exp(-x²) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Exp(build.Neg(build.Square(x))), 2 / Math.Sqrt(Math.PI)));
}
