using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Acos() : FloatUnaryOp("acos")
{
    public override string Summary => "The inverse cosine; NaN outside -1..1.";

    public override double Evaluate(double x) => Math.Acos(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Acos", cost: 20, hasF32Vector: false);

    // d acos(x) = -dx / √(1 - x²)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Neg(build.Rsqrt(build.SubtractFrom(1, build.Square(x)))));
}
