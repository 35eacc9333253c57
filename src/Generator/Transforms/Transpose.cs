using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Transforms;

/// <summary>Reverses a linear program: cotangents of its results to cotangents of its linear parameters.</summary>
public static class Transpose
{
    /// <summary>
    /// Binds the transpose of a program that is linear in its parameters from <paramref name="residuals"/>.Count on. Returns the
    /// cotangent of each of those; null is a structural zero.
    /// </summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="linear">A program of residuals, then tangents.</param>
    /// <param name="residuals">The builder's values for the residuals.</param>
    /// <param name="cotangents">One for each result; null is a structural zero.</param>
    public static IReadOnlyList<Value?> Linear(
        JaxprBuilder build, Jaxpr linear, IReadOnlyList<Value> residuals, IReadOnlyList<Value?> cotangents)
    {
        Dictionary<int, Value> known = [];
        for (int i = 0; i < residuals.Count; i++)
        {
            known[linear.Parameters[i].Id] = residuals[i];
        }

        Dictionary<int, Value> cotangentOf = [];
        for (int i = 0; i < linear.Results.Count; i++)
        {
            Accumulate(build, cotangentOf, linear.Results[i], cotangents[i]);
        }

        // What depends on residuals alone is bound forward: it may be read by any equation of the backward walk.
        List<Equation> dependent = [];
        HashSet<int> linearIds = [.. linear.Parameters.Skip(residuals.Count).Select(p => p.Id)];
        foreach (Equation equation in linear.Equations)
        {
            if (equation.Inputs.Any(i => linearIds.Contains(i.Id)))
            {
                dependent.Add(equation);
                linearIds.UnionWith(equation.Outputs.Select(o => o.Id));
            }
            else
            {
                using Origins.End origin = Origins.Of(equation);
                IReadOnlyList<Value> outputs =
                    build.BindAll(equation.Op, equation.Inputs.Select(i => known[i.Id]).ToList(), equation.Attributes, equation.Outputs[0].Name);
                for (int i = 0; i < outputs.Count; i++)
                {
                    known[equation.Outputs[i].Id] = outputs[i];
                }
            }
        }

        for (int i = dependent.Count - 1; i >= 0; i--)
        {
            TransposeEquation(build, dependent[i], known, linearIds, cotangentOf);
        }

        return linear.Parameters.Skip(residuals.Count).Select(p => cotangentOf.TryGetValue(p.Id, out Value? ct) ? ct : null).ToList();
    }

    private static void TransposeEquation(
        JaxprBuilder build, Equation equation, Dictionary<int, Value> known, HashSet<int> linearIds, Dictionary<int, Value> cotangentOf)
    {
        List<Value?> cotangents = equation.Outputs.Select(o => cotangentOf.TryGetValue(o.Id, out Value? ct) ? ct : null).ToList();
        if (cotangents.All(ct => ct is null))
        {
            return;
        }

        // Linear inputs have no value in this builder; rules read only their types.
        List<bool> isLinear = equation.Inputs.Select(i => linearIds.Contains(i.Id)).ToList();
        Equation visible = equation with
        {
            Inputs = new([.. equation.Inputs.Select((v, i) => isLinear[i] ? v : known[v.Id])]),
        };
        using Origins.End origin = Origins.Of(equation);
        IReadOnlyList<Value?> inputCotangents = equation.Op.Transpose(build, visible, cotangents, isLinear);
        for (int i = 0; i < inputCotangents.Count; i++)
        {
            if (isLinear[i])
            {
                Accumulate(build, cotangentOf, equation.Inputs[i], inputCotangents[i]);
            }
        }
    }

    private static void Accumulate(JaxprBuilder build, Dictionary<int, Value> cotangentOf, Value value, Value? cotangent)
    {
        if (cotangent is null)
        {
            return;
        }

        if (!cotangent.Type.Equals(value.Type))
        {
            throw new InvalidOperationException($"The cotangent of {value} is {cotangent.Type} instead of {value.Type}.");
        }

        cotangentOf[value.Id] = build.AddTangents(cotangentOf.TryGetValue(value.Id, out Value? sum) ? sum : null, cotangent)!;
    }
}
