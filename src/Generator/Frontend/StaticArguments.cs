using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

/// <summary>The constants that calls give for [Static] parameters.</summary>
public static class StaticArguments
{
    /// <summary>Whether a type has constants, itself or as what a nullable one holds; of a type parameter it is not known.</summary>
    public static bool MayBe(ITypeSymbol type) => type is ITypeParameterSymbol or { TypeKind: Microsoft.CodeAnalysis.TypeKind.Enum } || IsOfNumbers(type)
        || type is IArrayTypeSymbol { Rank: 1, ElementType: { } element } && MayBe(element)
        || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String
        || (IsNullable(type) && MayBe(((INamedTypeSymbol)type).TypeArguments[0]));

    /// <summary>True when an argument is known now; to C# itself no value of a nullable type is a constant, and no list is one.</summary>
    public static bool IsKnown(IOperation argument, out object? value)
    {
        switch (argument)
        {
            case { ConstantValue.HasValue: true }:
                value = argument.ConstantValue.Value;
                return true;
            case IDefaultValueOperation { Type: { } type } when type.IsReferenceType || IsNullable(type) || IsOfNumbers(type):
                value = null;
                return true;
            case IConversionOperation { OperatorMethod: null, Type: { } type, Operand: var operand } when IsNullable(type):
                return IsKnown(operand, out value);
            case IConversionOperation { OperatorMethod: { } method, Operand: var operand } when IsOfNumbers(method.ContainingType):
                return IsKnown(operand, out value) && (value is object[] || (value = new[] { value! }) is not null);
            case IConversionOperation { OperatorMethod: null, Operand: ICollectionExpressionOperation written }:
                return IsKnown(written, out value);
            case ICollectionExpressionOperation collection:
                return AreKnown(collection.Elements, out value);
            case ITupleOperation tuple:
                return AreKnown(tuple.Elements, out value);
            case IArrayCreationOperation { Type: IArrayTypeSymbol { Rank: 1 }, Initializer: { } initializer }:
                return AreKnown(initializer.ElementValues, out value);
            default:
                value = null;
                return false;
        }
    }

    private static bool AreKnown(IReadOnlyList<IOperation> elements, out object? value)
    {
        object?[] known = new object?[elements.Count];
        value = known;
        for (int i = 0; i < known.Length; i++)
        {
            if (!IsKnown(elements[i], out known[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The constant as core has it.</summary>
    public static Term Write(object? value, ITypeSymbol type, TypeRef lowered)
    {
        if (value is null)
        {
            return new Term(TermKind.Default, "", [lowered], [], 0);
        }

        if (value is object?[] items)
        {
            ITypeSymbol? element = (type as IArrayTypeSymbol)?.ElementType;
            TypeRef of = lowered.Kind == TypeKind.Array ? lowered.Arguments[0] : TypeRef.Of(DType.I32);
            return new Term(TermKind.Collection, "", [], items.Select(i => element is null ? new Term(TermKind.Literal, Text(i!), [of], [], 0) : Write(i, element, of)).ToEquatableArray(), 0);
        }

        ITypeSymbol given = IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return new Term(TermKind.Literal, Text(value, given), [lowered.Kind == TypeKind.Nullable ? lowered.Arguments[0] : lowered], [], 0);
    }

    /// <summary>A constant of a type as text: members of enums by name, floats with every digit that they have.</summary>
    public static string Text(object value, ITypeSymbol type)
    {
        if (type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value))?.Name ?? Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }

        return Text(value);
    }

    private static string Text(object value) =>
        value switch
        {
            bool b => b ? "true" : "false",
            double d => d.ToString("R", CultureInfo.InvariantCulture),
            float f => ((double)f).ToString("R", CultureInfo.InvariantCulture),
            char c => c.ToString(),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    // Lists of sizes or of axes; a number stands for a list of one.
    private static bool IsOfNumbers(ITypeSymbol type) => Symbols.IsRuntimeType(type, "Shape") || Symbols.IsRuntimeType(type, "Axes");

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
