using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>Making the programs that control flow runs.</summary>
internal static class Programs
{
    /// <summary>A program with these parameters.</summary>
    public static Jaxpr Make(IEnumerable<Value> parameters, Func<JaxprBuilder, IReadOnlyList<Value>, IEnumerable<Value>> body)
    {
        JaxprBuilder build = new();
        List<Value> own = parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value> results = body(build, own).ToList();
        return DeadCode.Run(build.Build(results));
    }

    /// <summary>A parameter that is yet to be bound.</summary>
    public static Value Of(ArrayType type, string? name = null) => new(0, type, name);

    /// <summary>A tangent's parameter.</summary>
    public static Value TangentOf(Value parameter) => Of(parameter.Type, parameter.Name is null ? null : parameter.Name + "_dot");

    /// <summary>The elements that are wanted.</summary>
    public static List<T> Where<T>(this IEnumerable<T> items, IReadOnlyList<bool> wanted) => items.Where((_, i) => wanted[i]).ToList();

    /// <summary>
    /// Finds the carries that have some property because of others: <paramref name="found"/> says which results of the body have it
    /// when these parameters have it.
    /// </summary>
    /// <param name="flags">For each parameter of the body; those of carries are added to.</param>
    /// <param name="first">The first carry among them.</param>
    /// <param name="count">The number of carries.</param>
    /// <param name="found">Which results have it; carries come first.</param>
    public static void Spread(bool[] flags, int first, int count, Func<IReadOnlyList<bool>> found)
    {
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            IReadOnlyList<bool> results = found();
            for (int i = 0; i < count; i++)
            {
                if (results[i] && !flags[first + i])
                {
                    flags[first + i] = isChanged = true;
                }
            }
        }
    }

    /// <summary>Whether an equation or a result of a program is or takes a value.</summary>
    public static bool Reads(this Jaxpr program, Value value) => program.Results.Contains(value) || program.Equations.Any(e => e.Inputs.Contains(value));

    /// <summary>The numbers of the parameters that a value of a program follows from.</summary>
    public static IReadOnlyList<int> ReadBy(this Jaxpr program, Value value)
    {
        HashSet<Value> read = [value];
        foreach (Equation equation in program.Equations.Reverse().Where(e => e.Outputs.Any(read.Contains)))
        {
            read.UnionWith(equation.Inputs);
        }

        return [.. Enumerable.Range(0, program.Parameters.Count).Where(i => read.Contains(program.Parameters[i]))];
    }

    /// <summary>Which results of a program have a tangent when these parameters have one.</summary>
    public static IReadOnlyList<bool> HaveTangents(Jaxpr program, IReadOnlyList<bool> isDifferentiated) =>
        Linearize.Program(program, isDifferentiated.ToEquatableArray(), 1).HasTangent;

    /// <summary>Which results of a program are mapped when these parameters are.</summary>
    public static IReadOnlyList<bool> AreBatched(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size)
    {
        JaxprBuilder build = new();
        List<Value> parameters = program.Parameters.Select((p, i) => build.Parameter(isBatched[i] ? Vmap.AddAxis(p.Type, size) : p.Type)).ToList();
        return Vmap.Bind(build, program, parameters, isBatched, size).IsBatched;
    }

    /// <summary>A mapped value, with that of the first active lane in all lanes that are not; there must be one.</summary>
    public static Value OfActive(JaxprBuilder build, Value lanes, Value x)
    {
        Value first = build.Bind(Primitives.Argmax, [lanes], Attributes.Of(("axis", 0L)));
        Value row = build.Gather(x, first, 0, 0, "clip");
        return build.Select(
            build.BroadcastInDim(lanes, x.Type.Shape, [0]), x, build.BroadcastInDim(row, x.Type.Shape, Enumerable.Range(1, row.Type.Rank).ToEquatableArray()));
    }

    /// <summary>Binds a program over a batch, every result that is wanted so with the new axis.</summary>
    public static IEnumerable<Value> Mapped(
        JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> arguments, IReadOnlyList<bool> isBatched, Dim size, IReadOnlyList<bool> isResultBatched)
    {
        (IReadOnlyList<Value> results, IReadOnlyList<bool> found) = Vmap.Bind(build, program, arguments, isBatched, size);
        return results.Select((r, i) => isResultBatched[i] && !found[i] ? Batching.AddBatch(build, r, size) : r);
    }
}
