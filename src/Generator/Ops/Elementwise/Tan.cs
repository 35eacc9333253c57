using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Tan() : FloatUnaryOp("tan")
{
    public override string Summary => "The tangent, in radians; NaN at ±∞.";

    public override double Evaluate(double x) => Math.Tan(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Tan", cost: 12, hasF64Vector: true);

    // d tan(x) = (1 + y²) dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Offset(build.Square(y), 1));
}
