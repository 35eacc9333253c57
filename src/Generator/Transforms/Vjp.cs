using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>Reverse-mode differentiation: linearize, then transpose.</summary>
public static class Vjp
{
    /// <summary>
    /// The program that maps the parameters, then the cotangents of the chosen results, to the results, then the gradients of
    /// the chosen parameters. Gradients of integer and bool parameters, and of those that no chosen result depends on, are zeros
    /// of the parameter's type.
    /// </summary>
    /// <param name="program">The program to differentiate.</param>
    /// <param name="wrt">For each parameter, whether its gradient is wanted.</param>
    /// <param name="hasCotangent">For each result, whether it gets a cotangent; the others count as zero.</param>
    public static Jaxpr Program(Jaxpr program, EquatableArray<bool> wrt, EquatableArray<bool> hasCotangent)
    {
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value?> cotangents = program.Results
            .Select((r, i) => hasCotangent[i] ? build.Parameter(r.Type, r.Name is null ? null : r.Name + "_bar") : null).ToList();
        (IReadOnlyList<Value> results, IReadOnlyList<Value> gradients) = Bind(build, program, primals, wrt, cotangents);
        return DeadCode.Run(build.Build(results.Concat(gradients)));
    }

    /// <summary>Binds a program and its gradients to a builder; a null cotangent is zero.</summary>
    public static (IReadOnlyList<Value> Results, IReadOnlyList<Value> Gradients) Bind(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> primals, EquatableArray<bool> wrt, IReadOnlyList<Value?> cotangents)
    {
        EquatableArray<bool> isDifferentiated = program.Parameters.Select((p, i) => wrt[i] && p.Type.DType.IsFloating()).ToEquatableArray();
        Linearized split = Linearize.Program(program, isDifferentiated);
        IReadOnlyList<Value> known = build.Inline(split.Known, primals);
        List<Value> results = known.Take(program.Results.Count).ToList();
        List<Value> residuals = known.Skip(program.Results.Count).ToList();
        List<Value?> present = cotangents.Where((_, i) => split.HasTangent[i]).ToList();
        Queue<Value?> found = new(Transpose.Linear(build, split.Linear, residuals, present));
        List<Value> gradients = [];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            if (wrt[i])
            {
                gradients.Add(build.Materialise(isDifferentiated[i] ? found.Dequeue() : null, program.Parameters[i].Type));
            }
        }

        return (results, gradients);
    }
}
