using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class SelectN() : ElementwiseOp("select_n(which, case0, case1)")
{
    public override string Summary => "case1 where which is true, else case0; both are evaluated.";

    public override bool Accepts(DType dtype) => true;

    // {T} is the element type of the cases.
    public override Spelling Cpu(DType dtype, Attributes attributes) => new(
        "({0} ? {2} : {1})", dtype.IsNarrowFloat() ? null : "{V}.ConditionalSelect({0}, {2}, {1})");

    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        this.Masked(build, equation, operand, tangent);

    // d select(p, a, b) = select(p, da, db): both at once keep one select.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        [tangents[1] is { } t0 && tangents[2] is { } t1
            ? build.Bind(this, [equation.Inputs[0], t0, t1])
            : tangents[1] is { } only0 ? this.Masked(build, equation, 1, only0)
            : tangents[2] is { } only1 ? this.Masked(build, equation, 2, only1)
            : null];

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        this.Masked(build, equation, operand, cotangent);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor result = TensorLoops.Copy(inputs[1]);
        for (int i = 0; i < result.Size; i++)
        {
            if (inputs[0].Integers![i] != 0)
            {
                TensorLoops.Assign(result, i, inputs[2], i);
            }
        }

        return [result];
    }

    protected override void CheckDTypes(IReadOnlyList<ArrayType> inputs)
    {
        if (inputs[0].DType != DType.Bool || inputs[1].DType != inputs[2].DType)
        {
            throw new ShapeException($"'select_n' needs a bool and two cases of one element type: {Shapes.Describe(this, inputs)}");
        }
    }

    protected override DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes) => inputs[1].DType;

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] != 0 ? x[2] : x[1];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        x[0] != 0 ? x[2] : x[1];

    private Value Masked(JaxprBuilder build, Equation equation, int operand, Value value)
    {
        Value zero = build.Zeros(value.Type);
        return build.Bind(this, operand == 1 ? [equation.Inputs[0], value, zero] : [equation.Inputs[0], zero, value]);
    }
}
