using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Asin() : FloatUnaryOp("asin")
{
    public override string Summary => "The inverse sine; NaN outside -1..1.";

    public override double Evaluate(double x) => Math.Asin(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Asin", cost: 20, hasF32Vector: false);

    // d asin(x) = dx / √(1 - x²)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Rsqrt(build.SubtractFrom(1, build.Square(x))));
}
