namespace Pure.Jit.Generator.Ir;

/// <summary>Checks what every pass and transformation must leave true.</summary>
public static class Verifier
{
    /// <summary>
    /// Throws <see cref="InvalidOperationException"/> with the printed program when a value is used before it is bound, ids are
    /// not dense in binding order, or an equation's types are not the ones its op infers.
    /// </summary>
    /// <param name="program">The program to check.</param>
    /// <param name="after">What produced it, for the message.</param>
    public static Jaxpr Verify(Jaxpr program, string after = "build")
    {
        if (FindFault(program) is { } fault)
        {
            throw new InvalidOperationException($"After '{after}': {fault}.\n{Printer.Print(program)}");
        }

        return program;
    }

    /// <summary>The first fault in words, or null.</summary>
    public static string? FindFault(Jaxpr program)
    {
        List<Value> bound = [];
        foreach (Value parameter in program.Parameters)
        {
            if (parameter.Id != bound.Count)
            {
                return $"parameter {parameter} has id {parameter.Id} instead of {bound.Count}";
            }

            bound.Add(parameter);
        }

        foreach (Equation equation in program.Equations)
        {
            if ((FindFaultInUses(equation.Inputs, bound) ?? FindFaultInTypes(equation)) is { } fault)
            {
                return $"{fault} in '{Printer.Print(equation)}'";
            }

            foreach (Value output in equation.Outputs)
            {
                if (output.Id != bound.Count)
                {
                    return $"{output} has id {output.Id} instead of {bound.Count}";
                }

                bound.Add(output);
            }
        }

        return FindFaultInUses(program.Results, bound);
    }

    private static string? FindFaultInUses(IEnumerable<Value> uses, List<Value> bound)
    {
        foreach (Value use in uses)
        {
            if (use.Id >= bound.Count)
            {
                return $"value {use} is used before it is bound";
            }

            if (!use.Equals(bound[use.Id]))
            {
                return $"value {use}: {use.Type} is bound as {bound[use.Id]}: {bound[use.Id].Type}";
            }
        }

        return null;
    }

    private static string? FindFaultInTypes(Equation equation)
    {
        IReadOnlyList<ArrayType> inferred;
        try
        {
            inferred = equation.Op.InferTypes(equation.Inputs.Select(i => i.Type).ToList(), equation.Attributes);
        }
        catch (Exception e) when (e is ShapeException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return $"type inference fails ({e.Message})";
        }

        if (!inferred.SequenceEqual(equation.Outputs.Select(o => o.Type)))
        {
            return $"the inferred types are {string.Join(", ", inferred)}";
        }

        return equation.Attributes.Items.Select(a => a.Value).OfType<Jaxpr>().Select(FindFault).FirstOrDefault(f => f is not null);
    }
}
