using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Exp() : FloatUnaryOp("exp")
{
    public override string Summary => "e to the power of each element.";

    public override double Evaluate(double x) => Math.Exp(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Exp", cost: 8, hasF64Vector: true);

    // d exp(x) = y dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => build.Mul(t, y);
}
