using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>An array from static arguments alone: no operands, no derivative, the same for every element of a batch.</summary>
public abstract class CreationOp(string signature) : Op(signature)
{
    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) => [];

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, attributes);
}
