using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class LogNdtr() : FloatUnaryOp("log_ndtr")
{
    public override string Summary => "The logarithm of the standard normal distribution function, accurate in both tails.";

    public override double Evaluate(double x) => ErrorFunction.LogNdtr(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "LogNdtr", cost: 40, hasF32Vector: false);

    // density over distribution, √(2/π)/erfcx(-x/√2), without a quotient of small numbers
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(build.Scale(t, Math.Sqrt(2 / Math.PI)), build.Unary(Primitives.Erfcx, build.Scale(x, -Math.Sqrt(0.5))));
}
