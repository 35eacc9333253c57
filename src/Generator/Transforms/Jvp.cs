using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>Forward-mode differentiation: pushes tangents through the equations.</summary>
public static class Jvp
{
    /// <summary>
    /// The program that maps primals, then the tangents of the differentiated parameters, to the primal results, then their
    /// tangents. Tangents of results that do not depend on a differentiated parameter, and of integer and bool results, are
    /// zeros of the result's type.
    /// </summary>
    /// <param name="program">The program to differentiate.</param>
    /// <param name="isDifferentiated">One for each parameter; only floating-point parameters have tangents.</param>
    public static Jaxpr Program(Jaxpr program, EquatableArray<bool> isDifferentiated)
    {
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value?> tangents = TangentParameters(build, program, isDifferentiated);
        (IReadOnlyList<Value> results, IReadOnlyList<Value?> resultTangents) = Bind(build, program, primals, tangents);
        IEnumerable<Value> materialised = results.Select((r, i) => build.Materialise(resultTangents[i], r.Type)).ToList();
        return DeadCode.Run(build.Build(results.Concat(materialised)));
    }

    /// <summary>Binds a program's equations and their tangents to a builder; null tangents are structural zeros.</summary>
    public static (IReadOnlyList<Value> Results, IReadOnlyList<Value?> Tangents) Bind(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> primals, IReadOnlyList<Value?> tangents) =>
        Bind(build, program, primals, tangents, depth: null);

    /// <summary>
    /// The same; where <paramref name="depth"/> is given, control flow is split into what depends on no tangent and what is linear in
    /// them.
    /// </summary>
    internal static (IReadOnlyList<Value> Results, IReadOnlyList<Value?> Tangents) Bind(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> primals, IReadOnlyList<Value?> tangents, int? depth)
    {
        Dictionary<Value, Value> values = [];
        Dictionary<Value, Value> tangentOf = [];
        for (int i = 0; i < primals.Count; i++)
        {
            values[program.Parameters[i]] = primals[i];
            if (tangents[i] is { } tangent)
            {
                tangentOf[program.Parameters[i]] = tangent;
            }
        }

        foreach (Equation equation in program.Equations)
        {
            bool hasTangents = equation.Inputs.Any(tangentOf.ContainsKey);
            if (hasTangents && equation.Op is ControlOp control)
            {
                using Origins.End origin = Origins.Of(equation);
                List<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
                List<Value?> given = equation.Inputs.Select(i => tangentOf.TryGetValue(i, out Value? t) ? t : null).ToList();
                Derived derived = depth is { } inside
                    ? control.Split(build, inputs, given, equation.Attributes, inside)
                    : control.Forward(build, inputs, given, equation.Attributes);
                for (int i = 0; i < derived.Outputs.Count; i++)
                {
                    values[equation.Outputs[i]] = derived.Outputs[i];
                    Keep(derived.Tangents[i], equation, i);
                }

                continue;
            }

            IReadOnlyList<Value> outputs = build.Replay(equation, values);
            if (!hasTangents)
            {
                continue;
            }

            Equation replayed = equation with
            {
                Inputs = equation.Inputs.Select(i => values[i]).ToEquatableArray(),
                Outputs = outputs.ToEquatableArray(),
            };
            List<Value?> inputTangents = equation.Inputs.Select(i => tangentOf.TryGetValue(i, out Value? t) ? t : null).ToList();
            using Origins.End derivative = Origins.OfDerivative(equation);
            IReadOnlyList<Value?> outputTangents = equation.Op.Jvp(build, replayed, inputTangents);
            for (int i = 0; i < outputTangents.Count; i++)
            {
                Keep(outputTangents[i], equation, i);
            }
        }

        return (program.Results.Select(r => values[r]).ToList(),
            program.Results.Select(r => tangentOf.TryGetValue(r, out Value? t) ? t : null).ToList());

        void Keep(Value? tangent, Equation equation, int output)
        {
            if (tangent is not null)
            {
                RequireType(tangent, equation, output);
                tangentOf[equation.Outputs[output]] = tangent;
            }
        }
    }

    /// <summary>One tangent parameter for each differentiated floating-point parameter, null for the others.</summary>
    internal static List<Value?> TangentParameters(JaxprBuilder build, Jaxpr program, EquatableArray<bool> isDifferentiated) =>
        program.Parameters.Select((p, i) => !isDifferentiated[i] ? null
            : p.Type.DType.IsFloating() ? build.Parameter(p.Type, p.Name is null ? null : p.Name + "_dot")
            : throw new InvalidOperationException($"Parameter {p} of type {p.Type} has no tangent: it is not floating point."))
        .ToList();

    private static void RequireType(Value tangent, Equation equation, int index)
    {
        if (!tangent.Type.Equals(equation.Outputs[index].Type))
        {
            throw new InvalidOperationException(
                $"The tangent of output {index} of '{Printer.Print(equation)}' is {tangent.Type} instead of {equation.Outputs[index].Type}.");
        }
    }
}
