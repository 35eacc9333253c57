using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Floor() : FloatUnaryOp("floor")
{
    public override string Summary => "The largest whole number that is not above each element; derivative 0.";

    public override double Evaluate(double x) => Math.Floor(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Method(dtype, "Floor");

    // Piecewise constant.
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => null;
}
