using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>The types and names of a method's parameters, its receiver first, as C# text; whether its result is one of a class.</summary>
public sealed record PlainSignature(EquatableArray<string> Types, EquatableArray<string> Names, bool IsReference);

/// <summary>A [Jit] method that is refused, of which calls with <c>into:</c> may stand all the same.</summary>
public sealed record RefusedMethod(string Name, IntoOverload Into, PlainSignature Signature)
{
    private const string Argument = "into";

    /// <summary>Null where no call could have <c>into:</c>, or its types cannot be written.</summary>
    public static RefusedMethod? Of(IMethodSymbol method)
    {
        List<ITypeSymbol> types = [.. method.Parameters.Select(p => p.Type).Append(method.ReturnType)];
        bool hasInto = Symbols.Has(method, "JitAttribute") && !method.ReturnsVoid && JitEntry.Obstacle(method) is null && !Symbols.TypeParameters(method).Any()
            && method.Parameters.All(p => p.Name != Argument && p.RefKind is not (RefKind.Ref or RefKind.Out)) && types.All(IsWritable) && !method.ReturnType.IsRefLikeType;
        if (!hasInto || IntoOverload.Of(method) is not { } into)
        {
            return null;
        }

        string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        List<string> names = [.. method.Parameters.Select(p => "@" + p.Name)];
        if (!method.IsStatic)
        {
            types.Insert(0, method.ContainingType);
            names.Insert(0, names.Contains("@self") ? "self_" : "self");
        }

        return new RefusedMethod(
            JitEntry.EntryName(method), into, new PlainSignature(types.Take(names.Count).Select(Text).ToEquatableArray(), names.ToEquatableArray(), method.ReturnType.IsReferenceType));
    }

    private static bool IsWritable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsWritable(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => JitEntry.IsNameable(named) && named.TypeArguments.All(IsWritable),
        _ => false,
    };
}
