using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Randomness;

/// <summary>Keys of shape B give [B.., shape..]; a call has B = [], vmap over keys makes it longer.</summary>
internal sealed class RandomBits() : Op("random_bits(k0, k1)[shape]")
{
    public override string Summary =>
        "Random u32: at row-major index c the two words of threefry2x32 of (c >> 32, c) under the key, xored.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        return inputs[0].DType == DType.U32 && inputs[1].Equals(inputs[0])
            ? [new ArrayType(DType.U32, [.. inputs[0].Shape, .. attributes.Shape("shape")])]
            : throw new ShapeException($"'random_bits' needs a key of two u32 of equal shapes: {Shapes.Describe(this, inputs)}");
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, Batching.AllOrNone(build, inputs, isBatched, size), attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        EquatableArray<int> shape = Shapes.Concrete(attributes.Shape("shape"));
        int count = TensorLoops.Product(shape);
        long[] result = new long[inputs[0].Size * count];
        for (int i = 0; i < result.Length; i++)
        {
            (uint w0, uint w1) = Threefry.Block(
                (uint)inputs[0].Integers![i / count], (uint)inputs[1].Integers![i / count], 0, (uint)(i % count));
            result[i] = w0 ^ w1;
        }

        return [Tensor.Of(DType.U32, [.. inputs[0].Shape, .. shape], result)];
    }
}
