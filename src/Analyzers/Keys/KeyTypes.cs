using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Which types hold keys, and what the functions of others do with keys and with functions that they are given.</summary>
internal static class KeyTypes
{
    // These make another key of a key, and do not use it up.
    private static readonly HashSet<string> Sources = ["Key", "FoldIn", "Clone", "WrapKeyData"];

    // Neither do these use a key up.
    private static readonly HashSet<string> Readers = ["KeyData", "Threefry2x32", "Zeros", "Ones", "Constant"];

    private static readonly HashSet<string> Loops = ["Scan", "WhileLoop", "ForiLoop", "Map"];

    // Types of the platform whose functions run what they are given once for each of many.
    private static readonly HashSet<string> Repeaters = ["Enumerable", "ParallelEnumerable", "Queryable", "AsyncEnumerable", "Parallel", "Array", "List", "ImmutableArray", "ImmutableList"];

    // These of them run it once.
    private static readonly HashSet<string> Once = ["Invoke", "OfType", "Cast", "AsParallel"];

    private static readonly string[] Changing = ["Add", "Clear", "Copy", "Dequeue", "Enqueue", "Fill", "Insert", "Pop", "Push", "Remove", "Reverse", "Set", "Shuffle", "Sort", "Swap", "Try", "Write"];

    public static bool IsKey(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "PrngKey" or "KeyArray" } named && Symbols.IsRuntime(named);

    public static bool IsRandom(IMethodSymbol method) => method.ContainingType is { Name: "Rand" or "Initializers" } type && Symbols.IsRuntime(type);

    public static bool UsesUp(IMethodSymbol method) => IsRandom(method) && !Sources.Contains(method.Name) && !Readers.Contains(method.Name);

    public static bool IsReader(IMethodSymbol method) => Readers.Contains(method.Name);

    public static bool IsTransformation(IMethodSymbol method) => method.ContainingType is { Name: "Transforms" or "Lax" } type && Symbols.IsRuntime(type);

    /// <summary>Whether a call runs a function that it is given several times.</summary>
    public static bool IsLoop(IMethodSymbol method) => IsTransformation(method)
        ? Loops.Contains(method.Name)
        : IsPlatform(method) && Repeaters.Contains(method.ContainingType.Name) && !Once.Contains(method.Name) && method.Parameters.Any(static p => p.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Whether a type or member is one of the platform's.</summary>
    public static bool IsPlatform(ISymbol symbol)
    {
        INamespaceSymbol? space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System", IsGlobalNamespace: false };
    }

    /// <summary>Whether a method of the platform puts other elements into a list.</summary>
    public static bool Changes(IMethodSymbol method) => Changing.Any(c => method.Name.StartsWith(c, StringComparison.Ordinal));

    public static bool MayHoldKeys(ITypeSymbol? type, int depth = 0) => depth < 4 && (IsKey(type) || type switch
    {
        IArrayTypeSymbol array => MayHoldKeys(array.ElementType, depth + 1),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoked } => MayHoldKeys(invoked.ReturnType, depth + 1) || invoked.Parameters.Any(p => MayHoldKeys(p.Type, depth + 1)),
        INamedTypeSymbol named when named.TypeArguments.Any(a => MayHoldKeys(a, depth + 1)) => true,
        INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } named => HasKeys(named, depth),
        INamedTypeSymbol named => !IsPlatform(named) && HasKeys(named, depth),
        _ => false,
    });

    /// <summary>Whether an object of a type, or the type itself, has members that hold keys.</summary>
    public static bool HasKeys(INamedTypeSymbol? type, int depth = 0) =>
        type is not null && (type.GetMembers().Any(m => (m is IFieldSymbol field && MayHoldKeys(field.Type, depth + 1)) || (m is IPropertySymbol property && type.DeclaringSyntaxReferences.IsEmpty && MayHoldKeys(property.Type, depth + 1))) || (type.BaseType is { SpecialType: SpecialType.None } parent && HasKeys(parent, depth + 1)));
}
