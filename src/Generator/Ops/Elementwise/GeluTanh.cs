using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

/// <summary>An op of its own, since from f32 steps the exponent would come out too coarse far below.</summary>
internal sealed class GeluTanh() : FloatUnaryOp("gelu_tanh")
{
    public override string Summary => "x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))); -0 at -∞.";

    public override double Evaluate(double x) => Elementary.GeluTanh(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "GeluTanh", cost: 18, hasF64Vector: true);

    // y = x·s with s = σ(A·x + B·x³): s + s·(1 - s)·x·(A + 3B·x²). From 30 on it is 1 or 0; the bound keeps ∞·0 out.
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t)
    {
        const double a = 1.5957691216057308, b = 0.07135481627260025;
        Value bounded = build.Max(build.Min(x, build.FullLike(x, 30)), build.FullLike(x, -30));
        Value square = build.Square(bounded);
        Value s = build.Unary(Primitives.Logistic, build.Mul(bounded, build.Offset(build.Scale(square, b), a)));
        Value slope = build.Mul(bounded, build.Offset(build.Scale(square, 3 * b), a));
        return build.Mul(t, build.Mul(s, build.Offset(build.Mul(build.SubtractFrom(1, s), slope), 1)));
    }
}
