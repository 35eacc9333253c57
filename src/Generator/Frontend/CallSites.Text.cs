using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Frontend;

// What is read from the axes and types of a call, and how they are written.
public static partial class CallSites
{
    // The constant of inAxes for one argument; null where it is None or no constant.
    private static int? BatchAxis(IOperation? axes, int index) =>
        Axis(axes, index) is { ConstantValue: { HasValue: true, Value: int axis } } ? axis : null;

    private static string? BatchedAnnotation(string? annotation, ITypeSymbol type, int? axis)
    {
        if (axis is not { } at)
        {
            return annotation;
        }

        // The members of a tree have [Shape]s of their own, each of which gets the axis.
        return annotation is not null ? BatchedShape.Insert(annotation, at)
            : Symbols.Type(type) is { Kind: Core.TypeKind.Named or Core.TypeKind.Tuple } ? BatchedShape.OfMembers(at) : null;
    }

    private static IOperation? Axis(IOperation? axes, int index)
    {
        while (axes is IConversionOperation conversion)
        {
            axes = conversion.Operand;
        }

        IOperation? element = axes is ITupleOperation tuple && index < tuple.Elements.Length ? tuple.Elements[index] : axes;
        while (element is IConversionOperation conversion)
        {
            element = conversion.Operand;
        }

        return element;
    }

    private static string Signature(IMethodSymbol called, IMethodSymbol target)
    {
        List<string> parameters = target.Parameters.Select((p, i) =>
            (called.ReducedFrom is not null && i == 0 ? "this " : "")
            + (p.ScopedKind == ScopedKind.None ? "" : "scoped ")
            + (p.RefKind switch { RefKind.In => "in ", RefKind.RefReadOnlyParameter => "ref readonly ", _ => "" })
            + $"{CSharpType(p.Type)} {ParameterName(p)}").ToList();
        if (!target.IsStatic)
        {
            // A struct's method receives its struct by reference, read-only where the method says so.
            string by = !target.ContainingType.IsValueType ? "" : target.IsReadOnly || target.ContainingType.IsReadOnly ? "in " : "ref ";
            parameters.Insert(0, $"this {by}{CSharpType(target.ContainingType)} {Receiver(target)}");
        }

        return string.Join(", ", parameters);
    }

    private static string ParameterName(IParameterSymbol parameter) => "@" + parameter.Name;

    private static string Receiver(IMethodSymbol method)
    {
        string name = "self";
        while (method.Parameters.Any(p => p.Name == name))
        {
            name += "_";
        }

        return name;
    }

    private static string CSharpType(ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>True for types that speak of type parameters.</summary>
    public static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen),
        _ => false,
    };
}
