using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// The root x of a program f(x, a) = 0, found by another. <c>call</c> maps the operands a to x; <c>function</c> maps x, then a, to f;
/// <c>tangent</c> maps x, a right side b and then a to the solution v of f′(x) v = b. The derivative follows from the root alone,
/// however it was found.
/// </summary>
internal sealed class CustomRoot() : Op("custom_root(xs...)[call, function, tangent]")
{
    public override string Summary => "The root of a program, found by a second; its derivative solves a linear equation with a third.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => Rules.Types(this, inputs, attributes.Program("call"));

    // f(x(a), a) = 0, so that f′(x) dx = −∂f/∂a da.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        IReadOnlyList<Value?> changes = Transforms.Jvp.Bind(
            build, equation.Attributes.Program("function"), [.. equation.Outputs, .. equation.Inputs], [.. equation.Outputs.Select(_ => (Value?)null), .. tangents]).Tangents;
        if (changes.All(c => c is null))
        {
            return Linearity.Zeros(equation);
        }

        IReadOnlyList<Value> right = changes.Select((c, i) => build.Materialise(c, equation.Outputs[i].Type)).ToList();
        return build.Inline(equation.Attributes.Program("tangent"), [.. equation.Outputs, .. right, .. equation.Inputs])
            .Select(v => v.Type.DType.IsFloating() ? build.Neg(v) : null).ToList();
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        Jaxpr call = attributes.Program("call");
        List<bool> roots = [.. Rules.Repeat(true, call.Results.Count)];
        return build.BindAll(this, inputs, attributes
            .With("call", Rules.Mapped(call, isBatched, size, roots))
            .With("function", Rules.Mapped(attributes.Program("function"), [.. roots, .. isBatched], size, roots))
            .With("tangent", Rules.Mapped(attributes.Program("tangent"), [.. roots, .. roots, .. isBatched], size, roots)));
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);
}
