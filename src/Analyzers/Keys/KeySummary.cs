using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Where a name was first used up, and on which ways.</summary>
internal sealed record KeyUp(SyntaxNode Site, Paths Ways);

/// <summary>A function by name, with what it was given, run once or more often.</summary>
internal sealed record KeyRun(string Function, ImmutableArray<KeyValue> Arguments, bool IsRepeated);

/// <summary>
/// What a call does to keys, by the names that they have inside: what it uses up, which functions it runs that it was given, what it
/// gives back, and what it leaves in variables of its surroundings and in members.
/// </summary>
internal sealed record KeySummary(
    ImmutableDictionary<string, KeyUp> Consumed,
    ImmutableArray<KeyRun> Runs,
    KeyValue Result,
    ImmutableDictionary<ISymbol, KeyValue> Variables,
    ImmutableDictionary<string, KeyValue> Members)
{
    /// <summary>That of a method of which nothing is known: it may have set what others can set.</summary>
    public static readonly KeySummary Unknown = new(
        ImmutableDictionary<string, KeyUp>.Empty,
        [],
        KeyValue.Unknown,
        ImmutableDictionary.Create<ISymbol, KeyValue>(SymbolEqualityComparer.Default),
        ImmutableDictionary<string, KeyValue>.Empty);

    /// <summary>One of two methods: keys that either uses up are used up.</summary>
    public KeySummary Join(KeySummary other) => new(
        this.Consumed.SetItems(other.Consumed.Select(c => this.Consumed.TryGetValue(c.Key, out KeyUp? own) ? new(c.Key, own with { Ways = own.Ways.Or(c.Value.Ways) }) : c)),
        this.Runs.AddRange(other.Runs),
        this.Result.Join(other.Result, Paths.Always, Paths.Always, isLoop: true),
        this.Variables.SetItems(other.Variables),
        this.Members.SetItems(other.Members));

    /// <summary>With other names for parameters.</summary>
    public KeySummary Renamed(IReadOnlyDictionary<string, string> roots)
    {
        string Name(string name) => KeyNames.Parted(name).Root is var root && roots.TryGetValue(root, out string? other) ? other + name.Substring(root.Length) : name;
        KeyValue Value(KeyValue value) => value with
        {
            Names = value.Names.ToImmutableDictionary(n => Name(n.Key), n => n.Value),
            Parts = value.Parts.ToImmutableDictionary(p => p.Key, p => Value(p.Value)),
        };
        return new KeySummary(
            this.Consumed.ToImmutableDictionary(c => Name(c.Key), c => c.Value),
            [.. this.Runs.Select(r => r with { Function = Name(r.Function), Arguments = [.. r.Arguments.Select(Value)] })],
            Value(this.Result),
            this.Variables,
            this.Members.ToImmutableDictionary(m => Name(m.Key), m => Value(m.Value)));
    }
}
