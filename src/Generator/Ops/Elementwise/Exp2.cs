using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Exp2() : FloatUnaryOp("exp2")
{
    public override string Summary => "2 to the power of each element.";

    public override double Evaluate(double x) => Math.Pow(2, x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Exp2", cost: 8);

    // d 2^x = y ln 2 dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(y, Math.Log(2)));
}
