using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>An op along a named axis of a surrounding vmap, which replaces it by what it does with the whole axis.</summary>
internal abstract class CollectiveOp(string signature) : Op(signature)
{
    /// <summary>The axis itself is mapped: what is computed of the whole of it, and whether that has the axis in front.</summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="inputs">The operands.</param>
    /// <param name="isBatched">Which of them have the axis in front.</param>
    /// <param name="attributes">The static arguments.</param>
    /// <param name="size">The length of the axis.</param>
    public abstract (Value Output, bool IsBatched) Along(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning outside of the vmap with the axis '{attributes.Text("axisName")}'.");

    /// <summary>The length of the axis, which is known where the op is bound.</summary>
    protected static Dim Size(Attributes attributes) => attributes.Shape("size")[0];
}
