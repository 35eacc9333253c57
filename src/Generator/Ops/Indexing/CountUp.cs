using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class CountUp() : Op("count_up(stop)[size]")
{
    public override string Summary =>
        "The i32 numbers 0, 1, … below an i32 of rank 0. Without a size the result is as long as there are such numbers, which makes a size of data; with one it is cut off, or filled up with stop.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype == DType.I32);
        EquatableArray<Dim> size = attributes.Shape("size");
        return inputs[0].Rank == 0 && size.Count == 1 && !Shapes.IsProvablyNegative(size[0])
            ? [new ArrayType(DType.I32, size)]
            : throw new ShapeException($"'count_up' needs one number and one size: the size is ({string.Join(", ", size)}), and {Shapes.Describe(this, inputs)}");
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        if (!isBatched[0])
        {
            return build.BindAll(this, inputs, attributes);
        }

        Dim count = attributes.Shape("size")[0];
        if (count.Names().Any(FreshSize.Is))
        {
            throw new ShapeException("a size that is data differs from example to example under Vmap; give the largest as a constant, and select with Where");
        }

        ArrayType type = new(DType.I32, [size, count]);
        return [build.Bind(Primitives.Min, [build.Iota(type, 1), build.BroadcastInDim(inputs[0], type.Shape, [0])])];
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
