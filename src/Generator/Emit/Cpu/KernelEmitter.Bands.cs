using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <content>
/// Reductions of columns of a large matrix: a few rows at a time along a band of columns, so that memory is read in its order.
/// What the columns of the band have come to lies in the nearest cache; each column adds up in the same order as elsewhere.
/// </content>
internal sealed partial class KernelEmitter
{
    // From so many elements on, the matrix is larger than the caches that take columns in any order.
    private const int BandedLength = 1 << 18;
    private const int RowsAtOnce = 16;

    // Of each row a band takes so many bytes: the longer the stretches, the better the hardware knows what comes next, while what
    // columns have come to stays in the nearest cache.
    private const int BytesInBand = 1 << 14;

    private bool CanBand => this.lanes.Bits >= 256
        && this.kernel is { Outer.Count: 0, Reduced.Count: 1, Inner.Count: 1 }
        && !(Dim.Product(this.kernel.Domain) is { IsConstant: true } size && size.Value < BandedLength)
        && this.Reductions(0).All(r => r.DType != DType.Bool);

    /// <summary>The same blocks of columns, where the matrix is large, and a return.</summary>
    private void WriteBands()
    {
        IReadOnlyList<ReduceNode> reductions = this.Reductions(0);
        string length = CSharp.Size(this.InnerLength), rows = CSharp.Size(this.kernel.Reduced[0]);
        int vectors = this.lanes.Bits / 128, side = vectors * this.lanes.Count;
        int blocks = BytesInBand / (ColumnsInBlock * reductions.Max(r => r.DType.ByteCount()));
        using (this.writer.Open($"if ({CSharp.SizeFactor(this.kernel.Reduced[0])} * {CSharp.SizeFactor(this.InnerLength)} >= {BandedLength})"))
        {
            foreach (ReduceNode reduction in reductions)
            {
                string type = reduction.DType.CSharp();
                this.writer.Line($"{type}* {this.Memory("totals", reduction)} = stackalloc {type}[{blocks * ColumnsInBlock}];");
                this.writer.Line($"{type}* {this.Memory("accs", reduction)} = stackalloc {type}[{blocks * ColumnsInBlock}];");
            }

            using (this.writer.Open($"for (nint band = lo; band < hi; band += {blocks})"))
            {
                this.writer.Line($"nint begin = band * {ColumnsInBlock};");
                this.writer.Line($"nint end = nint.Min(nint.Min(band + {blocks}, hi) * {ColumnsInBlock}, {length});");
                this.writer.Line($"nint whole = begin + ((end - begin) / {side} * {side});");
                this.WriteSlower(Rate.Row, 0);
                using (this.writer.Open($"for (nint first = 0; first < {rows}; first += {RowsInBlock})"))
                {
                    this.writer.Line($"nint past = nint.Min(first + {RowsInBlock}, {rows});");
                    using (this.writer.Open($"for (nint start = first; start < past; start += {RowsAtOnce})"))
                    {
                        this.writer.Line($"nint until = nint.Min(start + {RowsAtOnce}, past);");
                        using (this.writer.Open($"for (nint j = begin; j < whole; j += {side})"))
                        {
                            this.WriteBandBlock(reductions, vectors, rows);
                        }
                    }
                }

                this.writer.Line();
                using (this.writer.Open($"for (nint j = whole; j < end; j += {this.lanes.Count})"))
                {
                    this.WriteColumnBlock(1, isTail: true);
                }
            }

            this.writer.Line();
            this.writer.Line("return;");
        }

        this.writer.Line();
    }

    private void WriteBandBlock(IReadOnlyList<ReduceNode> reductions, int vectors, string rows)
    {
        this.ForEach(reductions, vectors, (reduction, u) =>
            $"{this.lanes.TypeOf(reduction.DType)} {this.Column("acc", reduction, u)} = start == first ? {this.IdentityVector(reduction)} : {this.lanes.Vector}.Load({Place("accs", reduction, u)});");
        this.WriteColumnSteps(reductions, vectors, "start", "until");
        this.writer.Line();
        using (this.writer.Open("if (until < past)"))
        {
            this.ForEach(reductions, vectors, (reduction, u) => $"{this.Column("acc", reduction, u)}.Store({Place("accs", reduction, u)});");
            this.writer.Line("continue;");
        }

        this.writer.Line();
        this.ForEach(reductions, vectors, (reduction, u) =>
            $"{this.lanes.TypeOf(reduction.DType)} {this.Column("total", reduction, u)} = first == 0 ? {this.IdentityVector(reduction)} : {this.lanes.Vector}.Load({Place("totals", reduction, u)});");
        this.WriteColumnTotals(reductions, vectors);
        using (this.writer.Open($"if (past < {rows})"))
        {
            this.ForEach(reductions, vectors, (reduction, u) => $"{this.Column("total", reduction, u)}.Store({Place("totals", reduction, u)});");
            this.writer.Line("continue;");
        }

        this.writer.Line();
        this.WriteColumnStores(vectors, isTail: false);

        string Place(string name, ReduceNode reduction, int u) =>
            $"{this.Memory(name, reduction)} + (j - begin){(u == 0 ? "" : $" + {u * this.lanes.Count}")}";
    }

    private string Memory(string name, ReduceNode reduction) => name + this.scope.Local(reduction);
}
