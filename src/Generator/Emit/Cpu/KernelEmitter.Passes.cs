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
        int cost = this.PassNodes(stage).OfType<OpNode>().Sum(OpFacts.Cost);
        bool isRepeated = this.lanes.Bits == 512
            || (this.lanes.Bits == 256 && (reductions.Count == 0 || cost <= ShortCost));
        if (cost >= DearCost || !isRepeated)
        {
            this.WriteClear(reductions);
            this.WriteOneByOne(stage, from, to, reductions);
            this.WriteResults(reductions);
            return;
        }

        this.WriteUnrolled(stage, from, to, reductions);
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

            foreach (ReduceNode reduction in reductions)
            {
                this.WriteAccumulate(reduction, this.Masked(reduction, this.ReductionInput(reduction), to));
            }

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
        foreach (ReduceNode reduction in reductions)
        {
            for (int u = 0; u < unroll; u++)
            {
                this.writer.Line($"{this.lanes.TypeOf(reduction.DType)} {Accumulator(reduction, u)} = {this.IdentityVector(reduction)};");
            }
        }

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
                        string accumulator = Accumulator(reduction, u);
                        this.writer.Line($"{accumulator} = {NodeText.Combine(reduction.Op, reduction.DType, accumulator, this.ReductionInput(reduction), this.lanes)};");
                    }

                    foreach (Store store in this.PassStores(stage))
                    {
                        this.writer.Line(this.StoreText(store, u * this.lanes.Count) + ";");
                    }
                }
            }
        }

        this.writer.Line();
        foreach (ReduceNode reduction in reductions)
        {
            for (int u = 0; u < unroll; u++)
            {
                this.writer.Line($"{Accumulator(reduction, u)}.Store({this.LanesOf(reduction)} + {u * this.lanes.Count});");
            }
        }

        using (this.writer.Open($"for (; {j} < {to}; {j} += {this.lanes.Count})"))
        {
            this.writer.Line($"nint j = {j};");
            this.WriteBody(stage, 0);
            foreach (ReduceNode reduction in reductions)
            {
                this.WriteAccumulate(reduction, this.Masked(reduction, this.ReductionInput(reduction), to));
            }

            this.WriteTailStores(stage, to);
        }

        this.WriteResults(reductions);

        string Accumulator(ReduceNode reduction, int u) => $"acc{this.scope.Local(reduction)}_{u}";
    }

    private void WriteBody(int stage, int shift)
    {
        this.scope.End = this.end;
        foreach (Node node in this.PassNodes(stage).Where(n => !this.scope.IsRepeated(n)))
        {
            string type = this.lanes.TypeOf(node.DType);
            string at = shift == 0 ? "j" : $"j + {shift}";
            if (this.IsKept(node, stage))
            {
                this.writer.Line($"{type} {this.scope.Local(node)} = {this.lanes.Vector}.Load({this.kept[node].Place} + {at});");
                continue;
            }

            this.writer.Line($"{type} {this.scope.Local(node)} = {this.scope.ElementText(node, shift)};");
            if (this.kept.TryGetValue(node, out (string Place, int) place))
            {
                this.writer.Line($"{this.scope.Local(node)}.Store({place.Place} + {at});");
            }
        }
    }
}
