using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class LuPivotsToPermutation() : Op("lu_pivots_to_permutation(pivots)[permutationSize]")
{
    public override string Summary => "The permutation that exchanging row i with row pivots[i], in turn, makes of 0, 1, 2, ….";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype == DType.I32);
        ArrayType pivots = inputs[0];
        return pivots.Rank > 0
            ? [new ArrayType(DType.I32, Shapes.Replace(pivots.Shape, pivots.Rank - 1, attributes.Shape("permutationSize")[0]))]
            : throw new ShapeException($"'{this.Name}' needs at least one axis: pivots is {pivots}");
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor pivots = inputs[0];
        int count = pivots.Shape[pivots.Rank - 1], size = checked((int)attributes.Shape("permutationSize")[0].Value);
        EquatableArray<int> shape = Shapes.Replace(pivots.Shape, pivots.Rank - 1, size);
        long[] result = new long[TensorLoops.Product(shape)];
        for (int b = 0; b < TensorLoops.Product(pivots.Shape.Take(pivots.Rank - 1)); b++)
        {
            long[] rows = Enumerable.Range(0, size).Select(i => (long)i).ToArray();
            for (int i = 0; i < count; i++)
            {
                long with = pivots.Integers![(b * count) + i];
                (rows[i], rows[with]) = (rows[with], rows[i]);
            }

            rows.CopyTo(result, b * size);
        }

        return [Tensor.Of(DType.I32, shape, result)];
    }
}
