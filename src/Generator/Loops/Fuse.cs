using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Groups realised values into clusters. Each value joins a cluster that computes something it reads, or reads what it reads,
/// when both run over the same domain element by element and no third cluster would have to run in between.
/// </summary>
internal sealed class Fuse
{
    private const int Candidates = 8;

    private readonly Graph graph;
    private readonly List<Cluster> clusters = [];
    private readonly Dictionary<Value, Cluster> homes = [];
    private readonly HashSet<Value> parameters;

    // What finds a size runs before whatever comes after it: sizes are no operands, so nothing else would keep the order.
    private Cluster? barrier;
    private int behindBarrier;

    private Fuse(Graph graph)
    {
        this.graph = graph;
        this.parameters = [.. graph.Program.Parameters];
    }

    /// <summary>The clusters in an order in which they can run.</summary>
    public static IReadOnlyList<Cluster> Run(Graph graph)
    {
        Fuse fuse = new(graph);
        foreach (Equation equation in graph.Program.Equations)
        {
            fuse.Place(equation);
        }

        // A cluster needs strictly more than whatever it needs; equal counts are unrelated and keep their order.
        return fuse.clusters.OrderBy(c => c.Needs.Count).ToList();
    }

    /// <summary>The indices at which a member stands in a cluster's domain, or null where it does not fit.</summary>
    public static Affine[]? MemberMap(Graph graph, Cluster cluster, Value member)
    {
        EquatableArray<Dim> shape = member.Type.Shape;
        int rank = cluster.Domain.Count;
        Affine[] identity = Affine.Identity(cluster.Domain);
        Equation producer = graph.Producer(member)!;
        if (OpFacts.Lower(producer) == Lowering.Reduce)
        {
            HashSet<int> reduced = [.. producer.Attributes.Axes("axes")];
            return identity.Where((_, axis) => !reduced.Contains(axis)).ToArray();
        }

        if (shape.SequenceEqual(cluster.Domain))
        {
            return identity;
        }

        if (cluster.Kind != ClusterKind.Rows || shape.Count < cluster.OuterCount || !shape.Skip(cluster.OuterCount).All(d => d.IsOne())
            || !shape.Take(cluster.OuterCount).SequenceEqual(cluster.Domain.Take(cluster.OuterCount)))
        {
            return null;
        }

        return shape.Select((_, i) => i < cluster.OuterCount ? identity[i] : Affine.Constant(rank, Dim.Zero)).ToArray();
    }

    private void Place(Equation equation)
    {
        switch (OpFacts.Lower(equation))
        {
            case Lowering.Element or Lowering.View:
                foreach (Value output in equation.Outputs)
                {
                    if (this.graph.IsRealised(output))
                    {
                        this.PlaceElement(output, equation);
                    }
                }

                break;
            case Lowering.Reduce:
                this.PlaceReduction(equation);
                break;
            case Lowering.Dot:
                Cluster dot = this.Begin(ClusterKind.Dot, equation.Output.Type.Shape, equation);
                this.Add(dot, equation.Output, equation.Inputs.Select(this.graph.Base));
                break;
            case Lowering.Copy:
                Cluster copy = this.Begin(ClusterKind.Copy, equation.Output.Type.Shape, equation);
                this.Add(copy, equation.Output, equation.Inputs.SelectMany(i => this.ReadsOf(i, i.Type.Shape, Affine.Identity(i.Type.Shape), null)).Select(r => r.Array));
                break;
            default:
                Cluster library = this.Begin(ClusterKind.Library, [], equation);
                foreach (Value output in equation.Outputs)
                {
                    this.Add(library, output, equation.Inputs);
                }

                if (FreshSize.Of(equation) is not null)
                {
                    this.barrier = library;
                    this.behindBarrier = this.clusters.Count;
                }

                break;
        }
    }

    private void PlaceElement(Value value, Equation equation)
    {
        EquatableArray<Dim> shape = value.Type.Shape;
        List<Read> reads = this.ReadsOf(value, shape, Affine.Identity(shape), value);
        IEnumerable<Cluster> siblings = equation.Outputs.Where(this.homes.ContainsKey).Select(o => this.homes[o]);
        foreach (Cluster candidate in siblings.Concat(this.CandidatesFor(reads)))
        {
            if (this.CanJoin(candidate, value))
            {
                this.Add(candidate, value, reads.Select(r => r.Array));
                return;
            }
        }

        Cluster cluster = this.Begin(ClusterKind.Elements, shape, equation);
        this.Add(cluster, value, reads.Select(r => r.Array));
    }

    private void PlaceReduction(Equation equation)
    {
        Value operand = equation.Inputs[0];
        EquatableArray<Dim> shape = operand.Type.Shape;
        int[] axes = equation.Attributes.Axes("axes").OrderBy(a => a).ToArray();
        int first = axes[0];
        bool isRows = first + axes.Length == shape.Count;
        List<Read> reads = this.ReadsOf(operand, shape, Affine.Identity(shape), null);
        foreach (Cluster candidate in this.CandidatesFor(reads))
        {
            bool fits = isRows
                ? candidate.Kind == ClusterKind.Elements || (candidate.Kind == ClusterKind.Rows && candidate.OuterCount == first)
                : candidate.Kind == ClusterKind.Columns && candidate.OuterCount == first && candidate.ReducedCount == axes.Length;
            if (fits && candidate.Domain.SequenceEqual(shape) && this.CanRead(candidate, reads, candidate.Kind == ClusterKind.Columns))
            {
                if (isRows)
                {
                    candidate.Kind = ClusterKind.Rows;
                    candidate.OuterCount = first;
                }

                this.Add(candidate, equation.Output, reads.Select(r => r.Array));
                return;
            }
        }

        Cluster cluster = this.Begin(isRows ? ClusterKind.Rows : ClusterKind.Columns, shape, equation);
        cluster.OuterCount = first;
        cluster.ReducedCount = isRows ? 0 : axes.Length;
        this.Add(cluster, equation.Output, reads.Select(r => r.Array));
    }

    // What an expression reads; its own value, being realised, is looked through.
    private List<Read> ReadsOf(Value value, IReadOnlyList<Dim> domain, Affine[] map, Value? self)
    {
        Expander expander = new(this.graph, domain.Count, v => v.Equals(self));
        expander.Expand(value, map);
        return expander.Reads.Where(r => !r.Array.Equals(self)).ToList();
    }

    private IEnumerable<Cluster> CandidatesFor(List<Read> reads)
    {
        HashSet<Value> arrays = [.. reads.Select(r => r.Array)];
        List<Cluster> producers = [];
        List<Cluster> sharers = [];
        for (int i = this.clusters.Count - 1; i >= this.behindBarrier && sharers.Count < Candidates; i--)
        {
            Cluster cluster = this.clusters[i];
            if (cluster.Kind is ClusterKind.Library or ClusterKind.Copy)
            {
                continue;
            }

            if (cluster.Members.Any(arrays.Contains))
            {
                producers.Add(cluster);
            }
            else if (cluster.Kind != ClusterKind.Dot && cluster.Reads.Overlaps(arrays))
            {
                sharers.Add(cluster);
            }
        }

        return producers.Concat(sharers);
    }

    private bool CanJoin(Cluster cluster, Value value)
    {
        if (cluster.Kind == ClusterKind.Columns
            || (cluster.Kind == ClusterKind.Dot && cluster.Equation.Attributes.Axes("lhsBatch").Count > 0)
            || MemberMap(this.graph, cluster, value) is not { } map
            || (this.graph.Producer(value)?.Op is Ops.Control.WhileEach && !value.Type.Shape.SequenceEqual(cluster.Domain)))
        {
            return false;
        }

        List<Read> reads = this.ReadsOf(value, cluster.Domain, map, value);
        return this.CanRead(cluster, reads, isColumns: false) && (cluster.Kind != ClusterKind.Dot || Lower.FitsTile(this.graph, cluster, value));
    }

    // Whether a cluster may read these: nothing from a cluster that waits for this one, and its own values only in place.
    private bool CanRead(Cluster cluster, List<Read> reads, bool isColumns)
    {
        foreach (Read read in reads)
        {
            if (!this.homes.TryGetValue(read.Array, out Cluster? home))
            {
                continue;
            }

            if (!ReferenceEquals(home, cluster))
            {
                if (home.Needs.Contains(cluster))
                {
                    return false;
                }
            }
            else if (isColumns || MemberMap(this.graph, cluster, read.Array) is not { } map || !read.Map.SequenceEqual(map))
            {
                return false;
            }
        }

        return true;
    }

    private Cluster Begin(ClusterKind kind, IReadOnlyList<Dim> domain, Equation equation)
    {
        Cluster cluster = new(kind, domain, equation);
        if (this.barrier is { } before)
        {
            cluster.Needs.Add(before);
            cluster.Needs.UnionWith(before.Needs);
        }

        this.clusters.Add(cluster);
        return cluster;
    }

    private void Add(Cluster cluster, Value value, IEnumerable<Value> reads)
    {
        cluster.Members.Add(value);
        HashSet<Cluster> needed = [];
        foreach (Value read in reads)
        {
            if (!this.parameters.Contains(read) || read.Type.Rank > 0)
            {
                cluster.Reads.Add(read);
            }

            if (this.homes.TryGetValue(read, out Cluster? home) && !ReferenceEquals(home, cluster))
            {
                needed.Add(home);
                needed.UnionWith(home.Needs);
            }
        }

        this.homes[value] = cluster;
        if (needed.IsSubsetOf(cluster.Needs))
        {
            return;
        }

        cluster.Needs.UnionWith(needed);
        foreach (Cluster other in this.clusters)
        {
            if (other.Needs.Contains(cluster))
            {
                other.Needs.UnionWith(needed);
            }
        }
    }
}
