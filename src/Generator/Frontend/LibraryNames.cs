using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>The names of the methods of referenced assemblies that have compiled forms, for the syntactic filter of calls.</summary>
public sealed record LibraryNames(EquatableArray<string> Names)
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> Assemblies = new();

    public static LibraryNames Of(Compilation compilation, CancellationToken cancellation)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (MetadataReference reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
                && assembly.Name != Symbols.RuntimeNamespace
                && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Symbols.RuntimeNamespace)))
            {
                names.UnionWith(Assemblies.GetValue(assembly, a => Find(a.GlobalNamespace, cancellation).Distinct().ToArray()));
            }
        }

        return new LibraryNames(names.ToEquatableArray());
    }

    private static IEnumerable<string> Find(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (member)
            {
                case INamespaceOrTypeSymbol inner:
                    foreach (string name in Find(inner, cancellation))
                    {
                        yield return name;
                    }

                    break;
                case IMethodSymbol method when Symbols.Has(method, "JitAttribute") || (JitEntry.MayBeTracedOnly(method) && GeneratedNames.Entries(method).Any()):
                    yield return method.Name;
                    break;
            }
        }
    }
}
