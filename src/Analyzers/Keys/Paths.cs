using System.Collections.Immutable;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>The ways to a place: under these conditions together, or under those. Of many ways only what all share is kept.</summary>
internal sealed class Paths : IEquatable<Paths>
{
    private const int Most = 6;

    public static readonly Paths Always = new([ImmutableHashSet<Condition>.Empty]);

    private static readonly Paths Never = new([]);

    private readonly ImmutableArray<ImmutableHashSet<Condition>> ways;

    private Paths(ImmutableArray<ImmutableHashSet<Condition>> ways) => this.ways = ways;

    public bool IsNever => this.ways.IsEmpty;

    public bool IsAlways => this.ways.Length == 1 && this.ways[0].IsEmpty;

    /// <summary>All that holds on one of the ways.</summary>
    public IEnumerable<Condition> Conditions => this.ways.SelectMany(static w => w);

    /// <summary>Those of the ways on which a condition may hold, with it.</summary>
    public Paths And(Condition condition) => this.And(new Paths([[condition]]));

    public Paths And(Paths other)
    {
        if (this.IsAlways || other.IsNever)
        {
            return other;
        }

        if (other.IsAlways || this.IsNever)
        {
            return this;
        }

        return Short([.. this.ways.SelectMany(a => other.ways.Where(b => !Excludes(a, b)).Select(b => a.Union(b)))]);
    }

    public Paths Or(Paths other) => this.Equals(other) ? this : Short([.. this.ways, .. other.ways]);

    /// <summary>Whether no way of one is a way of the other.</summary>
    public bool Excludes(Paths other) => this.ways.All(a => other.ways.All(b => Excludes(a, b)));

    /// <summary>Whether every way has a condition that fits.</summary>
    public bool All(Func<Condition, bool> fits) => this.ways.All(w => w.Any(fits));

    /// <summary>Without conditions that mean something else from now on.</summary>
    public Paths Without(Func<Condition, bool> isOld) => this.ways.Any(w => w.Any(isOld)) ? Short([.. this.ways.Select(w => w.Where(c => !isOld(c)).ToImmutableHashSet())]) : this;

    public bool Equals(Paths? other) => other is not null
        && (ReferenceEquals(this, other) || (this.ways.Length == other.ways.Length && this.ways.All(a => other.ways.Any(a.SetEquals))));

    public override bool Equals(object? obj) => this.Equals(obj as Paths);

    public override int GetHashCode() => this.ways.Length;

    private static bool Excludes(ImmutableHashSet<Condition> a, ImmutableHashSet<Condition> b) => a.Any(x => b.Any(x.Excludes));

    // Ways that others include are left out; two that differ in a condition that is met on one, and not on the other, are one.
    private static Paths Short(List<ImmutableHashSet<Condition>> ways)
    {
        bool isShorter = true;
        while (isShorter)
        {
            isShorter = false;
            for (int i = 0; i < ways.Count && !isShorter; i++)
            {
                for (int j = 0; j < ways.Count && !isShorter; j++)
                {
                    if (i != j && One(ways[i], ways[j]) is { } one)
                    {
                        ways[i] = one;
                        ways.RemoveAt(j);
                        isShorter = true;
                    }
                }
            }
        }

        return ways.Count == 0 ? Never : new Paths(ways.Count > Most ? [ways.Aggregate((a, b) => a.Intersect(b))] : [.. ways]);
    }

    private static ImmutableHashSet<Condition>? One(ImmutableHashSet<Condition> a, ImmutableHashSet<Condition> b)
    {
        if (a.IsSubsetOf(b))
        {
            return a;
        }

        // With a or not a, b does without it: (a) or (not a, b) is (a) or (b).
        ImmutableHashSet<Condition> own = a.Except(b), others = b.Except(a);
        return own.Count == 1 && others.Count == 1 && own.Single().Completes(others.Single()) ? a.Intersect(b) : null;
    }
}
