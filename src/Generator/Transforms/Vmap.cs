using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>Vectorisation: a program over one example becomes a program over a batch of them.</summary>
public static class Vmap
{
    /// <summary>
    /// The program in which the batched parameters have a new leading axis of length <paramref name="size"/>, and so has every
    /// result (those that depend on no batched parameter are repeated).
    /// </summary>
    public static Jaxpr Program(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size) =>
        Program(program, isBatched, size, []);

    /// <summary>The same over an axis with a name, along which collective ops work.</summary>
    /// <param name="program">The program over one example.</param>
    /// <param name="isBatched">For each parameter, whether it has the new axis.</param>
    /// <param name="size">The length of the axis.</param>
    /// <param name="isShared">For each result, whether it is to be the same for all examples and gets no new axis.</param>
    /// <param name="axisName">What collective ops of the axis have; null when it has no name.</param>
    public static Jaxpr Program(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size, IReadOnlyList<bool> isShared, string? axisName) =>
        NamedAxes.Over(axisName, () => Program(program, isBatched, size, isShared));

    private static Jaxpr Program(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size, IReadOnlyList<bool> isShared)
    {
        JaxprBuilder build = new();
        List<Value> arguments = program.Parameters
            .Select((p, i) => build.Parameter(isBatched[i] ? AddAxis(p.Type, size) : p.Type, p.Name)).ToList();
        (IReadOnlyList<Value> results, IReadOnlyList<bool> isResultBatched) = Bind(build, program, arguments, isBatched, size);
        bool IsShared(int result) => result < isShared.Count && isShared[result];
        if (Enumerable.Range(0, results.Count).Where(i => IsShared(i) && isResultBatched[i]).Select(i => (int?)i).FirstOrDefault() is { } varying)
        {
            throw new ShapeException($"outAxes: None needs a result that is the same for all, but result {varying} of vmap differs along the batch axis");
        }

        List<Value> repeated = results.Select((r, i) => isResultBatched[i] || IsShared(i) ? r : Repeat(build, r, size)).ToList();
        return DeadCode.Run(build.Build(repeated));
    }

    /// <summary>Binds a program over a batch to a builder; says which results have the new leading axis.</summary>
    public static (IReadOnlyList<Value> Results, IReadOnlyList<bool> IsBatched) Bind(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> arguments, IReadOnlyList<bool> isBatched, Dim size)
    {
        Dictionary<Value, Value> values = [];
        HashSet<Value> batched = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            values[program.Parameters[i]] = arguments[i];
            if (isBatched[i])
            {
                batched.Add(program.Parameters[i]);
            }
        }

        foreach (Equation equation in program.Equations)
        {
            using Origins.End origin = Origins.Of(equation);
            List<bool> isInputBatched = equation.Inputs.Select(batched.Contains).ToList();
            if (NamedAxes.IsAlong(equation))
            {
                (Value output, bool isOutputBatched) = ((CollectiveOp)equation.Op).Along(build, equation.Inputs.Select(i => values[i]).ToList(), isInputBatched, equation.Attributes, size);
                values[equation.Output] = output;
                if (isOutputBatched)
                {
                    RequireType(output, equation, 0, size);
                    batched.Add(equation.Output);
                }

                continue;
            }

            if (!isInputBatched.Contains(true) && !NamedAxes.Mentions(equation))
            {
                build.Replay(equation, values);
                continue;
            }

            List<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
            if (equation.Op is ControlOp control)
            {
                (IReadOnlyList<Value> results, IReadOnlyList<bool> isResultBatched) = control.Map(build, inputs, isInputBatched, equation.Attributes, size);
                for (int i = 0; i < results.Count; i++)
                {
                    values[equation.Outputs[i]] = results[i];
                    if (isResultBatched[i])
                    {
                        RequireType(results[i], equation, i, size);
                        batched.Add(equation.Outputs[i]);
                    }
                }

                continue;
            }

            IReadOnlyList<Value> outputs = equation.Op.Vmap(build, inputs, isInputBatched, equation.Attributes, size);
            for (int i = 0; i < outputs.Count; i++)
            {
                RequireType(outputs[i], equation, i, size);
                values[equation.Outputs[i]] = outputs[i];
                batched.Add(equation.Outputs[i]);
            }
        }

        return (program.Results.Select(r => values[r]).ToList(), program.Results.Select(batched.Contains).ToList());
    }

    internal static ArrayType AddAxis(ArrayType type, Dim size) => new(type.DType, [size, .. type.Shape]);

    private static Value Repeat(JaxprBuilder build, Value value, Dim size) =>
        build.BroadcastInDim(value, [size, .. value.Type.Shape], Enumerable.Range(1, value.Type.Rank).ToEquatableArray());

    private static void RequireType(Value output, Equation equation, int index, Dim size)
    {
        ArrayType expected = AddAxis(equation.Outputs[index].Type, size);
        if (!output.Type.Equals(expected))
        {
            throw new InvalidOperationException(
                $"Output {index} of '{Printer.Print(equation)}' over a batch is {output.Type} instead of {expected}.");
        }
    }
}
