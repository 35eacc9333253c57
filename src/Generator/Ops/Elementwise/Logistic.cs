using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Logistic() : FloatUnaryOp("logistic")
{
    public override string Summary => "1 / (1 + exp(-x)).";

    public override double Evaluate(double x) => SpecialFunctions.Logistic(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Logistic", cost: 12);

    // d σ(x) = y (1 - y) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Mul(y, build.SubtractFrom(1, y)));
}
