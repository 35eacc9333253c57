using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// Linear in all its operands together, such as a reshape or a sum. States: types, transposition, vmap. Derives: the jvp, which
/// is the op itself on the tangents.
/// </summary>
public abstract class LinearOp(string signature) : Op(signature)
{
    /// <summary>The cotangent of one operand.</summary>
    public abstract Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent);

    /// <summary>The op with a batch axis in front of every operand.</summary>
    public abstract Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size);

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        equation.Output.Type.DType.IsFloating() && Linearity.Instantiate(build, equation.Inputs, tangents) is { } all
            ? [build.Bind(this, all, equation.Attributes)]
            : Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (i, ct) => this.TransposeOperand(build, equation, i, ct));

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? [this.VmapAll(build, Batching.AllOrNone(build, inputs, isBatched, size), attributes, size)]
            : build.BindAll(this, inputs, attributes);
}
