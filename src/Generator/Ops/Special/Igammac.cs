using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Igammac() : FloatOp("igammac(a, x)")
{
    public override string Summary => "The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), accurate where it is small.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Igammac", cost: 200, arity: 2, hasF32Vector: false);

    // Q = 1 - P
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value a = equation.Inputs[0], x = equation.Inputs[1];
        Value slope = operand == 0
            ? build.Bind(Primitives.IgammaGradA, [a, x])
            : build.Exp(build.Sub(build.Sub(build.Mul(build.Offset(a, -1), build.Log(x)), x), build.Unary(Primitives.Lgamma, a)));
        return build.Mul(tangent, build.Neg(slope));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => IncompleteGamma.Upper(x[0], x[1]);
}
