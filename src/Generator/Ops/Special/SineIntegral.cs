using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Special;

internal sealed class SineIntegral() : FloatUnaryOp("sine_integral")
{
    public override string Summary => "The integral of sin(t)/t from 0 to x; ±π/2 at ±∞.";

    public override double Evaluate(double x) => TrigonometricIntegral.Si(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "SineIntegral", cost: 50, hasF32Vector: false);

    // d Si(x) = sin(x)/x dx; at 0 its series begins 1 - x²/6. The division there is by 1, so that no NaN meets a further derivative.
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t)
    {
        Value one = build.FullLike(x, 1), isZero = build.Eq(x, build.FullLike(x, 0));
        Value quotient = build.Div(build.Unary(Primitives.Sin, x), build.Select(isZero, one, x));
        Value series = build.Offset(build.Scale(build.Mul(x, x), -1.0 / 6), 1);
        return build.Mul(t, build.Select(isZero, series, quotient));
    }
}
