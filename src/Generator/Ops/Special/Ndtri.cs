using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Ndtri() : FloatUnaryOp("ndtri")
{
    public override string Summary => "The inverse of ndtr; -∞ at 0, ∞ at 1, NaN outside.";

    public override double Evaluate(double x) => ErrorFunction.Ndtri(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Ndtri", cost: 80, hasF32Vector: false);

    // the density's reciprocal at y
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Exp(build.Scale(build.Square(y), 0.5)), Math.Sqrt(2 * Math.PI)));
}
