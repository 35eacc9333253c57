using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Rows with reductions: a group of lanes for each row, or a lane where rows are short. A domain without rows is one row.
/// </summary>
internal sealed class RowKernel(LoopKernel kernel, Names names) : DeviceKernelWriter(kernel, names)
{
    // Rows known to be no longer than this are one lane's work.
    private const int ShortLength = 32;

    /// <summary>Whether a lane computes a row.</summary>
    public bool IsSerial => Dim.Product(this.Kernel.Inner) is { IsConstant: true } length && length.Value <= ShortLength;

    /// <summary>The kernel's body.</summary>
    public string Write()
    {
        int outer = this.Kernel.Outer.Count;
        string rows = this.Arguments.Size(Dim.Product(this.Kernel.Outer));
        this.WriteNumbers();
        string head = this.IsSerial
            ? $"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {rows}; at += (long)Grid.DimX * Group.DimX)"
            : $"for (long at = Grid.IdxX; at < {rows}; at += Grid.DimX)";
        using (this.Body.Open(head))
        {
            this.Body.Line("int row = (int)at;");
            string text = this.Apart(this.WriteRow);
            this.WriteIndices(0, outer, "row");
            this.Body.Line(text);
        }

        return this.Body.ToString();
    }

    private void WriteRow()
    {
        for (int stage = 0; stage < this.StageCount; stage++)
        {
            this.Declare(this.Kernel.Nodes.Where(n => this.IsOfRow(n) && n.Stage == stage && n is not ReduceNode));
            this.WritePass(stage);
        }

        List<Store> stores = this.Kernel.Stores.Where(s => s.IsPerRow).ToList();
        if (stores.Count > 0)
        {
            using CodeWriter.Block? first = this.IsSerial ? null : this.Body.Open("if (Group.IdxX == 0)");
            foreach (Store store in stores)
            {
                this.Write(store);
            }
        }
    }

    // Numbers that follow from no reduction stand before the loop.
    private bool IsOfRow(Node node) => this.RateOf(node) == Rate.Row || (this.RateOf(node) == Rate.Call && node.Stage > 0);

    private void WritePass(int stage)
    {
        List<ReduceNode> reductions = this.Reductions(stage);
        List<Store> stores = this.PassStores(stage);
        if (reductions.Count == 0 && stores.Count == 0)
        {
            return;
        }

        foreach (ReduceNode reduction in reductions)
        {
            this.Body.Line($"{DeviceText.Register(reduction.DType)} {this.Local(reduction)} = {DeviceText.Identity(reduction)};");
        }

        int outer = this.Kernel.Outer.Count;
        string length = this.Arguments.Size(Dim.Product(this.Kernel.Inner));
        using (this.Body.Open(this.IsSerial ? $"for (int j = 0; j < {length}; j++)" : $"for (int j = Group.IdxX; j < {length}; j += Group.DimX)"))
        {
            string text = this.Apart(() =>
            {
                this.Declare(this.PassNodes(stage));
                foreach (ReduceNode reduction in reductions)
                {
                    this.Body.Line($"{this.Local(reduction)} = {DeviceText.Combine(reduction, this.Local(reduction), this.Operand(reduction.Inputs[0]))};");
                }

                foreach (Store store in stores)
                {
                    this.Write(store);
                }
            });
            this.WriteIndices(outer, this.Kernel.Inner.Count, "j");
            this.Body.Line(text);
        }

        foreach (ReduceNode reduction in reductions.Where(_ => !this.IsSerial))
        {
            this.Body.Line($"{this.Local(reduction)} = GroupOps.{DeviceText.GroupReduction(reduction)}({this.Local(reduction)});");
        }
    }
}
