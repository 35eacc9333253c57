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
        int count = this.lanes.Count, vectors = this.Together;
        bool isInRegisters = vectors == this.lanes.Accumulators;
        if (isInRegisters)
        {
            this.WriteAccumulators(reductions, vectors);
        }
        else
        {
            this.WriteClear(reductions);
        }

        string j = $"j{stage.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        this.writer.Line($"nint {j} = {from};");
        using (this.writer.Open($"for (; {j} + {vectors * count} <= {to}; {j} += {vectors * count})"))
        {
            this.writer.Line($"nint j = {j};");
            List<Node> nodes = this.PassNodes(stage);
            HashSet<Node> early = this.BeforeChains(nodes);
            foreach (Node node in nodes.Where(n => early.Contains(n) && !this.scope.IsRepeated(n)))
            {
                this.WriteInStep(node, nodes);
            }

            for (int u = 0; u < vectors; u++)
            {
                this.scope.Suffix = $"_{u}";
                using (this.writer.Open())
                {
                    foreach (Node node in nodes.Where(n => !early.Contains(n) && !this.scope.IsRepeated(n)))
                    {
                        this.WriteElement(node, nodes, u * count);
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
                            this.WriteAccumulate(reduction, null, u * count);
                        }
                    }

                    foreach (Store store in this.PassStores(stage))
                    {
                        this.writer.Line(this.StoreText(store, u * count) + ";");
                    }
                }
            }

            this.scope.Suffix = "";
        }

        this.writer.Line();
        if (isInRegisters)
        {
            this.WriteRestAndResults(stage, j, to, reductions, vectors);
            return;
        }

        this.WriteRest(stage, j, to, reductions);
        this.WriteResults(reductions);
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
            this.writer.Line($"{type} {first} = {(isXored ? $"{type}.Zero" : this.scope.ElementOf(node.Inputs[2]))};");
            this.writer.Line($"{type} {second} = {this.scope.ElementOf(node.Inputs[isXored ? 2 : 3])};");
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
