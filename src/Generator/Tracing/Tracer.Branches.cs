using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Tracing;

/// <summary>C#'s branches on values: both ways are traced to programs, and what differs behind them is what the choice gives.</summary>
public sealed partial class Tracer
{
    /// <summary>What was left by the statements of one way, traced in a scope of its own.</summary>
    private sealed record Way(Scope Scope, Dictionary<string, AbstractValue> Locals, Exits Exits, AbstractValue? Value);

    // How deep the method stands whose statements are run under a condition on values.
    private int wayDepth = -1;

    /// <summary>Runs statements in a scope of their own, on a copy of the locals.</summary>
    private Way Trace(Environment environment, Func<(Exits, AbstractValue?)> run)
    {
        Scope outer = this.scope;
        int outerDepth = this.wayDepth;
        TraceFrame at = this.stack[this.stack.Count - 1];
        Dictionary<string, AbstractValue> before = environment.Fork();
        this.scope = new Scope(outer);
        this.wayDepth = this.stack.Count;
        Dictionary<string, AbstractValue>? locals = null;
        try
        {
            (Exits exits, AbstractValue? value) = run();
            locals = environment.Return(before);
            this.stack[this.stack.Count - 1] = at;
            return new Way(this.scope, locals, exits, value);
        }
        finally
        {
            if (locals is null)
            {
                environment.Return(before);
            }

            this.scope = outer;
            this.wayDepth = outerDepth;
        }
    }

    /// <summary>A choice between statements.</summary>
    /// <param name="what">For messages.</param>
    /// <param name="condition">A bool of the program.</param>
    /// <param name="environment">The locals.</param>
    /// <param name="onTrue">One way.</param>
    /// <param name="onFalse">The other.</param>
    /// <param name="isRead">Whether a local is read behind them.</param>
    private Exits Branch(string what, AbstractValue condition, Environment environment, Func<Exits> onTrue, Func<Exits> onFalse, Func<string, bool> isRead)
    {
        TraceFrame at = this.stack[this.stack.Count - 1];
        Way whenTrue = this.Given(condition, true, () => this.Trace(environment, () => (onTrue(), null)));
        Way whenFalse = this.Given(condition, false, () => this.Trace(environment, () => (onFalse(), null)));
        Joint joint = new(this, at, what, condition, whenTrue, whenFalse);
        List<(string Name, Func<Queue<Value>, AbstractValue> Value)> joined = this.JoinLocals(joint, environment, whenTrue, whenFalse, isRead);
        List<Func<Queue<Value>, AbstractValue>> exits = whenTrue.Exits.All.Zip(whenFalse.Exits.All, (a, b) => joint.Merge(a, b, BoolType, "")).ToList();
        Queue<Value> results = joint.Bind();
        foreach ((string name, Func<Queue<Value>, AbstractValue> value) in joined)
        {
            environment.Assign(name, this.Named(value(results), name));
        }

        return new Exits(exits[0](results), exits[1](results), exits[2](results));
    }

    // What either way has changed and somebody reads. Behind 'return' that is only the result.
    private List<(string Name, Func<Queue<Value>, AbstractValue> Value)> JoinLocals(Joint joint, Environment environment, Way whenTrue, Way whenFalse, Func<string, bool> isRead)
    {
        bool returns = !Exits.IsFalse(whenTrue.Exits.Returned) || !Exits.IsFalse(whenFalse.Exits.Returned);
        bool isOver = whenTrue.Exits.IsReturn && whenFalse.Exits.IsReturn;
        List<(string Name, Func<Queue<Value>, AbstractValue> Value)> joined = [];
        foreach (string name in environment.Declared)
        {
            bool isResult = name == Environment.ResultName;
            AbstractValue? before = environment.FindOwn(name);
            AbstractValue? a = Left(whenTrue, name), b = Left(whenFalse, name);
            if ((ReferenceEquals(a, before) && ReferenceEquals(b, before)) || (a ?? b) is null || !(isResult ? returns : IsOwn(name) || (!isOver && isRead(name))))
            {
                continue;
            }

            bool isOwn = IsOwn(name);
            AbstractValue? first = !isOwn && b is not null && IsOver(whenTrue, isResult) ? null : a, second = !isOwn && a is not null && IsOver(whenFalse, isResult) ? null : b;
            joined.Add((name, joint.Merge(first, first is null ? b : second, environment.TypeOf(name), isResult ? "the result" : $"'{name}'")));
        }

        return joined;

        static bool IsOver(Way way, bool isResult) => isResult ? Exits.IsFalse(way.Exits.Returned) : way.Exits.IsReturn;
        static AbstractValue? Left(Way way, string name) => way.Locals.TryGetValue(name, out AbstractValue? value) ? value : null;
    }

    private Func<string, bool> ReadAfter(Term statement)
    {
        Liveness liveness = this.Liveness();
        return name => IsOwn(name) || liveness.IsReadAfter(statement, name);
    }

    private AbstractValue IfElse(Term term, Environment environment)
    {
        AbstractValue condition = this.Evaluate(term[0], environment);
        this.At(term[0]);
        if (condition is ConstantValue { Value: bool known })
        {
            return this.Evaluate(known ? term[1] : term[2], environment);
        }

        return this.Choose(term, condition, environment, () => this.Evaluate(term[1], environment), () => this.Evaluate(term[2], environment), term.Types.FirstOrDefault()?.Close(environment.Types), term.Name == "switch" ? "the 'switch'" : "'?:'");
    }

    // A choice between expressions, which may assign locals, too.
    private AbstractValue Choose(
        Term term, AbstractValue condition, Environment environment, Func<AbstractValue> onTrue, Func<AbstractValue> onFalse, TypeRef? type, string what)
    {
        TraceFrame at = this.stack[this.stack.Count - 1];
        Way whenTrue = this.Given(condition, true, () => this.Trace(environment, () => (Exits.None, onTrue())));
        Way whenFalse = this.Given(condition, false, () => this.Trace(environment, () => (Exits.None, onFalse())));
        Joint joint = new(this, at, what, condition, whenTrue, whenFalse);
        List<(string Name, Func<Queue<Value>, AbstractValue> Value)> joined = this.JoinLocals(joint, environment, whenTrue, whenFalse, this.ReadAfter(term));
        Func<Queue<Value>, AbstractValue> value = joint.Merge(whenTrue.Value, whenFalse.Value, type, what);
        Queue<Value> results = joint.Bind();
        foreach ((string name, Func<Queue<Value>, AbstractValue> local) in joined)
        {
            environment.Assign(name, local(results));
        }

        return Sound(value(results));
    }

    private AbstractValue ShortCircuit(Term term, Environment environment)
    {
        bool isAnd = term.Kind == TermKind.AndAlso;
        AbstractValue left = this.Evaluate(term[0], environment);
        if (left is ConstantValue { Value: bool known })
        {
            return known == isAnd ? this.Evaluate(term[1], environment) : left;
        }

        if (IsPlain(term[1]))
        {
            // It costs less than a branch, and fails for no value.
            AbstractValue right = this.Evaluate(term[1], environment);
            return right is ConstantValue { Value: bool same } ? same == isAnd ? left : right : this.Operator(isAnd ? "and" : "or", BoolType, [left, right]);
        }

        AbstractValue chosen = isAnd
            ? this.Choose(term, left, environment, () => this.Evaluate(term[1], environment), () => ConstantValue.False, BoolType, "'&&'")
            : this.Choose(term, left, environment, () => ConstantValue.True, () => this.Evaluate(term[1], environment), BoolType, "'||'");
        if (chosen is TracedValue { Value: var whole } && left is TracedValue { Value: var first })
        {
            this.SaidTogether(isAnd ? "and" : "or", [first], whole);
        }

        return chosen;
    }

    // Comparisons and arithmetic of numbers, but no division of integers, which throws at 0, and no calls.
    private static bool IsPlain(Term term) => term.Kind switch
    {
        TermKind.Literal or TermKind.Local => true,
        TermKind.Operator => (term.Name is not ("div" or "rem") || term.Type.ScalarType is { } type && type.IsFloating()) && term.Children.All(IsPlain),
        TermKind.Primitive => term.Name == "bound" && term.Children.All(IsPlain),
        TermKind.Member or TermKind.Convert or TermKind.AndAlso or TermKind.OrElse or TermKind.IsNull or TermKind.Argument => term.Children.All(IsPlain),
        TermKind.Let => (term.Types.Count > 0 || term.Name[0] == '$') && IsPlain(term[0]),
        _ => false,
    };

    private Liveness Liveness() => Core.Liveness.Of(this.bodies[this.stack[this.stack.Count - 1].MethodId]);

    // Of the methods that are traced.
    private readonly Dictionary<string, Term> bodies = new(StringComparer.Ordinal);

    /// <summary>Two ways on their way to one: pairs of leaves become the results of a <c>cond</c>.</summary>
    private sealed class Joint(Tracer tracer, TraceFrame at, string what, AbstractValue condition, Way onTrue, Way onFalse)
    {
        private readonly List<(Value True, Value False)> leaves = [];

        /// <summary>What a local is behind both ways, once their choice is bound; null is one without a value, which nobody reads.</summary>
        public Func<Queue<Value>, AbstractValue> Merge(AbstractValue? a, AbstractValue? b, TypeRef? type, string name)
        {
            if (a is BrokenValue || b is BrokenValue || Equals(a, b))
            {
                AbstractValue same = a is BrokenValue ? a : b!;
                return _ => same;
            }

            switch (a, b)
            {
                case (null or TreeValue, null or TreeValue) when Fields(a, b) is { } fields:
                    TreeValue tree = (TreeValue)(a ?? b)!;
                    List<Func<Queue<Value>, AbstractValue>> members = fields.Select((f, i) => this.Merge(f.A, f.B, tracer.TypeOfMember(tree, type, i), $"{name}.{f.Name}")).ToList();
                    return results => tree with { Fields = tree.Fields.Select((f, i) => (f.Name, members[i](results))).ToList() };
                case (null or ListValue, null or ListValue) when ((a as ListValue)?.Items.Count ?? ((ListValue)b!).Items.Count) == ((b as ListValue)?.Items.Count ?? ((ListValue)a!).Items.Count):
                    int count = ((ListValue)(a ?? b)!).Items.Count;
                    List<Func<Queue<Value>, AbstractValue>> items = Enumerable.Range(0, count).Select(i => this.Merge(
                        (a as ListValue)?.Items[i], (b as ListValue)?.Items[i], type is { Kind: TypeKind.Array } ? type.Arguments[0] : null, $"{name}[{i}]")).ToList();
                    return results => new ListValue(items.Select(i => i(results)).ToList());
                case (null, not (TracedValue or IntValue or ConstantValue)):
                    return _ => b!;
                case (not (TracedValue or IntValue or ConstantValue), null):
                    return _ => a!;
            }

            return IsLeaf(a) && IsLeaf(b) && !IsSize(type) ? this.Leaf(a, b, type, name) : this.Broken(name, a, b);
        }

        /// <summary>Binds the choice; its results are what the functions of <see cref="Merge"/> take, in their order.</summary>
        public Queue<Value> Bind()
        {
            if (this.leaves.Count == 0)
            {
                return new();
            }

            SubTrace[] traces =
            [
                new(onFalse.Scope.Build.Build(this.leaves.Select(l => l.False)), onFalse.Scope.Captured, NullValue.Instance, BoolType),
                new(onTrue.Scope.Build.Build(this.leaves.Select(l => l.True)), onTrue.Scope.Captured, NullValue.Instance, BoolType),
            ];
            tracer.RequireKnownSizes(traces, what);
            Captures captures = new(tracer, traces, 0);
            return new(tracer.Bind(
                Primitives.Cond, [tracer.Operand(condition, DType.Bool), .. captures.Values], new CondForm(traces.Select(captures.Last).ToList()).Attributes));
        }

        private Func<Queue<Value>, AbstractValue> Leaf(AbstractValue? a, AbstractValue? b, TypeRef? type, string name)
        {
            if (Exits.IsTrue(a ?? NullValue.Instance) && Exits.IsFalse(b ?? NullValue.Instance))
            {
                return _ => condition;
            }

            if (Exits.IsFalse(a ?? NullValue.Instance) && Exits.IsTrue(b ?? NullValue.Instance))
            {
                AbstractValue not = tracer.Not(condition);
                return _ => not;
            }

            // What surrounds both ways is there behind them, too.
            if ((a is null && !this.IsInside(b!, onFalse)) || (b is null && !this.IsInside(a!, onTrue)))
            {
                return _ => (a ?? b)!;
            }

            DType dtype = ((a as TracedValue) ?? (b as TracedValue))?.Type.DType ?? type?.ElementType ?? tracer.TypeOf((a ?? b)!).DType;
            Value? onTrueValue = a is null ? null : tracer.In(onTrue.Scope, () => tracer.Operand(a, dtype));
            Value? onFalseValue = b is null ? null : tracer.In(onFalse.Scope, () => tracer.Operand(b, dtype));
            onTrueValue ??= onTrue.Scope.Build.Zeros(onFalseValue!.Type);
            onFalseValue ??= onFalse.Scope.Build.Zeros(onTrueValue.Type);
            tracer.UnifyAxes([onTrueValue], [onFalseValue]);
            if (!onTrueValue.Type.Equals(onFalseValue.Type))
            {
                return this.Broken(name, a!, b!);
            }

            this.leaves.Add((onTrueValue, onFalseValue));
            return results => tracer.Traced(results.Dequeue());
        }

        private bool IsInside(AbstractValue value, Way way) => value is TracedValue traced && ReferenceEquals(traced.Scope, way.Scope);

        private Func<Queue<Value>, AbstractValue> Broken(string name, AbstractValue? a, AbstractValue? b)
        {
            BrokenValue broken = new(tracer.FailAt(
                at.At, TraceFault.BranchMismatch, $"{name} is {Describe(a)} on one way of {what} and {Describe(b)} on the other, and which way is taken is known only when the compiled code runs; {Remedy(a ?? b)}"));
            return _ => broken;
        }

        private static string Describe(AbstractValue? value) => value switch
        {
            null => "nothing",
            FunctionValue => "one function",
            ConstantValue { Value: string text } => $"\"{text}\"",
            _ => Print(value),
        };

        private static string Remedy(AbstractValue? value) => value switch
        {
            FunctionValue => "call each function on its own way",
            ConstantValue { Value: string } => "use each text on its own way",
            _ => "give it one shape and type on both",
        };

        private static bool IsLeaf(AbstractValue? value) => value is null or TracedValue or IntValue or ConstantValue { Value: not string };

        // Sizes of shapes are no data.
        private static bool IsSize(TypeRef? type) => type is { Kind: TypeKind.Named } && IsList(type);

        private static List<(string Name, AbstractValue? A, AbstractValue? B)>? Fields(AbstractValue? a, AbstractValue? b)
        {
            TreeValue? left = a as TreeValue, right = b as TreeValue;
            if ((left ?? right) is not { } any || (left is not null && right is not null && (left.Fields.Count != right.Fields.Count || left.Type.Name != right.Type.Name)))
            {
                return null;
            }

            return any.Fields.Select((f, i) => (f.Name, left?.Fields[i].Value, right?.Fields[i].Value)).ToList();
        }
    }

    private T In<T>(Scope scope, Func<T> run)
    {
        Scope outer = this.scope;
        this.scope = scope;
        try
        {
            return run();
        }
        finally
        {
            this.scope = outer;
        }
    }

    // The declared type of a record's or tuple's component, or null.
    private TypeRef? TypeOfMember(TreeValue tree, TypeRef? declared, int index)
    {
        TypeRef type = declared is { Kind: TypeKind.Tuple or TypeKind.Named } ? declared : tree.Type;
        if (type.Kind == TypeKind.Tuple)
        {
            return index < type.Arguments.Count ? type.Arguments[index] : null;
        }

        if (this.library.Record(type.Name) is not { } record || index >= record.Members.Count)
        {
            return null;
        }

        Dictionary<string, TypeRef> arguments = [];
        for (int i = 0; i < record.TypeParameters.Count && i < type.Arguments.Count; i++)
        {
            arguments[record.TypeParameters[i]] = type.Arguments[i];
        }

        return record.Members[index].Type.Close(arguments);
    }
}
