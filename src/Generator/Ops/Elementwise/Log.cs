using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Log() : FloatUnaryOp("log")
{
    public override string Summary => "The natural logarithm; NaN below zero, -∞ at zero.";

    public override double Evaluate(double x) => Math.Log(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Log", cost: 8, hasF64Vector: true);

    // d log(x) = dx / x
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => build.Div(t, x);
}
