using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Names of what is generated.</summary>
public static class GeneratedNames
{
    public const string Namespace = "Pure.Jit.Generated";

    /// <summary>
    /// The directives of generated files: signatures say what may be null, but nobody reads warnings there, and without the
    /// explicit word the compiler analyses their flow all the same, which is a sixth of the time that it takes for them. What is
    /// obsolete or experimental is said where the user names it, whatever the id of an experiment is.
    /// </summary>
    public const string Directives = "#nullable disable warnings\n#nullable enable annotations\n#pragma warning disable";

    /// <summary>The class of an assembly's compiled methods; the assembly's name keeps it apart from others.</summary>
    public static string Class(string assembly) => "PureJit_" + JitEntry.Identifier(assembly);

    /// <summary>The compiled forms that a library has of one of its methods.</summary>
    public static IEnumerable<ISymbol> Entries(IMethodSymbol method) =>
        method.ContainingAssembly.GetTypeByMetadataName(Namespace + "." + Class(method.ContainingAssembly.Name)) is { } type
            ? type.GetMembers(JitEntry.EntryName(method.OriginalDefinition))
            : [];
}
