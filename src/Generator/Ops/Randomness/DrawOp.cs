using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Randomness;

/// <summary>
/// Words of threefry2x32 at the row-major index c of a shape, whose counter is (c >> 32, c). Keys of shape B give [B.., shape..]; a call
/// has B = [], vmap over keys makes it longer.
/// </summary>
internal abstract class DrawOp(string signature, int outputs) : Op(signature)
{
    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        return inputs[0].DType == DType.U32 && inputs[1].Equals(inputs[0])
            ? [.. Enumerable.Repeat(new ArrayType(DType.U32, [.. inputs[0].Shape, .. attributes.Shape("shape")]), outputs)]
            : throw new ShapeException($"'{this.Name}' needs a key of two u32 of equal shapes: {Shapes.Describe(this, inputs)}");
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
        long[][] results = [.. Enumerable.Range(0, outputs).Select(_ => new long[inputs[0].Size * count])];
        for (int i = 0; i < results[0].Length; i++)
        {
            uint[] words = this.Words(Threefry.Block((uint)inputs[0].Integers![i / count], (uint)inputs[1].Integers![i / count], 0, (uint)(i % count)));
            for (int output = 0; output < outputs; output++)
            {
                results[output][i] = words[output];
            }
        }

        return [.. results.Select(r => Tensor.Of(DType.U32, [.. inputs[0].Shape, .. shape], r))];
    }

    /// <summary>What an element of each output is of the block's words.</summary>
    protected abstract uint[] Words((uint W0, uint W1) block);
}
