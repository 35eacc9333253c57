using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A <c>while</c> of numbers for each element of arrays of one shape: what a mapped loop is whose turns compute with numbers alone.
/// Elements end by themselves, so that compiled code needs no memory between turns.
/// </summary>
internal sealed class WhileEach() : ControlOp("while_each(xs...)[constCount, condition, body]")
{
    public override string Summary => "A while of numbers for each element of arrays of one shape.";

    /// <summary>Whether a loop is one of numbers that loops over elements can compute.</summary>
    public static bool Fits(WhileForm form) =>
        form.Size is null && form.CarryCount > 0 && form.Body.Parameters.All(p => p.Type.Rank == 0) && IsElementwise(form.Condition) && IsElementwise(form.Body);

    /// <summary>The loop as a <c>while</c> over whole arrays, in which elements that are through keep what they have.</summary>
    public static IReadOnlyList<Value> Spread(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(Whole(attributes));
        List<Value> rows = inputs.ToList();
        Jaxpr program = Programs.Make(inputs.Select(i => Programs.Of(ArrayType.Scalar(i.Type.DType))), (inner, own) => form.Bind(inner, own));
        foreach (Dim size in inputs[0].Type.Shape.Reverse())
        {
            Jaxpr before = program;
            bool[] all = before.Parameters.Select(_ => true).ToArray();
            program = Programs.Make(
                before.Parameters.Select(p => Programs.Of(Transforms.Vmap.AddAxis(p.Type, size))),
                (inner, own) => before.Equations.Count == 1 && before.Equations[0].Op is While loop
                    ? loop.MapArrays(inner, own, all, before.Equations[0].Attributes, size).Outputs
                    : Programs.Mapped(inner, before, own, all, size, before.Results.Select(_ => true).ToList()));
        }

        return build.Inline(program, rows);
    }

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(Whole(attributes));
        if (inputs.Any(i => !i.Shape.Equals(inputs[0].Shape)))
        {
            throw new ShapeException($"'while_each' needs arrays of one shape: ({string.Join(", ", inputs)})");
        }

        this.CheckParameters("body", form.Body.Parameters.Select(p => p.Type), inputs.Select(i => ArrayType.Scalar(i.DType)));
        this.CheckParameters("condition", form.Condition.Parameters.Select(p => p.Type), inputs.Select(i => ArrayType.Scalar(i.DType)));
        this.CheckParameters("next turn", form.Body.Parameters.Skip(form.ConstCount).Select(p => p.Type), ResultTypes(form.Body));
        if (form.Condition.Results is not [{ Type: { DType: DType.Bool, Rank: 0 } }])
        {
            throw new ShapeException($"the condition of 'while_each' gives one bool, not ({string.Join(", ", ResultTypes(form.Condition))})");
        }

        return inputs.Skip(form.ConstCount).ToEquatableArray();
    }

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        // The joint loop of numbers, as that of a single element has it.
        bool[] has = tangents.Select(t => t is not null).ToArray();
        Derived number = null!;
        Jaxpr joint = Programs.Make(
            [.. inputs.Select(i => Programs.Of(ArrayType.Scalar(i.Type.DType))), .. inputs.Where(has).Select(i => Programs.Of(ArrayType.Scalar(i.Type.DType)))],
            (inner, own) =>
            {
                Queue<Value> dots = new(own.Skip(inputs.Count));
                number = ((While)Primitives.While).Forward(
                    inner, own.Take(inputs.Count).ToList(), has.Select(h => h ? dots.Dequeue() : null).ToList(), Whole(attributes));
                return number.Outputs.Concat(number.Tangents.OfType<Value>());
            });
        List<Value> given = [.. inputs, .. tangents.OfType<Value>()];
        Queue<Value> results = new(Each(build, joint, given, inputs[0].Type.Shape));
        List<Value> outputs = number.Outputs.Select(_ => results.Dequeue()).ToList();
        return new Derived(outputs, number.Tangents.Select(t => t is null ? null : results.Dequeue()).ToList());
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        Jaxpr whole = Programs.Make(inputs, (inner, own) => Spread(inner, own, attributes));
        (IReadOnlyList<Value> outputs, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(build, whole, inputs, tangents, depth);
        return new Derived(outputs, found);
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        bool isMapped = isBatched.Contains(true);
        List<Value> given = inputs.Select((x, i) => isMapped && !isBatched[i] ? Batching.AddBatch(build, x, size) : x).ToList();
        IReadOnlyList<Value> outputs = build.BindAll(this, given, attributes);
        return (outputs, outputs.Select(_ => isMapped).ToList());
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(Whole(attributes));
        int size = inputs[0].Shape.Aggregate(1, (a, b) => a * b);
        List<Tensor>[] rows = Enumerable.Range(0, form.CarryCount).Select(_ => new List<Tensor>()).ToArray();
        for (int i = 0; i < size; i++)
        {
            List<Tensor> numbers = inputs.Select(x => TensorRows.Row(x.Numbers is { } n ? Tensor.Of(x.DType, [size], n) : Tensor.Of(x.DType, [size], x.Integers!), i)).ToList();
            IReadOnlyList<Tensor> results = Primitives.While.Evaluate(numbers, Whole(attributes));
            for (int c = 0; c < results.Count; c++)
            {
                rows[c].Add(results[c]);
            }
        }

        return rows.Select((r, c) =>
        {
            Tensor all = TensorRows.Stack(r, form.Body.Results[c].Type);
            return all.Numbers is { } numbers ? Tensor.Of(all.DType, inputs[0].Shape, numbers) : Tensor.Of(all.DType, inputs[0].Shape, all.Integers!);
        }).ToList();
    }

    /// <summary>Binds a program that is one <c>while</c> of numbers for each element of arrays.</summary>
    private static IReadOnlyList<Value> Each(JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> inputs, EquatableArray<Dim> shape)
    {
        Equation loop = program.Equations.Single(e => e.Op is While);
        Dictionary<Value, Value> values = [];
        for (int i = 0; i < inputs.Count; i++)
        {
            values[program.Parameters[i]] = inputs[i];
        }

        // What else there is, tangents that are zero, is constant.
        foreach (Equation equation in program.Equations.Where(e => e.Op is not While))
        {
            values[equation.Output] = build.BroadcastInDim(build.Bind(equation.Op, [], equation.Attributes), shape, []);
        }

        IReadOnlyList<Value> results = Bind(build, WhileForm.Of(loop.Attributes), loop.Inputs.Select(i => values[i]));
        for (int i = 0; i < results.Count; i++)
        {
            values[loop.Outputs[i]] = results[i];
        }

        return program.Results.Select(r => values[r]).ToList();
    }

    /// <summary>Binds the loop of a form.</summary>
    public static IReadOnlyList<Value> Bind(JaxprBuilder build, WhileForm form, IEnumerable<Value> inputs) => build.BindAll(
        Primitives.WhileEach, inputs.ToList(), Ir.Attributes.Of([("constCount", (long)form.ConstCount), ("condition", form.Condition), ("body", form.Body), .. form.Bound]));

    private static Attributes Whole(Attributes attributes) => Ir.Attributes.Of([.. attributes.Items, ("size", EquatableArray<Dim>.Empty)]);

    private static bool IsElementwise(Jaxpr program) => program.Equations.All(e =>
        e.Outputs.Count == 1 && e.Output.Type.Rank == 0 && (e.Op is ElementwiseOp || e.Op.Name is "full" or "dim_as_value" or "broadcast_in_dim" or "reshape" or "stop_gradient" or "checkpoint_name"));
}
