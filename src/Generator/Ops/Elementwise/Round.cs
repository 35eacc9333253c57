using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Round() : FloatUnaryOp("round")
{
    public override string Summary => "The nearest whole number, halves to even; derivative 0.";

    public override double Evaluate(double x) => Math.Round(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Method(dtype, "Round");

    // Piecewise constant.
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => null;
}
