using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Transforms;

/// <summary>The named axis that is being mapped over, which rules of ops that run programs do not hand on.</summary>
internal static class NamedAxes
{
    // Vmap of a program runs from beginning to end on one thread, and what it maps inside of loops belongs to the same axis.
    [ThreadStatic]
    private static string? current;

    /// <summary>Runs a mapping over an axis; null is one without a name.</summary>
    public static T Over<T>(string? axis, Func<T> map)
    {
        string? outer = current;
        current = axis;
        try
        {
            return map();
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>Whether an equation itself works along the axis that is mapped.</summary>
    public static bool IsAlong(Equation equation) => current is not null && equation.Op is CollectiveOp && equation.Attributes.Text("axisName") == current;

    /// <summary>Whether an equation or a program in it does, so that what it gives depends on the place along the axis.</summary>
    public static bool Mentions(Equation equation) => current is not null
        && (IsAlong(equation) || equation.Attributes.Items.Any(a => a.Value is Jaxpr inner && inner.Equations.Any(Mentions)));
}
