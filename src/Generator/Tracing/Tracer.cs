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
    private const int MaxDepth = 128;

    private readonly ICoreLibrary library;
    private readonly IReadOnlyDictionary<string, Dim> unified;
    private readonly CancellationToken cancellation;
    private readonly List<TraceFrame> stack = [];
    private readonly List<SizeCondition> conditions = [];
    private readonly List<TraceNotice> notices = [];
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
        CoreMethod method = this.library.Method(id) ?? throw this.Fail(TraceFault.UnmarkedCall, DisplayName(id), id);
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
            environment.Declare(method.Parameters[i].Name, type);
            environment.Assign(method.Parameters[i].Name, this.AsParameter(arguments[i], type));
        }

        this.bodies[method.Id] = method.Body;
        this.stack.Add(new TraceFrame(method.Id, method.Body.At));
        this.Execute(method.Body, environment);
        this.stack.RemoveAt(this.stack.Count - 1);
        return Sound(environment.Result);
    }

    private static AbstractValue Sound(AbstractValue value) => value is BrokenValue broken ? throw broken.Fault : value;

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

    private TraceException FailAt(Term term, TraceFault fault, params string[] arguments) => this.FailAt(term.At, fault, arguments);

    private TraceException FailAt(int at, TraceFault fault, params string[] arguments)
    {
        this.stack[this.stack.Count - 1] = this.stack[this.stack.Count - 1] with { At = at };
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

        if (!this.IsKnown(least, size) && !this.conditions.Any(c => c.Least.Equals(least) && c.Size.Equals(size)))
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

    private static string DisplayName(string id) => Identity.Display(id);

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
