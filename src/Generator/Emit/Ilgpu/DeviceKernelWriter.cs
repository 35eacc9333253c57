using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>What the kernels of all kinds are written with: locals of nodes, indices from running numbers, loads and stores.</summary>
internal abstract class DeviceKernelWriter
{
    private readonly KernelScope scope;
    private readonly HashSet<int> usedAxes = [];

    protected DeviceKernelWriter(LoopKernel kernel, Names names)
    {
        this.Kernel = kernel;
        this.Names = names;
        this.Arguments = new KernelArguments(names);
        this.scope = new KernelScope(kernel, new Lanes(0, 0, false), names);
        this.Domain = kernel.Domain.ToList();
    }

    protected LoopKernel Kernel { get; }

    protected Names Names { get; }

    protected IReadOnlyList<Dim> Domain { get; }

    public KernelArguments Arguments { get; }

    protected CodeWriter Body { get; set; } = new();

    protected int StageCount => this.scope.StageCount;

    /// <summary>The running number of all elements of the domain, where there is one.</summary>
    protected string? Flat { get; set; }

    protected Rate RateOf(Node node) => this.scope.Rate(node);

    protected string Local(Node node) => this.scope.Local(node);

    protected static string Index(int axis) => "i" + axis.ToString(CultureInfo.InvariantCulture);

    /// <summary>A node as an operand: a literal, a number that was given, or its local.</summary>
    protected virtual string Operand(Node node) => node switch
    {
        ConstantNode constant => DeviceText.Literal(constant.DType, constant.Number),
        _ => this.Local(node),
    };

    /// <summary>Declares the locals of nodes, inputs first; the results of one loop together.</summary>
    protected void Declare(IEnumerable<Node> nodes)
    {
        List<Node> all = nodes.Where(n => n is not ConstantNode).ToList();
        foreach (Node node in all)
        {
            if (!LaneLoop.Is(node))
            {
                this.Body.Line($"{DeviceText.Register(node.DType)} {this.Local(node)} = {this.Text(node)};");
                continue;
            }

            List<OpNode> results = all.Where(LaneLoop.Is).Cast<OpNode>().Where(r => LaneLoop.IsSame(r, (OpNode)node)).ToList();
            if (ReferenceEquals(results[0], node))
            {
                this.WriteLoop(results);
            }
        }
    }

    // A loop of each element's own.
    private void WriteLoop(List<OpNode> results)
    {
        List<Node> inputs = results[0].Inputs.Select(i => i is ConstantNode ? i : new NumberNode(i.DType, this.Operand(i))).ToList();
        List<string> carries = new ThreadProgram(this.Body, this.Arguments).WriteWhile(ThreadProgram.EachForm(results[0].Attributes), inputs, this.Local(results[0]) + "_w");
        foreach (OpNode result in results)
        {
            this.Body.Line($"{DeviceText.Register(result.DType)} {this.Local(result)} = {carries[result.Output]};");
        }
    }

    protected virtual string Text(Node node) => node switch
    {
        LoadNode load => this.Arguments.Read(load.Array, this.Names.IsScalar(load.Array) ? "0" : this.Address(load.Address)),
        // Domains of devices are counted in ints.
        IndexNode { IsHigh: true } => "0u",
        IndexNode index => DeviceText.Index(index.DType, this.Address(index.Index)),
        OpNode op => DeviceText.Element(op, op.Inputs.Select(this.Operand).ToList()),
        _ => throw new InvalidOperationException($"emit: {node.GetType().Name} has no text of its own on a device"),
    };

    protected void Write(Store store, string value) =>
        this.Body.Line($"{this.Arguments.Array(store.Array)}[{this.Address(store.Address)}] = {DeviceText.Write(store.Array.Type.DType, value)};");

    protected void Write(Store store) => this.Write(store, this.Operand(store.Node));

    /// <summary>An address or index of the domain, as an int.</summary>
    protected string Address(Affine affine)
    {
        if (this.Flat is { } flat && affine.Equals(this.FlatAddress))
        {
            return flat;
        }

        return this.Arguments.Sum(affine, axis =>
        {
            this.usedAxes.Add(axis);
            return Index(axis);
        });
    }

    /// <summary>Writes a part of the body apart, so that what it uses is known before it stands in its place.</summary>
    protected string Apart(Action write)
    {
        CodeWriter outer = this.Body;
        this.Body = new CodeWriter();
        write();
        string text = this.Body.ToString().TrimEnd('\n');
        this.Body = outer;
        return text;
    }

    /// <summary>Declares the indices of some dimensions that have been used, from a running number over all of them.</summary>
    protected void WriteIndices(int first, int count, string running)
    {
        int least = Enumerable.Range(first, count).Where(this.usedAxes.Contains).DefaultIfEmpty(-1).First();
        if (least < 0)
        {
            return;
        }

        string rest = running;
        for (int axis = first + count - 1; axis >= least; axis--)
        {
            if (axis == first)
            {
                this.Body.Line($"int {Index(axis)} = {rest};");
                return;
            }

            string size = this.Arguments.Size(this.Domain[axis]);
            if (this.usedAxes.Contains(axis))
            {
                this.Body.Line($"int {Index(axis)} = {rest} % {size};");
            }

            if (axis > least)
            {
                this.Body.Line($"int rest{axis} = {rest} / {size};");
                rest = $"rest{axis}";
            }
        }
    }

    /// <summary>Whether a node is the same for all elements.</summary>
    protected virtual bool IsGiven(Node node) => this.RateOf(node) == Rate.Call;

    /// <summary>What is the same for all elements and follows from no reduction.</summary>
    protected void WriteNumbers()
    {
        this.Declare(this.Kernel.Nodes.Where(n => this.IsGiven(n) && n.Stage == 0 && n is not ReduceNode));
    }

    protected List<ReduceNode> Reductions(int stage) => this.Kernel.Nodes.OfType<ReduceNode>().Where(r => r.Stage == stage + 1).ToList();

    protected List<Store> PassStores(int stage) => this.Kernel.Stores.Where(s => !s.IsPerRow && s.Node.Stage == stage).ToList();

    /// <summary>
    /// What a pass needs, inputs first; what is behind the reductions of earlier passes was needed there. With columns everything is
    /// written behind the pass.
    /// </summary>
    public static IReadOnlyList<Node> Reached(LoopKernel kernel, int stage)
    {
        List<Node> order = [];
        HashSet<Node> seen = [];
        foreach (Node root in kernel.Nodes.OfType<ReduceNode>().Where(r => r.Stage == stage + 1).Select(r => r.Inputs[0])
            .Concat(kernel.Stores.Where(s => kernel.Kind != LoopKind.Columns && !s.IsPerRow && s.Node.Stage == stage).Select(s => s.Node)))
        {
            Visit(root);
        }

        return order;

        void Visit(Node node)
        {
            if (seen.Add(node))
            {
                foreach (Node input in node is ReduceNode ? [] : node.Inputs)
                {
                    Visit(input);
                }

                order.Add(node);
            }
        }
    }

    /// <summary>What a pass computes for each element, inputs first.</summary>
    protected List<Node> PassNodes(int stage) => Reached(this.Kernel, stage).Where(n => this.RateOf(n) is Rate.Element or Rate.Step && n is not ReduceNode).ToList();

    private Affine FlatAddress => field ??= Affine.Address(this.Domain, Affine.Identity(this.Domain), this.Domain.Count);
}
