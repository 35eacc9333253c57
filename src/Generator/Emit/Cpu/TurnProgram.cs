using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// What a branch or a turn of a loop runs, in two parts: numbers that follow from numbers are computed where the loop stands, in
/// registers; the rest is a method.
/// </summary>
internal sealed class TurnProgram
{
    private TurnProgram(Jaxpr program, Jaxpr numbers, IReadOnlyList<Value> numberValues, Jaxpr rest, IReadOnlyList<Value> restParameters, IReadOnlyList<int> restResults)
    {
        this.Program = program;
        this.Numbers = numbers;
        this.NumberValues = numberValues;
        this.Rest = rest;
        this.RestParameters = restParameters;
        this.RestResults = restResults;
    }

    public Jaxpr Program { get; }

    /// <summary>The numbers: has the program's parameters.</summary>
    public Jaxpr Numbers { get; }

    /// <summary>Which values of the program its results are.</summary>
    public IReadOnlyList<Value> NumberValues { get; }

    /// <summary>Everything else.</summary>
    public Jaxpr Rest { get; }

    /// <summary>Which values of the program its parameters are: the program's own, and numbers.</summary>
    public IReadOnlyList<Value> RestParameters { get; }

    /// <summary>Which results of the program its results are.</summary>
    public IReadOnlyList<int> RestResults { get; }

    public static TurnProgram Of(Jaxpr program)
    {
        HashSet<Value> numbers = [.. program.Parameters.Where(p => p.Type.Rank == 0)];
        List<Equation> numeric = [], rest = [];
        foreach (Equation equation in program.Equations)
        {
            bool isNumeric = equation.Outputs.All(o => o.Type.Rank == 0) && equation.Inputs.All(numbers.Contains) && ScalarProgram.CanWrite(equation);
            if (isNumeric)
            {
                numeric.Add(equation);
                numbers.UnionWith(equation.Outputs);
            }

            // A constant is a constant in both.
            if (!isNumeric || equation.Op.Name == "full")
            {
                rest.Add(equation);
            }
        }

        List<int> restResults = Enumerable.Range(0, program.Results.Count).Where(i => !numbers.Contains(program.Results[i])).ToList();
        HashSet<Value> own = [.. rest.SelectMany(e => e.Outputs)], used = [.. restResults.Select(i => program.Results[i])];
        foreach (Equation equation in Enumerable.Reverse(rest))
        {
            if (equation.Outputs.Any(used.Contains))
            {
                used.UnionWith(equation.Inputs);
            }
        }

        List<Value> restParameters = program.Parameters.Where(used.Contains)
            .Concat(numeric.SelectMany(e => e.Outputs).Where(o => used.Contains(o) && !own.Contains(o))).ToList();
        List<Value> numberValues = program.Results.Where(numbers.Contains).Concat(restParameters.Where(p => numbers.Contains(p) && !program.Parameters.Contains(p))).Distinct().ToList();
        Jaxpr first = DeadCode.Run(new Jaxpr(program.Parameters, numeric.ToEquatableArray(), numberValues.ToEquatableArray()));
        Jaxpr second = DeadCode.Run(new Jaxpr(restParameters.ToEquatableArray(), rest.ToEquatableArray(), restResults.Select(i => program.Results[i]).ToEquatableArray()));
        return new TurnProgram(program, first, numberValues, second, restParameters, restResults);
    }
}
