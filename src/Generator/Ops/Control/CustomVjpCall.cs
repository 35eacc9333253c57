using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A program with its own reverse rule. <c>forward</c> maps the operands to the results and then what the rule keeps;
/// <c>backward</c> maps that, then a cotangent for each result of floating type, to a cotangent for each operand of floating type that
/// is not in <c>nondiff</c>. Forward mode has the rule of a custom_jvp_call in <c>call</c> where <c>hasJvp</c>, and the transpose
/// of <c>backward</c> else.
/// </summary>
internal sealed class CustomVjpCall() : ControlOp("custom_vjp_call(xs...)[call, forward, backward, nondiff, hasJvp]")
{
    public override string Summary => "A program whose reverse derivative is given by two others: one that also gives what is kept, and one that takes that and cotangents.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => Rules.Types(this, inputs, attributes.Program("call"));

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        Rules.RequireNone(attributes, tangents);
        if (attributes.Bool("hasJvp"))
        {
            (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(build, attributes.Program("call"), inputs, tangents);
            return new Derived(results, found);
        }

        Derived derived = this.Split(build, inputs, tangents, attributes, 0);
        Value tangent = derived.Tangents.OfType<Value>().First();
        Equation linear = build.Equations.Last(e => e.Outputs.Contains(tangent));
        Queue<Value> expanded = new(build.Inline(CustomVjpTangent.Expanded(linear.Attributes), linear.Inputs));
        return new Derived(derived.Outputs, derived.Tangents.Select(t => t is null ? null : expanded.Dequeue()).ToList());
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        Rules.RequireNone(attributes, tangents);
        Jaxpr call = attributes.Program("call");
        IReadOnlyList<Value> known = build.Inline(attributes.Program("forward"), inputs);
        IReadOnlyList<Value> outputs = known.Take(call.Results.Count).ToList(), kept = known.Skip(call.Results.Count).ToList();
        if (!outputs.Any(o => o.Type.DType.IsFloating()))
        {
            return new Derived(outputs, new Value?[outputs.Count]);
        }

        List<Value> directions = Differentiated(inputs, attributes).Select(i => tangents[i] ?? build.Zeros(inputs[i].Type)).ToList();
        Queue<Value> found = new(build.BindAll(
            Primitives.CustomVjpTangent, [.. kept, .. directions], Attributes.Of(("backward", attributes.Program("backward")), ("kept", (long)kept.Count))));
        return new Derived(outputs, outputs.Select(o => o.Type.DType.IsFloating() ? found.Dequeue() : null).ToList());
    }

    // The operands that the backward program gives cotangents of.
    private static IEnumerable<int> Differentiated(IReadOnlyList<Value> inputs, Attributes attributes) =>
        Enumerable.Range(0, inputs.Count).Where(i => inputs[i].Type.DType.IsFloating() && !attributes.Axes("nondiff").Contains(i));

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        Jaxpr call = attributes.Program("call"), forward = attributes.Program("forward"), backward = attributes.Program("backward");
        int results = call.Results.Count, kept = forward.Results.Count - results;
        List<bool> isOutput = [.. Rules.Repeat(true, results)];
        List<bool> isKept = Programs.AreBatched(forward, isBatched, size).Skip(results).ToList();
        List<bool> ofBackward = [.. isKept, .. Rules.Repeat(true, backward.Parameters.Count - kept)];
        List<bool> wanted = Differentiated(inputs, attributes).Select(i => isBatched[i]).ToList();

        // What is the same for all examples has the sum of their cotangents.
        Jaxpr mappedBackward = Programs.Make(
            backward.Parameters.Select((p, i) => ofBackward[i] ? Programs.Of(Transforms.Vmap.AddAxis(p.Type, size), p.Name) : p),
            (inner, own) => Programs.Mapped(inner, backward, own, ofBackward, size, [.. Rules.Repeat(true, wanted.Count)])
                .Select((r, i) => wanted[i] ? r : inner.ReduceSum(r, [0])).ToList());
        Attributes mapped = attributes
            .With("call", Rules.Mapped(call, isBatched, size, isOutput))
            .With("forward", Rules.Mapped(forward, isBatched, size, [.. isOutput, .. isKept]))
            .With("backward", mappedBackward);
        return (build.BindAll(this, inputs, mapped), isOutput);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);
}
