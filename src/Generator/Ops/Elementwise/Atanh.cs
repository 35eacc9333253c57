using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Atanh() : FloatUnaryOp("atanh")
{
    public override string Summary => "The inverse hyperbolic tangent; ±∞ at ±1, NaN outside.";

    public override double Evaluate(double x) => SpecialFunctions.Atanh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Atanh", cost: 20, hasF32Vector: false);

    // d atanh(x) = dx / ((1 - x) (1 + x))
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(t, build.Mul(build.SubtractFrom(1, x), build.Offset(x, 1)));
}
