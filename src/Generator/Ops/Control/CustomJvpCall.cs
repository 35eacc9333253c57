using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A program with its own derivative. <c>call</c> maps the operands to the results; <c>jvp</c> maps the operands and then a
/// tangent for each operand of floating type to the results and then a tangent for each result of floating type.
/// <c>nondiff</c> are the operands that the rule knows no derivative in.
/// </summary>
internal sealed class CustomJvpCall() : Op("custom_jvp_call(xs...)[call, jvp, nondiff]")
{
    public override string Summary =>
        "A program whose derivative is another program, given by the user or the prelude.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => Rules.Types(this, inputs, attributes.Program("call"));

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (tangents.All(t => t is null))
        {
            return Linearity.Zeros(equation);
        }

        Rules.RequireNone(equation.Attributes, tangents);
        List<Value> arguments = equation.Inputs.ToList();
        arguments.AddRange(equation.Inputs
            .Select((x, i) => x.Type.DType.IsFloating() ? tangents[i] ?? build.Zeros(x.Type) : null)
            .Where(t => t is not null).Select(t => t!));
        Queue<Value> found = new(build.Inline(equation.Attributes.Program("jvp"), arguments).Skip(equation.Outputs.Count));
        return equation.Outputs.Select(o => o.Type.DType.IsFloating() ? found.Dequeue() : null).ToList();
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        // A tangent is batched where its operand is.
        List<bool> isJvpBatched = [.. isBatched, .. isBatched.Where((_, i) => inputs[i].Type.DType.IsFloating())];
        return build.BindAll(this, inputs, attributes
            .With("call", Transforms.Vmap.Program(attributes.Program("call"), isBatched, size))
            .With("jvp", Transforms.Vmap.Program(attributes.Program("jvp"), isJvpBatched, size)));
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);
}
