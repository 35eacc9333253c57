namespace Pure.Jit.Generator.Ir;

/// <summary>
/// The meaning of programs: evaluates equations one by one in double precision. Slow on purpose; everything else is checked
/// against it.
/// </summary>
public static class Interpreter
{
    public static IReadOnlyList<Tensor> Run(Jaxpr program, IReadOnlyList<Tensor> arguments) => Run(program, arguments, sizes: null);

    /// <summary>
    /// Evaluates a program. Size names are found from the arguments' shapes; <paramref name="sizes"/> gives those that are not
    /// in any parameter's shape. Throws <see cref="ArgumentException"/> when an argument does not fit its parameter.
    /// </summary>
    public static IReadOnlyList<Tensor> Run(Jaxpr program, IReadOnlyList<Tensor> arguments, Func<string, long>? sizes)
    {
        Dictionary<string, long> bound = BindSizes(program, arguments);
        Dim? Replacement(string name) => bound.TryGetValue(name, out long size) ? size : sizes?.Invoke(name);
        Jaxpr concrete = program.Substitute(Replacement);
        Dictionary<int, Tensor> values = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            CheckFits(concrete.Parameters[i], arguments[i]);
            values[concrete.Parameters[i].Id] = arguments[i];
        }

        for (int next = 0; next < concrete.Equations.Count; next++)
        {
            Equation equation = concrete.Equations[next];
            IReadOnlyList<Tensor> outputs = equation.Op.Evaluate(equation.Inputs.Select(v => values[v.Id]).ToList(), equation.Attributes);
            if (FreshSize.Of(equation) is { } found)
            {
                bound[found] = outputs[FreshSize.Output(program.Equations[next])].Shape[0];
                concrete = concrete.Substitute(Replacement);
                equation = concrete.Equations[next];
            }

            for (int i = 0; i < outputs.Count; i++)
            {
                if (!Fits(equation.Outputs[i].Type, outputs[i]))
                {
                    throw new InvalidOperationException(
                        $"The interpreter's '{equation.Op}' gave {Describe(outputs[i])} for '{Printer.Print(equation)}'.");
                }

                values[equation.Outputs[i].Id] = outputs[i];
            }
        }

        return concrete.Results.Select(r => values[r.Id]).ToList();
    }

    // Names are bound where they stand alone or with a factor and an offset: 2*n+1 is 7, so n is 3.
    private static Dictionary<string, long> BindSizes(Jaxpr program, IReadOnlyList<Tensor> arguments)
    {
        if (arguments.Count != program.Parameters.Count)
        {
            throw new ArgumentException($"The program has {program.Parameters.Count} parameters but {arguments.Count} arguments were given.");
        }

        Dictionary<string, long> bound = new(StringComparer.Ordinal);
        for (bool isProgress = true; isProgress;)
        {
            isProgress = false;
            for (int i = 0; i < arguments.Count; i++)
            {
                ArrayType type = program.Parameters[i].Type;
                for (int axis = 0; axis < type.Rank && axis < arguments[i].Rank; axis++)
                {
                    Dim open = type.Shape[axis].Substitute(n => bound.TryGetValue(n, out long size) ? (Dim)size : null);
                    Monomial[] unknown = open.Terms.Where(t => t.Factors.Count > 0).ToArray();
                    if (unknown.Length == 1 && unknown[0].Factors.Count == 1 && unknown[0].Factors[0] is NamedAtom name)
                    {
                        Monomial term = unknown[0];
                        long offset = open.Terms.Where(t => t.Factors.Count == 0).Sum(t => t.Coefficient);
                        long multiple = arguments[i].Shape[axis] - offset;
                        if (multiple % term.Coefficient != 0)
                        {
                            throw new ArgumentException(
                                $"Axis {axis} of {program.Parameters[i]} is {arguments[i].Shape[axis]}, which no {name} makes equal to {type.Shape[axis]}.");
                        }

                        bound[name.Name] = multiple / term.Coefficient;
                        isProgress = true;
                    }
                }
            }
        }

        return bound;
    }

    private static void CheckFits(Value parameter, Tensor argument)
    {
        if (!Fits(parameter.Type, argument))
        {
            throw new ArgumentException($"Parameter {parameter} is {parameter.Type} but the argument is {Describe(argument)}.");
        }
    }

    private static bool Fits(ArrayType type, Tensor tensor) =>
        type.DType == tensor.DType && type.Rank == tensor.Rank && (tensor.Numbers is not null) == type.DType.IsFloating() &&
        type.Shape.Select(d => d.Value).SequenceEqual(tensor.Shape.Select(s => (long)s)) &&
        tensor.Size == tensor.Shape.Aggregate(1, (a, b) => a * b);

    private static string Describe(Tensor tensor) =>
        $"{tensor.DType.Name()}[{string.Join(",", tensor.Shape)}] with {tensor.Size} elements";
}
