using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Whether the sizes that an entry names can be found from the shapes it is given.</summary>
public sealed partial class Tracer
{
    // In the order in which the entry finds them: plain names first, then one unknown name in each sum or product.
    private void RefuseUnknownSizes(Jaxpr program, IReadOnlyList<RootLeaf> leaves)
    {
        List<Dim> sizes = program.Parameters.SelectMany(p => p.Type.Shape).ToList();
        HashSet<string> found = [.. sizes.Where(d => d.Names().Any() && d.Equals(Dim.Name(d.Names().First()))).Select(d => d.Names().First())];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            foreach (Dim size in program.Parameters[i].Type.Shape)
            {
                List<string> unknown = size.Names().Where(n => !found.Contains(n)).Distinct().ToList();
                if (unknown.Count > 1 || (unknown.Count == 1 && !IsLinear(size, unknown[0])))
                {
                    throw this.Fail(
                        TraceFault.ShapeSyntax,
                        leaves[i].Annotation ?? size.ToString(),
                        $"{string.Join(" and ", unknown.Select(n => $"'{n}'"))} cannot be found from {size} alone; name {(unknown.Count > 1 ? "all but one" : "it")} as a size of its own");
                }

                found.UnionWith(unknown);
            }
        }
    }

    private static bool IsLinear(Dim size, string name)
    {
        Dim rest = size.Substitute(n => n == name ? Dim.Zero : null);
        Dim scale = size.Substitute(n => n == name ? Dim.One : null) - rest;
        return (rest + (scale * Dim.Name(name))).Equals(size);
    }
}
