using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class IgammaGradA() : FloatOp("igamma_grad_a(a, x)")
{
    public override string Summary => "The derivative of igamma in a.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "IgammaGradA", cost: 300, arity: 2, hasF32Vector: false);

    // ∂²P/∂a∂x is the slope in a of the density xᵃ⁻¹ e⁻ˣ/Γ(a); in a again there is none, as in JAX.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        if (operand == 0)
        {
            throw new ShapeException("'igamma_grad_a' has no second derivative in a; stop it with Lax.StopGradient(a)");
        }

        Value a = equation.Inputs[0], x = equation.Inputs[1], log = build.Log(x);
        Value density = build.Exp(build.Sub(build.Sub(build.Mul(build.Offset(a, -1), log), x), build.Unary(Primitives.Lgamma, a)));
        return build.Mul(tangent, build.Mul(density, build.Sub(log, build.Unary(Primitives.Digamma, a))));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => IncompleteGamma.SlopeInA(x[0], x[1]);
}
