using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Sinh() : FloatUnaryOp("sinh")
{
    public override string Summary => "The hyperbolic sine.";

    public override double Evaluate(double x) => Math.Sinh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Sinh", cost: 14);

    // d sinh(x) = cosh(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Unary(Primitives.Cosh, x));
}
