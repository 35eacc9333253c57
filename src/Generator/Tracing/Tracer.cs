using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Where the tracer finds the cores of methods and the structure of records.</summary>
public interface ICoreLibrary
{
    CoreMethod? Method(string id);

    RecordType? Record(string name);
}

/// <summary>
/// Step (b) of the front end: interprets core over abstract values and so writes the program of one specialisation. Knows
/// nothing of Roslyn. What is static is computed here and now; what is traced becomes equations.
/// </summary>
public sealed partial class Tracer
{
    // A static loop that runs longer than this is a mistake: the program would be unrolled to that length.
    private const int MaxTurns = 10_000;
    private const int MaxDepth = 128;

    // How deep the condition of a loop stands that is being evaluated.
    private int loopDepth;

    private readonly ICoreLibrary library;
    private readonly IReadOnlyDictionary<string, Dim> unified;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, int> recordCounts = new(StringComparer.Ordinal);
    private readonly List<TraceFrame> stack = [];
    private readonly List<SizeCondition> conditions = [];
    private Scope scope = new(null);

    private Tracer(ICoreLibrary library, IReadOnlyDictionary<string, Dim> unified, LearnedShapes learned, CancellationToken cancellation)
    {
        this.learned = learned;
        this.library = library;
        this.unified = unified;
        this.cancellation = cancellation;
    }

    internal TraceException Fail(TraceFault fault, params string[] arguments) =>
        new(new TraceProblem(fault, new EquatableArray<string>(arguments)), this.stack.ToEquatableArray());

    /// <summary>Runs a core method on abstract arguments, inlining its equations here.</summary>
    private AbstractValue Call(string id, IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<AbstractValue> arguments, IReadOnlyList<Term>? terms = null)
    {
        CoreMethod method = this.library.Method(id) ?? throw this.Fail(TraceFault.UnmarkedCall, DisplayName(id));
        if (this.stack.Any(f => f.MethodId == id) && this.stack.Count > MaxDepth)
        {
            throw this.Fail(TraceFault.Recursion, string.Join(" → ", this.stack.Select(f => DisplayName(f.MethodId)).Reverse().Take(3).Reverse()));
        }

        this.CheckStated(method, typeArguments, arguments, terms ?? []);
        return method.Rules is { } rules && this.ruleDepth < Math.Max(1, this.derivatives + (rules.Vmap is null ? 0 : this.vmaps))
            ? this.CallWithRules(method, rules, typeArguments, arguments)
            : this.Run(method, typeArguments, arguments);
    }

    private AbstractValue Run(CoreMethod method, IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<AbstractValue> arguments)
    {
        Dictionary<string, TypeRef> types = [];
        for (int i = 0; i < method.TypeParameters.Count && i < typeArguments.Count; i++)
        {
            types[method.TypeParameters[i]] = typeArguments[i];
        }

        Environment environment = new(null, types);
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            TypeRef type = method.Parameters[i].Type.Close(types);
            this.Learn(arguments[i], method.Parameters[i].Annotation, type);
            environment.Assign(method.Parameters[i].Name, this.AsParameter(arguments[i], type));
        }

        this.stack.Add(new TraceFrame(method.Id, method.Body.At));
        this.Execute(method.Body, environment);
        this.stack.RemoveAt(this.stack.Count - 1);
        return environment.Result;
    }

    // A lone int given for a Shape or Axes parameter is a list of one; the runtime's conversions say so in C#. Sizes in a
    // collection expression may be data.
    private AbstractValue AsParameter(AbstractValue value, TypeRef type) => value switch
    {
        IntValue when IsList(type) => new ListValue([value]),
        ListValue { Items: var items } when items.Any(i => i is TracedValue) && IsShape(type) => new ListValue(items.Select(this.SizeFrom).ToList()),
        _ => value,
    };

    private static bool IsList(TypeRef type) => type.Kind == TypeKind.Nullable
        ? IsList(type.Arguments[0])
        : type is { Kind: TypeKind.Named, Name: "Pure.Jit.Shape" or "Pure.Jit.Axes" };

    private static bool IsShape(TypeRef type) => IsList(type)
        && (type.Kind == TypeKind.Nullable ? type.Arguments[0] : type).Name == "Pure.Jit.Shape";

    private Flow Execute(Term statement, Environment environment)
    {
        this.cancellation.ThrowIfCancellationRequested();
        this.stack[this.stack.Count - 1] = this.stack[this.stack.Count - 1] with { At = statement.At };
        switch (statement.Kind)
        {
            case TermKind.Block:
                foreach (Term child in statement.Children)
                {
                    Flow flow = this.Execute(child, environment);
                    if (flow != Flow.Next)
                    {
                        return flow;
                    }
                }

                return Flow.Next;
            case TermKind.Assign:
                environment.Assign(statement.Name, this.Named(this.Evaluate(statement[0], environment), statement.Name));
                return Flow.Next;
            case TermKind.Evaluate:
                this.Evaluate(statement[0], environment);
                return Flow.Next;
            case TermKind.If:
                return this.Condition(statement[0], environment, "'if'", Choose)
                    ? this.Execute(statement[1], environment)
                    : statement.Children.Count > 2 ? this.Execute(statement[2], environment) : Flow.Next;
            case TermKind.Loop:
                return this.Loop(statement, environment);
            case TermKind.ForEach:
                return this.ForEach(statement, environment);
            case TermKind.Return:
                if (statement.Children.Count > 0)
                {
                    environment.Result = this.Evaluate(statement[0], environment);
                }

                return Flow.Return;
            case TermKind.Break:
                return Flow.Break;
            case TermKind.Continue:
                return Flow.Continue;
            default:
                this.Evaluate(statement, environment);
                return Flow.Next;
        }
    }

    private Flow Loop(Term loop, Environment environment)
    {
        for (int turn = 0; this.Turns(loop[0], environment); turn++)
        {
            if (turn == MaxTurns)
            {
                throw this.Fail(TraceFault.TracedCondition, $"a loop of more than {MaxTurns} turns", "it would be unrolled; work on whole arrays instead");
            }

            Flow flow = this.Execute(loop[1], environment);
            if (flow is Flow.Return or Flow.Break)
            {
                return flow == Flow.Return ? Flow.Return : Flow.Next;
            }

            this.Execute(loop[2], environment);
        }

        return Flow.Next;
    }

    private Flow ForEach(Term loop, Environment environment)
    {
        if (this.Evaluate(loop[0], environment) is not ListValue list)
        {
            throw this.Fail(
                TraceFault.TracedCondition, "'foreach' over an array", "its turns must be known when the project is built; work on the whole array, or loop over a fixed C# array");
        }

        foreach (AbstractValue item in list.Items)
        {
            environment.Assign(loop.Name, item);
            Flow flow = this.Execute(loop[1], environment);
            if (flow is Flow.Return or Flow.Break)
            {
                return flow == Flow.Return ? Flow.Return : Flow.Next;
            }
        }

        return Flow.Next;
    }

    // A size that is known only at the call decides no loop.
    private bool Turns(Term condition, Environment environment)
    {
        int outer = this.loopDepth;
        this.loopDepth = this.stack.Count;
        bool holds = this.Condition(condition, environment, "a loop", this.StaticTurns);
        this.loopDepth = outer;
        return holds;
    }

    private bool Condition(Term condition, Environment environment, string what, Func<Term, string> remedy) =>
        this.Evaluate(condition, environment) switch
        {
            ConstantValue { Value: bool known } => known,
            _ => throw this.FailAt(condition, TraceFault.TracedCondition, what, remedy(condition)),
        };

    private static string Choose(Term condition) =>
        "which way it goes must follow from constants and shapes; choose between values with Nd.Where, or between functions with Lax.Cond";

    // What can be done about a loop depends on what its condition reads: a scalar parameter may be known at the calls.
    private string StaticTurns(Term condition)
    {
        CoreMethod? method = this.library.Method(this.stack[this.stack.Count - 1].MethodId);
        string? scalar = Locals(condition).FirstOrDefault(n => method?.Parameters.Any(p => p.Name == n && !p.IsStatic && p.Type.ScalarType is not null) == true);
        return "how often it runs must be known when the project is built; "
            + (scalar is null ? "loop over constants and shapes" : $"mark '{scalar}' [Static] if its value is known at the call")
            + ", or write Lax.WhileLoop or Lax.ForiLoop";
    }

    private static IEnumerable<string> Locals(Term term) =>
        (term.Kind == TermKind.Local ? [term.Name] : Enumerable.Empty<string>()).Concat(term.Children.SelectMany(Locals));

    private TraceException FailAt(Term term, TraceFault fault, params string[] arguments)
    {
        this.stack[this.stack.Count - 1] = this.stack[this.stack.Count - 1] with { At = term.At };
        return this.Fail(fault, arguments);
    }

    /// <summary>Requires a size to be at least another: proved here, refuted here, or left to the entry.</summary>
    private void Require(Dim least, Dim size, string what, TraceFault fault)
    {
        Dim slack = size - least;
        if (slack.IsConstant && slack.Value < 0)
        {
            throw this.Fail(fault, $"{what} needs a size of at least {least}, but it is {size}");
        }

        if (!size.IsAtLeast(least) && !this.conditions.Any(c => c.Least.Equals(least) && c.Size.Equals(size)))
        {
            this.conditions.Add(new SizeCondition(least, size, what));
        }
    }

    /// <summary>Gives the value just bound the user's name for it.</summary>
    private AbstractValue Named(AbstractValue value, string name)
    {
        if (value is TracedValue traced && ReferenceEquals(traced.Scope, this.scope) && traced.Value.Name is null
            && !name.StartsWith("$", StringComparison.Ordinal) && this.stack.Count == 1
            && this.scope.Build.TryName(traced.Value, name) is { } named)
        {
            return new TracedValue(named, this.scope);
        }

        return value;
    }

    /// <summary>The function of the runtime that the user's code called and that is being traced, or null.</summary>
    private string? RuntimeFunction() => this.stack.Select(f => f.MethodId).FirstOrDefault(IsRuntimeFunction) is { } id ? DisplayName(id) : null;

    // 'M:Pure.Jit.Nd.Matmul``1(…)': a type of the namespace itself, and its method.
    private static bool IsRuntimeFunction(string id) =>
        id.StartsWith("M:Pure.Jit.", StringComparison.Ordinal) && id.Split('(')[0].Count(c => c == '.') == 3;

    private static string DisplayName(string id)
    {
        int parenthesis = id.IndexOf('(');
        string name = parenthesis < 0 ? id : id.Substring(0, parenthesis);
        name = name.StartsWith("M:", StringComparison.Ordinal) ? name.Substring(2) : name;
        string[] parts = name.Split('.');
        string last = parts[parts.Length - 1].Split('`')[0];
        return parts.Length < 2 ? last : parts[parts.Length - 2].Split('`')[0] + "." + last;
    }

    private static string Print(AbstractValue value) => value switch
    {
        TracedValue traced => traced.Type.ToString(),
        IntValue integer => integer.Dim.ToString(),
        ConstantValue { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
        ConstantValue constant => constant.Value.ToString()!,
        ListValue { Items: [var only] } => $"({Print(only)},)",
        ListValue list => $"({string.Join(", ", list.Items.Select(Print))})",
        TreeValue tree => tree.Type.ToString(),
        FunctionValue function => function.Name,
        FromEndValue end => "^" + end.Distance,
        RangeValue range => $"{(range.Start is null ? "" : Print(range.Start))}..{(range.End is null ? "" : Print(range.End))}",
        SliceValue slice => $"Slice({Print(slice.Start)}, {Print(slice.Stop)}, {Print(slice.Step)})",
        MarkerValue marker => marker.Name,
        _ => "null",
    };
}
