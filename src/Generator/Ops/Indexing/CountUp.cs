using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class CountUp() : CountingOp("count_up(stop)[size]")
{
    public override string Summary =>
        "The i32 numbers 0, 1, … below an i32 of rank 0. Without a size the result is as long as there are such numbers, which makes a size of data; with one it is cut off, or filled up with stop.";

    protected override DType Operand => DType.I32;

    protected override int Rank => 0;

    protected override string Needs => "one number";

    protected override string Differing =>
        "a size that is data differs from example to example under Vmap; give the largest as a constant, and select with Where";

    protected override Value Each(JaxprBuilder build, Value examples, Dim size, Dim count)
    {
        ArrayType type = new(DType.I32, [size, count]);
        return build.Bind(Primitives.Min, [build.Iota(type, 1), build.BroadcastInDim(examples, type.Shape, [0])]);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        long stop = inputs[0].Integers![0];
        if (stop < 0)
        {
            throw new InvalidOperationException($"A size is {stop}.");
        }

        long count = attributes.Shape("size")[0] is { IsConstant: true } size ? size.Value : stop;
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = Math.Min(i, stop);
        }

        return [Tensor.Of(DType.I32, [(int)count], numbers)];
    }
}
