using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Igamma() : FloatOp("igamma(a, x)")
{
    public override string Summary => "The regularised lower incomplete gamma function P(a, x); NaN for negative a or x.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Igamma", cost: 200, arity: 2, hasF32Vector: false);

    // ∂P/∂x is the density xᵃ⁻¹ e⁻ˣ/Γ(a)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value a = equation.Inputs[0], x = equation.Inputs[1];
        Value slope = operand == 0
            ? build.Bind(Primitives.IgammaGradA, [a, x])
            : build.Exp(build.Sub(build.Sub(build.Mul(build.Offset(a, -1), build.Log(x)), x), build.Unary(Primitives.Lgamma, a)));
        return build.Mul(tangent, slope);
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => IncompleteGamma.Lower(x[0], x[1]);
}
