using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>An equation that has a kernel of its own.</summary>
internal sealed record EquationStep(Equation Equation, IReadOnlyList<Value> Arrays) : Step
{
    public override IEnumerable<Value> Reads => this.Arrays;

    public override IEnumerable<Value> Writes => this.Equation.Outputs;
}

/// <summary>A branch or a loop that starts kernels; what the host knows of its operands is not read.</summary>
internal sealed record TurnStep(Equation Equation, IReadOnlyList<Value> Arrays, IReadOnlyList<Value> Results) : Step
{
    public override IEnumerable<Value> Reads => this.Arrays;

    public override IEnumerable<Value> Writes => this.Results;
}

/// <summary>A branch or a loop that each lane runs for its element.</summary>
internal sealed record LaneStep(Equation Equation, IReadOnlyList<Value> Arrays, IReadOnlyList<Value> Results) : Step
{
    public override IEnumerable<Value> Reads => this.Arrays;

    public override IEnumerable<Value> Writes => this.Results;
}

/// <summary>What a device does for a program, in order.</summary>
/// <param name="Program">The program as it is computed.</param>
/// <param name="Unmerged">The steps before sums of columns took over what follows them, and kernels side by side became one.</param>
/// <param name="Steps">The steps.</param>
internal sealed record DeviceSteps(Jaxpr Program, IReadOnlyList<Step> Unmerged, IReadOnlyList<Step> Steps)
{
    /// <summary>The steps of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="isNumber">Whether a parameter of rank 0 comes as a number of the host's, by its place.</param>
    public static DeviceSteps Of(Jaxpr program, Func<int, bool> isNumber)
    {
        (Jaxpr lowered, IReadOnlyList<Step> steps) = Lower.Run(SpreadLoops.Run(program, WholeArrays.IsOfDevice), WholeArrays.Run);
        HashSet<Value> known = [.. lowered.Parameters.Where((p, i) => p.Type.Rank == 0 && isNumber(i)), .. Constants(lowered).Keys];
        HashSet<Value> needed = [.. lowered.Equations.SelectMany(e => e.Inputs), .. lowered.Results];
        List<Step> own = steps.Select(s => OnDevice(s, known, needed)).ToList();
        List<Step> unmerged = WithoutUnread(lowered, own);
        return new DeviceSteps(lowered, unmerged, SideBySide.Run(ColumnEpilogues.Run(lowered, unmerged)));
    }

    /// <summary>The numbers of a program that are known when it is written, with what makes them.</summary>
    public static Dictionary<Value, Equation> Constants(Jaxpr program) =>
        program.Equations.Where(e => e.Op.Name == "full" && e.Output.Type.Rank == 0).ToDictionary(e => e.Output);

    // Whether a branch or a loop runs on a device, with everything in it.
    private static bool Holds(Equation equation) => equation.Op is Cond or While or Scan && equation.Attributes.Items.All(a => a.Value is not Jaxpr program || Holds(program));

    private static bool Holds(Jaxpr program) => WholeArrays.Run(Normalise.Run(program)).Equations.All(e => e.Op switch
    {
        WhileEach => WholeArrays.IsOfDevice(e),
        ControlOp => LaneKernel.Of(e) is not null || (FreshSize.Of(e) is null && Holds(e)),
        _ => FreshSize.Of(e) is null && (OpFacts.Lower(e) != Lowering.Library || e.Op.Name == "gather" || EquationKernels.Has(e) || WholeArrays.IsCall(e)),
    });

    private static Step OnDevice(Step step, HashSet<Value> known, HashSet<Value> needed)
    {
        if (step is not (LibraryStep or CallStep))
        {
            return step;
        }

        Equation equation = step is LibraryStep library ? library.Equation : ((CallStep)step).Equation;
        List<Value> arrays = equation.Inputs.Distinct().Where(i => !known.Contains(i)).ToList();
        List<Value> results = equation.Outputs.Where(needed.Contains).ToList();
        return EquationKernels.Has(equation) ? new EquationStep(equation, arrays)
            : equation.Op is not ControlOp ? step
            : LaneKernel.Of(equation) is { } lanes ? new LaneStep(lanes, arrays, results)
            : Holds(equation) ? new TurnStep(equation, arrays, results)
            : step;
    }

    // Constants that are handed over as such need no memory.
    private static List<Step> WithoutUnread(Jaxpr program, List<Step> steps)
    {
        HashSet<Value> read = [.. steps.SelectMany(s => s.Reads), .. program.Results];
        List<Step> result = [];
        foreach (Step step in steps)
        {
            if (step is not LoopKernel kernel || kernel.Stores.All(s => s.Node is not ConstantNode || read.Contains(s.Array)))
            {
                result.Add(step);
            }
            else if (kernel.Stores.Where(s => s.Node is not ConstantNode || read.Contains(s.Array)).ToList() is { Count: > 0 } stores)
            {
                result.Add(new LoopKernel(kernel.Kind, kernel.Outer, kernel.Reduced, kernel.Inner, stores));
            }
        }

        return result;
    }
}
