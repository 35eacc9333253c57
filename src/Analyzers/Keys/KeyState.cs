using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A place where a key was used up, by the names of what that may be, and the conditions under which it was reached.</summary>
internal sealed class KeyUse(SyntaxNode site, ImmutableHashSet<string> names, ImmutableHashSet<Condition> conditions) : IEquatable<KeyUse>
{
    public SyntaxNode Site => site;

    public ImmutableHashSet<Condition> Conditions => conditions;

    /// <summary>Whether one of several keys may have been used here, and it is not known to be the one that a later use takes.</summary>
    public bool IsAnother(KeyUse later) => names.Count > 1 && site.ToString() != later.Site.ToString();

    public KeyUse Without(Func<Condition, bool> isOld) => conditions.Any(isOld) ? new KeyUse(site, names, [.. conditions.Where(c => !isOld(c))]) : this;

    public bool Equals(KeyUse? other) => other is not null && site == other.Site && conditions.SetEquals(other.Conditions);

    public override bool Equals(object? obj) => this.Equals(obj as KeyUse);

    public override int GetHashCode() => site.GetHashCode();
}

/// <summary>A condition on the way to a place, as it is written; <see cref="Constant"/> where it compares with one.</summary>
internal sealed record Condition(string Text, string? Constant, bool IsMet)
{
    /// <summary>Whether both cannot hold.</summary>
    public bool Excludes(Condition other) => this.Text == other.Text
        && (this.Constant == other.Constant ? this.IsMet != other.IsMet : this.Constant is not null && other.Constant is not null && this.IsMet && other.IsMet);
}

/// <summary>What is known at a place of a method.</summary>
internal sealed record KeyState(
    ImmutableDictionary<ISymbol, KeyValue> Variables,
    ImmutableDictionary<CaptureId, KeyValue> Captures,
    ImmutableDictionary<string, ImmutableHashSet<KeyUse>> Uses,
    ImmutableHashSet<Condition> Conditions)
{
    public static readonly KeyState Start = new(
        ImmutableDictionary.Create<ISymbol, KeyValue>(SymbolEqualityComparer.Default),
        ImmutableDictionary<CaptureId, KeyValue>.Empty,
        ImmutableDictionary<string, ImmutableHashSet<KeyUse>>.Empty,
        []);

    public KeyState Join(KeyState other) => ReferenceEquals(this, other) ? this : new(
        Both(this.Variables, other.Variables, static (a, b) => a.Join(b)),
        Both(this.Captures, other.Captures, static (a, b) => a.Join(b)),
        Both(this.Uses, other.Uses, static (a, b) => a.Union(b)),
        this.Conditions.Intersect(other.Conditions));

    /// <summary>The uses of a key, of a tree it is part of, or of a part of it.</summary>
    public IEnumerable<KeyUse> Of(string name) => this.Uses.Where(u => IsPart(u.Key, name) || IsPart(name, u.Key)).SelectMany(u => u.Value);

    /// <summary>Names that fit mean something else from now on.</summary>
    public KeyState Without(Func<string, bool> isOld) => this with
    {
        Variables = this.Variables.ToImmutableDictionary(v => v.Key, v => v.Value.Without(isOld), SymbolEqualityComparer.Default),
        Captures = this.Captures.ToImmutableDictionary(c => c.Key, c => c.Value.Without(isOld)),
        Uses = this.Uses.RemoveRange(this.Uses.Keys.Where(isOld)),
    };

    /// <summary>Without conditions that mean something else from now on; a use that was under one counts whatever held.</summary>
    public KeyState WithoutConditions(Func<Condition, bool> isOld) => this with
    {
        Conditions = [.. this.Conditions.Where(c => !isOld(c))],
        Uses = this.Uses.ToImmutableDictionary(u => u.Key, u => (ImmutableHashSet<KeyUse>)[.. u.Value.Select(v => v.Without(isOld))]),
    };

    public bool IsSame(KeyState other) => this.Conditions.SetEquals(other.Conditions)
        && this.Uses.Count == other.Uses.Count && this.Uses.All(u => other.Uses.TryGetValue(u.Key, out ImmutableHashSet<KeyUse>? same) && u.Value.Count == same.Count)
        && IsSame(this.Variables, other.Variables) && IsSame(this.Captures, other.Captures);

    public static bool IsPart(string part, string whole) =>
        part.StartsWith(whole, StringComparison.Ordinal) && (part.Length == whole.Length || part[whole.Length] is '.' or '[');

    private static bool IsSame<TKey>(ImmutableDictionary<TKey, KeyValue> a, ImmutableDictionary<TKey, KeyValue> b)
        where TKey : notnull
        => a.Count == b.Count && a.All(x => b.TryGetValue(x.Key, out KeyValue? y) && x.Value.IsSame(y));

    private static ImmutableDictionary<TKey, TValue> Both<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> a, ImmutableDictionary<TKey, TValue> b, Func<TValue, TValue, TValue> join)
        where TKey : notnull
        => a.SetItems(b.Select(x => new KeyValuePair<TKey, TValue>(x.Key, a.TryGetValue(x.Key, out TValue? own) ? join(own, x.Value) : x.Value)));
}
