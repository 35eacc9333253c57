using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class ScatterMul() : ScatterOp("scatter_mul")
{
    public override string Summary =>
        "operand with its elements at i32 indices along one axis multiplied by updates; equal indices multiply in order.";

    protected override bool Accepts(DType dtype) => dtype != DType.Bool;

    // y = x Π uₖ over the updates of a place: dy = dx Π uₖ + Σₖ (x Πⱼ≠ₖ uⱼ) duₖ
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (!equation.Output.Type.DType.IsFloating())
        {
            return Linearity.Zeros(equation);
        }

        Value? ofOperand = tangents[0] is { } dx ? build.Bind(this, [dx, equation.Inputs[1], equation.Inputs[2]], equation.Attributes) : null;
        Value? ofUpdates = tangents[2] is { } du ? Collect(build, equation, build.Mul(du, this.ProductsOfOthers(build, equation))) : null;
        return [ofOperand is null ? ofUpdates : ofUpdates is null ? ofOperand : build.Add(ofOperand, ofUpdates)];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) => operand == 0
        ? build.Bind(this, [cotangent, equation.Inputs[1], equation.Inputs[2]], equation.Attributes)
        : throw Linearity.NotLinear(this);

    protected override double Combine(double element, double update) => element * update;

    protected override long Combine(long element, long update, DType dtype) => element * update;

    // For each update the product of its place without it. Zeros are counted and left out of the product, so that nothing is
    // divided by zero: one zero is the only update whose product is not zero, two leave none.
    private Value ProductsOfOthers(JaxprBuilder build, Equation equation)
    {
        Value updates = equation.Inputs[2];
        Value zero = build.Zeros(updates.Type), one = build.FullLike(updates, 1);
        Value isZero = build.Eq(updates, zero);
        Value divisor = build.Select(isZero, one, updates);
        Value product = AtIndices(build, equation, build.Bind(this, [equation.Inputs[0], equation.Inputs[1], divisor], equation.Attributes));
        Value count = AtIndices(build, equation, Collect(build, equation, build.Convert(isZero, updates.Type.DType)));
        Value own = build.Select(isZero, one, zero);
        return build.Select(build.Eq(count, own), build.Div(product, divisor), zero);
    }
}
