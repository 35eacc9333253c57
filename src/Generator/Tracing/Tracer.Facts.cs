using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// What a condition on sizes says of them on its two ways: behind <c>if (x.Shape[0] == 0) return …;</c> an array has an element, and the
/// entry need not ask for one.
/// </summary>
public sealed partial class Tracer
{
    // For each condition what is at least 0 where it holds, and where it does not.
    private readonly Dictionary<Value, (IReadOnlyList<Dim> Holds, IReadOnlyList<Dim> Fails)> said = [];

    // Of the ways around.
    private readonly List<Dim> facts = [];

    // The comparison of two sizes of which nothing is known.
    private AbstractValue Said(AbstractValue comparison, string name, Dim x, Dim y)
    {
        IReadOnlyList<Dim> less = [y - x - 1], more = [x - y - 1], noLess = [x - y], noMore = [y - x], same = [x - y, y - x];
        IReadOnlyList<Dim> other = x.IsAtLeast(y) ? more : y.IsAtLeast(x) ? less : [];
        if (comparison is TracedValue { Value: var value })
        {
            this.said[value] = name switch
            {
                "lt" => (less, noLess),
                "ge" => (noLess, less),
                "gt" => (more, noMore),
                "le" => (noMore, more),
                "eq" => (same, other),
                "ne" => (other, same),
                _ => ([], []),
            };
        }

        return comparison;
    }

    // A condition of conditions.
    private void SaidTogether(string name, IReadOnlyList<Value> parts, Value whole)
    {
        if (name == "not" && this.said.TryGetValue(parts[0], out (IReadOnlyList<Dim> Holds, IReadOnlyList<Dim> Fails) one))
        {
            this.said[whole] = (one.Fails, one.Holds);
        }
        else if (name is "and" or "or" && parts.Any(this.said.ContainsKey))
        {
            List<(IReadOnlyList<Dim> Holds, IReadOnlyList<Dim> Fails)> each = [.. parts.Where(this.said.ContainsKey).Select(p => this.said[p])];
            this.said[whole] = name == "and" ? ([.. each.SelectMany(e => e.Holds)], []) : ([], [.. each.SelectMany(e => e.Fails)]);
        }
    }

    private T Given<T>(AbstractValue condition, bool holds, Func<T> way)
    {
        int before = this.facts.Count;
        if (condition is TracedValue { Value: var value } && this.said.TryGetValue(value, out (IReadOnlyList<Dim> Holds, IReadOnlyList<Dim> Fails) known))
        {
            this.facts.AddRange(holds ? known.Holds : known.Fails);
        }

        try
        {
            return way();
        }
        finally
        {
            this.facts.RemoveRange(before, this.facts.Count - before);
        }
    }

    private bool IsKnown(Dim least, Dim size) => size.IsAtLeast(least) || this.facts.Any(f => (size - f).IsAtLeast(least));
}
