using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Branches and loops of the runtime: their functions are traced to programs of their own, which one equation holds.</summary>
public sealed partial class Tracer
{
    private AbstractValue? ControlPrimitive(PrimitiveCall call) => call.Name switch
    {
        "cond" => this.Choice(call, (FunctionValue)call[1], (FunctionValue)call[2], call.Arguments.Skip(3).ToList()),
        "switch" => this.Choices(call),
        "while_loop" => this.WhileLoop(call),
        "fori_loop" => this.ForiLoop(call),
        "scan" => this.ScanRows(call, call[1], call.Arguments[1].Type, call.Arguments[2], true),
        "scan_carry" => this.ScanRows(call, call[1], call.Arguments[1].Type, call.Arguments[2], false),
        "scan_length" => this.ScanTurns(call),
        "map" => this.MapRows(call),
        "checkpoint" => this.Checkpointed(call),
        _ => null,
    };

    private static bool IsReverse(PrimitiveCall call) =>
        call.Arguments.FirstOrDefault(a => a.Name == "reverse")?.Value is ConstantValue { Value: true };

    private AbstractValue Choice(PrimitiveCall call, FunctionValue onTrue, FunctionValue onFalse, List<PrimitiveArgument> operands) =>
        call[0] is ConstantValue { Value: bool known }
            ? (known ? onTrue : onFalse).Invoke(operands.Select(o => o.Value).ToList())
            : this.Branch(call, this.Operand(call[0], DType.Bool, false), [onFalse, onTrue], operands);

    private AbstractValue Choices(PrimitiveCall call)
    {
        List<FunctionValue> branches = this.Items(call[1]).Select(b => (FunctionValue)b).ToList();
        List<PrimitiveArgument> operands = [call.Arguments[2]];
        return branches.Count == 0 ? throw this.Fail(TraceFault.Thrown, "'Switch' needs a branch to take")
            : call[0] is IntValue { Dim.IsConstant: true } known
                ? branches[(int)Math.Min(Math.Max(known.Dim.Value, 0), branches.Count - 1)].Invoke([operands[0].Value])
                : this.Branch(call, this.Operand(call[0], DType.I32, false), branches, operands);
    }

    private AbstractValue Branch(PrimitiveCall call, Value index, IReadOnlyList<FunctionValue> branches, List<PrimitiveArgument> operands)
    {
        EquatableArray<TypeRef> signature = (call.Name == "switch" ? call.Arguments[1].Type.Arguments[0] : call.Arguments[1].Type).Arguments;
        TypeRef resultType = signature[signature.Count - 1];
        List<SubTrace> traces = branches
            .Select(b => this.TraceFunction(b, resultType, operands.Select(o => (o.Value, o.Type, (Func<ArrayType, ArrayType>?)null)).ToList())).ToList();
        this.RequireKnownSizes(traces, $"a function of '{Title(call.Name)}'");
        for (int i = 1; i < traces.Count; i++)
        {
            this.RequireSameTree(traces[0].Result, traces[i].Result, TraceFault.BranchMismatch, $"the branches of '{Title(call.Name)}' differ in what is no array: one gives {{0}}, another {{1}}");
            this.RequireSameResults(
                traces[0].Program.Results, traces[i].Program.Results, TraceFault.BranchMismatch, $"the branches of '{Title(call.Name)}' give arrays of the same types, but one gives {{0}} and another {{1}}");
        }

        List<Value> leaves = operands.SelectMany(o => this.Flatten(o.Value, o.Type)).ToList();
        Captures captures = new(this, traces, leaves.Count);
        IReadOnlyList<Value> results = this.Bind(
            Primitives.Cond, [index, .. leaves, .. captures.Values], new CondForm(traces.Select(t => captures.Last(t)).ToList()).Attributes);
        return this.Rebuild(traces[0].Result, resultType, new Queue<Value>(results));
    }

    private AbstractValue WhileLoop(PrimitiveCall call)
    {
        PrimitiveArgument init = call.Arguments[2];
        FunctionValue condition = (FunctionValue)call[0], body = (FunctionValue)call[1];
        if (call.Arguments.Count == 3)
        {
            return this.While(init.Value, init.Type, condition, body, call.Name);
        }

        // What counts the turns stands in front.
        AbstractValue most = call[3];
        Dim maxTrip = most is IntValue number ? Dim.Max(Dim.Zero, number.Dim)
            : throw this.Fail(TraceFault.StaticNeeded, $"'maxTrip' of '{Title(call.Name)}'", "a constant, a size of an array, or a parameter marked [Static]");
        TypeRef count = TypeRef.Of(DType.I32);
        return Second(this.While(
            TupleOf([IntValue.Of(0), init.Value]),
            new(TypeKind.Tuple, "", [count, init.Type]),
            new FunctionValue(condition.Name, a => this.Operator("and", BoolType, [this.Operator("lt", count, [First(a[0]), most]), condition.Invoke([Second(a[0])])])),
            new FunctionValue(body.Name, a => TupleOf([this.Operator("add", count, [First(a[0]), IntValue.Of(1)]), body.Invoke([Second(a[0])])])),
            call.Name,
            maxTrip));
    }

    private AbstractValue While(AbstractValue init, TypeRef type, FunctionValue condition, FunctionValue body, string what, Dim? maxTrip = null)
    {
        List<(AbstractValue, TypeRef, Func<ArrayType, ArrayType>?)> carry = [(init, type, null)];
        SubTrace test = this.TraceFunction(condition, TypeRef.Of(DType.Bool), carry), turn = this.TraceFunction(body, type, carry);
        List<Value> leaves = this.Flatten(init, type);
        this.RequireSameTree(init, turn.Result, TraceFault.CarryMismatch, $"what '{Title(what)}' carries changes in what is no array: it begins as {{0}} and a turn makes {{1}} of it");
        this.RequireSameCarry(leaves, turn.Program.Results, what);
        Captures captures = new(this, [test, turn], leaves.Count);
        WhileForm form = new(captures.Values.Count, captures.First(test), captures.First(turn), null, maxTrip);
        this.NoticeEndless(form);
        return this.Rebuild(init, type, new Queue<Value>(this.Bind(Primitives.While, [.. captures.Values, .. leaves], form.Attributes)));
    }

    private AbstractValue ForiLoop(PrimitiveCall call)
    {
        FunctionValue body = (FunctionValue)call[2];
        PrimitiveArgument init = call.Arguments[3];
        TypeRef type = new(TypeKind.Tuple, "", [TypeRef.Of(DType.I32), init.Type]);
        AbstractValue Next(AbstractValue pair)
        {
            AbstractValue value = body.Invoke([First(pair), Second(pair)]);
            return TupleOf([this.Operator("add", TypeRef.Of(DType.I32), [First(pair), IntValue.Of(1)]), value]);
        }

        // Bounds that are sizes say how often; others are compared in each turn.
        if (call[0] is IntValue lower && call[1] is IntValue upper)
        {
            Dim length = Dim.Max(Dim.Zero, upper.Dim - lower.Dim);
            SubTrace turn = this.TraceFunction(new FunctionValue(body.Name, a => Next(a[0])), type, [(TupleOf([lower, init.Value]), type, null)]);
            return Second(First(this.BindScan(turn, TupleOf([lower, init.Value]), type, null, [], length, false, call.Name, this.CountOf(call, "unroll"))));
        }

        return Second(this.While(
            TupleOf([call[0], init.Value]),
            type,
            new FunctionValue(body.Name, a => this.Operator("lt", TypeRef.Of(DType.I32), [First(a[0]), call[1]])),
            new FunctionValue(body.Name, a => Next(a[0])),
            call.Name));
    }

    private static AbstractValue First(AbstractValue tuple) => ((TreeValue)tuple).Fields[0].Value;

    private static AbstractValue Second(AbstractValue tuple) => ((TreeValue)tuple).Fields[1].Value;

    private AbstractValue ScanRows(PrimitiveCall call, AbstractValue init, TypeRef initType, PrimitiveArgument xs, bool hasRows)
    {
        List<Value> rows = this.Flatten(xs.Value, xs.Type);
        Dim length = this.RowCount(rows, call.Name);
        TypeRef result = hasRows ? ResultOf(call) : initType;
        SubTrace turn = this.TraceFunction(this.Function(call), result, [(init, initType, null), (xs.Value, xs.Type, DropRows)]);
        AbstractValue pair = this.BindScan(turn, init, initType, hasRows ? result.Arguments[1] : null, rows, length, IsReverse(call), call.Name, this.CountOf(call, "unroll"));
        return hasRows ? pair : First(pair);
    }

    private static ArrayType DropRows(ArrayType type) => type with { Shape = type.Shape.Skip(1).ToEquatableArray() };

    private AbstractValue ScanTurns(PrimitiveCall call)
    {
        PrimitiveArgument init = call.Arguments[1];
        TypeRef result = ResultOf(call);
        SubTrace turn = this.TraceFunction(this.Function(call), result, [(init.Value, init.Type, null)]);
        Dim length = Dim.Max(Dim.Zero, this.SizeOf(call[2]));
        return this.BindScan(turn, init.Value, init.Type, result.Arguments[1], [], length, IsReverse(call), call.Name, this.CountOf(call, "unroll"));
    }

    private AbstractValue MapRows(PrimitiveCall call)
    {
        PrimitiveArgument xs = call.Arguments[1];
        TypeRef result = ResultOf(call), none = new(TypeKind.Tuple, "", []), pair = new(TypeKind.Tuple, "", [none, result]);
        List<Value> rows = this.Flatten(xs.Value, xs.Type);
        if (this.CountOf(call, "batchSize") is var size and > 1)
        {
            return this.MapGroups(call, xs, result, rows, this.RowCount(rows, call.Name), size);
        }

        FunctionValue function = this.Function(call);
        SubTrace turn = this.TraceFunction(
            new FunctionValue(function.Name, a => TupleOf([TupleOf([]), function.Invoke([a[0]])])), pair, [(xs.Value, xs.Type, DropRows)]);
        return Second(this.BindScan(turn, TupleOf([]), none, result, rows, this.RowCount(rows, call.Name), false, call.Name));
    }

    private Dim RowCount(List<Value> rows, string what)
    {
        foreach (Value row in rows)
        {
            if (row.Type.Rank > 0 && IsFlat(row.Type.Shape[0]))
            {
                throw this.RankNeeded(row.Type.Shape[0], $"'{Title(what)}' runs along the first axis of {{0}}");
            }
        }

        if (rows.Count == 0 || rows.Any(r => r.Type.Rank == 0))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"'{Title(what)}' runs along the first axis of arrays, but {(rows.Count == 0 ? "there are none" : "one has rank 0")}");
        }

        foreach (Value row in rows.Skip(1))
        {
            if (!row.Type.Shape[0].Equals(rows[0].Type.Shape[0]))
            {
                UnifyInstances(rows[0].Type.Shape[0], row.Type.Shape[0]);
                throw this.Fail(TraceFault.ShapeMismatch, $"'{Title(what)}' runs along arrays of one length: axis 0 is {rows[0].Type.Shape[0]} in one and {row.Type.Shape[0]} in another");
            }
        }

        return rows[0].Type.Shape[0];
    }

    /// <summary>Binds a scan of a traced turn: the last carry and, where <paramref name="rowType"/> is given, the stacked results.</summary>
    private AbstractValue BindScan(
        SubTrace turn, AbstractValue init, TypeRef initType, TypeRef? rowType, List<Value> rows, Dim length, bool reverse, string what, int unroll = 1)
    {
        List<Value> leaves = this.Flatten(init, initType);
        this.RequireKnownSizes([turn], $"a function of '{Title(what)}'");
        this.RequireSameTree(
            init, rowType is null ? turn.Result : First(turn.Result), TraceFault.CarryMismatch, $"what '{Title(what)}' carries changes in what is no array: it begins as {{0}} and a turn makes {{1}} of it");
        this.RequireSameCarry(leaves, turn.Program.Results.Take(leaves.Count).ToList(), what);
        Captures captures = new(this, [turn], turn.Program.Parameters.Count - turn.Captured.Count);
        ScanForm form = new(length, reverse, captures.Values.Count, leaves.Count, captures.First(turn));
        IReadOnlyList<Value> results = unroll > 1 && length.IsConstant && length.Value >= 1 && length.Value <= unroll
            ? this.WrittenOut(form, captures.Values, leaves, rows)
            : this.Bind(Primitives.Scan, [.. captures.Values, .. leaves, .. rows], form.Attributes);
        AbstractValue carry = this.Rebuild(init, initType, new Queue<Value>(results.Take(leaves.Count)));
        return rowType is null
            ? TupleOf([carry])
            : TupleOf([carry, this.Rebuild(Second(turn.Result), rowType, new Queue<Value>(results.Skip(leaves.Count)))]);
    }

    private AbstractValue Checkpointed(PrimitiveCall call)
    {
        List<PrimitiveArgument> operands = call.Arguments.Skip(1).Where(a => a.Name is not ("policy" or "names")).ToList();
        SubTrace trace = this.TraceFunction(this.Function(call), ResultOf(call), operands.Select(o => (o.Value, o.Type, (Func<ArrayType, ArrayType>?)null)).ToList());
        List<Value> leaves = operands.SelectMany(o => this.Flatten(o.Value, o.Type)).ToList();
        IReadOnlyList<Value> results = this.Bind(
            Primitives.Checkpoint, [.. leaves, .. this.Captured(trace)], Attributes.Of(("call", trace.Program), ("again", false), ("policy", this.Policy(call).Text)));
        return this.Rebuild(trace.Result, trace.ResultType, new Queue<Value>(results));
    }

    // A size that is found inside is known to nobody outside.
    private void RequireKnownSizes(IReadOnlyList<SubTrace> traces, string what)
    {
        foreach (SubTrace trace in traces)
        {
            HashSet<string> found = [.. trace.Program.Equations.Select(FreshSize.Of).OfType<string>()];
            if (trace.Program.Results.Any(r => r.Type.Shape.SelectMany(d => d.Names()).Any(found.Contains)))
            {
                throw this.Fail(
                    TraceFault.ShapeMismatch, $"{what} gives an array whose size follows from the data, which would differ from turn to turn; give the size, as in Nonzero(mask, size: 8), or reduce the array there");
            }
        }
    }

    // Leaves may differ; what else there is, and where, may not.
    private void RequireSameTree(AbstractValue left, AbstractValue right, TraceFault fault, string message)
    {
        switch (left, right)
        {
            case (TreeValue a, TreeValue b) when a.Fields.Count == b.Fields.Count && (a.Type.Kind != TypeKind.Named || b.Type.Kind != TypeKind.Named || a.Type.Name == b.Type.Name):
                for (int i = 0; i < a.Fields.Count; i++)
                {
                    this.RequireSameTree(a.Fields[i].Value, b.Fields[i].Value, fault, message);
                }

                break;
            case (ListValue a, ListValue b) when a.Items.Count == b.Items.Count:
                for (int i = 0; i < a.Items.Count; i++)
                {
                    this.RequireSameTree(a.Items[i], b.Items[i], fault, message);
                }

                break;
            case (_, _) when IsLeaf(left) && IsLeaf(right):
                break;
            default:
                if (!left.Equals(right))
                {
                    throw this.Fail(fault, message.Replace("{0}", Print(left)).Replace("{1}", Print(right)));
                }

                break;
        }

        static bool IsLeaf(AbstractValue value) => value is TracedValue or IntValue or ConstantValue { Value: not string };
    }

    private void RequireSameCarry(IReadOnlyList<Value> init, IReadOnlyList<Value> next, string what) => this.RequireSameResults(
        init, next, TraceFault.CarryMismatch, $"what '{Title(what)}' carries keeps its types, but it begins as {{0}} and a turn makes {{1}} of it");

    private void RequireSameResults(IReadOnlyList<Value> left, IReadOnlyList<Value> right, TraceFault fault, string message)
    {
        this.UnifyAxes(left, right);
        if (!left.Select(v => v.Type).SequenceEqual(right.Select(v => v.Type)))
        {
            throw this.Fail(fault, message.Replace("{0}", Types(left)).Replace("{1}", Types(right)));
        }

        static string Types(IReadOnlyList<Value> values) => values.Count == 1 ? values[0].Type.ToString() : $"({string.Join(", ", values.Select(v => v.Type))})";
    }

    // Sizes of one instance of a record may turn out to be equal.
    private void UnifyAxes(IReadOnlyList<Value> left, IReadOnlyList<Value> right)
    {
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            for (int axis = 0; axis < left[i].Type.Rank && left[i].Type.Rank == right[i].Type.Rank; axis++)
            {
                if (!left[i].Type.Shape[axis].Equals(right[i].Type.Shape[axis]))
                {
                    UnifyInstances(left[i].Type.Shape[axis], right[i].Type.Shape[axis]);
                }
            }
        }
    }

    /// <summary>A transformed program in which the turns of loops are sizes that no other program has.</summary>
    private Jaxpr Numbered(Jaxpr program) => program.Equations.Any(e => e.Op is ControlOp) ? this.Numbering()(program) : program;

    /// <summary>The same for programs that speak of the same turns.</summary>
    private Func<Jaxpr, Jaxpr> Numbering()
    {
        Dictionary<string, Dim> numbers = new(StringComparer.Ordinal);
        return program => program.Substitute(name => !name.StartsWith(Ops.Control.While.Turns, StringComparison.Ordinal) ? null
            : numbers.TryGetValue(name, out Dim? number) ? number
            : numbers[name] = Dim.Name($"{FreshSize.Prefix}loop{(++this.loops).ToString(CultureInfo.InvariantCulture)}"));
    }

    private int loops;

    private static string Title(string primitive) => primitive switch
    {
        "scan_carry" or "scan_length" => "Scan",
        "foreach" => "foreach",
        _ => string.Concat(primitive.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1))),
    };

    /// <summary>What several functions have captured, as operands that all of them take.</summary>
    private sealed class Captures
    {
        private readonly int own;
        private readonly List<TracedValue> all = [];

        /// <summary>What these functions have captured.</summary>
        /// <param name="tracer">Where they are bound.</param>
        /// <param name="traces">The functions.</param>
        /// <param name="own">The number of their declared parameters.</param>
        public Captures(Tracer tracer, IReadOnlyList<SubTrace> traces, int own)
        {
            this.own = own;
            foreach (TracedValue captured in traces.SelectMany(t => t.Captured))
            {
                if (!this.all.Contains(captured))
                {
                    this.all.Add(captured);
                }
            }

            this.Values = this.all.Select(tracer.scope.Enter).ToList();
        }

        /// <summary>The captured values.</summary>
        public IReadOnlyList<Value> Values { get; }

        /// <summary>A function's program with everything captured before its own parameters.</summary>
        public Jaxpr First(SubTrace trace) => this.Make(trace, this.all.Count, 0);

        /// <summary>A function's program with everything captured behind its own parameters.</summary>
        public Jaxpr Last(SubTrace trace) => this.Make(trace, 0, this.own);

        private Jaxpr Make(SubTrace trace, int ownStart, int capturedStart)
        {
            IReadOnlyList<Value> declared = trace.Program.Parameters.Take(this.own).ToList();
            IReadOnlyList<Value> captured = this.Values.Select(v => Programs.Of(v.Type, v.Name)).ToList();
            return Programs.Make(ownStart == 0 ? [.. declared, .. captured] : [.. captured, .. declared], (build, given) => build.Inline(
                trace.Program,
                [.. given.Skip(ownStart).Take(this.own), .. trace.Captured.Select(c => given[capturedStart + this.all.IndexOf(c)])]));
        }
    }
}
