using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Atan() : FloatUnaryOp("atan")
{
    public override string Summary => "The inverse tangent, in -π/2..π/2.";

    public override double Evaluate(double x) => Math.Atan(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Atan", cost: 20);

    // d atan(x) = dx / (1 + x²)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(t, build.Offset(build.Square(x), 1));
}
