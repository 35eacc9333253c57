using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Rsqrt() : FloatUnaryOp("rsqrt")
{
    public override string Summary => "1 / √x.";

    public override double Evaluate(double x) => 1 / Math.Sqrt(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("(({T})1 / {T}.Sqrt({0}))", dtype.IsNarrowFloat() ? null : "({V}<{T}>.One / {V}.Sqrt({0}))", 12);

    // d x^(-½) = -½ y/x dx
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Mul(t, build.Scale(build.Div(y, x), -0.5));
}
