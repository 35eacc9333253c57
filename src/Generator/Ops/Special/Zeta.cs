using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Zeta() : FloatOp("zeta(x, q)")
{
    public override string Summary => "Hurwitz' zeta function, the sum of (q + k)^-x over k from 0; ∞ at x = 1, NaN below. Derivative in q only.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Zeta", cost: 80, arity: 2, hasF32Vector: false);

    // ∂ζ(x, q)/∂q = -x ζ(x + 1, q)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value x = equation.Inputs[0], q = equation.Inputs[1];
        return operand == 1
            ? build.Mul(tangent, build.Neg(build.Mul(x, build.Bind(this, [build.Offset(x, 1), q]))))
            : throw new ShapeException("'zeta' has no derivative in its first operand x here; stop it with Lax.StopGradient(x)");
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Gamma.Zeta(x[0], x[1]);
}
