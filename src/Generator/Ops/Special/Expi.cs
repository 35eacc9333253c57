using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Expi() : FloatUnaryOp("expi")
{
    public override string Summary => "The exponential integral Ei, the principal value of the integral of exp(t)/t from -∞; -∞ at 0.";

    public override double Evaluate(double x) => ExponentialIntegral.Ei(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Expi", cost: 50, hasF32Vector: false);

    // d Ei(x) = eˣ/x dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Div(build.Exp(x), x));
}
