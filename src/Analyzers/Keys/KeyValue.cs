using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A lambda or method as a value, with the graph in which it stands.</summary>
internal sealed record KeyFunction(IOperation Operation, ControlFlowGraph Graph)
{
    public bool Equals(KeyFunction? other) => ReferenceEquals(this.Operation, other?.Operation);

    public override int GetHashCode() => this.Operation.GetHashCode();
}

/// <summary>
/// What an expression may hold of keys: the names of the keys, or of the trees of keys, that it may be, each with the ways on which
/// it is that, and the parts that are known to be others. A part of a tree has the name of the tree and its own.
/// </summary>
internal sealed record KeyValue(ImmutableDictionary<string, Paths> Names, ImmutableDictionary<string, KeyValue> Parts, KeyFunction? Function = null, bool IsMixed = false)
{
    public static readonly KeyValue Unknown = new(ImmutableDictionary<string, Paths>.Empty, ImmutableDictionary<string, KeyValue>.Empty);

    public bool IsUnknown => this.Names.IsEmpty && this.Parts.IsEmpty && this.Function is null;

    public static KeyValue Of(string name) => Unknown with { Names = Unknown.Names.Add(name, Paths.Always) };

    public static KeyValue Of(KeyFunction function) => Unknown with { Function = function };

    public KeyValue With(string part, KeyValue value) => this with { Parts = this.Parts.SetItem(part, value) };

    /// <summary>One of both, each on its own ways. Where turns of a loop meet it is not known which: the value is mixed.</summary>
    public KeyValue Join(KeyValue other, Paths ownWays, Paths otherWays, bool isLoop)
    {
        if (ReferenceEquals(this, other) || this.IsSame(other))
        {
            return this;
        }

        ImmutableDictionary<string, Paths> names = this.Names;
        foreach (string name in this.Names.Keys.Where(n => !other.Names.ContainsKey(n)))
        {
            names = names.SetItem(name, isLoop ? Paths.Always : this.Names[name].And(ownWays));
        }

        foreach (KeyValuePair<string, Paths> name in other.Names)
        {
            names = names.SetItem(name.Key, isLoop ? Paths.Always
                : !this.Names.TryGetValue(name.Key, out Paths? own) ? name.Value.And(otherWays)
                : own.Equals(name.Value) ? own : own.And(ownWays).Or(name.Value.And(otherWays)));
        }

        ImmutableDictionary<string, KeyValue> parts = this.Parts.Keys.Union(other.Parts.Keys)
            .ToImmutableDictionary(k => k, k => this.Part(k).Join(other.Part(k), ownWays, otherWays, isLoop));
        return new KeyValue(names, parts, this.Function == other.Function ? this.Function : null, this.IsMixed || other.IsMixed || (isLoop && names.Count > 1));
    }

    /// <summary>A part, where nothing was assigned to it since.</summary>
    public KeyValue Part(string part) => this.Parts.TryGetValue(part, out KeyValue? own)
        ? own
        : Unknown with { Names = this.Names.ToImmutableDictionary(n => n.Key + part, n => n.Value), IsMixed = this.IsMixed };

    /// <summary>Without the names that mean something else from now on: an element by a variable that changes is another, and so not known.</summary>
    public KeyValue Without(Func<string, bool> isOld) => this.Names.Keys.Any(isOld) || this.Parts.Any(p => !p.Value.IsUnknown || isOld(p.Key))
        ? this with { Names = this.Names.RemoveRange(this.Names.Keys.Where(isOld)), Parts = this.Parts.ToImmutableDictionary(p => p.Key, p => isOld(p.Key) ? Unknown : p.Value.Without(isOld)) }
        : this;

    public KeyValue Without(Func<Condition, bool> isOld) => this.Names.Values.All(w => w.IsAlways) && this.Parts.IsEmpty
        ? this
        : this with { Names = this.Names.ToImmutableDictionary(n => n.Key, n => n.Value.Without(isOld)), Parts = this.Parts.ToImmutableDictionary(p => p.Key, p => p.Value.Without(isOld)) };

    /// <summary>All names in it and its parts.</summary>
    public IEnumerable<string> AllNames() => this.Names.Keys.Concat(this.Parts.Values.SelectMany(p => p.AllNames()));

    public bool IsSame(KeyValue other) => ReferenceEquals(this, other) || (this.IsMixed == other.IsMixed && this.Function == other.Function
        && this.Names.Count == other.Names.Count && this.Names.All(n => other.Names.TryGetValue(n.Key, out Paths? ways) && n.Value.Equals(ways))
        && this.Parts.Count == other.Parts.Count && this.Parts.All(p => other.Parts.TryGetValue(p.Key, out KeyValue? same) && p.Value.IsSame(same)));
}
