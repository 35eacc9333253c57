using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Cbrt() : FloatUnaryOp("cbrt")
{
    public override string Summary => "The real cube root.";

    public override double Evaluate(double x) => Elementary.Cbrt(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Cbrt", cost: 20, hasF32Vector: false);

    // d ∛x = dx / (3 y²), which is ∞ at zero
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(t, build.Scale(build.Square(y), 3));
}
