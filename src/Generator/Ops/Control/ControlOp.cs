using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// An op that runs programs. Its derivatives are taken together with its value, so that a loop is not run once for each, and
/// what does not depend on a mapped operand is not mapped.
/// </summary>
public abstract class ControlOp(string signature) : Op(signature)
{
    /// <summary>Binds the op with its tangents: what a null tangent's operand gives has none.</summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="inputs">The operands.</param>
    /// <param name="tangents">One for each operand; null is a structural zero.</param>
    /// <param name="attributes">The static arguments.</param>
    public abstract Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes);

    /// <summary>
    /// The same in two equations: one that depends on no tangent and also gives what the other needs, and one that is linear in
    /// the tangents.
    /// </summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="inputs">The operands.</param>
    /// <param name="tangents">One for each operand; null is a structural zero.</param>
    /// <param name="attributes">The static arguments.</param>
    /// <param name="depth">How many programs of control flow this one is inside of.</param>
    public abstract Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth);

    /// <summary>The op over a new leading axis, and which of its results have it.</summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="inputs">The operands.</param>
    /// <param name="isBatched">Which of them have the new axis in front.</param>
    /// <param name="attributes">The static arguments.</param>
    /// <param name="size">The length of the axis.</param>
    public abstract (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size);

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        this.Forward(build, equation.Inputs, tangents, equation.Attributes).Tangents;

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        (IReadOnlyList<Value> outputs, IReadOnlyList<bool> isResultBatched) = this.Map(build, inputs, isBatched, attributes, size);
        return isBatched.Any(b => b) ? outputs.Select((o, i) => isResultBatched[i] ? o : Batching.AddBatch(build, o, size)).ToList() : outputs;
    }

    /// <summary>The program's results as types.</summary>
    protected static IEnumerable<ArrayType> ResultTypes(Jaxpr program) => program.Results.Select(r => r.Type);

    /// <summary>Throws when operands do not have the types of a program's parameters.</summary>
    protected void CheckParameters(string what, IEnumerable<ArrayType> parameters, IEnumerable<ArrayType> given)
    {
        if (!parameters.SequenceEqual(given))
        {
            throw new ShapeException($"the {what} of '{this.Name}' takes ({string.Join(", ", parameters)}), but is given ({string.Join(", ", given)})");
        }
    }
}

/// <summary>Results, and the tangents of those that have one.</summary>
public sealed record Derived(IReadOnlyList<Value> Outputs, IReadOnlyList<Value?> Tangents);
