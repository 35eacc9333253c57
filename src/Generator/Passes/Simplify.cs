using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Algebraic rules that keep every bit, NaN and signed zero, never duplicate work and never make a program worse. Each rule has
/// its identity as the comment above it and a file under the tests. They stand in a file for each kind of op.
/// </summary>
public static class Simplify
{
    public static readonly Pass Pass = new("simplify", "applies identities that keep every bit", Run);

    public static Jaxpr Run(Jaxpr program) => Rewriter.Run(program, Rewrite);

    private static Value? Rewrite(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes) =>
        inputs.Count == 0
            ? null
            : SimplifyElementwise.Rewrite(rewriter, op, inputs, attributes)
                ?? SimplifyStructure.Rewrite(rewriter, op, inputs, attributes)
                ?? SimplifyContraction.Rewrite(rewriter, op, inputs, attributes)
                ?? SimplifyIndexing.Rewrite(rewriter, op, inputs, attributes);
}
