using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// C#'s loops. One turn is traced, and what it assigns and somebody reads is carried from turn to turn. Turns are written out one by
/// one only where something in them has to be known when the project is built, and how often they run is.
/// </summary>
public sealed partial class Tracer
{
    // More turns than this are not written out, and not computed while tracing.
    private const int MaxTurns = 10_000, MaxKnownTurns = 1_000;

    // Nor do so many stand in one another, each under the condition that the one before was not the last.
    private const int MaxNestedTurns = 64;

    // Locals of a loop's own: whether it goes on, and the row that it is at.
    private static string GoesOn(Term loop) => $"$go{loop.At.ToString(CultureInfo.InvariantCulture)}";

    private static string Position(Term loop) => $"$position{loop.At.ToString(CultureInfo.InvariantCulture)}";

    private const string HasReturned = "$returned";

    private static bool IsOwn(string name) => name.StartsWith("$go", StringComparison.Ordinal) || name.StartsWith("$position", StringComparison.Ordinal);

    private readonly HashSet<(string Method, int At)> writtenOut = [];

    private Exits Loop(Term loop, Environment environment)
    {
        if (Terms.IsEndless(loop) && !new[] { TermKind.Break, TermKind.Return, TermKind.Throw }.Any(k => Terms.Leaves(loop[1], k)))
        {
            throw this.FailAt(loop, TraceFault.Unsupported, "a loop that never ends");
        }

        bool isDo = loop.Name == "do";
        AbstractValue first = isDo ? ConstantValue.True : this.Trace(environment, () => (Exits.None, this.Evaluate(loop[0], environment))).Value!;
        if (Exits.IsFalse(first))
        {
            // What it assigns is assigned.
            this.Evaluate(loop[0], environment);
            return Exits.None;
        }

        if (first is ConstantValue && this.IsKnown(loop, environment, [.. Terms.Assigned(loop).Where(n => environment.FindOwn(n) is null)]) && this.Known(loop, environment) is { } exits)
        {
            return exits;
        }

        return first is not ConstantValue
            ? this.Rolled(loop, environment)
            : this.Rolled(loop, environment, () => this.Rolled(loop, environment), failure => this.Unrolled(loop, environment, isDo, failure, 0));
    }

    private Exits ForEach(Term loop, Environment environment)
    {
        AbstractValue collection = this.Evaluate(loop[0], environment);
        if (collection is TracedValue array)
        {
            return this.EachRow(loop, array, environment);
        }

        return collection is ListValue { Items: var items }
            ? this.EachItem(loop, items, 0, environment)
            : throw this.FailAt(loop, TraceFault.Unsupported, $"'foreach' over {Print(collection)}");
    }

    private Exits EachItem(Term loop, IReadOnlyList<AbstractValue> items, int start, Environment environment)
    {
        for (int i = start; i < items.Count; i++)
        {
            environment.Declare(loop.Name, null);
            environment.Assign(loop.Name, items[i]);
            Exits exits = this.Execute(loop[1], environment) with { Continued = ConstantValue.False };
            if (!exits.IsNone)
            {
                int next = i + 1;
                return this.Unless(this.Any(exits), exits, () => this.EachItem(loop, items, next, environment), this.ReadAfter(loop), environment) with { Broke = ConstantValue.False };
            }
        }

        return Exits.None;
    }

    // A loop that computes nothing but what is known now, such as the number of elements of a shape.
    private Exits? Known(Term loop, Environment environment)
    {
        Dictionary<string, AbstractValue> before = environment.Fork();
        int depth = this.stack.Count;
        try
        {
            return this.Unrolled(loop, environment, loop.Name == "do", this.Fail(TraceFault.TracedCondition), 0, MaxKnownTurns);
        }
        catch (TraceException)
        {
            environment.Return(before);
            this.stack.RemoveRange(depth, this.stack.Count - depth);
            return null;
        }
    }

    private bool IsKnown(Term term, Environment environment, HashSet<string> assigned) => term.Kind switch
    {
        TermKind.Local => assigned.Contains(term.Name) || IsKnown(environment.Find(term.Name)),
        TermKind.Primitive when term.Name is "ndarray_shape" or "ndarray_rank" or "ndarray_size" => true,
        TermKind.Primitive when !term.Name.StartsWith("shape_", StringComparison.Ordinal) && !term.Name.StartsWith("axes_", StringComparison.Ordinal) => false,
        TermKind.Call or TermKind.Dispatch or TermKind.StaticDispatch or TermKind.Apply or TermKind.Lambda or TermKind.MethodGroup or TermKind.Throw or TermKind.Return => false,
        _ => term.Children.All(c => this.IsKnown(c, environment, assigned)),
    };

    private static bool IsKnown(AbstractValue? value) => value switch
    {
        null or TracedValue or BrokenValue => false,
        ListValue list => list.Items.All(IsKnown),
        TreeValue tree => tree.Fields.All(f => IsKnown(f.Value)),
        _ => true,
    };

    // As one loop, or, where that fails and the number of turns is known, turn by turn.
    private Exits Rolled(Term loop, Environment environment, Func<Exits> rolled, Func<TraceException?, Exits> unrolled)
    {
        (string, int) key = (this.stack[this.stack.Count - 1].MethodId, loop.At);
        if (this.RuntimeFunction() is not null || this.writtenOut.Contains(key))
        {
            return unrolled(null);
        }

        int depth = this.stack.Count, conditions = this.conditions.Count, derivatives = this.derivatives, rules = this.ruleDepth;
        Dictionary<string, AbstractValue> before = environment.Fork();
        try
        {
            return rolled();
        }
        catch (TraceException failure) when (failure.Problem.Fault is not TraceFault.Recursion)
        {
            environment.Return(before);
            this.stack.RemoveRange(depth, this.stack.Count - depth);
            this.conditions.RemoveRange(conditions, this.conditions.Count - conditions);
            (this.derivatives, this.ruleDepth) = (derivatives, rules);
            this.writtenOut.Add(key);
            return unrolled(failure);
        }
    }

    private Exits Unrolled(Term loop, Environment environment, bool isTested, TraceException? failure, int start, int most = MaxTurns)
    {
        for (int turn = start; ; turn++)
        {
            if (turn == most)
            {
                throw failure ?? this.FailAt(loop, TraceFault.TracedCondition, $"a loop of more than {most} turns", "it would be unrolled; work on whole arrays instead");
            }

            if (!isTested && this.Evaluate(loop[0], environment) is var goesOn && !Exits.IsTrue(goesOn))
            {
                // From here on the condition depends on data.
                return Exits.IsFalse(goesOn) ? Exits.None : failure is null ? this.Rotated(loop, goesOn, environment) : throw failure;
            }

            isTested = false;
            Exits exits = this.Execute(loop[1], environment) with { Continued = ConstantValue.False };
            if (exits.IsCertain)
            {
                return exits with { Broke = ConstantValue.False };
            }

            if (!exits.IsNone)
            {
                int next = turn + 1;
                Exits Rest()
                {
                    this.Execute(loop[2], environment);
                    return this.Unrolled(loop, environment, false, failure, next);
                }

                return failure is not null && (Terms.IsEndless(loop) || next > MaxNestedTurns)
                    ? throw failure
                    : this.Unless(this.Any(exits), exits, Rest, this.ReadAfter(loop), environment) with { Broke = ConstantValue.False };
            }

            this.Execute(loop[2], environment);
        }
    }

    private Exits Rolled(Term loop, Environment environment)
    {
        bool leaves = Terms.Leaves(loop[1], TermKind.Break) || Terms.Leaves(loop[1], TermKind.Return);
        if (!leaves && this.Count(loop, environment) is { } count)
        {
            return this.Counted(loop, count, environment);
        }

        if (!leaves && loop.Name != "do" && !Terms.Assigned(loop[0]).Any())
        {
            return this.Tested(loop, environment);
        }

        return this.Rotated(loop, loop.Name == "do" ? ConstantValue.True : this.Evaluate(loop[0], environment), environment);
    }

    // The condition is evaluated behind each turn, where what it assigns is carried, too, unless the turn was the last.
    private Exits Rotated(Term loop, AbstractValue first, Environment environment) => this.Left(loop, first, environment, null, () => { }, () =>
        {
            this.Execute(loop[2], environment);
            return this.Evaluate(loop[0], environment);
        });

    // A loop that begins each turn by its condition, and leaves in no other way.
    private Exits Tested(Term loop, Environment environment)
    {
        List<Carried> carried = this.CarriedBy(loop, environment);
        (Way turn, List<Carried> all) = this.Turn(loop, carried, null, environment, () =>
        {
            this.Execute(loop[1], environment);
            this.Execute(loop[2], environment);
            return Exits.None;
        });
        this.BindWhile(loop, all, this.Turn(all, null, environment, () => (Exits.None, this.Evaluate(loop[0], environment))), turn, environment);
        return Exits.None;
    }

    // A loop that may also be left within a turn: begin, the body, and, unless that left it, what says whether it goes on.
    private Exits Left(Term loop, AbstractValue first, Environment environment, string? counter, Action begin, Func<AbstractValue> end)
    {
        Term body = loop[1];
        string goesOn = GoesOn(loop);
        bool returns = Terms.Leaves(body, TermKind.Return);
        environment.Declare(goesOn, BoolType);
        environment.Assign(goesOn, first);
        List<Carried> carried =
        [
            new(goesOn, BoolType, first),
            .. this.CarriedBy(loop, environment, counter),
            .. returns ? [new(HasReturned, BoolType, ConstantValue.False), new(Environment.ResultName, environment.TypeOf(Environment.ResultName), environment.FindOwn(Environment.ResultName))] : Array.Empty<Carried>(),
        ];
        HashSet<string> read = [.. carried.Select(c => c.Name)];
        (Way turn, List<Carried> all) = this.Turn(loop, carried, null, environment, () =>
        {
            begin();
            Exits exits = this.Execute(body, environment) with { Continued = ConstantValue.False };
            exits = this.Unless(
                this.Any(exits),
                exits,
                () =>
                {
                    environment.Assign(goesOn, end());
                    return Exits.None;
                },
                n => read.Contains(n) || IsOwn(n),
                environment,
                () => environment.Assign(goesOn, ConstantValue.False));
            environment.Assign(HasReturned, exits.Returned);
            return Exits.None;
        });
        this.BindWhile(loop, all, this.Turn(all, null, environment, () => (Exits.None, environment.FindOwn(goesOn)!)), turn, environment);
        AbstractValue returned = environment.FindOwn(HasReturned) ?? ConstantValue.False;
        environment.Forget(goesOn);
        environment.Forget(HasReturned);
        return Exits.None with { Returned = returned };
    }

    /// <summary>A 'for' whose turns are a size, and the local that it counts.</summary>
    private (Dim Length, string Local)? Count(Term loop, Environment environment)
    {
        if (loop.Name != "for" || loop[0] is not { Kind: TermKind.Operator, Name: "lt" or "le" or "gt" or "ge" } test || test[0].Kind != TermKind.Local
            || Single(loop[2]) is not { Kind: TermKind.Assign } step || step.Name != test[0].Name
            || step[0] is not { Kind: TermKind.Operator, Name: "add" or "sub" } sum || sum[0].Kind != TermKind.Local || sum[0].Name != step.Name
            || environment.FindOwn(step.Name) is not IntValue start)
        {
            return null;
        }

        HashSet<string> assigned = [.. Terms.Assigned(loop[1]), step.Name];
        if (Terms.Assigned(loop[1]).Contains(step.Name) || Terms.Assigned(test[1]).Any() || Terms.Read(test[1]).Concat(Terms.Read(sum[1])).Any(assigned.Contains)
            || this.Evaluate(test[1], environment) is not IntValue bound || this.Evaluate(sum[1], environment) is not IntValue { Dim.IsConstant: true } by)
        {
            return null;
        }

        long stride = sum.Name == "add" ? by.Dim.Value : -by.Dim.Value;
        if (stride == 0 || (stride > 0) != (test.Name is "lt" or "le"))
        {
            return null;
        }

        Dim distance = (stride > 0 ? bound.Dim - start.Dim : start.Dim - bound.Dim) + (test.Name is "le" or "ge" ? 1 : 0);
        return (Dim.Max(Dim.Zero, Math.Abs(stride) == 1 ? distance : Dim.FloorDivide(distance + (Math.Abs(stride) - 1), Math.Abs(stride))), step.Name);
    }

    private static Term? Single(Term block) => block.Kind != TermKind.Block ? block : block.Children.Count == 1 ? Single(block[0]) : null;

    private Exits Counted(Term loop, (Dim Length, string Local) count, Environment environment)
    {
        List<Carried> carried = this.CarriedBy(loop, environment, count.Local);
        (Way turn, List<Carried> all) = this.Turn(loop, carried, null, environment, () =>
        {
            this.Execute(loop[1], environment);
            this.Execute(loop[2], environment);
            return Exits.None;
        });
        this.BindScan(loop, all, null, count.Length, turn, environment);
        return Exits.None;
    }

    private Exits EachRow(Term loop, TracedValue array, Environment environment)
    {
        Value rows = this.scope.Enter(array);
        Dim length = this.RowCount([rows], "foreach");
        if (!Terms.Leaves(loop[1], TermKind.Break) && !Terms.Leaves(loop[1], TermKind.Return))
        {
            (Way turn, List<Carried> all) = this.Turn(loop, this.CarriedBy(loop, environment), new RowsOf(loop.Name, rows), environment, () =>
            {
                this.Execute(loop[1], environment);
                return Exits.None;
            });
            this.BindScan(loop, all, rows, length, turn, environment);
            return Exits.None;
        }

        // What may end early takes the rows by their positions.
        string position = Position(loop);
        TypeRef type = TypeRef.Of(DType.I32);
        AbstractValue IsInside() => this.Operator("lt", type, [environment.FindOwn(position)!, new IntValue(length)]);
        environment.Declare(position, type);
        environment.Assign(position, this.Traced(this.Operand(IntValue.Of(0), DType.I32)));
        Exits exits = this.Left(
            loop,
            IsInside(),
            environment,
            position,
            () =>
            {
                environment.Declare(loop.Name, null);
                environment.Assign(loop.Name, this.Index(array, [environment.FindOwn(position)!]));
            },
            () =>
            {
                environment.Assign(position, this.Operator("add", type, [environment.FindOwn(position)!, IntValue.Of(1)]));
                return IsInside();
            });
        environment.Forget(position);
        return exits;
    }
}
