using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Whether a branch or a loop can run on memory that is planned when the code is written: what its programs do is loops and calls
/// on such memory all through, and every size is known before it starts.
/// </summary>
internal static class OnMemory
{
    public static bool Holds(Equation equation) =>
        equation.Op is Cond or While or Scan && FreshSize.Of(equation) is null
        && equation.Attributes.Items.All(a => a.Value is not Jaxpr program || Holds(program));

    private static bool Holds(Jaxpr program) => Normalise.Run(program).Equations.All(e => e.Op is ControlOp
        ? Holds(e)
        : FreshSize.Of(e) is null && (OpFacts.Lower(e) != Lowering.Library || e.Op.Name == "gather" || OpFacts.IsCall(e)));
}
