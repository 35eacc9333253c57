using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// One pass over a large domain without rows. What the pass before has reduced lies in memory, a partial result for each of its groups;
/// every group makes them one in the same order, and goes on from there.
/// </summary>
internal sealed class PassKernel(LoopKernel kernel, Names names, int stage) : DeviceKernelWriter(kernel, names)
{
    /// <summary>The partial results of a reduction, on the host.</summary>
    public static string Partials(int index) => $"partials{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where the results of earlier stages lie once they are known, on the host.</summary>
    public static string Totals(int index) => $"total{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether anything is left to do over all elements.</summary>
    public bool HasElements => this.Reductions(stage).Count > 0 || this.PassStores(stage).Count > 0;

    /// <summary>The kernel's body.</summary>
    public string Write()
    {
        for (int before = 0; before < stage; before++)
        {
            this.WriteTotals(before);
        }

        this.Declare(this.Kernel.Nodes.Where(n => this.RateOf(n) == Rate.Call && n.Stage <= stage && n is not ReduceNode));

        List<ReduceNode> reductions = this.Reductions(stage);
        foreach (ReduceNode reduction in reductions)
        {
            this.Body.Line($"{DeviceText.Register(reduction.DType)} {this.Local(reduction)} = {DeviceText.Identity(reduction)};");
        }

        if (this.HasElements)
        {
            this.WriteElements(reductions);
        }

        foreach (ReduceNode reduction in reductions)
        {
            this.Body.Line($"{this.Local(reduction)} = GroupOps.{DeviceText.GroupReduction(reduction)}({this.Local(reduction)});");
        }

        List<Store> numbers = stage == this.StageCount - 1 ? this.Kernel.Stores.Where(s => s.IsPerRow).ToList() : [];
        if (reductions.Count > 0)
        {
            using (this.Body.Open("if (Group.IdxX == 0)"))
            {
                foreach (ReduceNode reduction in reductions)
                {
                    this.Body.Line($"{this.PartialsOf(reduction)}[Grid.IdxX] = {DeviceText.Write(reduction.DType, this.Local(reduction))};");
                }
            }
        }

        if (numbers.Count > 0)
        {
            using (this.Body.Open("if (Grid.IdxX == 0 && Group.IdxX == 0)"))
            {
                foreach (Store store in numbers)
                {
                    this.Write(store);
                }
            }
        }

        return this.Body.ToString();
    }

    /// <summary>The number of a reduction among all.</summary>
    public int Number(ReduceNode reduction) => this.Kernel.Nodes.OfType<ReduceNode>().ToList().IndexOf(reduction);

    /// <summary>The reductions of this pass.</summary>
    public List<ReduceNode> Results => this.Reductions(stage);

    private string PartialsOf(ReduceNode reduction) => this.Arguments.Other(
        $"ArrayView<{DeviceText.Memory(reduction.DType)}>", Partials(this.Number(reduction)), Partials(this.Number(reduction)));

    private void WriteTotals(int before)
    {
        foreach (ReduceNode reduction in this.Reductions(before).Where(r => this.IsUsed(r)))
        {
            string local = this.Local(reduction), partials = this.PartialsOf(reduction);
            string count = this.Arguments.Other("int", "count" + before.ToString(CultureInfo.InvariantCulture), "count" + before.ToString(CultureInfo.InvariantCulture));
            this.Body.Line($"{DeviceText.Register(reduction.DType)} {local} = {DeviceText.Identity(reduction)};");
            using (this.Body.Open($"for (int part = Group.IdxX; part < {count}; part += Group.DimX)"))
            {
                this.Body.Line($"{local} = {DeviceText.Combine(reduction, local, DeviceText.Read(reduction.DType, partials + "[part]"))};");
            }

            this.Body.Line($"{local} = GroupOps.{DeviceText.GroupReduction(reduction)}({local});");
        }
    }

    // Whether this pass needs a reduction of an earlier one.
    private bool IsUsed(ReduceNode reduction)
    {
        IEnumerable<Node> roots = this.Reductions(stage).Select(r => r.Inputs[0]).Concat(this.PassStores(stage).Select(s => s.Node))
            .Concat(stage == this.StageCount - 1 ? this.Kernel.Stores.Where(s => s.IsPerRow).Select(s => s.Node) : [])
            .Concat(this.Kernel.Nodes.Where(n => this.RateOf(n) == Rate.Call && n.Stage <= stage && n is not ReduceNode));
        return LoopKernel.Sort(roots).Contains(reduction);
    }

    private void WriteElements(List<ReduceNode> reductions)
    {
        string count = this.Arguments.Size(Dim.Product(this.Domain));
        this.Flat = "element";
        using CodeWriter.Block loop = this.Body.Open(
            $"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {count}; at += (long)Grid.DimX * Group.DimX)");
        this.Body.Line("int element = (int)at;");
        string text = this.Apart(() =>
        {
            this.Declare(this.PassNodes(stage));
            foreach (ReduceNode reduction in reductions)
            {
                this.Body.Line($"{this.Local(reduction)} = {DeviceText.Combine(reduction, this.Local(reduction), this.Operand(reduction.Inputs[0]))};");
            }

            foreach (Store store in this.PassStores(stage))
            {
                this.Write(store);
            }
        });
        this.WriteIndices(0, this.Domain.Count, "element");
        this.Body.Line(text);
    }
}
