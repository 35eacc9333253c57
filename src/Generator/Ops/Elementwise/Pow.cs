using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Pow() : FloatOp("pow(x, y)")
{
    public override string Summary => "x to the power of y; NaN for a negative x with a y that is not whole.";

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        Spelling.Function(dtype, "Pow", cost: 24, arity: 2, hasF64Vector: true);

    // d xʸ = y xʸ⁻¹ dx + log(x) xʸ dy, where log(0) counts as 0, so that the power 0 of 0 has derivative 0 in y
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        Value x = equation.Inputs[0], y = equation.Inputs[1];
        if (operand == 0)
        {
            return build.Mul(tangent, build.Mul(y, build.Bind(this, [x, build.Offset(y, -1)])));
        }

        Value positive = build.Select(build.Eq(x, build.FullLike(x, 0)), build.FullLike(x, 1), x);
        return build.Mul(tangent, build.Mul(build.Log(positive), equation.Output));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => Math.Pow(x[0], x[1]);
}
