using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ConvertElementType() : ElementwiseOp("convert_element_type(x)[dtype]")
{
    public override string Summary =>
        "x as another element type: nearest number; to integers truncated and saturated, NaN to 0; to bool whether it is not 0.";

    public override bool Accepts(DType dtype) => true;

    public override Spelling Cpu(DType dtype, Attributes attributes)
    {
        DType to = attributes.DType();
        string method = $"{{S}}.To{to}({{0}})";
        return (dtype, to) switch
        {
            _ when dtype == to => new("{0}", "{0}"),
            (DType.Bool, _) when to.IsFloating() || to.IsInteger() => new($"({to.CSharp()})({{0}} ? 1 : 0)"),
            (_, DType.Bool) => new("({0} != ({T})0)", dtype.IsNarrowFloat() ? null : "~{V}.Equals({0}, {V}<{T}>.Zero)"),
            (DType.I32, DType.F32) => new("(float){0}", "{V}.ConvertToSingle({0})"),
            (DType.F32, DType.I32) => new(method, "{V}.ConvertToInt32({0})", 2),
            (DType.I32, DType.U32) => new("unchecked((uint){0})", "{0}.AsUInt32()"),
            (DType.U32, DType.I32) => new("unchecked((int){0})", "{0}.AsInt32()"),
            (DType.I64, DType.U64) => new("unchecked((ulong){0})", "{0}.AsUInt64()"),
            (DType.U64, DType.I64) => new("unchecked((long){0})", "{0}.AsInt64()"),
            _ when dtype.IsFloating() && to.IsInteger() => new(method, null, 2),
            _ when to.IsInteger() => new($"unchecked(({to.CSharp()}){{0}})"),
            _ => new($"({to.CSharp()}){{0}}"),
        };
    }

    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Convert(tangent, equation.Output.Type.DType);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Convert(cotangent, equation.Inputs[0].Type.DType);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        DType to = attributes.DType();
        return (x.Numbers, to.IsFloating()) switch
        {
            // Only a narrower type rounds: the interpreter's f32 has double precision.
            ({ } numbers, true) => [Tensor.Of(to, x.Shape, to < x.DType ? Array.ConvertAll(numbers, n => Numeric.Round(n, to)) : numbers)],
            ({ } numbers, false) => [Tensor.Of(to, x.Shape, Array.ConvertAll(numbers, n => Numeric.ToInteger(n, to)))],
            (null, true) => [Tensor.Of(to, x.Shape, Array.ConvertAll(x.Integers!, n => Numeric.Round(Numeric.ToNumber(n, x.DType), to)))],
            _ => [Tensor.Of(to, x.Shape, Array.ConvertAll(x.Integers!, n => Numeric.Wrap(n, to)))],
        };
    }

    protected override DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes) => attributes.DType();

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Numeric.Round(x[0], attributes.DType());

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Numeric.Wrap(x[0], attributes.DType());
}
