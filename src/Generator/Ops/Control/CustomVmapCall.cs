using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A program with its own vmap rule: <c>rule</c> maps the operands with a new leading axis, of the length that <c>size</c> names, to
/// the results with that axis. Operands in <c>shared</c> keep their types in it and may not be mapped.
/// </summary>
internal sealed class CustomVmapCall() : ControlOp("custom_vmap_call(xs...)[call, rule, size, shared]")
{
    public override string Summary => "A program that over a batch is another program, given by the user.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => Rules.Types(this, inputs, attributes.Program("call"));

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        Jaxpr call = attributes.Program("call");
        List<int> with = Enumerable.Range(0, inputs.Count).Where(i => tangents[i] is not null).ToList();
        IReadOnlyList<bool> wanted = Programs.HaveTangents(call, tangents.Select(t => t is not null).ToList());
        Jaxpr Both(Jaxpr program) => Programs.Make(
            [.. program.Parameters, .. with.Select(i => Programs.TangentOf(program.Parameters[i]))],
            (inner, own) =>
            {
                List<Value?> dots = own.Take(inputs.Count).Select((_, i) => with.IndexOf(i) is var at and >= 0 ? own[inputs.Count + at] : null).ToList();
                (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(inner, program, own.Take(inputs.Count).ToList(), dots);
                return [.. results, .. Enumerable.Range(0, results.Count).Where(i => wanted[i]).Select(i => inner.Materialise(found[i], results[i].Type))];
            });
        IReadOnlyList<Value> outputs = build.BindAll(
            this, [.. inputs, .. with.Select(i => tangents[i]!)], attributes.With("call", Both(call)).With("rule", Both(attributes.Program("rule"))));
        Queue<Value> derived = new(outputs.Skip(call.Results.Count));
        return new Derived(outputs.Take(call.Results.Count).ToList(), wanted.Select(w => w ? derived.Dequeue() : null).ToList());
    }

    // The rule says nothing of the parts, which are mapped like any other program.
    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(build, attributes.Program("call"), inputs, tangents, depth);
        return new Derived(results, found);
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        EquatableArray<int> shared = attributes.Axes("shared");
        if (shared.Any(i => isBatched[i]))
        {
            throw new ShapeException("A function with a vmap rule of its own captures an array that is mapped over; make it an argument, which the rule gets with the batch axis");
        }

        string name = attributes.Shape("size")[0].ToString();
        Jaxpr rule = attributes.Program("rule").Substitute(n => n == name ? size : null);
        IReadOnlyList<Value> outputs = build.Inline(rule, inputs.Select((x, i) => isBatched[i] || shared.Contains(i) ? x : Batching.AddBatch(build, x, size)).ToList());
        return (outputs, outputs.Select(_ => true).ToList());
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);
}
