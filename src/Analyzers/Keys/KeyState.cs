using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A name that was used up at a place.</summary>
internal readonly record struct KeyPlace(string Name, SyntaxNode Site);

/// <summary>The ways on which a name was used up at a place; there it may have been another of several keys.</summary>
internal sealed record KeyUse(Paths Ways, bool IsOneOfMany);

/// <summary>
/// What is known at a place of a method: what variables hold, and what was assigned to members and elements by the name of the tree
/// and theirs; which keys were used up, and under which conditions this place is reached.
/// </summary>
internal sealed record KeyState(
    ImmutableDictionary<ISymbol, KeyValue> Variables,
    ImmutableDictionary<CaptureId, KeyValue> Captures,
    ImmutableDictionary<string, KeyValue> Members,
    ImmutableDictionary<KeyPlace, KeyUse> Uses,
    Paths Ways)
{
    public static readonly KeyState Start = new(
        ImmutableDictionary.Create<ISymbol, KeyValue>(SymbolEqualityComparer.Default),
        ImmutableDictionary<CaptureId, KeyValue>.Empty,
        ImmutableDictionary<string, KeyValue>.Empty,
        ImmutableDictionary<KeyPlace, KeyUse>.Empty,
        Paths.Always);

    public KeyState Join(KeyState other, bool isLoop)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        KeyValue Value(KeyValue a, KeyValue b) => a.Join(b, this.Ways, other.Ways, isLoop);
        KeyUse Use(KeyUse a, KeyUse b) => a.Ways.Equals(b.Ways)
            ? a with { IsOneOfMany = a.IsOneOfMany && b.IsOneOfMany }
            : new KeyUse(a.Ways.And(this.Ways).Or(b.Ways.And(other.Ways)), a.IsOneOfMany && b.IsOneOfMany);
        return new KeyState(
            Both(this.Variables, other.Variables, Value, static (_, v) => v, static (_, v) => v),
            Both(this.Captures, other.Captures, Value, static (_, v) => v, static (_, v) => v),
            Both(this.Members, other.Members, Value, (n, v) => v.Join(KeyValue.Of(n), this.Ways, other.Ways, isLoop), (n, v) => KeyValue.Of(n).Join(v, this.Ways, other.Ways, isLoop)),
            Both(this.Uses, other.Uses, Use, (_, u) => u with { Ways = u.Ways.And(this.Ways) }, (_, u) => u with { Ways = u.Ways.And(other.Ways) }),
            this.Ways.Or(other.Ways));
    }

    /// <summary>The uses of a key, of a tree it is part of, or of a part of it.</summary>
    public IEnumerable<KeyValuePair<KeyPlace, KeyUse>> Of(string name) => this.Uses.Where(u => KeyNames.Meet(u.Key.Name, name));

    /// <summary>Names that fit mean something else from now on.</summary>
    public KeyState Without(Func<string, bool> isOld) => this with
    {
        Variables = this.Variables.ToImmutableDictionary(v => v.Key, v => v.Value.Without(isOld), SymbolEqualityComparer.Default),
        Captures = this.Captures.ToImmutableDictionary(c => c.Key, c => c.Value.Without(isOld)),
        Members = this.Members.Where(m => !isOld(m.Key)).ToImmutableDictionary(m => m.Key, m => m.Value.Without(isOld)),
        Uses = this.Uses.RemoveRange(this.Uses.Keys.Where(u => isOld(u.Name))),
    };

    /// <summary>With other names for what was used up, where there are.</summary>
    public KeyState WithUses(Func<string, KeyUse, string?> renamed)
    {
        ImmutableDictionary<KeyPlace, KeyUse> uses = this.Uses;
        foreach (KeyValuePair<KeyPlace, KeyUse> use in this.Uses)
        {
            if (renamed(use.Key.Name, use.Value) is { } name && name != use.Key.Name)
            {
                KeyPlace place = use.Key with { Name = name };
                uses = uses.Remove(use.Key).SetItem(place, uses.TryGetValue(place, out KeyUse? same) ? new KeyUse(same.Ways.Or(use.Value.Ways), same.IsOneOfMany && use.Value.IsOneOfMany) : use.Value);
            }
        }

        return this with { Uses = uses };
    }

    /// <summary>Without conditions that mean something else from now on; a use that was under one counts whatever held.</summary>
    public KeyState WithoutConditions(Func<Condition, bool> isOld) => this with
    {
        Variables = this.Variables.ToImmutableDictionary(v => v.Key, v => v.Value.Without(isOld), SymbolEqualityComparer.Default),
        Captures = this.Captures.ToImmutableDictionary(c => c.Key, c => c.Value.Without(isOld)),
        Members = this.Members.ToImmutableDictionary(m => m.Key, m => m.Value.Without(isOld)),
        Uses = this.Uses.ToImmutableDictionary(u => u.Key, u => u.Value with { Ways = u.Value.Ways.Without(isOld) }),
        Ways = this.Ways.Without(isOld),
    };

    public bool IsSame(KeyState other) => this.Ways.Equals(other.Ways)
        && this.Uses.Count == other.Uses.Count && this.Uses.All(u => other.Uses.TryGetValue(u.Key, out KeyUse? same) && u.Value.Equals(same))
        && IsSame(this.Variables, other.Variables) && IsSame(this.Captures, other.Captures) && IsSame(this.Members, other.Members);

    private static bool IsSame<TKey>(ImmutableDictionary<TKey, KeyValue> a, ImmutableDictionary<TKey, KeyValue> b)
        where TKey : notnull
        => a.Count == b.Count && a.All(x => b.TryGetValue(x.Key, out KeyValue? y) && x.Value.IsSame(y));

    private static ImmutableDictionary<TKey, TValue> Both<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> a,
        ImmutableDictionary<TKey, TValue> b,
        Func<TValue, TValue, TValue> join,
        Func<TKey, TValue, TValue> onlyHere,
        Func<TKey, TValue, TValue> onlyThere)
        where TKey : notnull
    {
        ImmutableDictionary<TKey, TValue> all = a;
        foreach (KeyValuePair<TKey, TValue> own in a)
        {
            all = b.ContainsKey(own.Key) ? all : all.SetItem(own.Key, onlyHere(own.Key, own.Value));
        }

        foreach (KeyValuePair<TKey, TValue> other in b)
        {
            all = all.SetItem(other.Key, a.TryGetValue(other.Key, out TValue? own) ? join(own, other.Value) : onlyThere(other.Key, other.Value));
        }

        return all;
    }
}
