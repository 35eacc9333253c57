using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// The kernels of one program: a static method each, with a struct of what it is given and a field through which it is started. Those
/// that differ only in names are written once.
/// </summary>
internal sealed class DeviceKernels(KernelFile file, Names names, Jaxpr program, IReadOnlyList<Step> steps)
{
    private const string Call = "call0";

    // Domains known to be no larger than this are one group's work, from the first pass to the last.
    private const int OneGroup = 4096;

    /// <summary>Whether anybody but the product's own kernel wants a value in memory.</summary>
    public bool IsInMemory(Value value) =>
        steps.OfType<DotStep>().FirstOrDefault(d => d.Result.Equals(value)) is not { } dot || this.IsStored(dot) || dot.Epilogue?.Writes.Contains(value) == true;

    /// <summary>Writes a step's kernels, or finds their like, and gives the statements that start them.</summary>
    public string Add(Step step)
    {
        switch (step)
        {
            case DotStep dot:
                DotKernel product = new(dot, names, this.IsStored(dot));
                string body = product.Write();
                return this.Add(product.Arguments, body, Describe(dot, Traffic.Of(dot, names, this.IsStored(dot))), product.IsSmall ? Elements(product.Count) : ($"Math.Min({product.Tiles}, {MaxGroups})", Number(DotKernel.Lanes)));
            case TransposeStep transpose:
                return this.AddTranspose(transpose);
            case GatherStep gather:
                KernelArguments given = new(names);
                return this.Add(given, MoveKernels.Gather(gather.Equation, given), Describe(gather, Traffic.OfMove(gather.Equation.Output, gather.Equation.Inputs[1]), ["gather"]), Elements(gather.Equation.Output.Type.Size));
            case EquationStep { Equation: var equation }:
                given = this.ArgumentsWithConstants();
                bool isInPlace = equation.Op.Name == "dynamic_update_slice" && names.Of(equation.Inputs[0]) == names.Of(equation.Output);
                return this.Add(
                    given, isInPlace ? SliceKernels.UpdateInPlace(equation, given) : EquationKernels.Write(equation, given),
                    Describe(
                        step, isInPlace ? Traffic.OfMove(equation.Inputs[1]) : equation.Op.Name == "dynamic_slice" ? Traffic.OfMove(equation.Output) : Traffic.OfAll(equation), [equation.Op.Name]),
                    Elements(isInPlace ? equation.Inputs[1].Type.Size : equation.Output.Type.Size));
            case LaneStep { Equation: var lanes, Results: var results }:
                given = this.ArgumentsWithConstants();
                Dim lanesCount = LaneKernel.Count(lanes);
                return this.Add(
                    given, LaneKernel.Write(lanes, given, results.Contains), Describe(step, Traffic.OfAll(lanes), LaneKernel.Operations(lanes)),
                    ($"{Call}.GroupsFor({CSharp.Size(lanesCount)})", $"{Call}.GroupSize"));
            case LoopKernel { Kind: LoopKind.Columns } kernel:
                ColumnKernel columns = new(kernel, names);
                body = columns.Write();
                string count = CSharp.SizeFactor(columns.Columns);
                return this.Add(columns.Arguments, body, Describe(kernel, Traffic.Of(kernel, names)), columns.IsSerial
                    ? Elements(columns.Columns)
                    : ($"Math.Min(({count} + ({Call}.GroupSize / {Number(ColumnKernel.Strands)}) - 1) / ({Call}.GroupSize / {Number(ColumnKernel.Strands)}), {MaxGroups})", $"{Call}.GroupSize"));
            case LoopKernel kernel when !kernel.Nodes.Any(n => n is ReduceNode) && !kernel.Stores.Any(s => s.IsPerRow):
                ElementKernel elements = new(kernel, names);
                body = elements.Write();
                return this.Add(elements.Arguments, body, Describe(kernel, Traffic.Of(kernel, names)), Elements(Dim.Product(kernel.Domain)));
            case LoopKernel { Kind: LoopKind.Whole } kernel when !(Dim.Product(kernel.Domain) is { IsConstant: true } size && size.Value <= OneGroup):
                return this.AddPasses(kernel);
            case LoopKernel kernel:
                RowKernel rows = new(kernel, names);
                body = rows.Write();
                Dim all = Dim.Product(kernel.Outer);
                return this.Add(rows.Arguments, body, Describe(kernel, Traffic.Of(kernel, names)), rows.IsSerial ? Elements(all) : ($"Math.Min({CSharp.Size(all)}, {MaxGroups})", $"{Call}.GroupSize"));
            default:
                throw new InvalidOperationException($"emit: no kernels for {step.GetType().Name}");
        }
    }

    private const string MaxGroups = "65535";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // No group where there is nothing to do.
    private static (string Groups, string GroupSize) Elements(Dim count) =>
        (count.IsConstant && count.Value > 0 ? $"{Call}.GroupsFor({CSharp.Size(count)})" : $"{CSharp.Size(count)} == 0 ? 0 : {Call}.GroupsFor({CSharp.Size(count)})", $"{Call}.GroupSize");

    private bool IsStored(DotStep dot)
    {
        if (dot.Epilogue?.Writes.Contains(dot.Result) == true)
        {
            return false;
        }

        return dot.Epilogue is null || program.Results.Contains(dot.Result) || steps.Any(s => !ReferenceEquals(s, dot) && s.Reads.Contains(dot.Result));
    }

    // Numbers that are known when the kernel is written are handed to no one.
    private KernelArguments ArgumentsWithConstants()
    {
        Dictionary<Value, Equation> constants = DeviceSteps.Constants(program);
        return new KernelArguments(names, v => constants.TryGetValue(v, out Equation? full) ? Expander.FullNumber(full.Attributes, v.Type.DType) : null);
    }

    private string AddTranspose(TransposeStep step)
    {
        KernelArguments given = new(names);
        bool isSmall = step.RowCount * step.ColumnCount is { IsConstant: true } size && size.Value <= MoveKernels.Square * MoveKernels.Square;
        if (isSmall)
        {
            return this.Add(given, MoveKernels.SmallTranspose(step, given), Describe(step, Traffic.OfMove(step.Target), ["transpose"]), Elements(step.Batch * step.RowCount * step.ColumnCount));
        }

        string squares = string.Join(" * ", new[] { step.RowCount, step.ColumnCount }
            .Select(d => $"(((long){CSharp.SizeFactor(d)} + {Number(MoveKernels.Square - 1)}) / {Number(MoveKernels.Square)})").Append($"(long){CSharp.SizeFactor(step.Batch)}"));
        return this.Add(given, MoveKernels.Transpose(step, given), Describe(step, Traffic.OfMove(step.Target), ["transpose"]), ($"Math.Min({squares}, {MaxGroups})", $"{Call}.GroupSize"));
    }

    private string AddPasses(LoopKernel kernel)
    {
        CodeWriter calls = new();
        int stages = kernel.Nodes.Select(n => n.Stage).DefaultIfEmpty(0).Max() + 1;
        string size = CSharp.Size(Dim.Product(kernel.Domain));
        using (calls.Open())
        {
            for (int stage = 0; stage < stages; stage++)
            {
                PassKernel pass = new(kernel, names, stage);
                bool isEnd = stage == stages - 1;
                if (!pass.HasElements && !(isEnd && kernel.Stores.Any(s => s.IsPerRow)))
                {
                    continue;
                }

                // With partial results to write there is a group even where there are no elements.
                string groups = !pass.HasElements ? "1" : pass.Results.Count > 0 || (isEnd && kernel.Stores.Any(s => s.IsPerRow)) ? $"{Call}.GroupsFor({size})" : Elements(Dim.Product(kernel.Domain)).Groups;
                calls.Line($"int count{Number(stage)} = {groups};");
                foreach (ReduceNode reduction in pass.Results)
                {
                    string type = DeviceText.Memory(reduction.DType);
                    calls.Line($"ArrayView<{type}> {PassKernel.Partials(pass.Number(reduction))} = {Call}.Temporary<{type}>(count{Number(stage)});");
                }

                string body = pass.Write();
                calls.Line(this.Add(pass.Arguments, body, $"{Describe(kernel, Traffic.OfPass(kernel, stage, names))}, pass {Number(stage + 1)}", ($"count{Number(stage)}", $"{Call}.GroupSize")).TrimEnd('\n'));
            }
        }

        return calls.ToString();
    }

    private string Add(KernelArguments arguments, string body, string description, (string Groups, string GroupSize) launch) =>
        $"{Call}.Launch({file.Add(arguments, body, description)}_Kernel, {launch.Groups}, {launch.GroupSize}, {arguments.New($"{file.Last}_Arguments")});\n";

    private static string Describe(LoopKernel kernel, Traffic traffic) => Describe(kernel, traffic, kernel.Nodes.Select(n => n switch
    {
        OpNode op => op.Op,
        ReduceNode reduce => reduce.Op,
        _ => "",
    }));

    private static string Describe(DotStep dot, Traffic traffic) => Describe(dot, traffic, new[] { "dot_general" }.Concat(dot.Epilogue?.Nodes.OfType<OpNode>().Select(n => n.Op) ?? []));

    // What is fused here, in the words of the program, and what it moves.
    private static string Describe(Step step, Traffic traffic, IEnumerable<string> operations)
    {
        IEnumerable<string> reads = step.Reads.Select(r => r.ToString()).Distinct(), writes = step.Writes.Select(w => w.ToString()).Distinct();
        string what = string.Join(", ", operations.Where(o => o.Length > 0));
        return $"{string.Join(", ", writes)} from {(reads.Any() ? string.Join(", ", reads) : "nothing")}{(what.Length == 0 ? "" : ": " + what)}; {traffic}";
    }
}
