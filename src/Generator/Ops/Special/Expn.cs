using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Expn() : FloatOp("expn(n, x)")
{
    public override string Summary => "The integral of exp(-xt)/t^n over t from 1, for whole n; ∞ at x = 0 for n below 2, NaN below 0. Derivative in x only.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Expn", cost: 90, arity: 2, hasF32Vector: false);

    // ∂Eₙ(x)/∂x = -Eₙ₋₁(x)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value n = equation.Inputs[0], x = equation.Inputs[1];
        return operand == 1
            ? build.Neg(build.Mul(tangent, build.Bind(this, [build.Offset(n, -1), x])))
            : throw new ShapeException("'expn' has no derivative in its first operand n, which is whole; stop it with Lax.StopGradient(n)");
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => ExponentialIntegral.En(x[0], x[1]);
}
