using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>Every lane of a named axis gets the arrays of all lanes, stacked.</summary>
internal sealed class AllGather() : CollectiveOp("all_gather(x)[axisName, size]")
{
    public override string Summary => "The arrays of all lanes of a named axis of vmap, stacked along a new leading axis; all lanes get the same.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) =>
        [inputs[0] with { Shape = Shapes.Insert(inputs[0].Shape, 0, Size(attributes)) }];

    public override (Value Output, bool IsBatched) Along(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        (isBatched[0] ? inputs[0] : Batching.AddBatch(build, inputs[0], size), false);

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        [tangents[0] is { } tangent ? build.Bind(this, [tangent], equation.Attributes) : null];

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (_, ct) => build.Bind(Primitives.ReduceScatter, [ct], equation.Attributes));

    // Along another axis than this op's own.
    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        [build.MoveAxis(build.Bind(this, inputs, attributes), isBatched[0] ? 1 : 0, 0)];
}
