using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// The order of a loop's values beside those of their tangents: constants and their tangents, carries and theirs, rows and
/// theirs.
/// </summary>
/// <param name="constCount">The number of constants.</param>
/// <param name="carryCount">The number of carries.</param>
/// <param name="has">Which of constants, carries and rows have a tangent.</param>
internal sealed class Sections(int constCount, int carryCount, IReadOnlyList<bool> has)
{
    /// <summary>All values, with the tangents of those that have one.</summary>
    public List<Value> Join(IReadOnlyList<Value> values, IReadOnlyList<Value> tangents) => this.Bounds()
        .SelectMany(b => values.Skip(b.Start).Take(b.Count).Concat(Enumerable.Range(b.Start, b.Count).Where(i => has[i]).Select(i => tangents[i]))).ToList();

    /// <summary>What <see cref="Join"/> has put together.</summary>
    public (List<Value> Values, List<Value?> Tangents) Take(IReadOnlyList<Value> joined)
    {
        List<Value> values = [];
        List<Value?> tangents = [];
        int at = 0;
        foreach ((int start, int count) in this.Bounds())
        {
            values.AddRange(joined.Skip(at).Take(count));
            at += count;
            tangents.AddRange(Enumerable.Range(start, count).Select(i => has[i] ? joined[at++] : null));
        }

        return (values, tangents);
    }

    /// <summary>Carries, their tangents, stacked results, theirs: as results and what of them has a tangent.</summary>
    public Derived Results(IReadOnlyList<Value> joined, IReadOnlyList<bool> wanted)
    {
        List<Value> outputs = [];
        List<Value?> tangents = [];
        int at = 0;
        foreach ((int start, int count) in new[] { (0, carryCount), (carryCount, wanted.Count - carryCount) })
        {
            outputs.AddRange(joined.Skip(at).Take(count));
            at += count;
            tangents.AddRange(Enumerable.Range(start, count).Select(i => wanted[i] ? joined[at++] : null));
        }

        return new Derived(outputs, tangents);
    }

    /// <summary>What a turn gives, in the order that <see cref="Results"/> reads.</summary>
    public List<Value> Turn(JaxprBuilder build, IReadOnlyList<Value> results, IReadOnlyList<Value?> tangents, IReadOnlyList<bool> wanted)
    {
        List<Value> turn = [];
        foreach ((int start, int count) in new[] { (0, carryCount), (carryCount, wanted.Count - carryCount) })
        {
            turn.AddRange(results.Skip(start).Take(count));
            turn.AddRange(Enumerable.Range(start, count).Where(i => wanted[i]).Select(i => Transforms.Zeros.Materialise(build, tangents[i], results[i].Type)));
        }

        return turn;
    }

    private IEnumerable<(int Start, int Count)> Bounds() =>
        [(0, constCount), (constCount, carryCount), (constCount + carryCount, has.Count - constCount - carryCount)];
}
