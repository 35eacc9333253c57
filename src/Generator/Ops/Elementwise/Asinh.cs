using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Asinh() : FloatUnaryOp("asinh")
{
    public override string Summary => "The inverse hyperbolic sine.";

    public override double Evaluate(double x) => SpecialFunctions.Asinh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Asinh", cost: 20, hasF32Vector: false);

    // d asinh(x) = dx / √(x² + 1)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Rsqrt(build.Offset(build.Square(x), 1)));
}
