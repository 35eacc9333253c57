using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>Every lane of a named axis gets its row of the sum over all lanes: the transpose of <see cref="AllGather"/>.</summary>
internal sealed class ReduceScatter() : CollectiveOp("reduce_scatter(x)[axisName, size]")
{
    public override string Summary => "The sum over all lanes of a named axis of vmap, of which each lane gets its own row.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) =>
        inputs[0].Rank > 0 && inputs[0].Shape[0].Equals(Size(attributes))
            ? [inputs[0] with { Shape = inputs[0].Shape.Skip(1).ToEquatableArray() }]
            : throw new ShapeException($"'reduce_scatter' needs a row for each of the {Size(attributes)} lanes, but was given {inputs[0]}");

    public override (Value Output, bool IsBatched) Along(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        (isBatched[0] ? build.ReduceSum(inputs[0], [0]) : build.Mul(inputs[0], build.BroadcastTo(build.DimAsValue(size, inputs[0].Type.DType), inputs[0].Type.Shape)), true);

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        [tangents[0] is { } tangent ? build.Bind(this, [tangent], equation.Attributes) : null];

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (_, ct) => build.Bind(Primitives.AllGather, [ct], equation.Attributes));

    // Along another axis than this op's own.
    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        [build.Bind(this, [isBatched[0] ? build.MoveAxis(inputs[0], 0, 1) : inputs[0]], attributes)];
}
