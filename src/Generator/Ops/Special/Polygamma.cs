using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Polygamma() : FloatOp("polygamma(m, x)")
{
    public override string Summary => "The m-th derivative of digamma for whole m from 0, else NaN. Derivative in x only.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Polygamma", cost: 90, arity: 2, hasF32Vector: false);

    // the next derivative
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value m = equation.Inputs[0], x = equation.Inputs[1];
        return operand == 1
            ? build.Mul(tangent, build.Bind(this, [build.Offset(m, 1), x]))
            : throw new ShapeException("'polygamma' has no derivative in its first operand m, which is whole; stop it with Lax.StopGradient(m)");
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Gamma.Polygamma(x[0], x[1]);
}
