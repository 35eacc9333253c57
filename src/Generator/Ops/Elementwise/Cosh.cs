using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Cosh() : FloatUnaryOp("cosh")
{
    public override string Summary => "The hyperbolic cosine.";

    public override double Evaluate(double x) => Math.Cosh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Cosh", cost: 14);

    // d cosh(x) = sinh(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Unary(Primitives.Sinh, x));
}
