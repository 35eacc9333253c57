using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>One step of a compiled program, in order.</summary>
internal abstract record Step
{
    /// <summary>The arrays this step reads from memory.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The arrays this step writes.</summary>
    public abstract IEnumerable<Value> Writes { get; }
}

/// <summary>How a kernel's domain is run through.</summary>
internal enum LoopKind
{
    /// <summary>Rows of the domain; over each, one pass after the other, with the reductions of a pass at its end.</summary>
    Rows,

    /// <summary>The whole domain in one pass after the other, in blocks whose partial results are combined.</summary>
    Whole,

    /// <summary>Adjacent columns side by side, reduced over the dimension before them.</summary>
    Columns,

    /// <summary>A rectangle of rows and columns, called with its bounds.</summary>
    Tile,
}

/// <summary>An expression that is written to memory.</summary>
/// <param name="Array">Where to.</param>
/// <param name="Address">Which element.</param>
/// <param name="Node">What.</param>
/// <param name="IsPerRow">Written once a row, not for each element.</param>
internal sealed record Store(Value Array, Affine Address, Node Node, bool IsPerRow)
{
    public Affine Address { get; set; } = Address;
}

/// <summary>
/// A fused loop nest. The domain is split into outer dimensions (the rows), reduced ones (only of
/// <see cref="LoopKind.Columns"/>) and inner ones; the last inner dimension is the vectorised loop.
/// </summary>
internal sealed record LoopKernel(
    LoopKind Kind, IReadOnlyList<Dim> Outer, IReadOnlyList<Dim> Reduced, IReadOnlyList<Dim> Inner, IReadOnlyList<Store> Stores) : Step
{
    public IEnumerable<Dim> Domain => this.Outer.Concat(this.Reduced).Concat(this.Inner);

    public override IEnumerable<Value> Reads => this.Nodes.OfType<LoadNode>().Select(l => l.Array).Distinct();

    public override IEnumerable<Value> Writes => this.Stores.Select(s => s.Array).Distinct();

    /// <summary>Every node, inputs before users.</summary>
    public IReadOnlyList<Node> Nodes => field ??= Sort(this.Stores.Select(s => s.Node));

    public static IReadOnlyList<Node> Sort(IEnumerable<Node> roots)
    {
        List<Node> order = [];
        HashSet<Node> seen = [];
        foreach (Node root in roots)
        {
            Visit(root);
        }

        return order;

        void Visit(Node node)
        {
            if (seen.Add(node))
            {
                foreach (Node input in node.Inputs)
                {
                    Visit(input);
                }

                order.Add(node);
            }
        }
    }
}

/// <summary>A matrix product, and what is done with each block of the result while it is in cache.</summary>
internal sealed record DotStep(Equation Equation, DotShape Shape, Value Result, LoopKernel? Epilogue) : Step
{
    public override IEnumerable<Value> Reads => new[] { this.Shape.Left.Array, this.Shape.Right.Array }
        .Concat(this.Epilogue?.Reads.Where(r => !r.Equals(this.Result)) ?? []).Distinct();

    public override IEnumerable<Value> Writes => new[] { this.Result }.Concat(this.Epilogue?.Writes ?? []).Distinct();
}

/// <summary>A copy of matrices with rows and columns exchanged: target[b, r, c] = source[b, c, r].</summary>
internal sealed record TransposeStep(Value Source, Value Target, Dim Batch, Dim RowCount, Dim ColumnCount) : Step
{
    public override IEnumerable<Value> Reads => [this.Source];

    public override IEnumerable<Value> Writes => [this.Target];
}

/// <summary>Elements taken along an axis at positions that are data.</summary>
internal sealed record GatherStep(Equation Equation) : Step
{
    public override IEnumerable<Value> Reads => this.Equation.Inputs.Distinct();

    public override IEnumerable<Value> Writes => this.Equation.Outputs;
}

/// <summary>A call of the runtime on memory that is ready, such as a convolution.</summary>
internal sealed record CallStep(Equation Equation) : Step
{
    public override IEnumerable<Value> Reads => this.Equation.Inputs.Distinct();

    public override IEnumerable<Value> Writes => this.Equation.Outputs;
}

/// <summary>A branch or a loop whose programs run on memory that is ready; what it gives is written to such memory too.</summary>
internal sealed record ControlStep(Equation Equation) : Step
{
    public override IEnumerable<Value> Reads => this.Equation.Inputs.Distinct();

    public override IEnumerable<Value> Writes => this.Equation.Outputs;
}

/// <summary>A call of the runtime's primitive on whole arrays.</summary>
internal sealed record LibraryStep(Equation Equation) : Step
{
    public override IEnumerable<Value> Reads => this.Equation.Inputs.Distinct();

    public override IEnumerable<Value> Writes => this.Equation.Outputs;
}
