using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Tanh() : FloatUnaryOp("tanh")
{
    public override string Summary => "The hyperbolic tangent.";

    public override double Evaluate(double x) => Math.Tanh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Tanh", cost: 12);

    // d tanh(x) = (1 + y) (1 - y) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Mul(build.Offset(y, 1), build.SubtractFrom(1, y)));
}
