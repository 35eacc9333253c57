using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>The names of sizes that a program inside of another mentions and does not find itself.</summary>
internal static class NestedSizes
{
    public static IReadOnlyList<string> Of(Jaxpr program)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        Collect(program, names);
        return [.. names];
    }

    private static void Collect(Jaxpr program, SortedSet<string> names)
    {
        HashSet<string> found = [.. program.Equations.Select(FreshSize.Of).OfType<string>()];
        SortedSet<string> own = new(StringComparer.Ordinal);
        own.UnionWith(program.Parameters.Concat(program.Equations.SelectMany(e => e.Outputs)).SelectMany(v => v.Type.Shape).SelectMany(d => d.Names()));
        foreach ((_, object value) in program.Equations.SelectMany(e => e.Attributes.Items))
        {
            if (value is EquatableArray<Dim> shape)
            {
                own.UnionWith(shape.SelectMany(d => d.Names()));
            }
            else if (value is Jaxpr inner)
            {
                Collect(inner, own);
            }
        }

        own.ExceptWith(found);
        names.UnionWith(own);
    }
}
