using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Loop-invariant code motion: what a loop's body computes from constants alone is computed once, before the loop.</summary>
internal static class Hoist
{
    public static readonly Pass Pass = new("hoist", "computes before a loop what is dear and the same in every turn", Run);

    // Below this an element is computed again in each turn: it would have to be read from memory instead.
    private const int CheapCost = 6;

    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op is Scan or While))
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        bool isChanged = false;
        foreach (Equation equation in program.Equations)
        {
            Value[] inputs = equation.Inputs.Select(i => values[i]).ToArray();
            Value?[] none = new Value?[inputs.Length];
            Attributes attributes = equation.Attributes;
            if (equation.Op is Scan)
            {
                (ScanForm form, List<Value> all, _) = ScanForm.Of(attributes).Hoist(build, inputs, none, isDear: true);
                isChanged |= all.Count > inputs.Length;
                (inputs, attributes) = ([.. all], form.Attributes);
            }
            else if (equation.Op is While)
            {
                (WhileForm form, List<Value> all, _) = WhileForm.Of(attributes).Hoist(build, inputs, none, isDear: true);
                isChanged |= all.Count > inputs.Length;
                (inputs, attributes) = ([.. all], form.Attributes);
            }

            IReadOnlyList<Value> outputs = build.BindAll(equation.Op, inputs, attributes, equation.Outputs.Count == 0 ? null : equation.Outputs[0].Name);
            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i]] = outputs[i];
            }
        }

        return isChanged ? DeadCode.Run(build.Build(program.Results.Select(r => values[r]))) : program;
    }

    /// <summary>
    /// The body with further constants behind its own, and their values. What repeats elements, or makes them of nothing, stays in
    /// the body as well: it costs nothing where it is used and memory where it is kept.
    /// </summary>
    /// <param name="build">Where the values are computed.</param>
    /// <param name="body">A loop's body: constants first.</param>
    /// <param name="constCount">How many constants it has.</param>
    /// <param name="fixedIds">Those that are the same in every turn and may be computed with.</param>
    /// <param name="operands">The loop's operands; constants first.</param>
    /// <param name="isDear">Whether only what is dear is worth its memory.</param>
    public static (Jaxpr Body, IReadOnlyList<Value> Found) Run(
        JaxprBuilder build, Jaxpr body, int constCount, HashSet<int> fixedIds, IReadOnlyList<Value> operands, bool isDear)
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

        HashSet<Value> used = [.. body.Results], cheap = isDear ? Cheap(body, computed) : [];
        List<Equation> kept = [];
        foreach (Equation equation in body.Equations.Reverse())
        {
            if (!equation.Outputs.Any(computed.Contains) || (equation.Outputs.Any(cheap.Contains) && equation.Outputs.Any(used.Contains)))
            {
                kept.Add(equation);
                used.UnionWith(equation.Inputs);
            }
        }

        kept.Reverse();
        List<Value> further = body.Equations.SelectMany(e => e.Outputs).Where(o => computed.Contains(o) && used.Contains(o) && !cheap.Contains(o)).ToList();
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

    // Elements of arrays that cost less to compute than to read.
    private static HashSet<Value> Cheap(Jaxpr body, HashSet<Value> computed)
    {
        HashSet<Value> cheap = [];
        Dictionary<Value, int> costs = [];
        foreach (Equation equation in body.Equations)
        {
            Lowering lowering = OpFacts.Lower(equation);
            int cost = OpFacts.Cost(equation) + equation.Inputs.Sum(i => costs.TryGetValue(i, out int own) ? own : 0);
            foreach (Value output in equation.Outputs.Where(computed.Contains))
            {
                costs[output] = cost;
                if (output.Type.Rank > 0 && (lowering == Lowering.View || (lowering == Lowering.Element && cost <= CheapCost)))
                {
                    cheap.Add(output);
                }
                else
                {
                    costs[output] = 0;
                }
            }
        }

        return cheap;
    }
}
