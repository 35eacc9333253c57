using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>
/// A program split for differentiation: <see cref="Known"/> computes the primal results and then the residuals,
/// <see cref="Linear"/> maps the residuals and then the tangents of the differentiated parameters to the results' tangents.
/// </summary>
/// <param name="Known">Parameters of the original program to its results, then residuals.</param>
/// <param name="Linear">Residuals, then tangents, to one tangent for each result that has one.</param>
/// <param name="HasTangent">For each result, whether it depends on a tangent.</param>
public sealed record Linearized(Jaxpr Known, Jaxpr Linear, EquatableArray<bool> HasTangent)
{
    /// <summary>The number of values that the linear part takes from the known part.</summary>
    public int ResidualCount => this.Known.Results.Count - this.HasTangent.Count;
}

/// <summary>Forward mode split by what depends on the tangents.</summary>
public static class Linearize
{
    // So many additions and products cost less than reading one number more in each turn.
    private const int CheapCount = 3;

    /// <summary>The known and the linear part of a program.</summary>
    /// <param name="program">The program to differentiate.</param>
    /// <param name="isDifferentiated">One for each parameter; false for those that are not floating point.</param>
    public static Linearized Program(Jaxpr program, EquatableArray<bool> isDifferentiated) => Program(program, isDifferentiated, 0);

    /// <summary>The same for a program inside of <paramref name="depth"/> programs of control flow.</summary>
    internal static Linearized Program(Jaxpr program, EquatableArray<bool> isDifferentiated, int depth) =>
        Remembered.Split(program, isDifferentiated, depth, () => Whole(program, isDifferentiated, depth));

    private static Linearized Whole(Jaxpr program, EquatableArray<bool> isDifferentiated, int depth)
    {
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value?> tangents = Jvp.TangentParameters(build, program, isDifferentiated);
        (IReadOnlyList<Value> results, IReadOnlyList<Value?> resultTangents) = Jvp.Bind(build, program, primals, tangents, depth);
        List<Value> present = resultTangents.OfType<Value>().ToList();
        Jaxpr joint = DeadCode.Run(build.Build(results.Concat(present)));
        return Split(joint, primals.Count, results.Count, resultTangents.Select(t => t is not null).ToEquatableArray(), depth);
    }

    private static Linearized Split(Jaxpr joint, int primalCount, int resultCount, EquatableArray<bool> hasTangent, int depth)
    {
        HashSet<int> linearValues = [.. joint.Parameters.Skip(primalCount).Select(t => t.Id)];
        List<Equation> known = [], linear = [];
        HashSet<int> nothing = [], again = [];
        HashSet<string> found = depth == 0 ? [] : [.. joint.Equations.Select(FreshSize.Of).OfType<string>()];
        foreach (Equation equation in joint.Equations)
        {
            IEnumerable<int> outputs = equation.Outputs.Select(o => o.Id);
            if (equation.Inputs.Any(i => linearValues.Contains(i.Id)))
            {
                linear.Add(equation);
                linearValues.UnionWith(outputs);
                continue;
            }

            // What the linear part computes itself the known part does only for its own sake.
            known.Add(equation);
            if (depth > 0 && IsMadeOfNothing(equation, nothing))
            {
                linear.Add(equation);
                nothing.UnionWith(outputs);
            }
            else if (Checkpoint.IsAgain(equation) || (found.Count > 0 && FreshSize.Mentioned(equation).Any(found.Contains)) || equation.Inputs.Any(i => again.Contains(i.Id)))
            {
                linear.Add(equation);
                again.UnionWith(outputs);
            }
        }

        EquatableArray<Value> tangents = joint.Parameters.Skip(primalCount).ToEquatableArray();
        EquatableArray<Value> resultTangents = joint.Results.Skip(resultCount).ToEquatableArray();
        linear = Needed(linear, resultTangents);
        List<Value> residuals = linear.SelectMany(e => e.Inputs).Concat(resultTangents)
            .Where(v => !linearValues.Contains(v.Id) && !nothing.Contains(v.Id) && !again.Contains(v.Id)).Distinct().ToList();
        if (depth > 0)
        {
            (residuals, linear) = Fewer(residuals, joint, known, linear);
        }

        Jaxpr knownProgram = new(
            joint.Parameters.Take(primalCount).ToEquatableArray(), known.ToEquatableArray(),
            joint.Results.Take(resultCount).Concat(residuals).ToEquatableArray());
        Jaxpr linearProgram = new(residuals.Concat(tangents).ToEquatableArray(), linear.ToEquatableArray(), resultTangents);
        return new Linearized(DeadCode.Run(knownProgram), DeadCode.Run(linearProgram), hasTangent);
    }

    // What follows in a few operations from what is kept anyway is computed again: it would have to be kept for each turn. Gives what is
    // left to keep, and the equations with those that are for it.
    private static (List<Value> Residuals, List<Equation> Linear) Fewer(List<Value> residuals, Jaxpr joint, List<Equation> known, List<Equation> linear)
    {
        Dictionary<int, Equation> producers = [];
        foreach (Equation equation in known.Where(e => e.Outputs.Count == 1))
        {
            producers[equation.Output.Id] = equation;
        }

        HashSet<int> kept = [.. residuals.Select(r => r.Id)], computed = [.. linear.SelectMany(e => e.Outputs).Select(o => o.Id)];
        foreach (Value residual in Enumerable.Reverse(residuals))
        {
            List<int> own = [];
            int left = CheapCount;
            kept.Remove(residual.Id);
            if (Follows(residual))
            {
                computed.UnionWith(own);
            }
            else
            {
                kept.Add(residual.Id);
            }

            bool Follows(Value value)
            {
                if (kept.Contains(value.Id) || computed.Contains(value.Id) || own.Contains(value.Id))
                {
                    return true;
                }

                bool isCheap = producers.TryGetValue(value.Id, out Equation? equation)
                    && (equation.Op is CreationOp || equation.Op.Name == "broadcast_in_dim" || (equation.Op.Name is "add" or "sub" or "mul" or "neg" or "square" && --left >= 0));
                if (!isCheap || !equation!.Inputs.All(Follows))
                {
                    return false;
                }

                own.Add(value.Id);
                return true;
            }
        }

        return (
            residuals.Where(r => kept.Contains(r.Id)).ToList(),
            joint.Equations.Where(e => e.Outputs.Any(o => computed.Contains(o.Id))).ToList());
    }

    // Constants and positions, also repeated, are not worth keeping for each turn of a loop.
    private static bool IsMadeOfNothing(Equation equation, HashSet<int> nothing) =>
        equation.Op is CreationOp || (equation.Op.Name == "broadcast_in_dim" && nothing.Contains(equation.Inputs[0].Id));

    private static List<Equation> Needed(List<Equation> equations, IEnumerable<Value> results)
    {
        HashSet<int> needed = [.. results.Select(r => r.Id)];
        HashSet<string> sizes = [.. results.SelectMany(r => r.Type.Shape).SelectMany(d => d.Names())];
        List<Equation> kept = [];
        for (int i = equations.Count - 1; i >= 0; i--)
        {
            if (equations[i].Outputs.Any(o => needed.Contains(o.Id)) || (FreshSize.Of(equations[i]) is { } found && sizes.Contains(found)))
            {
                kept.Add(equations[i]);
                needed.UnionWith(equations[i].Inputs.Select(v => v.Id));
                sizes.UnionWith(FreshSize.Mentioned(equations[i]));
            }
        }

        kept.Reverse();
        return kept;
    }
}
