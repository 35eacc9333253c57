using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Replaces what only transformations look at: a call with a custom derivative becomes its body, and stop_gradient its input.
/// </summary>
public static class Inline
{
    public static readonly Pass Pass = new("inline", "replaces calls with custom derivatives by their bodies", Run);

    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op.Name is "custom_jvp_call" or "stop_gradient"))
        {
            return program;
        }

        JaxprBuilder build = new();
        List<Value> arguments = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        return DeadCode.Run(build.Build(Bind(build, program, arguments, names: [])));
    }

    // A body's results take the names that the caller has for them.
    private static List<Value> Bind(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> arguments, Dictionary<int, string?> names)
    {
        Dictionary<Value, Value> values = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            values[program.Parameters[i]] = arguments[i];
        }

        foreach (Equation equation in program.Equations)
        {
            switch (equation.Op.Name)
            {
                // stop_gradient(x) = x
                case "stop_gradient":
                    values[equation.Output] = values[equation.Inputs[0]];
                    break;

                // custom_jvp_call[call=f](x…) = f(x…)
                case "custom_jvp_call":
                    List<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
                    Jaxpr body = equation.Attributes.Program("call");
                    Dictionary<int, string?> given = [];
                    for (int i = 0; i < body.Results.Count; i++)
                    {
                        given[body.Results[i].Id] = NameOf(equation.Outputs[i], names) ?? body.Results[i].Name;
                    }

                    List<Value> outputs = Bind(build, body, inputs, given);
                    for (int i = 0; i < outputs.Count; i++)
                    {
                        values[equation.Outputs[i]] = outputs[i];
                    }

                    break;

                default:
                    IReadOnlyList<Value> bound = build.BindAll(
                        equation.Op, equation.Inputs.Select(i => values[i]).ToList(), equation.Attributes, NameOf(equation.Outputs[0], names));
                    for (int i = 0; i < bound.Count; i++)
                    {
                        values[equation.Outputs[i]] = bound[i];
                    }

                    break;
            }
        }

        return program.Results.Select(r => values[r]).ToList();
    }

    private static string? NameOf(Value value, Dictionary<int, string?> names) =>
        names.TryGetValue(value.Id, out string? name) ? name : value.Name;
}
