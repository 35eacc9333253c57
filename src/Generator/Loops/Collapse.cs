using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Makes adjacent dimensions of a domain one where every address and index steps over both as over one, and drops dimensions
/// of one element.
/// </summary>
internal static class Collapse
{
    /// <summary>Collapses within each segment; rewrites the addresses in place and returns the segments' new dimensions.</summary>
    public static IReadOnlyList<Dim>[] Run(IReadOnlyList<Dim>[] segments, IReadOnlyList<Store> stores)
    {
        List<Dim> domain = segments.SelectMany(s => s).ToList();
        List<int> segmentOf = segments.SelectMany((s, index) => s.Select(_ => index)).ToList();
        IReadOnlyList<Node> nodes = LoopKernel.Sort(stores.Select(s => s.Node));
        List<Affine> affines = Affines(nodes, stores).ToList();
        List<int> kept = [];
        for (int axis = domain.Count - 1; axis >= 0; axis--)
        {
            if (domain[axis].IsOne())
            {
                continue;
            }

            int inner = kept.Count == 0 ? -1 : kept[0];
            if (inner >= 0 && segmentOf[axis] == segmentOf[inner]
                && affines.All(a => Steps(a.Coefficients[axis], a.Coefficients[inner], domain[inner])))
            {
                domain[inner] *= domain[axis];
                continue;
            }

            kept.Insert(0, axis);
        }

        Rewrite(nodes, stores, a => a with { Coefficients = kept.Select(k => a.Coefficients[k]).ToEquatableArray() });
        return segments.Select((_, index) => (IReadOnlyList<Dim>)kept.Where(k => segmentOf[k] == index).Select(k => domain[k]).ToList()).ToArray();
    }

    private static bool Steps(Dim outer, Dim inner, Dim length) =>
        inner.IsZero() ? outer.IsZero() : outer.Equals(inner.IsOne() ? length : inner * length);

    private static IEnumerable<Affine> Affines(IReadOnlyList<Node> nodes, IReadOnlyList<Store> stores) =>
        nodes.OfType<LoadNode>().Select(l => l.Address)
            .Concat(nodes.OfType<IndexNode>().Select(i => i.Index))
            .Concat(stores.Select(s => s.Address));

    /// <summary>Changes every address and index.</summary>
    public static void Rewrite(IReadOnlyList<Node> nodes, IReadOnlyList<Store> stores, Func<Affine, Affine> rewrite)
    {
        foreach (Node node in nodes)
        {
            if (node is LoadNode load)
            {
                load.Address = rewrite(load.Address);
            }
            else if (node is IndexNode index)
            {
                index.Index = rewrite(index.Index);
            }
        }

        foreach (Store store in stores)
        {
            store.Address = rewrite(store.Address);
        }
    }
}
