using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Sin() : FloatUnaryOp("sin")
{
    public override string Summary => "The sine, in radians; NaN at ±∞.";

    public override double Evaluate(double x) => Math.Sin(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Sin", cost: 10, hasF64Vector: true);

    // d sin(x) = cos(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Unary(Primitives.Cos, x));
}
