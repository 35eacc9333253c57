using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Declarations that generated code could not repeat, such as those that somebody is typing. C# tells what is wrong with them, in the
/// user's file; generated files with the same fault would tell it again.
/// </summary>
internal static class Unfinished
{
    /// <summary>Whether a method's name or parameters are missing, double, or of types that nothing can have.</summary>
    public static bool Is(IMethodSymbol method) =>
        method.Name.Length == 0 || !HasNames(method.Parameters) || In(method.ContainingType)
        || method.Parameters.Any(p => HasFault(p.Type) || p.Type.SpecialType == SpecialType.System_Void)
        || HasFault(method.ReturnType) || (!method.IsStatic && method.ContainingType.IsStatic);

    /// <summary>Whether a type, one around it or one in it has no name, parts without names, with the same one, of hidden types or that are never read, or bounds that nobody knows.</summary>
    public static bool In(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HasFault(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => HasFault(e.Type)),
        INamedTypeSymbol named => Symbols.IsUnfinished(named) || In(named.ContainingType) || named.TypeArguments.Any(HasFault),
        _ => false,
    };

    /// <summary>The same of the definition of a type alone.</summary>
    public static bool Is(INamedTypeSymbol type) => type.Locations.Any(l => l.IsInSource)
        && ((!SyntaxFacts.IsValidIdentifier(type.Name) && !IsExtensionBlock(type)) || !IsNamed(type.ContainingNamespace) || type.TypeParameters.Any(p => p.Name.Length == 0 || p.ConstraintTypes.Any(c => c is IErrorTypeSymbol))
            || type.InstanceConstructors.Any(c => !HasNames(c.Parameters))
            || Properties(type).Any(p => p.Name.Length == 0 || type.GetMembers(p.Name).Length > 1) || (JitEntry.IsNameable(type) && Properties(type).Any(IsTooVisible))
            || Properties(type).Any(p => p.GetMethod is null && RecordTypes.IsField(p)));

    // A static class has no values, as NDArray is one without its element type.
    private static bool HasFault(ITypeSymbol type) => type.IsStatic || In(type);

    private static bool IsNamed(INamespaceSymbol? symbol) => symbol is null or { IsGlobalNamespace: true } || (symbol.Name.Length > 0 && IsNamed(symbol.ContainingNamespace));

    // These have no names, and a refusal of their own.
    private static bool IsExtensionBlock(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax and not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax);

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsIndexer);

    private static bool IsTooVisible(IPropertySymbol property) =>
        property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && !JitEntry.IsNameable(property.Type);

    private static bool HasNames(IReadOnlyCollection<ISymbol> symbols) =>
        symbols.All(s => s.Name.Length > 0) && symbols.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() == symbols.Count;
}
