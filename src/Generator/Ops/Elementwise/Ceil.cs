using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Ceil() : FloatUnaryOp("ceil")
{
    public override string Summary => "The smallest whole number that is not below each element; derivative 0.";

    public override double Evaluate(double x) => Math.Ceiling(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Method(dtype, "Ceiling");

    // Piecewise constant.
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => null;
}
