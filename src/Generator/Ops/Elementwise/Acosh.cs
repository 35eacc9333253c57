using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Acosh() : FloatUnaryOp("acosh")
{
    public override string Summary => "The inverse hyperbolic cosine; NaN below 1.";

    public override double Evaluate(double x) => SpecialFunctions.Acosh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Acosh", cost: 20, hasF32Vector: false);

    // d acosh(x) = dx / √((x - 1) (x + 1)); written so that the product is +0, not -0, at -1
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Rsqrt(build.SubtractFrom(0, build.Mul(build.SubtractFrom(1, x), build.Offset(x, 1)))));
}
