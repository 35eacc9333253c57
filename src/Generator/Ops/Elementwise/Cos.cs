using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Cos() : FloatUnaryOp("cos")
{
    public override string Summary => "The cosine, in radians; NaN at ±∞.";

    public override double Evaluate(double x) => Math.Cos(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Cos", cost: 10, hasF64Vector: true);

    // d cos(x) = -sin(x) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Neg(build.Unary(Primitives.Sin, x)));
}
