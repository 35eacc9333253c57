using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <content>
/// Elements that are long chains of operations which wait for each other, loops of their own and random numbers: several vectors go
/// through them in step. What follows from them is computed vector by vector, so that it needs no more registers than elsewhere.
/// </content>
internal sealed partial class KernelEmitter
{
    private const int Widest = 4;
    private const int InRegisters = 2;

    private int Together => this.lanes.Bits == 512 ? Widest : Widest / 2;

    private bool IsSideBySide(int stage, IReadOnlyList<ReduceNode> reductions)
    {
        if (this.lanes.IsScalar || this.kept.Count > 0 || (this.InnerLength is { IsConstant: true } length && length.Value < this.Together * this.lanes.Count))
        {
            return false;
        }

        List<Node> nodes = this.PassNodes(stage);
        return nodes.Any(this.IsMixed) || (reductions.Count == 0 && nodes.Any(LaneLoop.Is));
    }

    // Random words of counters under one key for all elements.
    private bool IsMixed(Node node) => node is OpNode { Op: "random_bits" or "threefry2x32" } && node.Inputs.Take(2).All(k => this.scope.Rate(k) != Rate.Element);

    private void WriteSideBySide(int stage, string from, string to, IReadOnlyList<ReduceNode> reductions)
    {
        this.end = to;
        this.scope.End = to;
        int width = this.Together * this.lanes.Count;
        List<Node> nodes = this.PassNodes(stage), waiting = this.Waiting(stage);
        bool isInRegisters = this.Together == this.lanes.Accumulators && waiting.Count == 0;
        if (isInRegisters)
        {
            this.WriteAccumulators(reductions, this.Together);
        }
        else
        {
            this.WriteClear(reductions);
        }

        string j = $"j{stage.ToString(CultureInfo.InvariantCulture)}";
        this.writer.Line($"nint {j} = {from};");
        using (this.writer.Open($"for (; {j} + {width} <= {to}; {j} += {width})"))
        {
            if (waiting.Count == 0)
            {
                this.writer.Line($"nint j = {j};");
                this.WriteEarly(nodes, []);
                for (int u = 0; u < this.Together; u++)
                {
                    using (this.writer.Open())
                    {
                        this.scope.Suffix = $"_{u}";
                        this.WriteLate(stage, nodes, reductions, u, isInRegisters);
                    }
                }

                this.scope.Suffix = "";
            }
            else
            {
                using (this.writer.Open())
                {
                    this.writer.Line($"nint j = {j};");
                    this.WriteEarly(nodes, waiting);
                }

                this.writer.Line();
                using (this.writer.Open($"for (nint j = {j}; j < {j} + {width}; j += {this.lanes.Count})"))
                {
                    foreach (Node node in waiting)
                    {
                        this.writer.Line($"{this.lanes.TypeOf(node.DType)} {this.scope.Local(node)} = {this.lanes.Vector}.Load({this.Place(node)} + (j - {j}));");
                    }

                    this.WriteLate(stage, nodes, reductions, 0, isInRegisters);
                }
            }
        }

        this.writer.Line();
        if (isInRegisters)
        {
            this.WriteRestAndResults(stage, j, to, reductions, this.Together);
            return;
        }

        this.WriteRest(stage, j, to, reductions);
        this.WriteResults(reductions);
    }

    // Vectors in step, as far as the chains go.
    private void WriteEarly(List<Node> nodes, List<Node> waiting)
    {
        HashSet<Node> early = this.BeforeChains(nodes);
        foreach (Node node in nodes.Where(n => early.Contains(n) && !this.scope.IsRepeated(n)))
        {
            this.WriteInStep(node, nodes);
        }

        foreach (Node node in waiting)
        {
            string place = this.Place(node);
            for (int u = 0; u < this.Together; u++)
            {
                this.scope.Suffix = $"_{u}";
                this.writer.Line($"{this.scope.Local(node)}.Store({place} + {u * this.lanes.Count});");
            }

            this.scope.Suffix = "";
        }
    }

    // What follows from the chains, of one vector.
    private void WriteLate(int stage, List<Node> nodes, IReadOnlyList<ReduceNode> reductions, int u, bool isInRegisters)
    {
        int shift = u * this.lanes.Count;
        HashSet<Node> early = this.BeforeChains(nodes);
        foreach (Node node in nodes.Where(n => !early.Contains(n) && !this.scope.IsRepeated(n)))
        {
            this.WriteElement(node, nodes, shift);
        }

        foreach (ReduceNode reduction in reductions)
        {
            if (isInRegisters)
            {
                string accumulator = this.Accumulator(reduction, u);
                this.writer.Line($"{accumulator} = {this.Accumulated(reduction, accumulator, null)};");
            }
            else
            {
                this.WriteAccumulate(reduction, null, shift);
            }
        }

        foreach (Store store in this.PassStores(stage))
        {
            this.writer.Line(this.StoreText(store, shift) + ";");
        }
    }

    // Where much follows from several chains or goes into several sums, it is written once, and what it needs waits in memory: the
    // registers would not suffice for all vectors. Where they do, the processor is busier with all of it in a row.
    private List<Node> Waiting(int stage)
    {
        List<Node> nodes = this.PassNodes(stage);
        HashSet<Node> early = this.BeforeChains(nodes);
        List<Node> late = nodes.Where(n => !early.Contains(n)).ToList();
        if (late.OfType<OpNode>().Sum(OpFacts.Cost) < SharedCost || early.Any(this.scope.IsRepeated))
        {
            return [];
        }

        HashSet<Node> used = [.. late.SelectMany(n => n.Inputs), .. this.Reductions(stage).SelectMany(r => r.Inputs), .. this.PassStores(stage).Select(s => s.Node)];
        List<Node> waiting = nodes.Where(n => early.Contains(n) && used.Contains(n)).ToList();
        return waiting.Count + this.Reductions(stage).Count > InRegisters ? waiting : [];
    }

    private string Place(Node node) => $"wait{this.scope.Local(node)}";

    private void WriteWaitingMemory()
    {
        int bytes = this.Together * this.lanes.Bits / 8;
        List<Node> waiting = Enumerable.Range(0, this.scope.StageCount).Where(s => this.IsSideBySide(s, this.Reductions(s))).SelectMany(this.Waiting).Distinct().ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        this.writer.Line($"byte* waiting0 = stackalloc byte[{(waiting.Count * bytes) + 64}];");
        this.writer.Line("byte* waiting1 = (byte*)(((nuint)waiting0 + 63) & ~(nuint)63);");
        for (int i = 0; i < waiting.Count; i++)
        {
            string type = waiting[i].DType == DType.Bool ? this.lanes.MaskElement : waiting[i].DType.CSharp();
            this.writer.Line($"{type}* {this.Place(waiting[i])} = ({type}*)(waiting1 + {i * bytes});");
        }
    }

    // The chains and what they need, and what else one call computes together with that.
    private HashSet<Node> BeforeChains(List<Node> nodes)
    {
        HashSet<Node> early = [];
        foreach (Node node in Enumerable.Reverse(nodes))
        {
            if (LaneLoop.Is(node) || this.IsMixed(node) || early.Contains(node)
                || (Pairs.Find(node, nodes, this.lanes) is { } pair && (early.Contains(pair.First) || early.Contains(pair.Second))))
            {
                early.Add(node);
                early.UnionWith(node.Inputs);
            }
        }

        return early;
    }

    private void WriteInStep(Node node, List<Node> nodes)
    {
        if (LaneLoop.Is(node))
        {
            this.WriteLoop((OpNode)node, nodes, this.Together, null);
        }
        else if (this.IsMixed(node))
        {
            this.WriteMixed((OpNode)node, nodes);
        }
        else
        {
            for (int u = 0; u < this.Together; u++)
            {
                this.scope.Suffix = $"_{u}";
                this.WriteElement(node, nodes, u * this.lanes.Count);
            }
        }

        this.scope.Suffix = "";
    }

    // The words of a counter that nobody names stand beside those that have one.
    private void WriteMixed(OpNode node, List<Node> nodes)
    {
        Pairs? pair = Pairs.Find(node, nodes, this.lanes);
        if (pair is not null && !ReferenceEquals(node, pair.Earlier))
        {
            return;
        }

        string type = this.lanes.TypeOf(DType.U32);
        bool isXored = node.Op == "random_bits";
        List<string> words = [], results = [];
        for (int u = 0; u < this.Together; u++)
        {
            this.scope.Suffix = $"_{u}";
            string local = this.scope.Local(node);
            string first = pair is not null ? this.scope.Local(pair.First) : isXored || node.Output == 1 ? local + "_0" : local;
            string second = pair is not null ? this.scope.Local(pair.Second) : isXored || node.Output == 0 ? local + "_1" : local;
            this.writer.Line($"{type} {first} = {this.scope.ElementOf(node.Inputs[2])};");
            this.writer.Line($"{type} {second} = {this.scope.ElementOf(node.Inputs[3])};");
            words.Add($"ref {first}, ref {second}");
            results.Add($"{type} {local} = {first} ^ {second};");
        }

        this.writer.Line($"RandomWords.Mix({this.scope.ElementOf(node.Inputs[0])}, {this.scope.ElementOf(node.Inputs[1])}, {string.Join(", ", words)});");
        foreach (string result in results.Where(_ => isXored))
        {
            this.writer.Line(result);
        }
    }
}
