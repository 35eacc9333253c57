using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Atan2() : FloatOp("atan2(x, y)")
{
    public override string Summary =>
        "The angle of the point (y, x), in -π..π: the inverse tangent of x / y with the right quadrant.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Atan2", cost: 24, arity: 2, hasF32Vector: false);

    // d atan2(x, y) = (y dx - x dy) / (x² + y²)
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value x = equation.Inputs[0], y = equation.Inputs[1];
        Value norm = build.Add(build.Square(x), build.Square(y));
        return build.Mul(tangent, build.Div(operand == 0 ? y : build.Neg(x), norm));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Math.Atan2(x[0], x[1]);
}
