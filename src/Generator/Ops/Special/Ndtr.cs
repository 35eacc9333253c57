using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Ndtr() : FloatUnaryOp("ndtr")
{
    public override string Summary => "The standard normal distribution function.";

    public override double Evaluate(double x) => ErrorFunction.Ndtr(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Ndtr", cost: 30, hasF32Vector: false);

    // the density, exp(-x²/2)/√(2π)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Exp(build.Scale(build.Square(x), -0.5)), 1 / Math.Sqrt(2 * Math.PI)));
}
