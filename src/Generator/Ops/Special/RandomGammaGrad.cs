using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class RandomGammaGrad() : FloatOp("random_gamma_grad(a, x)")
{
    public override string Summary => "The derivative in a of a sample x of the gamma distribution at a fixed level.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "RandomGammaGrad", cost: 300, arity: 2, hasF32Vector: false);

    // as in JAX, where no second derivative exists
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        throw new ShapeException("'random_gamma_grad' is itself a derivative and has none here; stop it with Lax.StopGradient(...)");
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => IncompleteGamma.SampleSlope(x[0], x[1]);
}
