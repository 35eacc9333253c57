using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <content>Reductions of columns: several vectors of columns side by side, down the rows.</content>
internal sealed partial class KernelEmitter
{
    // Rows are summed in blocks of this many and the blocks then: the error grows with the number of blocks, not of rows.
    private const int RowsInBlock = 256;

    /// <summary>Columns that are one piece of work, whatever the width.</summary>
    public const int ColumnsInBlock = 64;

    /// <summary>Blocks of columns from lo to hi; a row of outer dimensions has as many as its columns need.</summary>
    public void WriteColumns()
    {
        string length = CSharp.Size(this.InnerLength);
        this.WriteSlower(Rate.Call, 0);
        if (this.CanBand)
        {
            this.WriteBands();
        }

        using (this.writer.Open("for (nint block = lo; block < hi; block++)"))
        {
            if (this.kernel.Outer.Count > 0)
            {
                this.writer.Line($"nint across = ({length} + {ColumnsInBlock - 1}) / {ColumnsInBlock};");
                string row = this.kernel.Outer.Count == 1 ? "i" : "row";
                this.writer.Line($"nint {row} = block / across;");
                this.WriteRowIndices(this.kernel.Outer, 0);
                this.writer.Line($"nint begin = (block - ({row} * across)) * {ColumnsInBlock};");
            }
            else
            {
                this.writer.Line($"nint begin = block * {ColumnsInBlock};");
            }

            this.writer.Line($"nint end = nint.Min(begin + {ColumnsInBlock}, {length});");
            this.WriteSlower(Rate.Row, 0);
            List<CodeWriter.Block> leading = [];
            for (int i = 0; i < this.kernel.Inner.Count - 1; i++)
            {
                string q = this.scope.Index(this.kernel.Outer.Count + this.kernel.Reduced.Count + i);
                leading.Add(this.writer.Open($"for (nint {q} = 0; {q} < {CSharp.Size(this.kernel.Inner[i])}; {q}++)"));
            }

            this.writer.Line("nint j = begin;");
            int vectors = this.lanes.Bits / 128;
            if (vectors > 1)
            {
                int side = vectors * this.lanes.Count;
                using (this.writer.Open($"for (; j + {side} <= end; j += {side})"))
                {
                    this.WriteColumnBlock(vectors, isTail: false);
                }

                this.writer.Line();
            }

            using (this.writer.Open($"for (; j < end; j += {this.lanes.Count})"))
            {
                this.WriteColumnBlock(1, isTail: true);
            }

            foreach (CodeWriter.Block block in Enumerable.Reverse(leading))
            {
                block.Dispose();
            }
        }
    }

    private void WriteColumnBlock(int vectors, bool isTail)
    {
        IReadOnlyList<ReduceNode> reductions = this.Reductions(0);
        this.Declare(reductions, vectors, "total");
        List<CodeWriter.Block> loops = [];
        int last = this.kernel.Reduced.Count - 1;
        for (int i = 0; i < last; i++)
        {
            string outer = this.scope.Index(this.kernel.Outer.Count + i);
            loops.Add(this.writer.Open($"for (nint {outer} = 0; {outer} < {CSharp.Size(this.kernel.Reduced[i])}; {outer}++)"));
        }

        string rows = CSharp.Size(this.kernel.Reduced[last]);
        using (this.writer.Open($"for (nint first = 0; first < {rows}; first += {RowsInBlock})"))
        {
            this.writer.Line($"nint past = nint.Min(first + {RowsInBlock}, {rows});");
            this.Declare(reductions, vectors, "acc");
            this.WriteColumnSteps(reductions, vectors, "first", "past");
            this.writer.Line();
            this.WriteColumnTotals(reductions, vectors);
        }

        foreach (CodeWriter.Block loop in Enumerable.Reverse(loops))
        {
            loop.Dispose();
        }

        this.writer.Line();
        this.WriteColumnStores(vectors, isTail);
    }

    // Down some rows, into the accumulators.
    private void WriteColumnSteps(IReadOnlyList<ReduceNode> reductions, int vectors, string from, string to)
    {
        string k = this.scope.Index(this.kernel.Outer.Count + this.kernel.Reduced.Count - 1);
        using CodeWriter.Block steps = this.writer.Open($"for (nint {k} = {from}; {k} < {to}; {k}++)");
        this.WriteSlower(Rate.Step, 0);
        this.WritePointers(_ => true, _ => false);
        for (int u = 0; u < vectors; u++)
        {
            using (this.writer.Open())
            {
                this.WriteBody(0, u * this.lanes.Count);
                foreach (ReduceNode reduction in reductions)
                {
                    this.writer.Line($"{this.Column("acc", reduction, u)} = {this.Accumulated(reduction, this.Column("acc", reduction, u), null)};");
                }
            }
        }
    }

    private void WriteColumnTotals(IReadOnlyList<ReduceNode> reductions, int vectors) =>
        this.ForEach(reductions, vectors, (reduction, u) =>
            $"{this.Column("total", reduction, u)} = {NodeText.Combine(reduction.Op, reduction.DType, this.Column("total", reduction, u), this.Column("acc", reduction, u), this.lanes)};");

    private void WriteColumnStores(int vectors, bool isTail)
    {
        foreach (Store store in this.kernel.Stores)
        {
            ReduceNode reduction = (ReduceNode)store.Node;
            bool isMask = reduction.DType == DType.Bool;
            string address = $"{this.scope.Names.Of(store.Array)} + {this.scope.Sum(store.Address, _ => true)}";
            if (this.lanes.IsScalar)
            {
                for (int u = 0; u < vectors; u++)
                {
                    this.writer.Line($"*({address}{(u == 0 ? "" : $" + {u}")}) = {this.Column("total", reduction, u)};");
                }

                continue;
            }

            for (int u = 0; u < vectors; u++)
            {
                string place = $"{address}{(u == 0 ? "" : $" + {u * this.lanes.Count}")}";
                string total = this.Column("total", reduction, u);
                this.writer.Line(isTail
                    ? $"{(isMask ? "Masks" : "Partial")}.Store({total}, {place}, (int)nint.Min(end - j, {this.lanes.Count}));"
                    : isMask ? $"Masks.Store({total}, {place});" : $"{total}.Store({place});");
            }
        }
    }

    private void Declare(IReadOnlyList<ReduceNode> reductions, int vectors, string name) =>
        this.ForEach(reductions, vectors, (reduction, u) =>
            $"{this.lanes.TypeOf(reduction.DType)} {this.Column(name, reduction, u)} = {(this.lanes.IsScalar ? NodeText.Identity(reduction.Op, reduction.DType) : this.IdentityVector(reduction))};");

    private void ForEach(IReadOnlyList<ReduceNode> reductions, int vectors, Func<ReduceNode, int, string> line)
    {
        foreach (ReduceNode reduction in reductions)
        {
            for (int u = 0; u < vectors; u++)
            {
                this.writer.Line(line(reduction, u));
            }
        }
    }

    private string Column(string name, ReduceNode reduction, int u) => $"{name}{this.scope.Local(reduction)}_{u}";
}
