using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A program that keeps nothing for reverse mode but its operands and what its policy names. <c>again</c> marks the run that computes anew
/// what was not kept: it belongs to the linear part.
/// </summary>
internal sealed class Checkpoint() : ControlOp("checkpoint(xs...)[call, again, policy]")
{
    public override string Summary => "A program that keeps nothing for reverse mode but its operands and what its policy names, and is computed again there.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        this.CheckParameters("program", attributes.Program("call").Parameters.Select(p => p.Type), inputs);
        return ResultTypes(attributes.Program("call")).ToEquatableArray();
    }

    /// <summary>Whether an equation computes again what was not kept.</summary>
    public static bool IsAgain(Equation equation) => equation.Op is Checkpoint && equation.Attributes.Bool("again");

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        Jaxpr call = attributes.Program("call");
        bool[] has = tangents.Select(t => t is not null).ToArray();
        IReadOnlyList<bool> wanted = Programs.HaveTangents(call, has);
        Sections sections = new(0, 0, has);
        Jaxpr joint = Programs.Make(sections.Join(call.Parameters, call.Parameters.Select(Programs.TangentOf).ToList()), (inner, own) =>
        {
            (List<Value> values, List<Value?> dots) = sections.Take(own);
            (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(inner, call, values, dots);
            return sections.Turn(inner, results, found, wanted);
        });
        List<Value> given = inputs.Select((x, i) => tangents[i] ?? x).ToList();
        return sections.Results(build.BindAll(this, sections.Join(inputs, given), attributes.With("call", joint)), wanted);
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        Jaxpr call = attributes.Program("call");
        Linearized split = Linearize.Program(call, tangents.Select(t => t is not null).ToEquatableArray(), depth + 1);
        IReadOnlyList<Value> needed = split.Known.Results.Skip(call.Results.Count).ToList();
        List<Value> saved = Saved(split.Known, needed, CheckpointPolicy.Of(attributes));
        Jaxpr first = saved.Count == 0 ? call : Passes.DeadCode.Run(split.Known with { Results = [.. split.Known.Results.Take(call.Results.Count), .. saved] });
        IReadOnlyList<Value> all = build.BindAll(this, inputs, attributes.With("call", first));
        IReadOnlyList<Value> outputs = all.Take(call.Results.Count).ToList();
        Jaxpr left = Passes.DeadCode.Run(new Jaxpr(
            [.. split.Known.Parameters, .. saved], split.Known.Equations.Where(e => !e.Outputs.Any(saved.Contains)).ToEquatableArray(), needed.ToEquatableArray()));
        IReadOnlyList<Value> residuals = left.Results.Count == 0 ? []
            : left.Results.All(left.Parameters.Contains) ? left.Results.Select(r => inputs.Concat(all.Skip(call.Results.Count)).ElementAt(left.Parameters.ToList().IndexOf(r))).ToList()
            : build.BindAll(this, [.. inputs, .. all.Skip(call.Results.Count)], Attributes.Of(("call", left), ("again", true), ("policy", CheckpointPolicy.Nothing)));
        Queue<Value> found = new(build.Inline(split.Linear, [.. residuals, .. tangents.OfType<Value>()]));
        return new Derived(outputs, split.HasTangent.Select(h => h ? found.Dequeue() : null).ToList());
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        Jaxpr call = attributes.Program("call");
        IReadOnlyList<bool> results = Programs.AreBatched(call, isBatched, size);
        Jaxpr mapped = Programs.Make(
            call.Parameters.Select((p, i) => isBatched[i] ? Programs.Of(Transforms.Vmap.AddAxis(p.Type, size), p.Name) : p),
            (inner, own) => Programs.Mapped(inner, call, own, isBatched, size, results));
        return (build.BindAll(this, inputs, attributes.With("call", mapped)), results);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);

    // What of the values that follow from nothing kept is kept: those that the policy names, nearest to where they are needed.
    private static List<Value> Saved(Jaxpr known, IReadOnlyList<Value> needed, CheckpointPolicy policy)
    {
        HashSet<Value> reached = [.. needed];
        List<Value> saved = [];
        foreach (Equation equation in known.Equations.Reverse())
        {
            if (!equation.Outputs.Any(reached.Contains))
            {
                continue;
            }

            if (policy.Keeps(equation))
            {
                saved.AddRange(equation.Outputs);
            }
            else
            {
                reached.UnionWith(equation.Inputs);
            }
        }

        saved.Reverse();
        return saved;
    }
}
