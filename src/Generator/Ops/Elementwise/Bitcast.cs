using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Bitcast() : NonlinearOp("bitcast(x)[dtype]")
{
    public override string Summary => "The same bits read as another element type of the same width; no derivative.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes)
    {
        string to = attributes.DType().CSharp();
        return new($"global::System.Runtime.CompilerServices.Unsafe.BitCast<{{T}}, {to}>({{0}})", dtype.IsNarrowFloat() ? null : $"{{0}}.As<{{T}}, {to}>()", 0);
    }

    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        DType to = attributes.DType();
        long[] bits = x.Numbers is { } numbers ? Array.ConvertAll(numbers, n => Numeric.Bits(n, x.DType)) : x.Integers!;
        return [to.IsFloating()
            ? Tensor.Of(to, x.Shape, Array.ConvertAll(bits, b => Numeric.FromBits(b, to)))
            : Tensor.Of(to, x.Shape, Array.ConvertAll(bits, b => Numeric.Wrap(b, to)))];
    }

    protected override DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        DType to = attributes.DType();
        return to != DType.Bool && to.ByteCount() == inputs[0].DType.ByteCount()
            ? to
            : throw new ShapeException($"'bitcast' needs an element type of the same width: x is {inputs[0]}, and {to.Name()} was asked for");
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Numeric.Wrap(x[0], attributes.DType());
}
