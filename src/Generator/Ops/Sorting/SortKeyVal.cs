using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Sorting;

internal sealed class SortKeyVal() : Op("sort_key_val(keys, values)[dimension]")
{
    public override string Summary =>
        "Keys along one axis in ascending order (NaN last, stable), and values in the same order.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckAxis(this, inputs, 0, attributes.Int("dimension"));
        return inputs[0].Shape.Equals(inputs[1].Shape)
            ? [inputs[0], inputs[1]]
            : throw new ShapeException($"'sort_key_val' needs equal shapes: {Shapes.Describe(this, inputs)}");
    }

    // Both tangents go in the order of the sorted keys.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (tangents.All(t => t is null))
        {
            return Linearity.Zeros(equation);
        }

        Value permutation = Ordering.Permutation(build, equation);
        return tangents
            .Select(t => t is null ? null : Ordering.Permute(build, t, permutation, (int)equation.Attributes.Int("dimension"))).ToList();
    }

    // Linear in the values, given the keys.
    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        isLinear[0] ? throw Linearity.NotLinear(this)
        : [null, cotangents[1] is { } cotangent
            ? Ordering.PermuteBack(build, cotangent, Ordering.Permutation(build, equation), (int)equation.Attributes.Int("dimension"))
            : null];

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? build.BindAll(
                this, Batching.AllOrNone(build, inputs, isBatched, size), attributes.With("dimension", attributes.Int("dimension") + 1))
            : build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        int[] offsets = Ordering.SortedOffsets(inputs[0], (int)attributes.Int("dimension"));
        return inputs.Select(x => TensorLoops.Pick(x, x.Shape, offsets)).ToList();
    }
}
