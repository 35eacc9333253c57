using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class CosineIntegral() : FloatUnaryOp("cosine_integral")
{
    public override string Summary => "Minus the integral of cos(t)/t from |x| to ∞; -∞ at 0, NaN at -∞.";

    public override double Evaluate(double x) => TrigonometricIntegral.Ci(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "CosineIntegral", cost: 50, hasF32Vector: false);

    // d Ci(x) = cos(x)/x dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Div(build.Unary(Primitives.Cos, x), x));
}
