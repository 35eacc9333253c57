using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <content>
/// Results of cheap elements that are larger than the caches are written past them: memory is not read first where all of it is
/// written. That needs aligned vectors, so each stretch begins with as many elements as there are up to the first of these.
/// </content>
internal sealed partial class KernelEmitter
{
    private const string Streams = "streams0", Until = "until0";

    // Of several results only one could be aligned; a tile is read again at once.
    private bool CanStream => !this.isTile && this.lanes.Bits >= 256 && !this.HasReductions
        && this.kernel.Stores is [{ IsPerRow: false } store]
        && store.Array.Type.DType != DType.Bool && store.Array.Type.DType.ByteCount() == this.lanes.ElementBytes
        && store.Address.Coefficients[this.scope.Inner].IsOne()
        && !(Dim.Product(this.kernel.Domain) is { IsConstant: true } size && size.Value * this.lanes.ElementBytes < LeastStreamedBytes)
        && this.IsUnrolled(0, []);

    private bool Streamed(int stage) => stage == 0 && this.CanStream;

    private void WriteStreamChoice()
    {
        if (this.CanStream)
        {
            this.writer.Line($"bool {Streams} = StreamingStores.Pay({CSharp.SizeFactor(Dim.Product(this.kernel.Domain))} * {this.lanes.ElementBytes});");
        }
    }

    private void WriteStreamEnd()
    {
        if (this.CanStream)
        {
            this.writer.Line($"StreamingStores.End({Streams});");
        }
    }

    // The same loop writes what comes before the aligned vectors and what comes behind them.
    private void WriteStreamed(int stage, string from, string to)
    {
        this.end = to;
        int count = this.lanes.Count, width = CheapUnroll * count;
        Store store = this.PassStores(stage).Single();
        this.writer.Line($"nint j0 = {from};");
        string start = from == "0" ? "" : $"{from} + ", pointer = this.scope.Pointer(store) + (from == "0" ? "" : $" + {from}");
        this.writer.Line($"nint {Until} = {Streams} ? nint.Min({to}, {start}StreamingStores.Head({pointer})) : {from};");
        using (this.writer.Open("while (true)"))
        {
            using (this.writer.Open($"for (; j0 < {Until}; j0 += {count})"))
            {
                this.writer.Line("nint j = j0;");
                this.WriteBody(stage, 0);
                this.WriteTailStores(stage, Until);
            }

            this.writer.Line();
            using (this.writer.Open($"if ({Until} == {to})"))
            {
                this.writer.Line("break;");
            }

            this.writer.Line();
            using (this.writer.Open($"for (j0 = {Until}; j0 + {width} <= {to}; j0 += {width})"))
            {
                this.writer.Line("nint j = j0;");
                for (int u = 0; u < CheapUnroll; u++)
                {
                    using (this.writer.Open())
                    {
                        this.WriteBody(stage, u * count);
                        this.writer.Line($"StreamingStores.Store({this.scope.ElementOf(store.Node)}, {this.scope.Pointer(store)} + {this.scope.Place(store.Address, u * count)}, {Streams});");
                    }
                }
            }

            this.writer.Line();
            this.writer.Line($"{Until} = {to};");
        }
    }
}
