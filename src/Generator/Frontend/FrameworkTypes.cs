using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Types of the framework, which users cannot mark [Pure], with what to use instead.</summary>
public static class FrameworkTypes
{
    /// <summary>What to use instead of a type's members, or null for types that are not the framework's.</summary>
    public static string? Advice(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named || !IsFramework(named))
        {
            return null;
        }

        return IsCollection(named)
            ? "use a record, a tuple or a fixed array"
            : named switch
            {
                { Name: "EqualityComparer" or "Comparer" or "StringComparer" } => "compare the values themselves, with operators",
                { Name: "Enumerable", ContainingNamespace.Name: "Linq" } => "use a loop over constants or shapes, or the function of Nd that does the same",
                { Name: "Array" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } => "use a fixed array with a loop over constants, or an NDArray",
                { Name: "Math" or "MathF" } or { SpecialType: not SpecialType.None } => "use the function of Nd that does the same, or compute it outside and pass it as a parameter",
                _ => "compute it outside and pass it as a parameter",
            };
    }

    /// <summary>True for the framework's collections: lists, dictionaries and whatever else can be enumerated.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type is INamedTypeSymbol named && IsFramework(named) && Namespace(named).StartsWith("System.Collections", StringComparison.Ordinal)
        && !named.Name.EndsWith("Comparer", StringComparison.Ordinal);

    /// <summary>True for spans and memory.</summary>
    public static bool IsSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } named && Namespace(named) == "System";

    /// <summary>True for types that come with .NET.</summary>
    public static bool IsFramework(INamedTypeSymbol type) =>
        type.Locations.All(l => !l.IsInSource) && !type.IsTupleType && (Namespace(type) == "System" || Namespace(type).StartsWith("System.", StringComparison.Ordinal));

    private static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";

    /// <summary>True for the class of LINQ's methods.</summary>
    public static bool IsLinq(INamedTypeSymbol type) => type is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };
}
