using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>The gradient of a program whose first result is a floating-point scalar.</summary>
public static class Grad
{
    /// <summary>
    /// The program that maps the same parameters to: the first result when <paramref name="withValue"/>, the other results (the
    /// auxiliary output), then the gradients of the first result in the chosen parameters. Throws
    /// <see cref="ShapeException"/> when the first result is not a floating-point scalar.
    /// </summary>
    /// <param name="program">The program to differentiate.</param>
    /// <param name="wrt">For each parameter, whether its gradient is wanted.</param>
    /// <param name="withValue">Whether the first result is returned too.</param>
    public static Jaxpr Program(Jaxpr program, EquatableArray<bool> wrt, bool withValue)
    {
        ArrayType type = program.Results[0].Type;
        if (type.Rank != 0 || !type.DType.IsFloating())
        {
            throw new ShapeException($"A gradient needs a floating-point scalar result, but the result is {type}{(type.Rank > 0 && type.DType.IsFloating() ? "; sum it, or take JacRev, which has a row of derivatives for each element" : "")}");
        }

        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value?> cotangents = program.Results.Select((_, i) => i == 0 ? build.Full(type, 1) : null).ToList();
        (IReadOnlyList<Value> results, IReadOnlyList<Value> gradients) = Vjp.Bind(build, program, primals, wrt, cotangents);
        return DeadCode.Run(build.Build(results.Skip(withValue ? 0 : 1).Concat(gradients)));
    }
}
