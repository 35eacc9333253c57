using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// The linear part of a function with its own reverse rule, from what the rule keeps and tangents of the operands to tangents of the
/// results. Reverse mode replaces it by <c>backward</c>; everywhere else it is the transpose of that.
/// </summary>
internal sealed class CustomVjpTangent() : Op("custom_vjp_tangent(xs...)[backward, kept]")
{
    public override string Summary => "The linear part of a function with its own reverse rule: the transpose of that rule.";

    /// <summary>A program in which no equation is one of these any more. Throws <see cref="ShapeException"/>.</summary>
    public static Jaxpr Expand(Jaxpr program)
    {
        if (!program.Equations.Any(Holds))
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
            if (equation.Op is not CustomVjpTangent)
            {
                build.Replay(Holds(equation) ? equation with { Attributes = Inside(equation.Attributes) } : equation, values);
                continue;
            }

            IReadOnlyList<Value> outputs = build.Inline(Expanded(equation.Attributes), equation.Inputs.Select(i => values[i]).ToList());
            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i]] = outputs[i];
            }
        }

        return Passes.DeadCode.Run(build.Build(program.Results.Select(r => values[r])));
    }

    private static bool Holds(Equation equation) => equation.Op is CustomVjpTangent
        || (equation.Op is ControlOp and not CustomVjpCall && equation.Attributes.Items.Any(a => a.Value is Jaxpr inner && inner.Equations.Any(Holds)));

    private static Attributes Inside(Attributes attributes) =>
        new(attributes.Items.Select(i => i.Value is Jaxpr inner ? (i.Name, Expand(inner)) : i).ToEquatableArray());

    /// <summary>The op as a program of others.</summary>
    public static Jaxpr Expanded(Attributes attributes) =>
        Rules.Transposed(attributes.Program("backward"), (int)attributes.Int("kept")) ?? throw new ShapeException(
            "Forward mode through a function with a reverse rule needs the backward rule to be linear in the cotangent, which it is not; give the function a [CustomJvp] too, or use reverse mode alone");

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) =>
        attributes.Program("backward").Parameters.Skip((int)attributes.Int("kept")).Select(p => p.Type).ToEquatableArray();

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Transforms.Jvp.Bind(build, Expanded(equation.Attributes), equation.Inputs, tangents).Tangents;

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        int kept = (int)equation.Attributes.Int("kept");
        IReadOnlyList<Value> found = build.Inline(
            equation.Attributes.Program("backward"),
            [.. equation.Inputs.Take(kept), .. cotangents.Select((c, i) => build.Materialise(c, equation.Outputs[i].Type))]);
        return equation.Inputs.Select((_, i) => isLinear[i] ? found[i - kept] : null).ToList();
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        Programs.Mapped(build, Expanded(attributes), inputs, isBatched, size, [.. Rules.Repeat(true, inputs.Count)]).ToList();

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(Expanded(attributes), inputs);
}
