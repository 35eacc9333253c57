using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

// One pass over elements: whole vectors, several at once, and what is left.
internal sealed partial class KernelEmitter
{
    private void WritePass(int stage, string from, string to)
    {
        IReadOnlyList<ReduceNode> reductions = this.Reductions(stage);
        if (reductions.Count == 0 && !this.PassStores(stage).Any())
        {
            return;
        }

        if (this.kernel.Inner.Count == 1)
        {
            this.WriteInnerLoop(stage, from, to);
            return;
        }

        // Several inner dimensions: the accumulators live over all of them.
        this.WriteClear(reductions);
        List<CodeWriter.Block> blocks = [];
        for (int i = 0; i < this.kernel.Inner.Count - 1; i++)
        {
            string q = this.scope.Index(this.kernel.Outer.Count + i);
            blocks.Add(this.writer.Open($"for (nint {q} = 0; {q} < {CSharp.Size(this.kernel.Inner[i])}; {q}++)"));
        }

        this.WritePointers(this.InPass(stage), s => !s.IsPerRow && s.Node.Stage == stage);
        this.WriteOneByOne(stage, from, to, reductions);
        foreach (CodeWriter.Block block in Enumerable.Reverse(blocks))
        {
            block.Dispose();
        }

        this.WriteResults(reductions);
    }

    private void WriteInnerLoop(int stage, string from, string to)
    {
        IReadOnlyList<ReduceNode> reductions = this.Reductions(stage);
        if (this.IsSideBySide(stage, reductions))
        {
            this.WriteSideBySide(stage, from, to, reductions);
            return;
        }

        if (!this.IsUnrolled(stage, reductions))
        {
            this.WriteClear(reductions);
            this.WriteOneByOne(stage, from, to, reductions);
            this.WriteResults(reductions);
        }
        else if (this.Streamed(stage))
        {
            this.WriteStreamed(stage, from, to);
        }
        else
        {
            this.WriteUnrolled(stage, from, to, reductions);
        }
    }

    private bool IsUnrolled(int stage, IReadOnlyList<ReduceNode> reductions)
    {
        int cost = this.PassNodes(stage).OfType<OpNode>().Sum(OpFacts.Cost);
        bool isRepeated = this.lanes.Bits == 512
            || (this.lanes.Bits == 256 && (reductions.Count == 0 || cost <= ShortCost));
        return cost < (reductions.Count > 1 && this.lanes.Bits == 512 ? SharedCost : DearCost) && isRepeated && !this.IsSideBySide(stage, reductions);
    }

    // One vector at a time; accumulators in memory, several of them, so that one is not waited for.
    private void WriteOneByOne(int stage, string from, string to, IReadOnlyList<ReduceNode> reductions)
    {
        this.end = to;
        int count = this.lanes.Count;
        string step = count == 1 ? "j++" : $"j += {count}";
        using (this.writer.Open($"for (nint j = {from}; j < {to}; {step})"))
        {
            this.WriteBody(stage, 0);
            if (this.lanes.IsScalar)
            {
                this.WriteScalarEnds(stage, reductions);
                return;
            }

            this.WriteAccumulates(reductions, to);
            this.WriteTailStores(stage, to);
        }
    }

    private void WriteScalarEnds(int stage, IReadOnlyList<ReduceNode> reductions)
    {
        foreach (ReduceNode reduction in reductions)
        {
            string local = this.scope.Local(reduction);
            this.writer.Line($"{local} = {NodeText.Combine(reduction.Op, reduction.DType, local, this.ReductionInput(reduction), this.lanes)};");
        }

        foreach (Store store in this.PassStores(stage))
        {
            this.writer.Line($"{this.scope.Pointer(store)}[{this.scope.Place(store.Address, 0)}] = {this.scope.ElementOf(store.Node)};");
        }
    }

    // Several vectors at a time with accumulators in registers, then the rest one by one.
    private void WriteUnrolled(int stage, string from, string to, IReadOnlyList<ReduceNode> reductions)
    {
        this.end = to;
        int unroll = reductions.Count > 0 ? this.lanes.Accumulators : CheapUnroll;
        int width = unroll * this.lanes.Count;
        this.WriteAccumulators(reductions, unroll);
        string j = $"j{stage.ToString(CultureInfo.InvariantCulture)}";
        this.writer.Line($"nint {j} = {from};");
        using (this.writer.Open($"for (; {j} + {width} <= {to}; {j} += {width})"))
        {
            this.writer.Line($"nint j = {j};");
            for (int u = 0; u < unroll; u++)
            {
                using (this.writer.Open())
                {
                    this.WriteBody(stage, u * this.lanes.Count);
                    foreach (ReduceNode reduction in reductions)
                    {
                        string accumulator = this.Accumulator(reduction, u);
                        this.writer.Line($"{accumulator} = {this.Accumulated(reduction, accumulator, null)};");
                    }

                    foreach (Store store in this.PassStores(stage))
                    {
                        this.writer.Line(this.StoreText(store, u * this.lanes.Count) + ";");
                    }
                }
            }
        }

        this.writer.Line();
        this.WriteRestAndResults(stage, j, to, reductions, unroll);
    }

    // What is left of a pass over several vectors at a time.
    private void WriteRest(int stage, string j, string to, IReadOnlyList<ReduceNode> reductions)
    {
        using (this.writer.Open($"for (; {j} < {to}; {j} += {this.lanes.Count})"))
        {
            this.writer.Line($"nint j = {j};");
            this.WriteBody(stage, 0);
            this.WriteAccumulates(reductions, to);
            this.WriteTailStores(stage, to);
        }
    }

    // The loop of several results is written where the first is needed.
    private void WriteLoop(OpNode node, List<Node> nodes, int vectors, string? left)
    {
        List<OpNode> all = nodes.Where(LaneLoop.Is).Cast<OpNode>().Where(n => LaneLoop.IsSame(n, node)).ToList();
        if (!ReferenceEquals(all[0], node))
        {
            return;
        }

        this.scope.Suffix = "";
        LaneLoop loop = new(this.writer, this.lanes, node, this.scope.Local(node) + "_w", n => this.scope.Rate(n) != Rate.Element);
        List<IReadOnlyList<string>> inputs = [];
        List<IReadOnlyList<(int, string)>> results = [];
        for (int u = 0; u < vectors; u++)
        {
            this.scope.Suffix = vectors > 1 ? $"_{u}" : "";
            inputs.Add(node.Inputs.Select(this.scope.ElementOf).ToList());
            results.Add(all.Select(n => (n.Output, this.scope.Local(n))).ToList());
        }

        this.scope.Suffix = "";
        if (this.lanes.IsScalar)
        {
            loop.WriteNumbers(inputs[0], results[0]);
        }
        else
        {
            loop.WriteVectors(inputs, left, results);
        }
    }

    private void WriteBody(int stage, int shift)
    {
        this.scope.End = this.end;
        List<Node> nodes = this.PassNodes(stage);
        List<Node> computed = nodes.Where(n => !this.IsKept(n, stage)).ToList();
        foreach (Node node in nodes.Where(n => !this.scope.IsRepeated(n)))
        {
            if (LaneLoop.Is(node) && !this.IsKept(node, stage))
            {
                this.WriteLoop((OpNode)node, computed, 1, $"{this.end} - j{(shift == 0 ? "" : $" - {shift}")}");
                if (this.kept.TryGetValue(node, out (string Place, int) waits))
                {
                    this.writer.Line($"{this.scope.Local(node)}.Store({waits.Place} + {(shift == 0 ? "j" : $"j + {shift}")});");
                }

                continue;
            }

            string type = this.lanes.TypeOf(node.DType);
            string at = shift == 0 ? "j" : $"j + {shift}";
            if (this.IsKept(node, stage))
            {
                this.writer.Line($"{type} {this.scope.Local(node)} = {this.lanes.Vector}.Load({this.kept[node].Place} + {at});");
                continue;
            }

            this.WriteElement(node, computed, shift);
            if (this.kept.TryGetValue(node, out (string Place, int) place))
            {
                this.writer.Line($"{this.scope.Local(node)}.Store({place.Place} + {at});");
            }
        }
    }

    // Of two nodes that one call computes, the first declares both.
    private void WriteElement(Node node, IReadOnlyList<Node> nodes, int shift)
    {
        string type = this.lanes.TypeOf(node.DType);
        if (Pairs.Find(node, nodes, this.lanes) is not { } pair)
        {
            this.writer.Line($"{type} {this.scope.Local(node)} = {this.scope.ElementText(node, shift)};");
        }
        else if (ReferenceEquals(node, pair.Earlier))
        {
            string call = pair.Call(node.Inputs.Select(this.scope.ElementOf).ToList(), this.lanes);
            this.writer.Line($"{type} {this.scope.Local(pair.First)} = {call}out {type} {this.scope.Local(pair.Second)});");
        }
    }
}
