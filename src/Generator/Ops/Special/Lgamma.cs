using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Lgamma() : FloatUnaryOp("lgamma")
{
    public override string Summary => "The logarithm of the absolute value of the gamma function; ∞ at 0, -1, -2, ….";

    public override double Evaluate(double x) => Gamma.Log(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Lgamma", cost: 60, hasF32Vector: false);

    // d log Γ(x) = ψ(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Unary(Primitives.Digamma, x));
}
