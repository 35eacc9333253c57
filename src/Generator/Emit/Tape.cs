using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit;

/// <summary>How much memory loops fill with what each turn leaves, as the derivatives of reverse mode need it, besides results.</summary>
internal static class Tape
{
    /// <summary>A comment that says it, or null where nothing is kept.</summary>
    public static string? Comment(Jaxpr program) => Bytes(program) is { Terms.Count: > 0 } bytes
        ? $"// stacked by loops, beside results: {bytes} bytes, of which {Bytes(program, goesBack: true)} by loops that read such rows" : null;

    /// <summary>The bytes, with those of loops inside of loops.</summary>
    /// <param name="program">The program.</param>
    /// <param name="goesBack">Only of loops that read what others have stacked: not what the way back needs, but what it leaves for one product over all turns.</param>
    public static Dim Bytes(Jaxpr program, bool goesBack = false)
    {
        Dim sum = Dim.Zero;
        HashSet<Value> stacked = [];
        foreach (Equation equation in program.Equations)
        {
            bool isRead = equation.Op is Scan or While && equation.Inputs.Any(stacked.Contains);
            int carryCount = equation.Op is Scan ? ScanForm.Of(equation.Attributes).CarryCount
                : equation.Op is While ? WhileForm.Of(equation.Attributes).CarryCount : equation.Outputs.Count;
            stacked.UnionWith(equation.Outputs.Skip(carryCount));
            sum = equation.Outputs.Skip(carryCount).Where(o => (isRead || !goesBack) && !program.Results.Contains(o)).Aggregate(sum, (total, o) => total + (o.Type.Size * o.Type.DType.ByteCount()));
            sum = equation.Attributes.Items.Select(i => i.Value).OfType<Jaxpr>().Aggregate(sum, (total, inner) => total + Bytes(inner, goesBack));
        }

        return sum;
    }
}
