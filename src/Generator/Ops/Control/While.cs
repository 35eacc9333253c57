using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A body run as long as a condition holds. What reverse mode needs of each turn is stacked; the number of turns is then a size
/// that the loop finds.
/// </summary>
internal sealed class While() : ControlOp("while(xs...)[constCount, condition, body, size]")
{
    /// <summary>How the name starts of the size that a loop's turns find, until the tracer numbers it.</summary>
    public const string Turns = "#turns";

    public override string Summary => "A body run on carried values as long as a condition on them holds.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(attributes);
        this.CheckParameters("body", form.Body.Parameters.Select(p => p.Type), inputs);
        this.CheckParameters("condition", form.Condition.Parameters.Select(p => p.Type), inputs);
        this.CheckParameters("next turn", inputs.Skip(form.ConstCount), ResultTypes(form.Body).Take(form.CarryCount));
        if (form.Condition.Results is not [{ Type: { DType: DType.Bool, Rank: 0 } }])
        {
            throw new ShapeException($"the condition of 'while' gives one bool, not ({string.Join(", ", ResultTypes(form.Condition))})");
        }

        return ResultTypes(form.Body).Select((t, i) => i < form.CarryCount ? t : Transforms.Vmap.AddAxis(t, form.Size!)).ToEquatableArray();
    }

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(attributes);
        bool[] has = tangents.Select(t => t is not null).ToArray();
        IReadOnlyList<bool> hasResult = [];
        Programs.Spread(has, form.ConstCount, form.CarryCount, () => hasResult = Programs.HaveTangents(form.Body, has));
        bool[] wanted = hasResult.Select((h, i) => i < form.CarryCount ? has[form.ConstCount + i] : h).ToArray();
        Sections sections = new(form.ConstCount, form.CarryCount, has);
        List<Value> parameters = sections.Join(form.Body.Parameters, form.Body.Parameters.Select(Programs.TangentOf).ToList());
        Jaxpr body = Programs.Make(parameters, (inner, own) =>
        {
            (List<Value> values, List<Value?> dots) = sections.Take(own);
            (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(inner, form.Body, values, dots);
            return sections.Turn(inner, results, found, wanted);
        });
        Jaxpr condition = Programs.Make(parameters, (inner, own) => inner.Inline(form.Condition, sections.Take(own).Values));
        WhileForm joint = form with { ConstCount = form.ConstCount + has.Take(form.ConstCount).Count(h => h), Condition = condition, Body = body };
        List<Value> given = inputs.Select((x, i) => has[i] ? build.Materialise(tangents[i], x.Type) : x).ToList();
        return sections.Results(joint.Bind(build, sections.Join(inputs, given)), wanted);
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        if (depth > 0 && WhileForm.Of(attributes) is { Size: null, MaxTrip: { } most } bounded)
        {
            return SplitBounded(build, bounded, most, inputs, tangents, depth);
        }

        (WhileForm form, List<Value> operands, List<Value?> dots) = WhileForm.Of(attributes).Hoist(build, inputs, tangents);
        bool[] has = dots.Select(t => t is not null).ToArray();
        Linearized split = null!;
        Programs.Spread(has, form.ConstCount, form.CarryCount, () => (split = Linearize.Program(form.Body, has.ToEquatableArray(), depth + 1)).HasTangent);
        LinearLoop linear = new(split, form.ConstCount, form.CarryCount, has);

        // Inside of another loop the turns of each of its turns would differ, so that they are run again for the linear part.
        bool isRunAgain = depth > 0 && form.Size is null;
        IReadOnlyList<Value> outputs = isRunAgain ? form.Bind(build, operands) : [];
        Dim turns = form.Size ?? Dim.Name($"{Turns}{depth.ToString(CultureInfo.InvariantCulture)}_{build.Equations.Count.ToString(CultureInfo.InvariantCulture)}");
        Jaxpr body = Programs.Make(split.Known.Parameters, (inner, own) =>
        {
            IReadOnlyList<Value> all = inner.Inline(
                split.Known with { Results = [.. split.Known.Results.Take(split.HasTangent.Count), .. linear.Stacked] }, own);

            // Under vmap some lanes are through before others; then this is false for them.
            return all.Append(inner.Full(ArrayType.Scalar(DType.Bool), 1L));
        });
        IReadOnlyList<Value> known = (form with { Body = body, Size = turns }).Bind(build, operands);
        outputs = isRunAgain ? outputs : known;
        List<Value> stacked = known.Skip(form.Body.Results.Count).Take(known.Count - form.Body.Results.Count - 1).ToList();
        IReadOnlyList<Value?> found = linear.Bind(build, turns, reverse: false, operands, stacked, dots, known[known.Count - 1]);
        return new Derived(outputs.Take(form.Body.Results.Count).ToList(), found);
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        WhileForm form = WhileForm.Of(attributes);
        if (!WhileEach.Fits(form))
        {
            return this.MapArrays(build, inputs, isBatched, attributes, size);
        }

        IReadOnlyList<Value> each = WhileEach.Bind(build, form, inputs.Select((x, i) => isBatched[i] ? x : Batching.AddBatch(build, x, size)));
        return (each, each.Select(_ => true).ToList());
    }

    /// <summary>The loop over whole arrays with a new leading axis.</summary>
    public (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) MapArrays(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        WhileForm form = WhileForm.Of(attributes);
        bool[] batched = isBatched.ToArray();
        IReadOnlyList<bool> found = [];
        bool isCondition = false;
        Programs.Spread(batched, form.ConstCount, form.CarryCount, () =>
        {
            found = Programs.AreBatched(form.Body, batched, size);
            isCondition = Programs.AreBatched(form.Condition, batched, size)[0];

            // Lanes that are through keep what they have, so every carry differs from lane to lane.
            return isCondition ? found.Select(_ => true).ToList() : found;
        });
        List<Value> given = inputs.Select((x, i) => batched[i] && !isBatched[i] ? Batching.AddBatch(build, x, size) : x).ToList();
        bool[] results = found.Select((f, i) => i < form.CarryCount ? batched[form.ConstCount + i] : f || isCondition).ToArray();
        List<Value> parameters = form.Body.Parameters.Select((p, i) => batched[i] ? Programs.Of(Transforms.Vmap.AddAxis(p.Type, size), p.Name) : p).ToList();
        IReadOnlyList<Value> outputs = isCondition
            ? EachLane(build, form, given, parameters, batched, size)
            : (form with
            {
                Condition = Programs.Make(parameters, (inner, own) => Transforms.Vmap.Bind(inner, form.Condition, own, batched, size).Results),
                Body = Programs.Make(parameters, (inner, own) => Programs.Mapped(inner, form.Body, own, batched, size, results)),
            }).Bind(build, given);
        return (outputs.Select((o, i) => i >= form.CarryCount && results[i] ? build.MoveAxis(o, 1, 0) : o).ToList(), results);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        WhileForm form = WhileForm.Of(attributes);
        List<Tensor> constants = inputs.Take(form.ConstCount).ToList(), carry = inputs.Skip(form.ConstCount).ToList();
        List<Tensor>[] rows = Enumerable.Range(0, form.YsCount).Select(_ => new List<Tensor>()).ToArray();
        while (Interpreter.Run(form.Condition, [.. constants, .. carry])[0].Integers![0] != 0)
        {
            IReadOnlyList<Tensor> results = Interpreter.Run(form.Body, [.. constants, .. carry]);
            carry = results.Take(form.CarryCount).ToList();
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i].Add(results[form.CarryCount + i]);
            }
        }

        return [.. carry, .. rows.Select((r, i) => TensorRows.Stack(r, form.Body.Results[form.CarryCount + i].Type))];
    }

    // Inside of another loop, what each of its turns keeps has the size of the greatest number of turns: a scan of so many, of which those behind the last do nothing.
    private static Derived SplitBounded(JaxprBuilder build, WhileForm form, Dim most, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, int depth)
    {
        int first = form.ConstCount;
        IReadOnlyList<Value> parameters = form.Body.Parameters;
        Jaxpr goes = Programs.Make(parameters, (inner, own) =>
        {
            IReadOnlyList<Value> next = inner.Inline(form.Body, own);
            return [.. inner.Inline(form.Condition, [.. own.Take(first), .. next]), .. next];
        });
        Jaxpr stays = Programs.Make(parameters, (inner, own) => [inner.Full(ArrayType.Scalar(DType.Bool), 0L), .. own.Skip(first)]);
        Value goesOn = Programs.Of(ArrayType.Scalar(DType.Bool));
        Jaxpr turn = Programs.Make([.. parameters.Take(first), goesOn, .. parameters.Skip(first)], (inner, own) =>
            new CondForm([stays, goes]).Bind(inner, [own[first], .. own.Take(first), .. own.Skip(first + 1)]));
        Value begins = build.Inline(form.Condition, inputs)[0];
        ScanForm scan = new(most, false, first, form.CarryCount + 1, turn);
        Derived split = ((Scan)Primitives.Scan).Split(
            build, [.. inputs.Take(first), begins, .. inputs.Skip(first)], [.. tangents.Take(first), null, .. tangents.Skip(first)], scan.Attributes, depth);
        return new Derived([.. split.Outputs.Skip(1)], [.. split.Tangents.Skip(1)]);
    }

    // The loop runs until the last lane is through. Which lanes are at it is carried, in front. The others run on what an active one has:
    // on their own the body might not end, or spoil gradients.
    private static List<Value> EachLane(
        JaxprBuilder build, WhileForm form, List<Value> inputs, List<Value> parameters, bool[] batched, Dim size)
    {
        int first = form.ConstCount;
        bool[] all = Enumerable.Repeat(true, form.Body.Results.Count).ToArray();
        Value lanes = Programs.Of(new ArrayType(DType.Bool, [size]));
        List<Value> own = [.. parameters.Take(first), lanes, .. parameters.Skip(first)];
        Jaxpr condition = Programs.Make(own, (inner, p) => [inner.Reduce(Primitives.ReduceOr, p[first], [0])]);
        Jaxpr body = Programs.Make(own, (inner, p) =>
        {
            List<Value> values = [.. p.Take(first), .. p.Skip(first + 1)];
            List<Value> active = values.Select((v, i) => batched[i] ? Programs.OfActive(inner, p[first], v) : v).ToList();
            List<Value> results = Programs.Mapped(inner, form.Body, active, batched, size, all).ToList();

            // A row that is no bool is dropped where it is used; the bools say for which lanes the turn counts.
            List<Value> kept = results.Select((r, i) => i < form.CarryCount ? Choose(inner, p[first], r, values[first + i])
                : r.Type.DType == DType.Bool ? Choose(inner, p[first], r, inner.Full(r.Type, 0L)) : r).ToList();
            Value next = Programs.Mapped(inner, form.Condition, [.. p.Take(first), .. kept.Take(form.CarryCount)], batched, size, [true]).First();
            return [next, .. kept];
        });
        Value begun = Programs.Mapped(build, form.Condition, inputs, batched, size, [true]).First();
        return (form with { Condition = condition, Body = body }).Bind(build, [.. inputs.Take(first), begun, .. inputs.Skip(first)]).Skip(1).ToList();
    }

    private static Value Choose(JaxprBuilder build, Value lanes, Value onTrue, Value onFalse) =>
        build.Select(build.BroadcastInDim(lanes, onTrue.Type.Shape, [0]), onTrue, onFalse);
}
