using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// What is done element by element with sums of columns is done where they are known, as the update of a bias with its gradient: on a
/// device a kernel costs more than its few elements.
/// </summary>
internal static class ColumnEpilogues
{
    public static IReadOnlyList<Step> Run(Jaxpr program, IReadOnlyList<Step> steps)
    {
        List<Step> result = [.. steps];
        for (int i = 0; i < result.Count; i++)
        {
            for (int j = i + 1; j < result.Count && result[i] is LoopKernel { Kind: LoopKind.Columns, Outer.Count: 0, Inner.Count: 1 } columns; j++)
            {
                if (result[j] is LoopKernel later && Fits(result, i, columns, j, later))
                {
                    result.RemoveAt(j);
                    result[i] = Merged(program, result, i, columns, later);
                    break;
                }
            }
        }

        return result;
    }

    // The later kernel runs over the columns, and nothing between is in the way of running it now.
    private static bool Fits(List<Step> steps, int at, LoopKernel columns, int place, LoopKernel later)
    {
        HashSet<Value> sums = [.. columns.Writes];
        List<Dim> domain = later.Domain.ToList();
        if (domain.Count != 1 || !domain[0].Equals(columns.Inner[0]) || later.Nodes.Any(n => n is ReduceNode) || columns.Nodes.Any(n => n is OpNode && n.Stage > 0)
            || later.Stores.Any(s => s.IsPerRow) || !later.Reads.Any(sums.Contains))
        {
            return false;
        }

        bool isInPlace = later.Nodes.OfType<LoadNode>().Where(l => sums.Contains(l.Array)).All(l => l.Address.Offset.IsZero() && l.Address.Coefficients[0].IsOne());
        List<Value> reads = later.Reads.Where(r => !sums.Contains(r)).ToList(), writes = later.Writes.ToList();
        return isInPlace && !columns.Reads.Any(reads.Contains)
            && !steps.Skip(at).Take(place - at).Any(s => SideBySide.FindsSize(s) || s.Writes.Any(w => reads.Contains(w) || writes.Contains(w)) || (!ReferenceEquals(s, columns) && s.Reads.Any(reads.Contains)))
            && !steps.Where((_, i) => i != place).Any(s => s.Writes.Any(writes.Contains));
    }

    private static LoopKernel Merged(Jaxpr program, List<Step> steps, int at, LoopKernel columns, LoopKernel later)
    {
        Dictionary<Value, Node> sums = columns.Stores.ToDictionary(s => s.Array, s => s.Node);
        Dictionary<Node, Node> nodes = [];
        IEnumerable<Store> kept = columns.Stores.Where(s => program.Results.Contains(s.Array) || steps.Where((_, i) => i != at).Any(other => other.Reads.Contains(s.Array)));
        List<Store> stores = [.. kept, .. later.Stores.Select(s => new Store(s.Array, Over(s.Address), Rebuilt(s.Node), false))];
        return new LoopKernel(LoopKind.Columns, columns.Outer, columns.Reduced, columns.Inner, stores);

        Affine Over(Affine address) => address with
        {
            Coefficients = columns.Reduced.Select(_ => Dim.Zero).Concat(address.Coefficients).ToEquatableArray(),
        };

        Node Rebuilt(Node node)
        {
            if (!nodes.TryGetValue(node, out Node? copy))
            {
                copy = node switch
                {
                    LoadNode load when sums.TryGetValue(load.Array, out Node? sum) => sum,
                    LoadNode load => new LoadNode(load.Array, Over(load.Address)),
                    IndexNode index => new IndexNode(index.DType, Over(index.Index), index.IsHigh),
                    OpNode op => new OpNode(op.Op, op.Attributes, op.DType, op.Inputs.Select(Rebuilt).ToList(), op.Output),
                    _ => node,
                };
                nodes.Add(node, copy);
            }

            return copy;
        }
    }
}
