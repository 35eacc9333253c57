using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Digamma() : FloatUnaryOp("digamma")
{
    public override string Summary => "The derivative of lgamma; NaN at 0, -1, -2, ….";

    public override double Evaluate(double x) => Gamma.Digamma(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Digamma", cost: 60, hasF32Vector: false);

    // d ψ(x) = ψ₁(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Bind(Primitives.Polygamma, [build.FullLike(x, 1), x]));
}
