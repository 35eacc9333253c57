using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Replaces what only transformations look at: a call with a custom derivative becomes its body, and stop_gradient and checkpoint_name their input.
/// </summary>
public static class Inline
{
    public static readonly Pass Pass = new("inline", "replaces calls with custom derivatives by their bodies", Run);

    public static Jaxpr Run(Jaxpr program)
    {
        program = CustomVjpTangent.Expand(program);
        if (!program.Equations.Any(e => e.Op.Name is "custom_jvp_call" or "custom_root" or "custom_linear_solve" or "stop_gradient" or "checkpoint_name" or "flush_subnormals" || e.Op is ControlOp))
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
            using Origins.End origin = Origins.Of(equation);
            switch (equation.Op.Name)
            {
                // stop_gradient(x) = x, checkpoint_name(x) = x
                case "stop_gradient" or "checkpoint_name":
                    values[equation.Output] = values[equation.Inputs[0]];
                    break;

                // flush_subnormals(x) = select_n(|x| < smallest normal number, x, 0)
                case "flush_subnormals":
                    values[equation.Output] = Flushed(build, values[equation.Inputs[0]]);
                    break;

                // checkpoint[call=f; again=true](x…) = cond[branch0=f](0, x…): what is computed again is not shared with the first time
                case "checkpoint" when Checkpoint.IsAgain(equation):
                    Value only = build.Full(ArrayType.Scalar(DType.I32), 0L);
                    Enter(equation, new CondForm([Run(equation.Attributes.Program("call"))]).Bind(build, [only, .. equation.Inputs.Select(i => values[i])]));
                    break;

                // custom_jvp_call[call=f](x…) = f(x…), and so is what has other rules, and a checkpoint
                case "custom_jvp_call" or "custom_vjp_call" or "custom_vmap_call" or "custom_root" or "custom_linear_solve" or "checkpoint":
                    List<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
                    Jaxpr body = equation.Attributes.Program("call");
                    Dictionary<int, string?> given = [];
                    for (int i = 0; i < body.Results.Count; i++)
                    {
                        given[body.Results[i].Id] = NameOf(equation.Outputs[i], names) ?? body.Results[i].Name;
                    }

                    Enter(equation, Bind(build, body, inputs, given));
                    break;

                default:
                    IReadOnlyList<Value> bound = build.BindAll(
                        equation.Op, equation.Inputs.Select(i => values[i]).ToList(), Nested(equation), NameOf(equation, names));
                    Enter(equation, bound);
                    break;
            }
        }

        return program.Results.Select(r => values[r]).ToList();

        void Enter(Equation equation, IReadOnlyList<Value> outputs)
        {
            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i]] = outputs[i];
            }
        }
    }

    private static Value Flushed(JaxprBuilder build, Value x) => build.Select(
        build.Bind(Primitives.Lt, [build.Bind(Primitives.Abs, [x]), build.FullLike(x, x.Type.DType == DType.F32 ? 1.17549435E-38 : 2.2250738585072014E-308)]),
        build.FullLike(x, 0), x);

    // In the programs of loops and branches too.
    private static Attributes Nested(Equation equation) => equation.Op is ControlOp
        ? new(equation.Attributes.Items.Select(i => i.Value is Jaxpr inner ? (i.Name, Run(inner)) : i).ToEquatableArray())
        : equation.Attributes;

    private static string? NameOf(Equation equation, Dictionary<int, string?> names) => equation.Outputs.Count == 0 ? null : NameOf(equation.Outputs[0], names);

    private static string? NameOf(Value value, Dictionary<int, string?> names) =>
        names.TryGetValue(value.Id, out string? name) ? name : value.Name;
}
