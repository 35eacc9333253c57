using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Reductions of columns: neighbouring lanes take neighbouring columns, and several lanes share a long one; what they have is put
/// together in their order.
/// </summary>
internal sealed class ColumnKernel(LoopKernel kernel, Names names) : DeviceKernelWriter(kernel, names)
{
    /// <summary>The lanes that share a column.</summary>
    public const int Strands = 8;

    // The largest group, for memory that its lanes share.
    private const int MaxGroup = 256;

    // Columns known to be no longer than this are one lane's work.
    private const int ShortLength = 32;

    /// <summary>Whether a lane computes a column.</summary>
    public bool IsSerial => Dim.Product(this.Kernel.Reduced) is { IsConstant: true } length && length.Value <= ShortLength;

    /// <summary>How many columns there are.</summary>
    public Dim Columns => Dim.Product(this.Kernel.Outer) * Dim.Product(this.Kernel.Inner);

    /// <summary>The kernel's body.</summary>
    public string Write()
    {
        List<ReduceNode> reductions = this.Reductions(0);
        string columns = this.Arguments.Size(this.Columns);
        this.WriteNumbers();
        if (this.IsSerial)
        {
            using (this.Body.Open($"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {columns}; at += (long)Grid.DimX * Group.DimX)"))
            {
                this.Body.Line("int column = (int)at;");
                this.WriteColumn(reductions, "0", "1", _ =>
                {
                    // What the sums needed may be needed again.
                    using CodeWriter.Block behind = this.Body.Open();
                    this.WriteStores();
                });
            }

            return this.Body.ToString();
        }

        foreach (ReduceNode reduction in reductions)
        {
            this.Body.Line($"ArrayView<{Shared(reduction)}> shared{this.Local(reduction)} = SharedMemory.Allocate<{Shared(reduction)}>({MaxGroup});");
        }

        this.Body.Line($"int across = Group.DimX / {Strands};");
        this.Body.Line("int side = Group.IdxX % across;");
        this.Body.Line("int strand = Group.IdxX / across;");
        using (this.Body.Open($"for (long at = (long)Grid.IdxX * across; at < {columns}; at += (long)Grid.DimX * across)"))
        {
            this.Body.Line("long mine = at + side;");
            this.Body.Line($"bool isMine = mine < {columns};");
            this.Body.Line("int column = isMine ? (int)mine : 0;");
            this.WriteColumn(reductions, "strand", Strands.ToString(CultureInfo.InvariantCulture), this.WriteTogether);
        }

        return this.Body.ToString();
    }

    private static string Shared(ReduceNode reduction) => reduction.DType == DType.Bool ? "byte" : DeviceText.Register(reduction.DType);

    private static string FromShared(ReduceNode reduction, string place) => reduction.DType == DType.Bool ? $"({place} != 0)" : place;

    private void WriteTogether(List<ReduceNode> reductions)
    {
        foreach (ReduceNode reduction in reductions)
        {
            string local = this.Local(reduction);
            this.Body.Line($"shared{local}[Group.IdxX] = {(reduction.DType == DType.Bool ? $"(byte)({local} ? 1 : 0)" : local)};");
        }

        this.Body.Line("Group.Barrier();");
        using (this.Body.Open("if (strand == 0 && isMine)"))
        {
            foreach (ReduceNode reduction in reductions)
            {
                string local = this.Local(reduction);
                using (this.Body.Open($"for (int other = 1; other < {Strands}; other++)"))
                {
                    this.Body.Line($"{local} = {DeviceText.Combine(reduction, local, FromShared(reduction, $"shared{local}[side + (other * across)]"))};");
                }
            }

            this.WriteStores();
        }

        this.Body.Line("Group.Barrier();");
    }

    // The sums, and what is made of them.
    private void WriteStores()
    {
        HashSet<Node> seen = [];
        List<Node> needed = [];
        foreach (Store store in this.Kernel.Stores)
        {
            Visit(store.Node);
        }

        this.Declare(needed);

        // Last, since what is written may lie where something was read.
        foreach (Store store in this.Kernel.Stores)
        {
            this.Write(store);
        }

        void Visit(Node node)
        {
            if (node is not ReduceNode && this.RateOf(node) != Rate.Call && !this.IsOfColumn(node) && seen.Add(node))
            {
                foreach (Node input in node.Inputs)
                {
                    Visit(input);
                }

                needed.Add(node);
            }
        }
    }

    private void WriteColumn(List<ReduceNode> reductions, string first, string step, Action<List<ReduceNode>> end)
    {
        int outer = this.Kernel.Outer.Count, reduced = this.Kernel.Reduced.Count, inner = this.Kernel.Inner.Count;
        string text = this.Apart(() =>
        {
            this.Declare(this.Kernel.Nodes.Where(n => n is not ReduceNode && this.IsOfColumn(n)));
            foreach (ReduceNode reduction in reductions)
            {
                this.Body.Line($"{DeviceText.Register(reduction.DType)} {this.Local(reduction)} = {DeviceText.Identity(reduction)};");
            }

            using (this.Body.Open($"for (int k = {first}; k < {this.Arguments.Size(Dim.Product(this.Kernel.Reduced))}; k += {step})"))
            {
                string steps = this.Apart(() =>
                {
                    this.Declare(this.PassNodes(0).Where(n => !this.IsOfColumn(n)));
                    foreach (ReduceNode reduction in reductions)
                    {
                        this.Body.Line($"{this.Local(reduction)} = {DeviceText.Combine(reduction, this.Local(reduction), this.Operand(reduction.Inputs[0]))};");
                    }
                });
                this.WriteIndices(outer, reduced, "k");
                this.Body.Line(steps);
            }

            end(reductions);
        });

        // The columns of one outer index lie side by side.
        if (outer == 0)
        {
            this.WriteIndices(outer + reduced, inner, "column");
        }
        else
        {
            string length = this.Arguments.Size(Dim.Product(this.Kernel.Inner));
            this.Body.Line($"int sideways = column % {length};");
            this.Body.Line($"int row = column / {length};");
            this.WriteIndices(0, outer, "row");
            this.WriteIndices(outer + reduced, inner, "sideways");
        }

        this.Body.Line(text);
    }

    // Row-rate nodes follow from outer indices alone.
    private bool IsOfColumn(Node node) => this.RateOf(node) == Rate.Row;
}
