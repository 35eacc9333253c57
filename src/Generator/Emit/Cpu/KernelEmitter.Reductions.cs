using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Reductions in a kernel: their accumulators, the masks of the last vector, and the folds at the end.</summary>
internal sealed partial class KernelEmitter
{
    // --- reductions ---
    private string ReductionInput(ReduceNode reduction) => this.scope.ElementOf(reduction.Inputs[0]);

    private string IdentityVector(ReduceNode reduction)
    {
        string identity = NodeText.Identity(reduction.Op, reduction.DType);
        return reduction.DType == DType.Bool
            ? $"{this.lanes.Vector}<{this.lanes.MaskElement}>.{(identity == "true" ? "AllBitsSet" : "Zero")}"
            : $"{this.lanes.Vector}.Create({identity})";
    }

    private string Masked(ReduceNode reduction, string value, string to)
    {
        return $"LaneMask.Keep({value}, {to} - j, {this.IdentityVector(reduction)})";
    }

    private string LanesOf(ReduceNode reduction) => "lanes" + this.scope.Local(reduction);

    private void WriteAccumulate(ReduceNode reduction, string value)
    {
        string place = "l" + this.scope.Local(reduction);
        string type = reduction.DType == DType.Bool ? this.lanes.MaskElement : reduction.DType.CSharp();
        this.writer.Line($"{type}* {place} = {this.LanesOf(reduction)} + (j & {this.lanes.Logical - 1});");
        this.writer.Line($"({NodeText.Combine(reduction.Op, reduction.DType, $"{this.lanes.Vector}.Load({place})", value, this.lanes)}).Store({place});");
    }

    private void WriteReductionMemory(IEnumerable<Node> nodes)
    {
        List<ReduceNode> reductions = nodes.OfType<ReduceNode>().ToList();
        if (reductions.Count == 0 || this.lanes.IsScalar)
        {
            return;
        }

        this.writer.Line($"byte* memory = stackalloc byte[{(reductions.Count * Lanes.ReductionBytes) + 64}];");
        this.writer.Line("byte* aligned = (byte*)(((nuint)memory + 63) & ~(nuint)63);");
        for (int i = 0; i < reductions.Count; i++)
        {
            string type = reductions[i].DType == DType.Bool ? this.lanes.MaskElement : reductions[i].DType.CSharp();
            string offset = i == 0 ? "aligned" : $"(aligned + {i * Lanes.ReductionBytes})";
            this.writer.Line($"{type}* {this.LanesOf(reductions[i])} = ({type}*){offset};");
        }
    }

    private void WriteClear(IReadOnlyList<ReduceNode> reductions)
    {
        foreach (ReduceNode reduction in reductions)
        {
            if (this.lanes.IsScalar)
            {
                this.writer.Line($"{reduction.DType.CSharp()} {this.scope.Local(reduction)} = {NodeText.Identity(reduction.Op, reduction.DType)};");
                continue;
            }

            string identity = NodeText.Identity(reduction.Op, reduction.DType);
            this.writer.Line($"Fold.Clear({this.LanesOf(reduction)}, {(reduction.DType == DType.Bool ? identity == "true" ? "-1" : "0" : identity)});");
        }
    }

    private void WriteResults(IReadOnlyList<ReduceNode> reductions)
    {
        foreach (ReduceNode reduction in reductions)
        {
            string local = this.scope.Local(reduction);
            if (!this.lanes.IsScalar)
            {
                string fold = $"Fold.{FoldName(reduction)}({this.LanesOf(reduction)})";
                this.writer.Line($"{reduction.DType.CSharp()} {local} = {fold}{(reduction.DType == DType.Bool ? " != 0" : "")};");
            }

            if (!this.lanes.IsScalar && this.scope.IsBroadcast(reduction) && this.kernel.Kind == LoopKind.Rows)
            {
                this.writer.Line(this.scope.BroadcastDeclaration(reduction));
            }
        }
    }

    /// <summary>The runtime's name for folding a reduction's lanes.</summary>
    public static string FoldName(ReduceNode reduction) => reduction.Op switch
    {
        "reduce_sum" => "Sum",
        "reduce_prod" => "Product",
        "reduce_and" => "And",
        "reduce_or" => "Or",
        "reduce_max" => reduction.DType == DType.Bool ? "Or" : "Max",
        _ => reduction.DType == DType.Bool ? "And" : "Min",
    };
}
