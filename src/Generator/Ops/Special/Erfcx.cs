using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class Erfcx() : FloatUnaryOp("erfcx")
{
    public override string Summary => "exp(x²) erfc(x), which does not underflow.";

    public override double Evaluate(double x) => ErrorFunction.Erfcx(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Erfcx", cost: 30, hasF32Vector: false);

    // d erfcx(x) = (2xy - 2/√π) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Offset(build.Mul(build.Scale(x, 2), y), -2 / Math.Sqrt(Math.PI)));
}
