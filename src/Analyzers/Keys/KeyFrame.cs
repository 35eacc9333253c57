using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>What the names inside a function stand for in one call of it.</summary>
internal sealed class KeyFrame
{
    private readonly IMethodSymbol method;
    private readonly Dictionary<int, KeyGiven> given;
    private readonly Paths ways;

    public KeyFrame(IMethodSymbol method, Dictionary<int, KeyGiven> given, KeyValue receiver)
    {
        this.method = method.OriginalDefinition;
        this.given = given;
        this.Receiver = receiver;
        this.ways = given.Where(g => g.Value.Operation is not null && this.Parameter(g.Key) is not null)
            .Select(g => ConditionReader.Assigned(this.Parameter(g.Key)!, g.Value.Operation!)).OfType<Condition>().Aggregate(Paths.Always, (all, c) => all.And(c));
    }

    public KeyValue Receiver { get; }

    public KeyFrame Without(Func<string, bool> isOld) =>
        new(this.method, this.given.ToDictionary(g => g.Key, g => g.Value with { Value = g.Value.Value.Without(isOld) }), this.Receiver.Without(isOld));

    /// <summary>Whether constants that the call gives keep it off these ways.</summary>
    public bool Contradicts(Paths inside) => inside.Excludes(this.ways);

    public bool IsParameter(string root) => this.method.Parameters.Any(p => KeyNames.Of(p) == root);

    /// <summary>What is given for the parameter at the root of a name.</summary>
    public KeyGiven? Of(string name)
    {
        string root = KeyNames.Parted(name).Root;
        return this.method.Parameters.FirstOrDefault(p => KeyNames.Of(p) == root) is { } parameter && this.given.TryGetValue(parameter.Ordinal, out KeyGiven? value) ? value : null;
    }

    /// <summary>The elements of a list that is written where it is given, where a name means one after the other; null for others.</summary>
    public IEnumerable<KeyValue>? Elements(string name) => KeyNames.IsEach(name) && this.Of(name) is { Value: { Names.IsEmpty: true, Parts: var parts } } && parts.Keys.All(static p => KeyNames.IsConstant(p))
        ? parts.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => p.Value)
        : null;

    /// <summary>A part as it is called outside: an index that is a parameter is what is given for it; null where it speaks of parameters otherwise.</summary>
    public string? Index(string part)
    {
        if (part[0] != '[' || KeyNames.IsConstant(part) || !this.method.Parameters.Any(p => KeyNames.Mentions(part, p.Name)))
        {
            return part;
        }

        return this.method.Parameters.FirstOrDefault(p => part == $"[{p.Name}]") is { } index && this.given.TryGetValue(index.Ordinal, out KeyGiven? value) && value.Operation is { } operation
            ? KeyNames.Element(operation)
            : null;
    }

    private IParameterSymbol? Parameter(int ordinal) => this.method.Parameters.FirstOrDefault(p => p.Ordinal == ordinal);
}
