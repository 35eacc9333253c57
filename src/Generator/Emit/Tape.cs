using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit;

/// <summary>How much memory loops fill with what each turn leaves, as the derivatives of reverse mode need it, besides results.</summary>
internal static class Tape
{
    /// <summary>A comment that says it, or null where nothing is kept.</summary>
    public static string? Comment(Jaxpr program) => Bytes(program) is { Terms.Count: > 0 } bytes ? $"// stacked by loops, beside results: {bytes} bytes" : null;

    /// <summary>The bytes, with those of loops inside of loops.</summary>
    public static Dim Bytes(Jaxpr program)
    {
        Dim sum = Dim.Zero;
        foreach (Equation equation in program.Equations)
        {
            int carryCount = equation.Op is Scan ? ScanForm.Of(equation.Attributes).CarryCount
                : equation.Op is While ? WhileForm.Of(equation.Attributes).CarryCount : equation.Outputs.Count;
            sum = equation.Outputs.Skip(carryCount).Where(o => !program.Results.Contains(o)).Aggregate(sum, (total, o) => total + (o.Type.Size * o.Type.DType.ByteCount()));
            sum = equation.Attributes.Items.Select(i => i.Value).OfType<Jaxpr>().Aggregate(sum, (total, inner) => total + Bytes(inner));
        }

        return sum;
    }
}
