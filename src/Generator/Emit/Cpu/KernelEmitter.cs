using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Writes one kernel at one vector width, as a method over a range of its rows, blocks or elements.</summary>
internal sealed partial class KernelEmitter
{
    /// <summary>Elements that one partial result of a whole reduction covers.</summary>
    public const int BlockLength = 8192;

    // From this many additions an element is dear: one vector at a time keeps the processor busy, more only lengthen the code.
    private const int DearCost = 8;

    // Several accumulators in memory cost more than their lengthy code.
    private const int SharedCost = 48;

    // With more than four registers of accumulators, only the shortest bodies are worth their repetition.
    private const int ShortCost = 2;
    private const int CheapUnroll = 2;

    // What the runtime streams at least.
    private const long LeastStreamedBytes = 16L << 20;

    private readonly CodeWriter writer;
    private readonly LoopKernel kernel;
    private readonly Lanes lanes;
    private readonly KernelScope scope;
    private readonly Dictionary<Node, (string Place, int FromStage)> kept = [];

    private string end = "end";
    private bool isTile;

    public KernelEmitter(CodeWriter writer, LoopKernel kernel, Lanes lanes, Names names)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.lanes = lanes;
        this.scope = new KernelScope(kernel, lanes, names);
    }

    private Dim InnerLength => this.kernel.Inner[this.kernel.Inner.Count - 1];

    private bool HasReductions => this.kernel.Nodes.Any(n => n is ReduceNode);

    /// <summary>Rows and tiles: everything about a row, then the next row.</summary>
    public void WriteRows(bool isTile)
    {
        this.isTile = isTile;
        this.WriteStreamChoice();
        this.WriteWaitingMemory();
        this.WriteReductionMemory(this.kernel.Nodes);
        this.KeepDearNodes();
        this.WriteSlower(Rate.Call, 0);
        string row = this.kernel.Outer.Count == 1 ? "i" : "row";
        using (this.writer.Open($"for (nint {row} = lo; {row} < hi; {row}++)"))
        {
            this.WriteRowIndices(this.kernel.Outer, 0);
            if (this.kernel.Inner.Count == 1)
            {
                this.WritePointers(n => true, s => !s.IsPerRow);
            }

            for (int stage = 0; stage < this.scope.StageCount; stage++)
            {
                this.WriteSlower(Rate.Row, stage);
                this.WritePass(stage, isTile ? "colLo" : "0", isTile ? "colHi" : CSharp.Size(this.InnerLength));
            }

            foreach (Store store in this.kernel.Stores.Where(s => s.IsPerRow))
            {
                this.writer.Line($"{this.scope.Names.Of(store.Array)}[{this.scope.Sum(store.Address, _ => true)}] = {this.scope.ScalarOf(store.Node)};");
            }
        }

        this.WriteStreamEnd();
    }

    /// <summary>One pass over a whole domain: a range of elements, of blocks or of rows.</summary>
    public void WriteWholePass(int stage)
    {
        IReadOnlyList<ReduceNode> reductions = this.Reductions(stage);
        this.WriteStreamChoice();
        this.WriteWaitingMemory();
        this.WriteReductionMemory(reductions);
        this.WriteSlower(Rate.Call, stage, upTo: true);
        if (this.kernel.Inner.Count > 1)
        {
            using (this.writer.Open("for (nint row = lo; row < hi; row++)"))
            {
                this.WriteRowIndices(this.kernel.Inner.Take(this.kernel.Inner.Count - 1).ToList(), 0);
                this.WritePointers(this.InPass(stage), s => !s.IsPerRow && s.Node.Stage == stage);
                this.WriteInnerLoop(stage, "0", CSharp.Size(this.InnerLength));
                WritePartials("row");
            }

            this.WriteStreamEnd();
            return;
        }

        this.WritePointers(this.InPass(stage), s => !s.IsPerRow && s.Node.Stage == stage);
        if (reductions.Count == 0)
        {
            this.WriteInnerLoop(stage, "lo", "hi");
            this.WriteStreamEnd();
            return;
        }

        using (this.writer.Open("for (nint block = lo; block < hi; block++)"))
        {
            this.writer.Line($"nint start = block * {BlockLength};");
            this.writer.Line($"nint end = nint.Min(start + {BlockLength}, {CSharp.Size(this.InnerLength)});");
            this.WriteInnerLoop(stage, "start", "end");
            WritePartials("block");
        }

        void WritePartials(string at)
        {
            foreach (ReduceNode reduction in reductions)
            {
                this.writer.Line($"partial{this.scope.Local(reduction)}[{at}] = {this.scope.Local(reduction)};");
            }
        }
    }

    /// <summary>The reductions at the end of a pass.</summary>
    public IReadOnlyList<ReduceNode> Reductions(int stage) =>
        this.kernel.Nodes.OfType<ReduceNode>().Where(r => r.Stage == stage + 1).ToList();

    private Func<Node, bool> InPass(int stage)
    {
        HashSet<Node> nodes = [.. this.PassNodes(stage)];
        return nodes.Contains;
    }

    // What a pass computes for each element, inputs first.
    private List<Node> PassNodes(int stage)
    {
        List<Node> order = [];
        HashSet<Node> seen = [];
        foreach (ReduceNode reduction in this.Reductions(stage))
        {
            Visit(reduction.Inputs[0]);
        }

        foreach (Store store in this.PassStores(stage))
        {
            Visit(store.Node);
        }

        return order;

        void Visit(Node node)
        {
            if (this.scope.Rate(node) != Rate.Element || !seen.Add(node))
            {
                return;
            }

            if (!this.IsKept(node, stage))
            {
                foreach (Node input in node.Inputs)
                {
                    Visit(input);
                }
            }

            order.Add(node);
        }
    }

    private bool IsKept(Node node, int stage) => this.kept.TryGetValue(node, out (string, int FromStage) place) && place.FromStage < stage;

    private IEnumerable<Store> PassStores(int stage) => this.kernel.Stores.Where(s => !s.IsPerRow && s.Node.Stage == stage);

    // Numbers that change more slowly than elements, at one rate and of one stage.
    private void WriteSlower(Rate rate, int stage, bool upTo = false)
    {
        foreach (Node node in this.kernel.Nodes)
        {
            bool isDue = upTo ? node.Stage <= stage : node.Stage == stage;
            bool isRowResult = node is ReduceNode && this.kernel.Kind == LoopKind.Rows;
            if (this.scope.Rate(node) != rate || !isDue || isRowResult)
            {
                continue;
            }

            bool isGiven = node is ConstantNode or ReduceNode || (node is LoadNode load && this.scope.Names.IsScalar(load.Array));
            if (!isGiven && !(upTo && node.Stage > 0))
            {
                this.writer.Line($"{node.DType.CSharp()} {this.scope.Local(node)} = {this.scope.ScalarText(node)};");
            }

            if (!this.lanes.IsScalar && this.scope.IsBroadcast(node))
            {
                this.writer.Line(this.scope.BroadcastDeclaration(node));
            }
        }
    }

    // The indices of several dimensions from one running number.
    private void WriteRowIndices(IReadOnlyList<Dim> dims, int firstAxis)
    {
        if (this.kernel.Outer.Count == 1 && dims.Count == 1)
        {
            return;
        }

        string rest = "row";
        for (int axis = dims.Count - 1; axis >= 0; axis--)
        {
            string index = this.scope.Index(firstAxis + axis);
            if (axis == 0)
            {
                this.writer.Line($"nint {index} = {rest};");
                continue;
            }

            string size = CSharp.SizeFactor(dims[axis]);
            this.writer.Line($"nint {index} = {rest} % {size};");
            this.writer.Line($"nint rest{axis} = {rest} / {size};");
            rest = $"rest{axis}";
        }
    }

    private void WritePointers(Func<Node, bool> loads, Func<Store, bool> stores)
    {
        foreach (LoadNode load in this.kernel.Nodes.OfType<LoadNode>().Where(l => this.scope.Rate(l) == Rate.Element && loads(l)))
        {
            this.writer.Line($"{load.DType.CSharp()}* {this.scope.Pointer(load)} = {this.PointerText(load.Array, load.Address)};");
        }

        foreach (Store store in this.kernel.Stores.Where(stores))
        {
            this.writer.Line($"{store.Array.Type.DType.CSharp()}* {this.scope.Pointer(store)} = {this.PointerText(store.Array, store.Address)};");
        }
    }

    private string PointerText(Value array, Affine address)
    {
        string sum = this.scope.Sum(address, axis => axis != this.scope.Inner);
        string name = this.scope.Names.Of(array);
        return sum == "0" ? name : sum.Contains('-') ? $"{name} + ({sum})" : $"{name} + {(sum.Contains('*') && !sum.Contains('+') ? $"({sum})" : sum)}";
    }
}
