using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// A program in two parts: numbers that follow from numbers of the host are computed there, as counters of loops; the rest is the
/// device's, which is given those that it needs.
/// </summary>
/// <param name="Numbers">The numbers; it has the program's parameters.</param>
/// <param name="Device">The rest: the program's parameters, then numbers; the program's results.</param>
/// <param name="Known">Every number of the program that the host knows.</param>
internal sealed record HostNumbers(Jaxpr Numbers, Jaxpr Device, HashSet<Value> Known)
{
    /// <summary>The parts of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="isKnown">Which of its parameters of rank 0 are the host's.</param>
    public static HostNumbers Of(Jaxpr program, Func<Value, bool> isKnown)
    {
        HashSet<Value> known = [.. program.Parameters.Where(p => p.Type.Rank == 0 && isKnown(p))];
        List<Equation> numeric = [], rest = [];
        foreach (Equation equation in program.Equations)
        {
            bool isNumeric = equation.Outputs.All(o => o.Type.Rank == 0) && equation.Inputs.All(known.Contains) && ScalarProgram.CanWrite(equation)
                && !FreshSize.Mentioned(equation).Any();
            (isNumeric ? numeric : rest).Add(equation);
            known.UnionWith(isNumeric ? equation.Outputs : []);
        }

        // A constant is a constant in both.
        List<Equation> constants = numeric.Where(e => e.Op.Name == "full").ToList();
        IReadOnlyList<Equation> device = Live([.. constants, .. rest], program.Results.Where(r => !known.Contains(r)));
        HashSet<Value> used = [.. device.SelectMany(e => e.Inputs), .. program.Results], own = [.. device.SelectMany(e => e.Outputs)];
        List<Value> given = numeric.SelectMany(e => e.Outputs).Where(o => used.Contains(o) && !own.Contains(o)).ToList();
        Jaxpr numbers = DeadCode.Run(new Jaxpr(program.Parameters, numeric.ToEquatableArray(), given.ToEquatableArray()));
        return new HostNumbers(numbers, new Jaxpr(program.Parameters.Concat(given).ToEquatableArray(), device.ToEquatableArray(), program.Results), known);
    }

    private static IReadOnlyList<Equation> Live(List<Equation> equations, IEnumerable<Value> results)
    {
        HashSet<Value> needed = [.. results];
        List<Equation> live = [];
        foreach (Equation equation in Enumerable.Reverse(equations))
        {
            if (equation.Outputs.Any(needed.Contains) || FreshSize.Of(equation) is not null)
            {
                needed.UnionWith(equation.Inputs);
                live.Insert(0, equation);
            }
        }

        return live;
    }
}
