using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Removes the equations that no result needs and numbers the values densely again.</summary>
public static class DeadCode
{
    public static readonly Pass Pass = new("dead_code", "removes equations that no result needs", Run);

    public static Jaxpr Run(Jaxpr program)
    {
        List<Equation> kept = Needed(program);
        return kept.Count == program.Equations.Count && IsDense(program) ? program : Renumber(program, kept);
    }

    private static List<Equation> Needed(Jaxpr program)
    {
        HashSet<int> needed = [.. program.Results.Select(r => r.Id)];
        bool hasFresh = program.Equations.Any(e => FreshSize.Of(e) is not null);
        HashSet<string> sizes = hasFresh ? [.. program.Results.SelectMany(r => r.Type.Shape).SelectMany(d => d.Names())] : [];
        List<Equation> kept = [];
        for (int i = program.Equations.Count - 1; i >= 0; i--)
        {
            Equation equation = program.Equations[i];
            if (equation.Outputs.Any(o => needed.Contains(o.Id)) || (hasFresh && FreshSize.Of(equation) is { } found && sizes.Contains(found)))
            {
                if (hasFresh)
                {
                    sizes.UnionWith(FreshSize.Mentioned(equation));
                }

                kept.Add(equation);
                foreach (Value input in equation.Inputs)
                {
                    needed.Add(input.Id);
                }
            }
        }

        kept.Reverse();
        return kept;
    }

    private static bool IsDense(Jaxpr program)
    {
        int next = 0;
        return program.Parameters.All(p => p.Id == next++) && program.Equations.All(e => e.Outputs.All(o => o.Id == next++));
    }

    private static Jaxpr Renumber(Jaxpr program, List<Equation> equations)
    {
        Dictionary<int, Value> values = [];
        EquatableArray<Value> Bind(EquatableArray<Value> bound) =>
            bound.Select(v => values[v.Id] = v.Id == values.Count ? v : v with { Id = values.Count }).ToEquatableArray();
        EquatableArray<Value> Use(EquatableArray<Value> used) => used.Select(v => values[v.Id]).ToEquatableArray();
        EquatableArray<Value> parameters = Bind(program.Parameters);
        EquatableArray<Equation> renumbered = equations
            .Select(e => e with { Inputs = Use(e.Inputs), Outputs = Bind(e.Outputs) }).ToEquatableArray();
        return new Jaxpr(parameters, renumbered, Use(program.Results));
    }
}
