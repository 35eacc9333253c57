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

    // An accumulator with one more vector in it, of which all before a place count. Where the user has allowed it, a product is not rounded by itself;
    // what does not count is left out of the accumulator then, so that every width computes the same.
    private string Accumulated(ReduceNode reduction, string accumulator, string? to)
    {
        (Node Left, Node Right)? factors = reduction.Inputs[0] switch
        {
            OpNode { Op: "mul" } product => (product.Inputs[0], product.Inputs[1]),
            OpNode { Op: "square" } square => (square.Inputs[0], square.Inputs[0]),
            _ => null,
        };
        bool isComputed = this.scope.Rate(reduction.Inputs[0]) == Rate.Element && !this.kept.ContainsKey(reduction.Inputs[0]);
        if (factors is (Node left, Node right) && isComputed && reduction.Op == "reduce_sum" && this.lanes.FastMath && !this.lanes.IsScalar && reduction.DType.IsFloating())
        {
            string sum = $"{this.lanes.Vector}.FusedMultiplyAdd({this.scope.ElementOf(left)}, {this.scope.ElementOf(right)}, {accumulator})";
            return to is null ? sum : $"LaneMask.Keep({sum}, {to} - j, {accumulator})";
        }

        string value = this.ReductionInput(reduction);
        return NodeText.Combine(reduction.Op, reduction.DType, accumulator, to is null ? value : this.Masked(reduction, value, to), this.lanes);
    }

    private void WriteAccumulate(ReduceNode reduction, string? to, int shift = 0)
    {
        string place = "l" + this.scope.Local(reduction);
        string type = reduction.DType == DType.Bool ? this.lanes.MaskElement : reduction.DType.CSharp();
        this.writer.Line($"{type}* {place} = {this.LanesOf(reduction)} + ({(shift == 0 ? "j" : $"(j + {shift})")} & {this.lanes.Logical - 1});");
        this.writer.Line($"({this.Accumulated(reduction, $"{this.lanes.Vector}.Load({place})", to)}).Store({place});");
    }

    private string Accumulator(ReduceNode reduction, int u) => $"acc{this.scope.Local(reduction)}_{u}";

    private void WriteAccumulators(IReadOnlyList<ReduceNode> reductions, int count)
    {
        foreach (ReduceNode reduction in reductions)
        {
            for (int u = 0; u < count; u++)
            {
                this.writer.Line($"{this.lanes.TypeOf(reduction.DType)} {this.Accumulator(reduction, u)} = {this.IdentityVector(reduction)};");
            }
        }
    }

    private void WriteAccumulatorStores(IReadOnlyList<ReduceNode> reductions, int count)
    {
        foreach (ReduceNode reduction in reductions)
        {
            for (int u = 0; u < count; u++)
            {
                this.writer.Line($"{this.Accumulator(reduction, u)}.Store({this.LanesOf(reduction)} + {u * this.lanes.Count});");
            }
        }
    }

    // Several accumulators ask once whether the vector is whole.
    private void WriteAccumulates(IReadOnlyList<ReduceNode> reductions, string to)
    {
        if (reductions.Count < 2)
        {
            Write(isWhole: false);
            return;
        }

        using (this.writer.Open($"if ({to} - j >= {this.lanes.Count})"))
        {
            Write(isWhole: true);
        }

        using (this.writer.Open("else"))
        {
            Write(isWhole: false);
        }

        void Write(bool isWhole)
        {
            foreach (ReduceNode reduction in reductions)
            {
                this.WriteAccumulate(reduction, isWhole ? null : to);
            }
        }
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
            if (!this.lanes.IsScalar)
            {
                this.writer.Line($"{reduction.DType.CSharp()} {this.Folded(reduction, this.LanesOf(reduction))}");
            }

            this.WriteBroadcast(reduction);
        }
    }

    // What is left of a pass whose accumulators are in registers, and the folds: from there where nothing is left.
    private void WriteRestAndResults(int stage, string j, string to, IReadOnlyList<ReduceNode> reductions, int unroll)
    {
        if (this.lanes.Bits < 512 || reductions.Count == 0)
        {
            this.WriteAccumulatorStores(reductions, unroll);
            this.WriteRest(stage, j, to, reductions);
            this.WriteResults(reductions);
            return;
        }

        foreach (ReduceNode reduction in reductions)
        {
            this.writer.Line($"{reduction.DType.CSharp()} {this.scope.Local(reduction)};");
        }

        using (this.writer.Open($"if ({j} < {to})"))
        {
            this.WriteAccumulatorStores(reductions, unroll);
            this.WriteRest(stage, j, to, reductions);
            foreach (ReduceNode reduction in reductions)
            {
                this.writer.Line(this.Folded(reduction, this.LanesOf(reduction)));
            }
        }

        using (this.writer.Open("else"))
        {
            List<ReduceNode> sums = reductions.Where(r => r is { Op: "reduce_sum", DType: DType.F32 }).ToList();
            if (sums.Count > 1)
            {
                this.WriteSums(sums, unroll);
            }

            foreach (ReduceNode reduction in reductions.Where(r => sums.Count < 2 || !sums.Contains(r)))
            {
                this.writer.Line(this.Folded(reduction, this.AllAccumulators(reduction, unroll)));
            }
        }

        foreach (ReduceNode reduction in reductions)
        {
            this.WriteBroadcast(reduction);
        }
    }

    // Several sums take the steps of one.
    private void WriteSums(List<ReduceNode> sums, int unroll)
    {
        const int AtOnce = 4;
        for (int first = 0; first < sums.Count; first += AtOnce)
        {
            List<ReduceNode> group = sums.Skip(first).Take(AtOnce).ToList();
            IEnumerable<string> joined = group.Select(r => $"Fold.Joined({this.AllAccumulators(r, unroll)})")
                .Concat(Enumerable.Repeat("Vector512<float>.Zero", AtOnce - group.Count));
            string all = $"sums{this.scope.Local(group[0])}";
            this.writer.Line($"Vector512<float> {all} = Fold.Sums({string.Join(", ", joined)});");
            for (int i = 0; i < group.Count; i++)
            {
                this.writer.Line($"{this.scope.Local(group[i])} = {all}.GetElement({4 * i});");
            }
        }
    }

    private string AllAccumulators(ReduceNode reduction, int count) => string.Join(", ", Enumerable.Range(0, count).Select(u => this.Accumulator(reduction, u)));

    private string Folded(ReduceNode reduction, string lanes) =>
        $"{this.scope.Local(reduction)} = Fold.{FoldName(reduction)}({lanes}){(reduction.DType == DType.Bool ? " != 0" : "")};";

    private void WriteBroadcast(ReduceNode reduction)
    {
        if (!this.lanes.IsScalar && this.scope.IsBroadcast(reduction) && this.kernel.Kind == LoopKind.Rows)
        {
            this.writer.Line(this.scope.BroadcastDeclaration(reduction));
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
