using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>The number of the lane along a named axis.</summary>
internal sealed class AxisIndex() : CollectiveOp("axis_index()[axisName, size]")
{
    public override string Summary => "The place along a named axis of vmap.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => [ArrayType.Scalar(DType.I32)];

    public override (Value Output, bool IsBatched) Along(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        (build.Iota(new ArrayType(DType.I32, [size]), 0), true);

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) => Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) => [];

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        [build.Bind(this, inputs, attributes)];
}
