using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Betainc() : FloatOp("betainc(a, b, x)")
{
    public override string Summary => "The regularised incomplete beta function; NaN outside a, b > 0 and 0 ≤ x ≤ 1. Derivative in x only.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Betainc", cost: 300, arity: 3, hasF32Vector: false);

    // the density xᵃ⁻¹ (1 - x)ᵇ⁻¹/B(a, b)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value a = equation.Inputs[0], b = equation.Inputs[1], x = equation.Inputs[2];
        if (operand != 2)
        {
            throw new ShapeException("'betainc' has no derivative in its operands a and b here; stop them with Lax.StopGradient(...)");
        }

        Value log = build.Add(
            build.Mul(build.Offset(a, -1), build.Log(x)),
            build.Mul(build.Offset(b, -1), build.Unary(Primitives.Log1p, build.Neg(x))));
        return build.Mul(tangent, build.Exp(build.Sub(log, build.Bind(Primitives.Betaln, [a, b]))));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => IncompleteBeta.Regularized(x[0], x[1], x[2]);
}
