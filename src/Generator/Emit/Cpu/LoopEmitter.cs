using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// Writes a kernel's methods, one for each vector width and one that chooses, and the call that shares its work among threads
/// where there is enough.
/// </summary>
internal sealed class LoopEmitter(CodeWriter calls, CodeWriter kernels, Names names, string name, EmitOptions options)
{
    // Sharing work costs microseconds, so a kernel must have at least this much of it.
    private const double ParallelNanoseconds = 20_000;

    // Below this many elements, known when built, the widest vectors gain nothing worth their code.
    private const int SmallLength = 256;

    /// <summary>Writes the methods and the call.</summary>
    public void Write(LoopKernel kernel)
    {
        IReadOnlyList<(string Type, string Name)> arguments = names.Arguments(kernel);
        switch (kernel.Kind)
        {
            case LoopKind.Rows:
                this.WriteMethods(kernel, name, arguments, [("nint", "lo"), ("nint", "hi")], e => e.WriteRows(isTile: false));
                this.WriteCall(kernel, name, arguments, Dim.Product(kernel.Outer), CSharp.Size(Dim.Product(kernel.Outer)), 1, Dim.Product(kernel.Inner));
                break;
            case LoopKind.Columns:
                this.WriteMethods(kernel, name, arguments, [("nint", "lo"), ("nint", "hi")], e => e.WriteColumns());
                string blocks = $"(({CSharp.Size(kernel.Inner[kernel.Inner.Count - 1])} + {KernelEmitter.ColumnsInBlock - 1}) / {KernelEmitter.ColumnsInBlock})";
                string count = kernel.Outer.Count == 0 ? blocks : $"{blocks} * {CSharp.SizeFactor(Dim.Product(kernel.Outer))}";
                Dim perBlock = Dim.Product(kernel.Reduced) * Dim.Product(kernel.Inner.Take(kernel.Inner.Count - 1)) * KernelEmitter.ColumnsInBlock;
                this.WriteCall(kernel, name, arguments, null, count, 1, perBlock);
                break;
            case LoopKind.Whole when kernel.Inner.Count == 0:
                this.WriteNumbers(kernel);
                break;
            case LoopKind.Whole:
                this.WritePasses(kernel, arguments);
                break;
        }
    }

    /// <summary>Writes a method for each width, and one that chooses among them.</summary>
    public void WriteMethods(
        LoopKernel kernel, string method, IReadOnlyList<(string Type, string Name)> arguments, IReadOnlyList<(string Type, string Name)> range, Action<KernelEmitter> body)
    {
        int bytes = Lanes.CommonBytes(kernel.Nodes);
        int[] widths = bytes == 0 ? [0] : IsSmall(kernel) ? [256] : [512, 256];
        string parameters = string.Join(", ", arguments.Concat(range).Select(a => $"{a.Type} {a.Name}"));
        if (widths.Length > 1)
        {
            string values = string.Join(", ", arguments.Concat(range).Select(a => a.Name));
            kernels.Line();
            kernels.Line(Summary(kernel));
            kernels.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (kernels.Open($"private static unsafe void {method}({parameters})"))
            {
                for (int i = 0; i < widths.Length; i++)
                {
                    string head = i + 1 == widths.Length ? "else" : $"{(i == 0 ? "" : "else ")}if (Vector{widths[i]}.IsHardwareAccelerated)";
                    using (kernels.Open(head))
                    {
                        kernels.Line($"{method}_V{widths[i]}({values});");
                    }
                }
            }
        }

        foreach (int width in widths)
        {
            kernels.Line();
            if (widths.Length == 1)
            {
                kernels.Line(Summary(kernel));
            }

            kernels.Line("[SkipLocalsInit]");
            kernels.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
            string own = widths.Length > 1 ? $"{method}_V{width}" : method;
            using (kernels.Open($"private static unsafe void {own}({parameters})"))
            {
                body(new KernelEmitter(kernels, kernel, new Lanes(width, bytes, options.FastMath), names));
            }
        }
    }

    // What is fused here, in the words of the program above.
    private static string Summary(LoopKernel kernel)
    {
        IEnumerable<string> reads = kernel.Reads.Select(r => r.ToString()).Distinct(), writes = kernel.Writes.Select(w => w.ToString()).Distinct();
        IEnumerable<string> operations = kernel.Nodes.Select(n => n switch
        {
            OpNode op => op.Op,
            ReduceNode reduce => reduce.Op,
            _ => "",
        }).Where(o => o.Length > 0);
        string what = string.Join(", ", operations);
        return $"// {string.Join(", ", writes)} from {(reads.Any() ? string.Join(", ", reads) : "nothing")}{(what.Length == 0 ? "" : ": " + what)}";
    }

    /// <summary>What an element costs, from arithmetic and memory.</summary>
    private static double Nanoseconds(LoopKernel kernel)
    {
        int cost = kernel.Nodes.OfType<OpNode>().Sum(OpFacts.Cost) + kernel.Nodes.OfType<ReduceNode>().Count();
        double perVector = Lanes.CommonBytes(kernel.Nodes) == 0 ? 0.5 : 0.03;
        return Math.Max(0.05 * kernel.Reads.Concat(kernel.Writes).Count(), perVector * cost);
    }

    private static bool IsSmall(LoopKernel kernel) =>
        Dim.Product(kernel.Domain) is { IsConstant: true } size && size.Value <= SmallLength;

    private void WriteCall(
        LoopKernel kernel, string method, IReadOnlyList<(string Type, string Name)> arguments, Dim? rows, string count, int grain, Dim perUnit)
    {
        string values = string.Concat(arguments.Select(a => a.Name + ", "));
        bool isSmall = Dim.Product(kernel.Domain) is { IsConstant: true } all && all.Value * Nanoseconds(kernel) < ParallelNanoseconds;
        if (isSmall || (rows is { IsConstant: true } && rows.Value == 1))
        {
            calls.Line($"{method}({values}0, {count});");
            return;
        }

        kernels.Line();
        string fields = string.Join(", ", arguments.Select(a => $"{a.Type} {a.Name}"));
        using (kernels.Open($"private readonly unsafe struct {method}_Body({fields}) : IRangeBody"))
        {
            kernels.Line($"public void Run(nint lo, nint hi) => {method}({values}lo, hi);");
        }

        // Units below which the work is not worth sharing; the smallest share is a quarter of that.
        double unit = Nanoseconds(kernel);
        string threshold = ((long)(ParallelNanoseconds / unit)).ToString(CultureInfo.InvariantCulture);
        string work = perUnit.IsOne() ? count
            : perUnit.IsConstant && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out long units) && units * perUnit.Value > int.MaxValue ? CSharp.Size(perUnit * units)
            : $"{(count.Contains(' ') ? $"({count})" : count)} * {CSharp.SizeFactor(perUnit)}";
        using (calls.Open($"if (Workers.Count > 1 && {work} > {threshold})"))
        {
            calls.Line($"{method}_Body body = new({string.Join(", ", arguments.Select(a => a.Name))});");
            calls.Line($"Workers.For({count}, {grain}, ref body);");
        }

        using (calls.Open("else"))
        {
            calls.Line($"{method}({values}0, {count});");
        }
    }

    // Everything is a number: no loop.
    private void WriteNumbers(LoopKernel kernel)
    {
        KernelScope scope = new(kernel, new Lanes(0, 0, options.FastMath), names);
        using (calls.Open())
        {
            foreach (Node node in kernel.Nodes.Where(n => n is not ConstantNode && !(n is LoadNode load && names.IsScalar(load.Array))))
            {
                if (LaneLoop.Is(node))
                {
                    OpNode result = (OpNode)node;
                    new LaneLoop(calls, scope.Lanes, result, scope.Local(node) + "_w", static _ => true).WriteNumbers(
                        node.Inputs.Select(scope.ScalarOf).ToList(), [(result.Output, scope.Local(node))]);
                    continue;
                }

                calls.Line($"{node.DType.CSharp()} {scope.Local(node)} = {scope.ScalarText(node)};");
            }

            foreach (Store store in kernel.Stores)
            {
                calls.Line($"{names.Of(store.Array)}[{scope.Sum(store.Address, _ => true)}] = {scope.ScalarOf(store.Node)};");
            }
        }
    }

    // One method for each pass; between them the partial results are combined and the numbers that follow are computed.
    private void WritePasses(LoopKernel kernel, IReadOnlyList<(string Type, string Name)> arguments)
    {
        KernelScope scope = new(kernel, new Lanes(0, 0, options.FastMath), names);
        List<(string Type, string Name)> staged = [];
        bool isSinglePass = !kernel.Nodes.Any(n => n is ReduceNode);
        CodeWriter.Block? block = isSinglePass ? null : calls.Open();
        if (!isSinglePass)
        {
            calls.Line("using ArenaScope partials = Arena.Enter();");
        }

        for (int stage = 0; stage < scope.StageCount; stage++)
        {
            foreach (Node node in kernel.Nodes.Where(n => scope.Rate(n) == Rate.Call && n.Stage == stage && n is not (ReduceNode or ConstantNode)))
            {
                bool isNeeded = !isSinglePass && (stage > 0 || this.IsUsedBetween(kernel, scope, node)) && !(node is LoadNode load && names.IsScalar(load.Array));
                if (isNeeded)
                {
                    calls.Line($"{node.DType.CSharp()} {scope.Local(node)} = {scope.ScalarText(node)};");
                    if (stage > 0)
                    {
                        staged.Add((node.DType.CSharp(), scope.Local(node)));
                    }
                }
            }

            this.WritePass(kernel, scope, stage, isSinglePass ? name : $"{name}_P{stage}", arguments, staged);
            staged.AddRange(kernel.Nodes.OfType<ReduceNode>().Where(r => r.Stage == stage + 1).Select(r => (r.DType.CSharp(), scope.Local(r))));
        }

        foreach (Store store in kernel.Stores.Where(s => s.IsPerRow))
        {
            calls.Line($"{names.Of(store.Array)}[{scope.Sum(store.Address, _ => true)}] = {scope.ScalarOf(store.Node)};");
        }

        block?.Dispose();
    }

    // A number of the first stage that numbers of later stages, or stores of numbers, refer to.
    private bool IsUsedBetween(LoopKernel kernel, KernelScope scope, Node node) =>
        kernel.Stores.Any(s => s.IsPerRow && ReferenceEquals(s.Node, node))
        || kernel.Nodes.Any(n => scope.Rate(n) == Rate.Call && n is not ReduceNode && n.Inputs.Contains(node));

    private void WritePass(
        LoopKernel kernel, KernelScope scope, int stage, string method, IReadOnlyList<(string Type, string Name)> arguments, List<(string Type, string Name)> staged)
    {
        List<ReduceNode> reductions = kernel.Nodes.OfType<ReduceNode>().Where(r => r.Stage == stage + 1).ToList();
        if (reductions.Count == 0 && !kernel.Stores.Any(s => !s.IsPerRow && s.Node.Stage == stage))
        {
            return;
        }

        Dim leading = Dim.Product(kernel.Inner.Take(kernel.Inner.Count - 1));
        Dim length = kernel.Inner[kernel.Inner.Count - 1];
        bool isRange = kernel.Inner.Count == 1;
        string count = !isRange ? CSharp.Size(leading)
            : reductions.Count > 0 ? $"({CSharp.Size(length)} + {KernelEmitter.BlockLength - 1}) / {KernelEmitter.BlockLength}"
            : CSharp.Size(length);
        List<(string Type, string Name)> all = [.. arguments, .. staged];
        if (reductions.Count > 0)
        {
            calls.Line($"nint count{stage} = {count};");
            count = $"count{stage}";
            foreach (ReduceNode reduction in reductions)
            {
                string type = reduction.DType.CSharp();
                calls.Line($"{type}* partial{scope.Local(reduction)} = partials.Allocate<{type}>({count});");
                all.Add(($"{type}*", $"partial{scope.Local(reduction)}"));
            }
        }

        this.WriteMethods(kernel, method, all, [("nint", "lo"), ("nint", "hi")], e => e.WriteWholePass(stage));
        bool isElements = isRange && reductions.Count == 0;
        this.WriteCall(
            kernel, method, all, isElements ? length : null, count, isElements ? 1024 : 1,
            isElements ? Dim.One : isRange ? KernelEmitter.BlockLength : length);
        foreach (ReduceNode reduction in reductions)
        {
            calls.Line($"{reduction.DType.CSharp()} {scope.Local(reduction)} = Fold.All{KernelEmitter.FoldName(reduction)}(partial{scope.Local(reduction)}, {count});");
        }
    }
}
