using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Log2() : FloatUnaryOp("log2")
{
    public override string Summary => "The logarithm to base 2; NaN below zero, -∞ at zero.";

    public override double Evaluate(double x) => Log2Of(x);

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Log2", cost: 9, hasF64Vector: true);

    // d log(x) = dx/(x ln 2)
    public override Value? Tangent(JaxprBuilder build, Value x, Value y, Value t) =>
        build.Div(t, build.Scale(x, Math.Log(2)));

    // Exact at powers of two, which the quotient of logarithms alone is not.
    private static double Log2Of(double x)
    {
        double y = Math.Log(x) / Math.Log(2), whole = Math.Round(y);
        return Math.Abs(y - whole) < 1e-10 && Math.Abs(whole) < 1000 && Math.Pow(2, whole) == x ? whole : y;
    }
}
