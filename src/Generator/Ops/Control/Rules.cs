using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>What programs with rules of their own share.</summary>
internal static class Rules
{
    /// <summary>The types of a program's results, where the operands are what it takes.</summary>
    public static EquatableArray<ArrayType> Types(Op op, IReadOnlyList<ArrayType> inputs, Jaxpr program) =>
        inputs.SequenceEqual(program.Parameters.Select(p => p.Type))
            ? program.Results.Select(r => r.Type).ToEquatableArray()
            : throw new ShapeException($"'{op.Name}' needs ({string.Join(", ", program.Parameters.Select(p => p.Type))}), but was given ({string.Join(", ", inputs)})");

    /// <summary>Throws when an operand without a derivative has a tangent.</summary>
    public static void RequireNone(Attributes attributes, IReadOnlyList<Value?> tangents)
    {
        if (attributes.Axes("nondiff").Any(i => tangents[i] is not null))
        {
            throw new ShapeException(
                "A function with a derivative rule of its own is differentiated with respect to an array that the rule knows nothing of, one that it captures or that is marked as not differentiated; make it a differentiated argument, or wrap it in StopGradient");
        }
    }

    /// <summary>
    /// The transpose of a program in its parameters from <paramref name="first"/> on, in which it is linear: the parameters before
    /// those, then cotangents of the results, to cotangents of those parameters. Null when it is not linear in them.
    /// </summary>
    public static Jaxpr? Transposed(Jaxpr program, int first)
    {
        Linearized split = Linearize.Program(program, program.Parameters.Select((_, i) => i >= first).ToEquatableArray());
        if (DependsOn(split.Known, first, program.Results.Count))
        {
            return null;
        }

        IReadOnlyList<Value> linear = program.Parameters.Skip(first).ToList();
        return Programs.Make([.. program.Parameters.Take(first), .. program.Results.Select(r => Programs.Of(r.Type))], (build, own) =>
        {
            List<Value> anywhere = linear.Select(p => build.Zeros(p.Type)).ToList();
            List<Value> residuals = build.Inline(split.Known, [.. own.Take(first), .. anywhere]).Skip(program.Results.Count).ToList();
            IReadOnlyList<Value?> found = Transforms.Transpose.Linear(build, split.Linear, residuals, own.Skip(first).Where((_, i) => split.HasTangent[i]).ToList());
            return found.Select((f, i) => build.Materialise(f, linear[i].Type)).ToList();
        });
    }

    // Whether a result behind the given number depends on a parameter from the given one on.
    private static bool DependsOn(Jaxpr program, int first, int skipped)
    {
        HashSet<Value> seen = [.. program.Parameters.Skip(first)];
        foreach (Equation equation in program.Equations)
        {
            if (equation.Inputs.Any(seen.Contains))
            {
                seen.UnionWith(equation.Outputs);
            }
        }

        return program.Results.Skip(skipped).Any(seen.Contains);
    }

    /// <summary>A program over a batch, some of whose results have the new axis and the others not.</summary>
    public static Jaxpr Mapped(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size, IReadOnlyList<bool> isResultBatched) => Programs.Make(
        program.Parameters.Select((p, i) => isBatched[i] ? Programs.Of(Vmap.AddAxis(p.Type, size), p.Name) : p),
        (inner, own) => Programs.Mapped(inner, program, own, isBatched, size, isResultBatched));

    /// <summary>One flag for each of a number of values.</summary>
    public static IEnumerable<bool> Repeat(bool flag, int count) => Enumerable.Repeat(flag, count);
}
