using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Betaln() : FloatOp("betaln(a, b)")
{
    public override string Summary => "The logarithm of the beta function for positive a and b.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Betaln", cost: 150, arity: 2, hasF32Vector: false);

    // ψ(a) - ψ(a + b), ψ(b) - ψ(a + b)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value a = equation.Inputs[0], b = equation.Inputs[1];
        Value own = operand == 0 ? a : b;
        return build.Mul(tangent, build.Sub(build.Unary(Primitives.Digamma, own), build.Unary(Primitives.Digamma, build.Add(a, b))));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Gamma.LogBeta(x[0], x[1]);
}
