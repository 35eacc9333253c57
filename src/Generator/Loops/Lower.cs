using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>Turns a program into the steps that compute it.</summary>
internal sealed class Lower
{
    private readonly Graph graph;
    private readonly HashSet<Value> stored;
    private readonly bool hasMemory;

    private Lower(Graph graph, IReadOnlyList<Cluster> clusters, bool hasMemory)
    {
        this.graph = graph;
        this.hasMemory = hasMemory;
        this.stored = [.. graph.Program.Results];
        foreach (Cluster cluster in clusters)
        {
            HashSet<Value> own = [.. cluster.Members];
            this.stored.UnionWith(cluster.Reads.Where(r => !own.Contains(r)));
        }
    }

    /// <summary>The program as it is computed, and how.</summary>
    /// <param name="program">The program.</param>
    /// <param name="target">What a target changes in the normalised program, if anything.</param>
    public static (Jaxpr Program, IReadOnlyList<Step> Steps) Run(Jaxpr program, Func<Jaxpr, Jaxpr>? target = null)
    {
        Jaxpr normal = Normalise.Run(program);
        normal = target is null ? TurnedConstants.Run(ShortColumns.Run(SumsOfPads.Run(normal))) : normal;
        Graph graph = new(target is null ? normal : target(normal));
        IReadOnlyList<Cluster> clusters = Fuse.Run(graph);
        Lower lower = new(graph, clusters, hasMemory: target is null);
        return (graph.Program, Pack.Run(graph.Program, clusters.SelectMany(lower.Steps).ToList()));
    }

    /// <summary>Whether a member of a product's cluster can be computed on a rectangle of rows and columns.</summary>
    public static bool FitsTile(Graph graph, Cluster dot, Value member)
    {
        Store store = StoreOf(graph, dot, member, v => v.Equals(member) || dot.Members.Contains(v));
        IReadOnlyList<Dim>[] segments = Collapse.Run(TileSegments(dot), [store]);
        return segments.All(s => s.Count <= 1);
    }

    private static IReadOnlyList<Dim>[] TileSegments(Cluster dot)
    {
        int rows = DotShape.IsTurned(dot.Equation) ? 0 : DotShape.Free(dot.Equation, 0).Count();
        return [dot.Domain.Take(rows).ToList(), dot.Domain.Skip(rows).ToList()];
    }

    private static Store StoreOf(Graph graph, Cluster cluster, Value member, Func<Value, bool> local, Expander? expander = null)
    {
        int rank = cluster.Domain.Count;
        expander ??= new Expander(graph, rank, local);
        Affine[] map = Fuse.MemberMap(graph, cluster, member)!;
        bool isFull = OpFacts.Lower(graph.Producer(member)!) != Lowering.Reduce && member.Type.Shape.SequenceEqual(cluster.Domain);
        return new Store(
            member, Affine.Address(member.Type.Shape, map, rank), expander.Expand(member, map), IsPerRow: !isFull && cluster.Kind == ClusterKind.Rows);
    }

    private IEnumerable<Step> Steps(Cluster cluster) => cluster.Kind switch
    {
        ClusterKind.Library => [cluster.Equation.Op.Name == "gather" ? new GatherStep(cluster.Equation)
            : this.hasMemory && OnMemory.Holds(cluster.Equation) ? new ControlStep(cluster.Equation)
            : OpFacts.IsCall(cluster.Equation) ? new CallStep(cluster.Equation) : new LibraryStep(cluster.Equation)],
        ClusterKind.Copy => this.Copies(cluster.Equation),
        ClusterKind.Dot => [this.Dot(cluster)],
        _ => this.Loops(cluster),
    };

    private List<Store> Stores(Cluster cluster, IEnumerable<Value> members)
    {
        HashSet<Value> own = [.. cluster.Members];
        Expander expander = new(this.graph, cluster.Domain.Count, own.Contains);
        return members.Where(this.stored.Contains).Select(m => StoreOf(this.graph, cluster, m, own.Contains, expander)).ToList();
    }

    private IEnumerable<Step> Loops(Cluster cluster)
    {
        List<Store> stores = this.Stores(cluster, cluster.Members);
        if (stores.Count == 0)
        {
            return [];
        }

        if (cluster.Kind == ClusterKind.Elements)
        {
            LoopKernel elements = Elements(cluster.Domain, stores);
            return [Exchange(elements) ?? elements];
        }

        IReadOnlyList<Dim> outer = cluster.Domain.Take(cluster.OuterCount).ToList();
        if (cluster.Kind == ClusterKind.Columns)
        {
            IReadOnlyList<Dim> reduced = cluster.Domain.Skip(cluster.OuterCount).Take(cluster.ReducedCount).ToList();
            IReadOnlyList<Dim> columns = cluster.Domain.Skip(cluster.OuterCount + cluster.ReducedCount).ToList();
            IReadOnlyList<Dim>[] three = Collapse.Run([outer, reduced, columns], stores);
            return [new LoopKernel(LoopKind.Columns, three[0], AtLeastOne(three[1], stores, three[0].Count),
                AtLeastOne(three[2], stores, three[0].Count + Math.Max(three[1].Count, 1)), stores)];
        }

        IReadOnlyList<Dim>[] two = Collapse.Run([outer, cluster.Domain.Skip(cluster.OuterCount).ToList()], stores);
        return [new LoopKernel(two[0].Count == 0 ? LoopKind.Whole : LoopKind.Rows, two[0], [], AtLeastOne(two[1], stores, two[0].Count), stores)];
    }

    // A loop of one step stands for dimensions that are all of one element.
    private static IReadOnlyList<Dim> AtLeastOne(IReadOnlyList<Dim> dims, List<Store> stores, int position)
    {
        if (dims.Count > 0)
        {
            return dims;
        }

        Collapse.Rewrite(LoopKernel.Sort(stores.Select(s => s.Node)), stores, a => a with
        {
            Coefficients = a.Coefficients.Take(position).Append(Dim.Zero).Concat(a.Coefficients.Skip(position)).ToEquatableArray(),
        });
        return [Dim.One];
    }

    // Without reductions, all dimensions but the last are rows; a single dimension is one range.
    private static LoopKernel Elements(IReadOnlyList<Dim> domain, List<Store> stores)
    {
        IReadOnlyList<Dim> all = Collapse.Run([domain], stores)[0];
        return all.Count <= 1
            ? new LoopKernel(LoopKind.Whole, [], [], all, stores)
            : new LoopKernel(LoopKind.Rows, all.Take(all.Count - 1).ToList(), [], [all[all.Count - 1]], stores);
    }

    // Nothing but a matrix, or several, whose rows are another array's columns.
    private static Step? Exchange(LoopKernel kernel)
    {
        IReadOnlyList<Dim> domain = kernel.Domain.ToList();
        int first = domain.Count - 2;
        if (kernel.Stores is not [{ Node: LoadNode load } store] || first is < 0 or > 1 || load.Array.Type.DType != store.Array.Type.DType
            || load.Array.Type.Rank == 0 || !load.Address.Offset.IsZero() || !store.Address.Offset.IsZero() || !store.Address.Coefficients[first + 1].IsOne()
            || !store.Address.Coefficients[first].Equals(domain[first + 1]) || !load.Address.Coefficients[first].IsOne()
            || !load.Address.Coefficients[first + 1].Equals(domain[first]))
        {
            return null;
        }

        Dim size = domain[first] * domain[first + 1];
        return first == 0 ? new TransposeStep(load.Array, store.Array, Dim.One, domain[0], domain[1])
            : load.Address.Coefficients[0].Equals(size) && store.Address.Coefficients[0].Equals(size)
                ? new TransposeStep(load.Array, store.Array, domain[0], domain[1], domain[2])
                : null;
    }

    private DotStep Dot(Cluster cluster)
    {
        Value product = cluster.Members[0];
        List<Store> stores = this.Stores(cluster, cluster.Members.Skip(1));
        DotShape shape = DotShape.Of(this.graph, cluster.Equation);
        if (stores.Count == 0)
        {
            return new DotStep(cluster.Equation, shape, product, null);
        }

        // The product is written over by what is made of it, unless somebody else needs it.
        Value result = product;
        if (!this.stored.Contains(product) && stores.FirstOrDefault(s => s.Array.Type.DType == product.Type.DType) is { } first)
        {
            result = first.Array;
            foreach (LoadNode load in LoopKernel.Sort(stores.Select(s => s.Node)).OfType<LoadNode>().Where(l => l.Array.Equals(product)))
            {
                load.Array = result;
            }
        }

        IReadOnlyList<Dim>[] segments = Collapse.Run(TileSegments(cluster), stores);
        IReadOnlyList<Dim> rows = AtLeastOne(segments[0], stores, 0);
        return new DotStep(cluster.Equation, shape, result, new LoopKernel(LoopKind.Tile, rows, [], AtLeastOne(segments[1], stores, 1), stores));
    }

    private IEnumerable<Step> Copies(Equation equation)
    {
        Value output = equation.Output;
        int rank = output.Type.Rank;
        if (equation.Op.Name == "pad")
        {
            Expander fill = new(this.graph, rank, _ => false);
            Affine[] everywhere = Affine.Identity(output.Type.Shape);
            Store padding = new(output, Affine.Address(output.Type.Shape, everywhere, rank), fill.Expand(equation.Inputs[1], []), false);
            yield return Elements(output.Type.Shape, [padding]);
            yield return this.Piece(equation.Inputs[0], output, Pad.Amounts(equation.Attributes, "low"), equation.Attributes.Axes("interior"));
            yield break;
        }

        if (equation.Op.Name == "dynamic_update_slice")
        {
            EquatableArray<Dim> place = equation.Attributes.Shape(ConstantWindows.Place);
            foreach ((IReadOnlyList<Dim> start, IReadOnlyList<Dim> shape) in ConstantWindows.Around(output.Type.Shape, equation.Inputs[1].Type.Shape, place))
            {
                yield return this.Piece(equation.Inputs[0], output, shape, start, start);
            }

            yield return this.Piece(equation.Inputs[1], output, place, null);
            yield break;
        }

        int dimension = (int)equation.Attributes.Int("dimension");
        Dim offset = Dim.Zero;
        foreach (Value piece in equation.Inputs)
        {
            Dim at = offset;
            yield return this.Piece(piece, output, Enumerable.Range(0, rank).Select(i => i == dimension ? at : Dim.Zero).ToList(), null);
            offset += piece.Type.Shape[dimension];
        }
    }

    // A region of an array.
    private LoopKernel Piece(Value array, Value output, IReadOnlyList<Dim> shape, IReadOnlyList<Dim> from, IReadOnlyList<Dim> to)
    {
        Expander expander = new(this.graph, shape.Count, _ => false);
        Affine[] identity = Affine.Identity(shape);
        Affine address = Affine.Address(output.Type.Shape, identity.Select((a, i) => a.Shift(to[i])).ToList(), shape.Count);
        return Elements(shape, [new Store(output, address, expander.Expand(array, identity.Select((a, i) => a.Shift(from[i])).ToList()), false)]);
    }

    private LoopKernel Piece(Value piece, Value output, IReadOnlyList<Dim> start, IReadOnlyList<int>? interior)
    {
        EquatableArray<Dim> shape = piece.Type.Shape;
        Expander expander = new(this.graph, shape.Count, _ => false);
        Affine[] identity = Affine.Identity(shape);
        Affine address = Affine.Address(output.Type.Shape, identity.Select((a, i) => a.Scale(1 + (interior?[i] ?? 0)).Shift(start[i])).ToList(), shape.Count);
        return Elements(shape, [new Store(output, address, expander.Expand(piece, identity), false)]);
    }
}
