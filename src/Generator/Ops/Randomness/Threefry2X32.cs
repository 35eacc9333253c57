using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Randomness;

internal sealed class Threefry2X32() : Op("threefry2x32(k0, k1, x0, x1)")
{
    public override string Summary => "The two words of the Threefry-2x32 block cipher, element by element.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        return inputs.All(x => x.DType == DType.U32 && x.Shape.Equals(inputs[0].Shape))
            ? [inputs[0], inputs[0]]
            : throw new ShapeException($"'threefry2x32' needs u32 of equal shapes: {Shapes.Describe(this, inputs)}");
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
        long[] first = new long[inputs[0].Size], second = new long[first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            uint Word(int operand) => (uint)inputs[operand].Integers![i];
            (first[i], second[i]) = Threefry.Block(Word(0), Word(1), Word(2), Word(3));
        }

        return [Tensor.Of(DType.U32, inputs[0].Shape, first), Tensor.Of(DType.U32, inputs[0].Shape, second)];
    }
}
