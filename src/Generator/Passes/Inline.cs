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
        return DeadCode.Run(build.Build(Bind(build, program, arguments)));
    }

    private static List<Value> Bind(JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> arguments)
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
                    List<Value> outputs = Bind(build, equation.Attributes.Program("call"), inputs);
                    for (int i = 0; i < outputs.Count; i++)
                    {
                        values[equation.Outputs[i]] = outputs[i];
                    }

                    break;

                default:
                    build.Replay(equation, values);
                    break;
            }
        }

        return program.Results.Select(r => values[r]).ToList();
    }
}
