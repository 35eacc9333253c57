using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Log10() : FloatUnaryOp("log10")
{
    public override string Summary => "The logarithm to base 10; NaN below zero, -∞ at zero.";

    public override double Evaluate(double x) => Math.Log10(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Log10", cost: 9);

    // d log(x) = dx/(x ln 10)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(t, build.Scale(x, Math.Log(10)));
}
