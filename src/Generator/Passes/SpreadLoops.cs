using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Makes loops for each element loops over whole arrays, for what has no loops over elements: calls of the runtime, and devices.</summary>
internal static class SpreadLoops
{
    /// <summary>The program with whole arrays in place of elements.</summary>
    /// <param name="program">The program.</param>
    /// <param name="isKept">Which loops stay as they are, if any.</param>
    public static Jaxpr Run(Jaxpr program, Func<Equation, bool>? isKept = null)
    {
        if (!Has(program, isKept))
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        foreach (Equation equation in program.Equations)
        {
            using Origins.End origin = Origins.Of(equation);
            IReadOnlyList<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
            IReadOnlyList<Value> outputs = IsSpread(equation, isKept)
                ? WhileEach.Spread(build, inputs, equation.Attributes)
                : build.BindAll(equation.Op, inputs, Nested(equation.Attributes, isKept), equation.Outputs.Count == 0 ? null : equation.Outputs[0].Name);
            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i]] = outputs[i];
            }
        }

        return DeadCode.Run(build.Build(program.Results.Select(r => values[r])));
    }

    /// <summary>A branch or a loop with whole arrays in place of elements in all that it runs.</summary>
    public static Equation Inside(Equation equation) => equation with { Attributes = Nested(equation.Attributes, null) };

    private static bool IsSpread(Equation equation, Func<Equation, bool>? isKept) => equation.Op is WhileEach && isKept?.Invoke(equation) != true;

    private static bool Has(Jaxpr program, Func<Equation, bool>? isKept) =>
        program.Equations.Any(e => IsSpread(e, isKept) || e.Attributes.Items.Any(a => a.Value is Jaxpr inner && Has(inner, isKept)));

    private static Attributes Nested(Attributes attributes, Func<Equation, bool>? isKept) => attributes.Items.Any(a => a.Value is Jaxpr)
        ? new(attributes.Items.Select(i => i.Value is Jaxpr inner ? (i.Name, Run(inner, isKept)) : i).ToEquatableArray())
        : attributes;
}
