using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Sqrt() : FloatUnaryOp("sqrt")
{
    public override string Summary => "The square root; NaN below zero.";

    public override double Evaluate(double x) => Math.Sqrt(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Method(dtype, "Sqrt", cost: 6);

    // d √x = dx ½ / y, which is ∞ at zero
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Div(build.FullLike(y, 0.5), y));
}
