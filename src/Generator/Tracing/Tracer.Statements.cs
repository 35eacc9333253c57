using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Statements, one after the other; where one may have been the last, those behind it run under a condition.</summary>
public sealed partial class Tracer
{
    private Exits Execute(Term statement, Environment environment)
    {
        this.cancellation.ThrowIfCancellationRequested();
        this.At(statement);
        switch (statement.Kind)
        {
            case TermKind.Block:
                return this.Block(statement.Children, 0, environment);
            case TermKind.Assign or TermKind.Let:
                this.Bind(statement, environment);
                return Exits.None;
            case TermKind.Declare:
                environment.Declare(statement.Name, statement.Types.FirstOrDefault());
                return Exits.None;
            case TermKind.Evaluate:
                this.Evaluate(statement[0], environment);
                return Exits.None;
            case TermKind.If:
                return this.If(statement, [], 0, environment);
            case TermKind.Loop:
                return this.Loop(statement, environment);
            case TermKind.ForEach:
                return this.ForEach(statement, environment);
            case TermKind.Breakable:
                return this.Execute(statement[0], environment) with { Broke = ConstantValue.False };
            case TermKind.Return:
                if (statement.Children.Count > 0)
                {
                    AbstractValue result = this.Evaluate(statement[0], environment);
                    environment.Declare(Environment.ResultName, statement.Types.FirstOrDefault());
                    environment.Assign(Environment.ResultName, result);
                }

                return Exits.Return;
            case TermKind.Break:
                return Exits.Break;
            case TermKind.Continue:
                return Exits.Continue;
            default:
                this.Evaluate(statement, environment);
                return Exits.None;
        }
    }

    /// <summary>Assigns a local, which the term may declare, too.</summary>
    private AbstractValue Bind(Term assignment, Environment environment)
    {
        AbstractValue value = this.Named(this.Evaluate(assignment[0], environment), assignment.Name);
        if (assignment.Types.Count > 0)
        {
            environment.Declare(assignment.Name, assignment.Type);
        }

        environment.Assign(assignment.Name, value);
        return value;
    }

    private Exits Block(IReadOnlyList<Term> statements, int start, Environment environment)
    {
        for (int i = start; i < statements.Count; i++)
        {
            Term statement = statements[i];
            if (statement.Kind == TermKind.If)
            {
                // Where one way of it ends, what follows belongs to the other.
                return this.If(statement, statements, i + 1, environment);
            }

            Exits exits = this.Execute(statement, environment);
            if (!exits.IsNone)
            {
                return this.Follow(exits, statements, i + 1, environment);
            }
        }

        return Exits.None;
    }

    /// <summary>Goes on with the statements behind one that ended so.</summary>
    private Exits Follow(Exits exits, IReadOnlyList<Term> statements, int next, Environment environment) =>
        next >= statements.Count || exits.IsCertain ? exits
        : exits.IsNone ? this.Block(statements, next, environment)
        : this.Unless(this.Any(exits), exits, () => this.Block(statements, next, environment), this.ReadAfter(statements[statements.Count - 1]), environment);

    /// <summary>Ends as before where <paramref name="stop"/> holds, and runs the rest where it does not.</summary>
    private Exits Unless(AbstractValue stop, Exits exits, Func<Exits> rest, Func<string, bool> isRead, Environment environment, Action? whenStopped = null)
    {
        if (stop is ConstantValue)
        {
            if (Exits.IsTrue(stop))
            {
                whenStopped?.Invoke();
                return exits;
            }

            return rest();
        }

        Exits stopped = exits.WhenCertain;
        return this.Branch(
            "the 'if'",
            stop,
            environment,
            () =>
            {
                whenStopped?.Invoke();
                return stopped;
            },
            rest,
            isRead);
    }

    private Exits If(Term statement, IReadOnlyList<Term> statements, int next, Environment environment)
    {
        AbstractValue condition = this.Evaluate(statement[0], environment);
        this.At(statement[0]);
        Term? otherwise = statement.Children.Count > 2 ? statement[2] : null;
        if (condition is ConstantValue { Value: bool known })
        {
            return this.Block(Chain(known ? statement[1] : otherwise, statements, next), 0, environment);
        }

        bool thenEnds = Terms.Ends(statement[1]), elseEnds = otherwise is not null && Terms.Ends(otherwise);
        if (next < statements.Count && (thenEnds || elseEnds))
        {
            return this.Branch(
                "the 'if'",
                condition,
                environment,
                () => this.Block(Chain(statement[1], statements, thenEnds ? statements.Count : next), 0, environment),
                () => this.Block(Chain(otherwise, statements, elseEnds ? statements.Count : next), 0, environment),
                this.ReadAfter(statements[statements.Count - 1]));
        }

        Exits exits = this.Branch(
            "the 'if'",
            condition,
            environment,
            () => this.Execute(statement[1], environment),
            () => otherwise is null ? Exits.None : this.Execute(otherwise, environment),
            this.ReadAfter(statement));
        return this.Follow(exits, statements, next, environment);
    }

    // A statement and those behind another.
    private static IReadOnlyList<Term> Chain(Term? first, IReadOnlyList<Term> statements, int next) =>
        [.. first is null ? [] : first.Kind == TermKind.Block ? (IEnumerable<Term>)first.Children : [first], .. statements.Skip(next)];

    /// <summary>Whether it ended in any of these ways.</summary>
    private AbstractValue Any(Exits exits) => this.Or(this.Or(exits.Returned, exits.Broke), exits.Continued);

    private AbstractValue Or(AbstractValue left, AbstractValue right) =>
        Exits.IsFalse(left) || Exits.IsTrue(right) ? right
        : Exits.IsFalse(right) || Exits.IsTrue(left) ? left
        : this.Operator("or", BoolType, [left, right]);

    private AbstractValue Not(AbstractValue value) => this.Operator("not", BoolType, [value]);

    private static readonly TypeRef BoolType = TypeRef.Of(Ir.DType.Bool);
}
