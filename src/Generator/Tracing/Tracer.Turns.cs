using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>One turn of a loop, traced to a program from what is carried into it to what it carries on, and the loop of such turns.</summary>
public sealed partial class Tracer
{
    /// <summary>A local that goes from turn to turn; without a first value, one that a turn assigns before it reads it.</summary>
    private sealed record Carried(string Name, TypeRef? Type, AbstractValue? Init);

    /// <summary>The rows of an array that turns take one after the other.</summary>
    private sealed record RowsOf(string Name, Value Array);

    // What a turn assigns and somebody reads later, in this turn or behind the loop.
    private List<Carried> CarriedBy(Term loop, Environment environment, string? counter = null)
    {
        Liveness liveness = this.Liveness();
        HashSet<string> assigned = [.. Terms.Assigned(loop)];
        counter ??= loop.Name == "for" ? Terms.Assigned(loop[2]).FirstOrDefault() : null;
        return environment.Declared
            .Where(n => (n == counter && environment.FindOwn(n) is not null) || (n != Environment.ResultName && assigned.Contains(n) && (liveness.IsReadInTurn(loop, n) || liveness.IsReadAfter(loop, n))))
            .OrderBy(n => n == counter ? 0 : 1)
            .Select(n => new Carried(n, environment.TypeOf(n), environment.FindOwn(n))).ToList();
    }

    // One turn. What has no value before the loop has, where its type is known after a first trace, zeros.
    private (Way Turn, List<Carried> All) Turn(Term loop, List<Carried> carried, RowsOf? rows, Environment environment, Func<Exits> run)
    {
        Way turn = this.Turn(carried, rows, environment, () => (run(), null));
        if (carried.All(c => c.Init is not null))
        {
            return (turn, carried);
        }

        List<Carried> all = carried
            .Select(c => c.Init is not null || !turn.Locals.TryGetValue(c.Name, out AbstractValue? end) ? c
                : c with { Type = c.Type ?? environment.TypeOf(c.Name), Init = this.ZerosLike(end, c.Type ?? environment.TypeOf(c.Name), loop, c.Name) })
            .Where(c => c.Init is not null).ToList();
        return (this.Turn(all, rows, environment, () => (run(), null)), all);
    }

    private Way Turn(List<Carried> carried, RowsOf? rows, Environment environment, Func<(Exits, AbstractValue?)> run)
    {
        List<List<ArrayType>?> types = carried.Select(c => c.Init is null or BrokenValue ? null : this.LeafTypes(c.Init, c.Type ?? TypeOfConstant(c.Init))).ToList();
        return this.Trace(environment, () =>
        {
            for (int i = 0; i < carried.Count; i++)
            {
                Carried local = carried[i];
                if (types[i] is { } leaves)
                {
                    Queue<Value> parameters = new(leaves.Select(t => this.scope.Build.Parameter(t)));
                    environment.Assign(local.Name, this.Rebuild(local.Init!, local.Type ?? TypeOfConstant(local.Init!), parameters));
                }
            }

            if (rows is not null)
            {
                environment.Declare(rows.Name, null);
                environment.Assign(rows.Name, this.Traced(this.scope.Build.Parameter(DropRows(rows.Array.Type))));
            }

            return run();
        });
    }

    private void BindWhile(Term loop, List<Carried> carried, Way test, Way turn, Environment environment)
    {
        (List<Value> init, SubTrace body) = this.Body(loop, carried, turn);
        SubTrace condition = this.In(test.Scope, () => new SubTrace(
            test.Scope.Build.Build([this.Operand(test.Value!, DType.Bool)]), test.Scope.Captured, NullValue.Instance, BoolType));
        Captures captures = new(this, [condition, body], init.Count);
        WhileForm form = new(captures.Values.Count, captures.First(condition), captures.First(body), null);
        this.At(loop[0]);
        this.NoticeEndless(form);
        this.Assign(carried, environment, this.Bind(Primitives.While, [.. captures.Values, .. init], form.Attributes));
    }

    // After the first turns nothing changes any more that the condition follows from.
    private void NoticeEndless(WhileForm form)
    {
        bool[] isSettled = [.. form.Body.Parameters.Select((p, i) => i < form.ConstCount || form.Body.Results[i - form.ConstCount].Equals(p))];
        Programs.Spread(isSettled, form.ConstCount, form.CarryCount, () =>
            [.. form.Body.Results.Take(form.CarryCount).Select(r => form.Body.ReadBy(r) is { Count: > 0 } read && read.All(i => isSettled[i]))]);
        if (form.Condition.ReadBy(form.Condition.Results[0]).All(i => isSettled[i]))
        {
            this.notices.Add(new TraceNotice(new TraceProblem(TraceFault.EndlessLoop, ["no turn changes what the condition of this loop follows from"]), this.stack.ToEquatableArray()));
        }
    }

    private void BindScan(Term loop, List<Carried> carried, Value? rows, Dim length, Way turn, Environment environment)
    {
        (List<Value> init, SubTrace body) = this.Body(loop, carried, turn);
        IReadOnlyList<Value> stacked = rows is null ? [] : [rows];
        Captures captures = new(this, [body], init.Count + stacked.Count);
        this.Assign(carried, environment, this.Bind(
            Primitives.Scan, [.. captures.Values, .. init, .. stacked], new ScanForm(length, false, captures.Values.Count, init.Count, captures.First(body)).Attributes));
    }

    private (List<Value> Init, SubTrace Body) Body(Term loop, List<Carried> carried, Way turn)
    {
        List<Value> init = [], next = [];
        foreach (Carried local in carried)
        {
            AbstractValue end = turn.Locals[local.Name];
            TypeRef type = local.Type ?? TypeOfConstant(local.Init!);
            string name = local.Name[0] == '$' ? "the result" : $"'{local.Name}'";
            foreach (AbstractValue value in new[] { local.Init!, end })
            {
                if (value is BrokenValue broken)
                {
                    throw broken.Fault;
                }
            }

            this.At(loop[0]);
            this.RequireSameTree(local.Init!, end, TraceFault.CarryMismatch, $"{name} keeps its structure from turn to turn of a loop, but it begins as {{0}} and a turn makes {{1}} of it");
            List<Value> before = this.Flatten(local.Init!, type), after = this.In(turn.Scope, () => this.Flatten(end, type));
            this.RequireSameResults(before, after, TraceFault.CarryMismatch, $"{name} keeps its shape and type from turn to turn of a loop, but it begins as {{0}} and a turn makes {{1}} of it");
            init.AddRange(before);
            next.AddRange(after);
        }

        SubTrace body = new(turn.Scope.Build.Build(next), turn.Scope.Captured, NullValue.Instance, BoolType);
        this.RequireKnownSizes([body], "the loop");
        return (init, body);
    }

    private void Assign(List<Carried> carried, Environment environment, IReadOnlyList<Value> results)
    {
        Queue<Value> leaves = new(results);
        foreach (Carried local in carried)
        {
            environment.Assign(local.Name, this.Rebuild(local.Init!, local.Type ?? TypeOfConstant(local.Init!), leaves));
        }
    }

    private AbstractValue ZerosLike(AbstractValue value, TypeRef? type, Term loop, string name)
    {
        this.At(loop[0]);
        return value is BrokenValue broken ? throw broken.Fault : this.Visit(value, type ?? TypeOfConstant(value), (leaf, dtype) =>
        {
            ArrayType like = leaf is TracedValue traced ? traced.Type : ArrayType.Scalar(dtype);
            return like.Shape.SelectMany(d => d.Names()).Any(n => n[0] == FreshSize.Prefix)
                ? throw this.Fail(TraceFault.ShapeMismatch, $"'{name}' in a loop has a size that follows from the data, which would differ from turn to turn; give the size, as in Nonzero(mask, size: 8), or reduce the array there")
                : this.Traced(this.Scope().Zeros(like));
        });
    }

    // Of what the tracer assigned itself.
    private static TypeRef TypeOfConstant(AbstractValue value) => value switch
    {
        TracedValue traced => new TypeRef(TypeKind.NDArray, "", [TypeRef.Of(traced.Type.DType)]),
        ConstantValue { Value: bool } => BoolType,
        ConstantValue { Value: double } => TypeRef.Of(DType.F64),
        IntValue => TypeRef.Of(DType.I32),
        TreeValue { Type.Kind: TypeKind.Tuple } tree => new TypeRef(TypeKind.Tuple, "", tree.Fields.Select(f => TypeOfConstant(f.Value)).ToEquatableArray()),
        TreeValue tree => tree.Type,
        _ => new TypeRef(TypeKind.Text, "", []),
    };
}
