using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Loop-invariant code motion: what a loop's body computes from constants alone is computed once, before the loop.</summary>
internal static class Hoist
{
    /// <summary>
    /// The body with further constants behind its own, and their values. What repeats elements, or makes them of nothing, stays in
    /// the body as well: it costs nothing where it is used and memory where it is kept.
    /// </summary>
    /// <param name="build">Where the values are computed.</param>
    /// <param name="body">A loop's body: constants first.</param>
    /// <param name="constCount">How many constants it has.</param>
    /// <param name="fixedIds">Those that are the same in every turn and may be computed with.</param>
    /// <param name="operands">The loop's operands; constants first.</param>
    public static (Jaxpr Body, IReadOnlyList<Value> Found) Run(
        JaxprBuilder build, Jaxpr body, int constCount, HashSet<int> fixedIds, IReadOnlyList<Value> operands)
    {
        Dictionary<Value, Value> outside = [];
        for (int i = 0; i < constCount; i++)
        {
            if (fixedIds.Contains(body.Parameters[i].Id))
            {
                outside[body.Parameters[i]] = operands[i];
            }
        }

        // Bound here only where something else is made of them.
        HashSet<Value> virtualValues = [], computed = [];
        Dictionary<Value, Equation> pending = [];
        foreach (Equation equation in body.Equations)
        {
            bool isKnown = equation.Inputs.All(i => outside.ContainsKey(i) || virtualValues.Contains(i));
            if (!isKnown || equation.Op is ControlOp || equation.Op.Name == "check_index")
            {
                continue;
            }

            if (equation.Inputs.Count == 0 || equation.Op.Name == "broadcast_in_dim")
            {
                virtualValues.UnionWith(equation.Outputs);
                pending[equation.Outputs[0]] = equation;
            }
            else if (equation.Inputs.Any(outside.ContainsKey) || equation.Inputs.Any(i => DependsOnOutside(i)))
            {
                foreach (Value input in equation.Inputs)
                {
                    Force(input);
                }

                build.Replay(equation, outside);
                computed.UnionWith(equation.Outputs);
            }
        }

        HashSet<Value> used = [.. body.Results];
        List<Equation> kept = [];
        foreach (Equation equation in body.Equations.Reverse())
        {
            if (!equation.Outputs.Any(computed.Contains))
            {
                kept.Add(equation);
                used.UnionWith(equation.Inputs);
            }
        }

        kept.Reverse();
        List<Value> further = body.Equations.SelectMany(e => e.Outputs).Where(o => computed.Contains(o) && used.Contains(o)).ToList();
        if (further.Count == 0)
        {
            return (body, []);
        }

        Jaxpr changed = new(
            [.. body.Parameters.Take(constCount), .. further, .. body.Parameters.Skip(constCount)], kept.ToEquatableArray(), body.Results);
        return (DeadCode.Run(changed), further.Select(f => outside[f]).ToList());

        bool DependsOnOutside(Value value) => outside.ContainsKey(value) || (pending.TryGetValue(value, out Equation? e) && e.Inputs.Any(DependsOnOutside));

        void Force(Value value)
        {
            if (!outside.ContainsKey(value))
            {
                foreach (Value input in pending[value].Inputs)
                {
                    Force(input);
                }

                build.Replay(pending[value], outside);
            }
        }
    }
}
