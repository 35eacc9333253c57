using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Log1p() : FloatUnaryOp("log1p")
{
    public override string Summary => "log(1 + x), accurate near zero.";

    public override double Evaluate(double x) => Elementary.Log1p(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Log1p", cost: 10, hasF64Vector: true);

    // d log1p(x) = dx / (1 + x)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) => build.Div(t, build.Offset(x, 1));
}
