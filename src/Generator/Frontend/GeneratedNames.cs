using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Names of what is generated.</summary>
public static class GeneratedNames
{
    public const string Namespace = "Pure.Jit.Generated";

    /// <summary>The class of an assembly's compiled methods; the assembly's name keeps it apart from others.</summary>
    public static string Class(string assembly) => "PureJit_" + JitEntry.Identifier(assembly);

    /// <summary>The compiled forms that a library has of one of its methods.</summary>
    public static IEnumerable<ISymbol> Entries(IMethodSymbol method) =>
        method.ContainingAssembly.GetTypeByMetadataName(Namespace + "." + Class(method.ContainingAssembly.Name)) is { } type
            ? type.GetMembers(JitEntry.EntryName(method.OriginalDefinition))
            : [];
}
