using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// A body run once for each row of some arrays: <c>body</c> maps constants, carries and a row of each of <c>xs</c> to the next
/// carries and a row of each of the results.
/// </summary>
internal sealed class Scan() : ControlOp("scan(xs...)[length, reverse, constCount, carryCount, body]")
{
    public override string Summary =>
        "A body run once for each row of arrays, first to last or last to first, with values carried from turn to turn; its further results are stacked.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        ScanForm form = ScanForm.Of(attributes);
        List<ArrayType> given = inputs.Select((t, i) => i < form.Rows ? t
            : t.Rank > 0 && t.Shape[0].Equals(form.Length) ? new ArrayType(t.DType, t.Shape.Skip(1).ToEquatableArray())
            : throw new ShapeException($"'scan' of {form.Length} turns needs that many rows of each array, but one is {t}")).ToList();
        this.CheckParameters("body", form.Body.Parameters.Select(p => p.Type), given);
        this.CheckParameters("next turn", form.Body.Parameters.Skip(form.ConstCount).Take(form.CarryCount).Select(p => p.Type), ResultTypes(form.Body).Take(form.CarryCount));
        return ResultTypes(form.Body).Select((t, i) => i < form.CarryCount ? t : Transforms.Vmap.AddAxis(t, form.Length)).ToEquatableArray();
    }

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        ScanForm form = ScanForm.Of(attributes);
        bool[] has = tangents.Select(t => t is not null).ToArray();
        IReadOnlyList<bool> hasResult = [];
        Programs.Spread(has, form.ConstCount, form.CarryCount, () => hasResult = Programs.HaveTangents(form.Body, has));
        bool[] wanted = hasResult.Select((h, i) => i < form.CarryCount ? has[form.ConstCount + i] : h).ToArray();
        Sections sections = new(form.ConstCount, form.CarryCount, has);
        Jaxpr body = Programs.Make(sections.Join(form.Body.Parameters, form.Body.Parameters.Select(Programs.TangentOf).ToList()), (inner, own) =>
        {
            (List<Value> values, List<Value?> dots) = sections.Take(own);
            (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(inner, form.Body, values, dots);
            return sections.Turn(inner, results, found, wanted);
        });
        ScanForm joint = form with
        {
            Body = body,
            ConstCount = form.ConstCount + has.Take(form.ConstCount).Count(h => h),
            CarryCount = form.CarryCount + wanted.Take(form.CarryCount).Count(w => w),
        };
        List<Value> given = inputs.Select((x, i) => has[i] ? build.Materialise(tangents[i], x.Type) : x).ToList();
        return sections.Results(joint.Bind(build, sections.Join(inputs, given)), wanted);
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        (ScanForm form, List<Value> operands, List<Value?> dots) = ScanForm.Of(attributes).Hoist(build, inputs, tangents);
        bool[] has = dots.Select(t => t is not null).ToArray();
        Linearized split = null!;
        Programs.Spread(has, form.ConstCount, form.CarryCount, () => (split = Linearize.Program(form.Body, has.ToEquatableArray(), depth + 1)).HasTangent);

        LinearLoop linear = new(split, form.ConstCount, form.CarryCount, has);
        ScanForm known = form with { Body = Pick(split.Known, [.. split.Known.Results.Take(form.Body.Results.Count), .. linear.Stacked]) };
        IReadOnlyList<Value> outputs = known.Bind(build, operands);
        IReadOnlyList<Value?> found = linear.Bind(
            build, form.Length, form.Reverse, operands, outputs.Skip(form.Body.Results.Count).ToList(), dots, active: null);
        return new Derived(outputs.Take(form.Body.Results.Count).ToList(), found);
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        ScanForm form = ScanForm.Of(equation.Attributes);
        IReadOnlyList<Value> parameters = form.Body.Parameters;
        if (parameters.Skip(form.ConstCount).Take(form.CarryCount).Any(c => !c.Type.DType.IsFloating()))
        {
            throw Linearity.NotLinear(this);
        }

        // A carry that begins as zero is linear all the same: the turns make it so.
        bool[] isTangent = isLinear.Select((l, i) => l || (i >= form.ConstCount && i < form.Rows)).ToArray();
        List<int> known = Places(isTangent, false), linear = Places(isTangent, true);
        List<int> constants = linear.Where(i => i < form.ConstCount).ToList(), rows = linear.Where(i => i >= form.Rows).ToList();
        List<Value> carries = form.Body.Results.Take(form.CarryCount).ToList();
        List<int> present = Enumerable.Range(form.CarryCount, form.YsCount).Where(i => cotangents[i] is not null).ToList();

        // Reads [residuals][linear parameters]; the transposed turn gives the cotangents of the carries, what it adds for the constants, rows for the rows.
        Jaxpr ordered = Reorder(form.Body, [.. known, .. linear]);
        List<int> knownConstants = known.Where(i => i < form.ConstCount).ToList(), knownRows = known.Where(i => i >= form.Rows).ToList(), added = [];
        List<Value> first = knownConstants.Select(i => parameters[i]).Concat(carries.Select(c => Programs.Of(c.Type))).ToList();
        List<Value> last = knownRows.Select(i => parameters[i]).Concat(present.Select(i => Programs.Of(form.Body.Results[i].Type))).ToList();
        Jaxpr turn = Programs.Make(first.Concat(last), (inner, own) =>
        {
            List<Value> residuals = [.. own.Take(knownConstants.Count), .. own.Skip(first.Count).Take(knownRows.Count)];
            Queue<Value> given = new(own.Skip(own.Count - present.Count));
            List<Value?> bars = [.. own.Skip(knownConstants.Count).Take(carries.Count), .. Enumerable.Range(form.CarryCount, form.YsCount).Select(i => present.Contains(i) ? given.Dequeue() : null)];
            IReadOnlyList<Value?> found = Transforms.Transpose.Linear(inner, ordered, residuals, bars);
            Value?[] of = new Value?[parameters.Count];
            for (int i = 0; i < linear.Count; i++)
            {
                of[linear[i]] = found[i];
            }

            added.AddRange(constants.Where(at => of[at] is not null));
            return
            [
                .. carries.Select((c, i) => Carried(inner, inner.Materialise(of[form.ConstCount + i], c.Type))),
                .. rows.Select(at => inner.Materialise(of[at], parameters[at].Type)),
                .. added.Select(at => of[at]!),
            ];
        });

        // Products that are only added up are taken behind the loop.
        List<Value> arrays = knownRows.Select(i => equation.Inputs[i]).Concat(present.Select(i => cotangents[i]!)).ToList();
        LateProducts products = new(turn, knownConstants.Count, arrays, form.Length);
        List<(List<Value> Kept, List<LateProduct> Late)> parts = products.Split(turn.Results.Skip(carries.Count + rows.Count).ToList());
        List<int> summed = Enumerable.Range(0, added.Count).Where(i => parts[i].Kept.Count > 0).ToList();
        List<Value> sums = summed.Select(i => Programs.Of(parameters[added[i]].Type)).ToList();
        Jaxpr body = Programs.Make([.. first, .. sums, .. last], (inner, own) =>
        {
            Jaxpr all = turn with { Results = [.. turn.Results.Take(carries.Count + rows.Count), .. products.Stacked, .. summed.SelectMany(i => parts[i].Kept)] };
            IReadOnlyList<Value> found = Flushing(inner, all, [.. own.Take(first.Count), .. own.Skip(first.Count + sums.Count)], products.Stacked);
            Queue<Value> further = new(found.Skip(carries.Count + rows.Count + products.Stacked.Count));
            return
            [
                .. found.Take(carries.Count),
                .. summed.Select((at, i) => parts[at].Kept.Aggregate(own[first.Count + i], (sum, _) => inner.AddTangents(sum, further.Dequeue())!)),
                .. found.Skip(carries.Count).Take(rows.Count + products.Stacked.Count),
            ];
        });
        IReadOnlyList<Value> results = new ScanForm(form.Length, !form.Reverse, knownConstants.Count, carries.Count + sums.Count, body).Bind(build,
        [
            .. knownConstants.Select(i => equation.Inputs[i]),
            .. carries.Select((c, i) => build.Materialise(cotangents[i], c.Type)), .. sums.Select(s => build.Zeros(s.Type)),
            .. arrays,
        ]);
        Value?[] bar = new Value?[parameters.Count];
        for (int i = 0; i < carries.Count; i++)
        {
            bar[form.ConstCount + i] = results[i];
        }

        for (int i = 0; i < rows.Count; i++)
        {
            bar[rows[i]] = results[carries.Count + sums.Count + i];
        }

        List<Value> stacked = results.Skip(carries.Count + sums.Count + rows.Count).ToList();
        for (int i = 0; i < added.Count; i++)
        {
            Value? sum = summed.Contains(i) ? results[carries.Count + summed.IndexOf(i)] : null;
            bar[added[i]] = parts[i].Late.Aggregate(sum, (total, late) => build.AddTangents(total, products.Bind(build, late, stacked)));
        }

        return bar;
    }

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        ScanForm form = ScanForm.Of(attributes);
        bool[] batched = isBatched.ToArray();
        IReadOnlyList<bool> found = [];
        Programs.Spread(batched, form.ConstCount, form.CarryCount, () => found = Programs.AreBatched(form.Body, batched, size));
        bool[] results = found.Select((f, i) => i < form.CarryCount ? batched[form.ConstCount + i] : f).ToArray();
        Jaxpr body = Programs.Make(
            form.Body.Parameters.Select((p, i) => batched[i] ? Programs.Of(Transforms.Vmap.AddAxis(p.Type, size), p.Name) : p),
            (inner, own) => Programs.Mapped(inner, form.Body, own, batched, size, results));

        // Rows come first, examples second.
        List<Value> given = inputs.Select((x, i) => i >= form.Rows
            ? batched[i] ? build.MoveAxis(x, 0, 1) : x
            : batched[i] && !isBatched[i] ? Batching.AddBatch(build, x, size) : x).ToList();
        IReadOnlyList<Value> outputs = (form with { Body = body }).Bind(build, given);
        return (outputs.Select((o, i) => i >= form.CarryCount && results[i] ? build.MoveAxis(o, 1, 0) : o).ToList(), results);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        ScanForm form = ScanForm.Of(attributes);
        int length = (int)form.Length.Value;
        List<Tensor> carry = inputs.Skip(form.ConstCount).Take(form.CarryCount).ToList();
        List<Tensor>[] rows = Enumerable.Range(0, form.YsCount).Select(_ => new List<Tensor>()).ToArray();
        for (int turn = 0; turn < length; turn++)
        {
            int row = form.Reverse ? length - 1 - turn : turn;
            IReadOnlyList<Tensor> results = Interpreter.Run(
                form.Body, [.. inputs.Take(form.ConstCount), .. carry, .. inputs.Skip(form.Rows).Select(x => TensorRows.Row(x, row))]);
            carry = results.Take(form.CarryCount).ToList();
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i].Insert(form.Reverse ? 0 : rows[i].Count, results[form.CarryCount + i]);
            }
        }

        return [.. carry, .. rows.Select((r, i) => TensorRows.Stack(r, form.Body.Results[form.CarryCount + i].Type))];
    }

    // Binds a turn in which everybody takes what is left for later products without subnormal numbers.
    private static List<Value> Flushing(JaxprBuilder build, Jaxpr turn, IReadOnlyList<Value> arguments, List<Value> left)
    {
        Dictionary<Value, Value> values = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            values[turn.Parameters[i]] = arguments[i];
        }

        foreach (Equation equation in turn.Equations)
        {
            build.Replay(equation, values);
            foreach (Value output in equation.Outputs.Where(left.Contains))
            {
                values[output] = Carried(build, values[output]);
            }
        }

        return turn.Results.Select(r => values[r]).ToList();
    }

    // What shrinks from turn to turn ends among numbers that processors are slow with; what a turn only writes to in places does not.
    private static Value Carried(JaxprBuilder build, Value cotangent) =>
        cotangent.Type is { Rank: > 0, DType: DType.F32 or DType.F64 } && build.Equations.LastOrDefault(e => e.Outputs.Contains(cotangent))?.Op is { } op
        && op != Primitives.FlushSubnormals && (op is ElementwiseOp || op.Name is "dot_general" or "conv_general_dilated" or "transpose" or "reshape")
            ? build.Bind(Primitives.FlushSubnormals, [cotangent]) : cotangent;

    private static Jaxpr Pick(Jaxpr program, IEnumerable<Value> results) => Passes.DeadCode.Run(program with { Results = results.ToEquatableArray() });

    private static Jaxpr Reorder(Jaxpr program, IEnumerable<int> parameters) =>
        Passes.DeadCode.Run(program with { Parameters = parameters.Select(i => program.Parameters[i]).ToEquatableArray() });

    private static List<int> Places(IReadOnlyList<bool> flags, bool wanted) => Enumerable.Range(0, flags.Count).Where(i => flags[i] == wanted).ToList();
}
