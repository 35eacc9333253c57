using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// One of several programs, chosen by a bool (false is the first) or by an i32, which is cut off at the first and the last.
/// Only that one is run.
/// </summary>
internal sealed class Cond() : ControlOp("cond(index, xs...)[branch0, branch1]")
{
    public override string Summary => "Runs one of several programs on the same operands: the second where a bool holds, or the one whose number an i32 is, cut off at the ends.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        IReadOnlyList<Jaxpr> branches = CondForm.Of(attributes).Branches;
        if (inputs.Count == 0 || inputs[0].Rank > 0 || !(inputs[0].DType == DType.I32 || (inputs[0].DType == DType.Bool && branches.Count == 2)))
        {
            throw new ShapeException($"'cond' chooses among {branches.Count} branches by {(inputs.Count == 0 ? "nothing" : inputs[0].ToString())}; it needs an i32, or a bool for two");
        }

        foreach (Jaxpr branch in branches)
        {
            this.CheckParameters("branch", branch.Parameters.Select(p => p.Type), inputs.Skip(1));
            if (!ResultTypes(branch).SequenceEqual(ResultTypes(branches[0])))
            {
                throw new ShapeException(
                    $"the branches of 'cond' give the same types; one gives ({string.Join(", ", ResultTypes(branches[0]))}), another ({string.Join(", ", ResultTypes(branch))})");
            }
        }

        return ResultTypes(branches[0]).ToEquatableArray();
    }

    public override Derived Forward(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes)
    {
        IReadOnlyList<Jaxpr> branches = CondForm.Of(attributes).Branches;
        bool[] has = tangents.Skip(1).Select(t => t is not null).ToArray();
        bool[] wanted = Either(branches.Select(b => Programs.HaveTangents(b, has)));
        Sections sections = new(0, 0, has);
        List<Jaxpr> joint = branches.Select(b => Programs.Make(sections.Join(b.Parameters, b.Parameters.Select(Programs.TangentOf).ToList()), (inner, own) =>
        {
            (List<Value> values, List<Value?> dots) = sections.Take(own);
            (IReadOnlyList<Value> results, IReadOnlyList<Value?> found) = Transforms.Jvp.Bind(inner, b, values, dots);
            return sections.Turn(inner, results, found, wanted);
        })).ToList();
        List<Value> given = inputs.Skip(1).Select((x, i) => tangents[i + 1] ?? x).ToList();
        return sections.Results(new CondForm(joint).Bind(build, [inputs[0], .. sections.Join(inputs.Skip(1).ToList(), given)]), wanted);
    }

    public override Derived Split(JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, Attributes attributes, int depth)
    {
        IReadOnlyList<Jaxpr> branches = CondForm.Of(attributes).Branches;
        EquatableArray<bool> has = tangents.Skip(1).Select(t => t is not null).ToEquatableArray();
        List<Linearized> splits = branches.Select(b => Linearize.Program(b, has, depth + 1)).ToList();
        bool[] wanted = Either(splits.Select(s => (IReadOnlyList<bool>)s.HasTangent));
        int resultCount = branches[0].Results.Count;

        // An operand that a linear part needs is there already. What is left behind has a place by its type, which branches share.
        List<ArrayType> places = [];
        List<int[]> placeOf = splits.Select(s => Place(s, resultCount, places)).ToList();
        List<Jaxpr> known = splits.Select((s, b) => Programs.Make(s.Known.Parameters, (inner, own) =>
        {
            IReadOnlyList<Value> all = inner.Inline(s.Known, own);
            return all.Take(resultCount).Concat(places.Select((type, p) => Array.IndexOf(placeOf[b], p) is var r and >= 0 ? all[resultCount + r] : inner.Zeros(type)));
        })).ToList();
        IReadOnlyList<Value> outputs = new CondForm(known).Bind(build, inputs);
        List<Value> left = outputs.Skip(resultCount).ToList(), operands = inputs.Skip(1).ToList();
        List<Value> dots = tangents.OfType<Value>().ToList();
        List<Jaxpr> linear = splits.Select((s, b) => Programs.Make([.. left, .. operands, .. dots], (inner, own) =>
        {
            List<Value> residuals = s.Known.Results.Skip(resultCount).Select((r, i) => own[placeOf[b][i] >= 0
                ? placeOf[b][i]
                : left.Count + s.Known.Parameters.ToList().IndexOf(r)]).ToList();
            Queue<Value> found = new(inner.Inline(s.Linear, [.. residuals, .. own.Skip(left.Count + operands.Count)]));
            List<Value?> results = s.HasTangent.Select(h => h ? found.Dequeue() : null).ToList();
            return results.Select((t, i) => wanted[i] ? inner.Materialise(t, outputs[i].Type) : null).OfType<Value>();
        })).ToList();

        // What no branch reads, a loop around would keep for each of its turns.
        int knownCount = left.Count + operands.Count;
        bool[] isRead = Enumerable.Range(0, knownCount + dots.Count).Select(i => i >= knownCount || linear.Any(b => b.Reads(b.Parameters[i]))).ToArray();
        CondForm form = new(linear.Select(b => b with { Parameters = b.Parameters.Where(isRead).ToEquatableArray() }).ToList());
        Queue<Value> derivatives = new(wanted.Contains(true) ? form.Bind(build, [inputs[0], .. new[] { left, operands, dots }.SelectMany(v => v).Where(isRead)]) : []);
        return new Derived(outputs.Take(resultCount).ToList(), wanted.Select(w => w ? derivatives.Dequeue() : null).ToList());
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        if (isLinear[0])
        {
            throw Linearity.NotLinear(this);
        }

        IReadOnlyList<Value> operands = equation.Inputs.Skip(1).ToList();
        List<int> known = Enumerable.Range(0, operands.Count).Where(i => !isLinear[i + 1]).ToList(), linear = Enumerable.Range(0, operands.Count).Where(i => isLinear[i + 1]).ToList();
        List<Value> bars = cotangents.OfType<Value>().ToList();
        List<Jaxpr> branches = CondForm.Of(equation.Attributes).Branches.Select(b => Programs.Make([.. known.Select(i => b.Parameters[i]), .. bars], (inner, own) =>
        {
            Jaxpr ordered = DeadCode.Run(b with { Parameters = known.Concat(linear).Select(i => b.Parameters[i]).ToEquatableArray() });
            Queue<Value> given = new(own.Skip(known.Count));
            IReadOnlyList<Value?> found = Transforms.Transpose.Linear(
                inner, ordered, own.Take(known.Count).ToList(), cotangents.Select(c => c is null ? null : given.Dequeue()).ToList());
            return linear.Select((at, i) => inner.Materialise(found[i], b.Parameters[at].Type));
        })).ToList();
        IReadOnlyList<Value> results = new CondForm(branches).Bind(build, [equation.Inputs[0], .. known.Select(i => operands[i]), .. bars]);
        Value?[] all = new Value?[isLinear.Count];
        for (int i = 0; i < linear.Count; i++)
        {
            all[linear[i] + 1] = results[i];
        }

        return all;
    }

    public override (IReadOnlyList<Value> Outputs, IReadOnlyList<bool> IsBatched) Map(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        IReadOnlyList<Jaxpr> branches = CondForm.Of(attributes).Branches;
        bool[] batched = isBatched.Skip(1).ToArray();
        bool[] results = isBatched[0]
            ? branches[0].Results.Select(_ => true).ToArray()
            : Either(branches.Select(b => Programs.AreBatched(b, batched, size)));
        List<Jaxpr> mapped = branches.Select(b => Programs.Make(
            b.Parameters.Select((p, i) => batched[i] ? Programs.Of(Transforms.Vmap.AddAxis(p.Type, size), p.Name) : p),
            (inner, own) => Programs.Mapped(inner, b, own, batched, size, results))).ToList();
        return (isBatched[0] ? EachBranch(build, mapped, inputs, batched, size) : new CondForm(mapped).Bind(build, inputs), results);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        IReadOnlyList<Jaxpr> branches = CondForm.Of(attributes).Branches;
        long index = Math.Min(Math.Max(inputs[0].Integers![0], 0), branches.Count - 1);
        return Interpreter.Run(branches[(int)index], inputs.Skip(1).ToList());
    }

    // A branch is run where some lane takes it, and each lane takes what it wants. Lanes that do not want it run it on the operands of one
    // that does: on their own it might not end, or spoil gradients.
    private static List<Value> EachBranch(JaxprBuilder build, List<Jaxpr> branches, IReadOnlyList<Value> inputs, bool[] isBatched, Dim size)
    {
        Value index = inputs[0];
        List<Value> operands = inputs.Skip(1).ToList();
        List<Value> chosen = [];
        for (int b = 0; b < branches.Count; b++)
        {
            Value lanes = index.Type.DType == DType.Bool ? b == 0 ? build.Not(index) : index
                : branches.Count == 1 ? build.Full(new ArrayType(DType.Bool, [size]), 1L)
                : b == 0 ? build.Le(index, build.Full(index.Type, 0L))
                : b == branches.Count - 1 ? build.Ge(index, build.Full(index.Type, (long)b))
                : build.Eq(index, build.Full(index.Type, (long)b));
            int taken = b;
            Jaxpr nothing = Programs.Make([lanes, .. operands], (inner, _) => branches[taken].Results.Select(r => inner.Zeros(r.Type)));
            Jaxpr some = Programs.Make([lanes, .. operands], (inner, own) => inner.Inline(
                branches[taken], own.Skip(1).Select((x, i) => isBatched[i] ? Programs.OfActive(inner, own[0], x) : x).ToList()));
            IReadOnlyList<Value> results = new CondForm([nothing, some]).Bind(build, [build.Reduce(Primitives.ReduceOr, lanes, [0]), lanes, .. operands]);
            chosen = b == 0
                ? results.ToList()
                : results.Select((r, i) => build.Select(build.BroadcastInDim(lanes, r.Type.Shape, [0]), r, chosen[i])).ToList();
        }

        return chosen;
    }

    private static bool[] Either(IEnumerable<IReadOnlyList<bool>> flags) =>
        flags.Aggregate((a, b) => a.Select((x, i) => x || b[i]).ToList()).ToArray();

    // For each residual of a branch its place, or -1 where it is an operand.
    private static int[] Place(Linearized split, int resultCount, List<ArrayType> places)
    {
        bool[] taken = new bool[places.Count + split.Known.Results.Count];
        return split.Known.Results.Skip(resultCount).Select(r =>
        {
            if (split.Known.Parameters.Contains(r))
            {
                return -1;
            }

            int place = Enumerable.Range(0, places.Count).Where(p => !taken[p] && places[p].Equals(r.Type)).DefaultIfEmpty(places.Count).First();
            if (place == places.Count)
            {
                places.Add(r.Type);
            }

            taken[place] = true;
            return place;
        }).ToArray();
    }
}
