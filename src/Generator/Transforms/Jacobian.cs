using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>
/// All derivatives of all results: one linearisation, whose linear part is mapped over the unit vectors of an argument, or whose
/// transpose is mapped over those of a result.
/// </summary>
public static class Jacobian
{
    /// <summary>
    /// The program that maps the same parameters to the derivative of each result in each chosen parameter, results outermost, with
    /// the axes of the result before those of the parameter. One product for each number of a parameter.
    /// </summary>
    /// <param name="program">The program to differentiate; its results are floating point.</param>
    /// <param name="wrt">For each parameter, whether it is chosen; those are floating point.</param>
    public static Jaxpr Forward(Jaxpr program, EquatableArray<bool> wrt)
    {
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        Value[,] found = new Value[program.Results.Count, program.Parameters.Count];
        for (int p = 0; p < program.Parameters.Count; p++)
        {
            if (!wrt[p])
            {
                continue;
            }

            int only = p;
            Linearized split = Linearize.Program(program, program.Parameters.Select((_, i) => i == only).ToEquatableArray());
            List<Value> residuals = build.Inline(split.Known, primals).Skip(program.Results.Count).ToList();
            EquatableArray<Dim> inner = program.Parameters[p].Type.Shape;
            IReadOnlyList<Value> columns = OverUnits(build, CustomVjpTangent.Expand(split.Linear), residuals, program.Parameters[p].Type);
            int next = 0;
            for (int r = 0; r < program.Results.Count; r++)
            {
                EquatableArray<Dim> outer = program.Results[r].Type.Shape;
                ArrayType type = new(program.Results[r].Type.DType, [.. outer, .. inner]);
                if (!split.HasTangent[r])
                {
                    found[r, p] = build.Zeros(type);
                    continue;
                }

                // [n, outer…] is [inner…, outer…], whose axes go behind those of the result.
                Value column = columns[next++];
                Value apart = inner.Count == 0 ? column : build.Reshape(column, [.. inner, .. outer]);
                found[r, p] = build.Transpose(
                    apart, Enumerable.Range(0, outer.Count).Select(a => inner.Count + a).Concat(Enumerable.Range(0, inner.Count)).ToEquatableArray());
            }
        }

        return Build(build, program, wrt, found);
    }

    /// <summary>The same with one product for each number of a result.</summary>
    /// <param name="program">The program to differentiate; its results are floating point.</param>
    /// <param name="wrt">For each parameter, whether it is chosen; those are floating point.</param>
    public static Jaxpr Reverse(Jaxpr program, EquatableArray<bool> wrt)
    {
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        Linearized split = Linearize.Program(program, wrt);
        List<Value> residuals = build.Inline(split.Known, primals).Skip(program.Results.Count).ToList();
        List<int> chosen = Enumerable.Range(0, program.Parameters.Count).Where(p => wrt[p]).ToList();
        Value[,] found = new Value[program.Results.Count, program.Parameters.Count];
        for (int r = 0; r < program.Results.Count; r++)
        {
            ArrayType result = program.Results[r].Type;
            IReadOnlyList<Value>? rows = split.HasTangent[r]
                ? OverUnits(build, Pullback(split, split.HasTangent.Take(r).Count(h => h)), residuals, result)
                : null;
            for (int i = 0; i < chosen.Count; i++)
            {
                ArrayType inner = program.Parameters[chosen[i]].Type;
                ArrayType type = new(inner.DType, [.. result.Shape, .. inner.Shape]);
                found[r, chosen[i]] = rows is null ? build.Zeros(type) : result.Rank == 0 ? rows[i] : build.Reshape(rows[i], type.Shape);
            }
        }

        return Build(build, program, wrt, found);
    }

    // Residuals, then the cotangent of one result, to the cotangents of the chosen parameters.
    private static Jaxpr Pullback(Linearized split, int result)
    {
        JaxprBuilder build = new();
        List<Value> residuals = split.Linear.Parameters.Take(split.ResidualCount).Select(p => build.Parameter(p.Type, p.Name)).ToList();
        Value cotangent = build.Parameter(split.Linear.Results[result].Type);
        IReadOnlyList<Value?> found = Transpose.Linear(
            build, split.Linear, residuals, split.Linear.Results.Select((_, i) => i == result ? cotangent : null).ToList());
        return DeadCode.Run(build.Build(found.Select((f, i) => build.Materialise(f, split.Linear.Parameters[split.ResidualCount + i].Type)).ToList()));
    }

    // A linear program of residuals and one array, on all arrays of that type that are 1 in one place: a new axis in front counts
    // these. There is only one such number, which needs no axis.
    private static IReadOnlyList<Value> OverUnits(JaxprBuilder build, Jaxpr linear, IReadOnlyList<Value> residuals, ArrayType type)
    {
        if (type.Rank == 0)
        {
            return build.Inline(linear, [.. residuals, build.Full(type, 1)]);
        }

        Dim size = type.Shape.Aggregate(Dim.One, (product, d) => product * d);
        ArrayType places = new(DType.I32, [size, size]);
        Value identity = build.Convert(build.Eq(build.Iota(places, 0), build.Iota(places, 1)), type.DType);
        Value units = type.Rank == 1 ? identity : build.Reshape(identity, [size, .. type.Shape]);
        return build.Inline(Vmap.Program(linear, [.. residuals.Select(_ => false), true], size), [.. residuals, units]);
    }

    private static Jaxpr Build(JaxprBuilder build, Jaxpr program, EquatableArray<bool> wrt, Value[,] found)
    {
        List<Value> results = [];
        for (int r = 0; r < program.Results.Count; r++)
        {
            for (int p = 0; p < program.Parameters.Count; p++)
            {
                if (wrt[p])
                {
                    results.Add(found[r, p]);
                }
            }
        }

        return DeadCode.Run(build.Build(results));
    }
}
