using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Sorting;

internal sealed class Sort() : Op("sort(x)[dimension]")
{
    public override string Summary =>
        "The elements along one axis in ascending order; NaN last, -0 equal to 0, stable.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckAxis(this, inputs, 0, attributes.Int("dimension"));
        return [inputs[0]];
    }

    // dy = dx in the order of the sorted elements.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        [tangents[0] is { } tangent && equation.Output.Type.DType.IsFloating()
            ? Ordering.Permute(build, tangent, Ordering.Permutation(build, equation), (int)equation.Attributes.Int("dimension"))
            : null];

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, isBatched[0] ? attributes.With("dimension", attributes.Int("dimension") + 1) : attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        [TensorLoops.Pick(inputs[0], inputs[0].Shape, Ordering.SortedOffsets(inputs[0], (int)attributes.Int("dimension")))];
}
