using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// What an expression may hold of keys: the names of the keys, or of the trees of keys, that it may be, and the parts that are
/// known to be others. A part of a tree has the name of the tree and its own.
/// </summary>
internal sealed record KeyValue(ImmutableHashSet<string> Names, ImmutableDictionary<string, KeyValue> Parts, IOperation? Function = null)
{
    public static readonly KeyValue Unknown = new([], ImmutableDictionary<string, KeyValue>.Empty);

    public bool IsUnknown => this.Names.IsEmpty && this.Parts.IsEmpty && this.Function is null;

    public static KeyValue Of(string name) => Unknown with { Names = [name] };

    public static KeyValue Of(IOperation function) => Unknown with { Function = function };

    public KeyValue Part(string part) => this.Parts.TryGetValue(part, out KeyValue? own) ? own : Unknown with { Names = [.. this.Names.Select(n => n + part)] };

    public KeyValue With(string part, KeyValue value) => this with { Parts = this.Parts.SetItem(part, value) };

    public KeyValue Join(KeyValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        ImmutableDictionary<string, KeyValue> parts = this.Parts.Keys.Union(other.Parts.Keys).ToImmutableDictionary(k => k, k => this.Part(k).Join(other.Part(k)));
        return new KeyValue(this.Names.Union(other.Names), parts, ReferenceEquals(this.Function, other.Function) ? this.Function : null);
    }

    /// <summary>Without the names that mean something else from now on.</summary>
    public KeyValue Without(Func<string, bool> isOld) => this.Names.Any(isOld) || this.Parts.Values.Any(p => !p.IsUnknown)
        ? this with { Names = [.. this.Names.Where(n => !isOld(n))], Parts = this.Parts.ToImmutableDictionary(p => p.Key, p => p.Value.Without(isOld)) }
        : this;

    public bool IsSame(KeyValue other) => ReferenceEquals(this, other) || (this.Names.SetEquals(other.Names) && ReferenceEquals(this.Function, other.Function)
        && this.Parts.Count == other.Parts.Count && this.Parts.All(p => other.Parts.TryGetValue(p.Key, out KeyValue? same) && p.Value.IsSame(same)));
}
