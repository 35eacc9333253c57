using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Makes loops for each element loops over whole arrays, for what has no loops over elements: calls of the runtime, and devices.</summary>
internal static class SpreadLoops
{
    public static Jaxpr Run(Jaxpr program)
    {
        if (!Has(program))
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
            IReadOnlyList<Value> outputs = equation.Op is WhileEach
                ? WhileEach.Spread(build, inputs, equation.Attributes)
                : build.BindAll(equation.Op, inputs, Nested(equation.Attributes), equation.Outputs.Count == 0 ? null : equation.Outputs[0].Name);
            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i]] = outputs[i];
            }
        }

        return DeadCode.Run(build.Build(program.Results.Select(r => values[r])));
    }

    private static bool Has(Jaxpr program) =>
        program.Equations.Any(e => e.Op is WhileEach || e.Attributes.Items.Any(a => a.Value is Jaxpr inner && Has(inner)));

    private static Attributes Nested(Attributes attributes) => attributes.Items.Any(a => a.Value is Jaxpr)
        ? new(attributes.Items.Select(i => i.Value is Jaxpr inner ? (i.Name, Run(inner)) : i).ToEquatableArray())
        : attributes;
}
