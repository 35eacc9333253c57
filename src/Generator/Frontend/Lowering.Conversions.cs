using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Conversions, those that C# makes by itself included.</summary>
public sealed partial class Lowering
{
    private Term Conversion(IConversionOperation conversion)
    {
        if (!conversion.Conversion.Exists)
        {
            return this.Refuse(conversion, ProblemKind.UnsupportedConstruct, "code with compiler errors", "mend those first");
        }

        if (conversion.OperatorMethod is { } method && !IsNarrowFloat(method.ContainingType))
        {
            if (Symbols.PrimitiveName(method) is not null || Symbols.HasCore(method))
            {
                return this.CallMethod(conversion, method, [this.Expression(conversion.Operand)]);
            }

            return Symbols.IsIndexLike(method)
                ? this.Expression(conversion.Operand)
                : this.Refuse(conversion, ProblemKind.UnmarkedCall, $"the conversion to {conversion.Type?.Name}");
        }

        if ((IsEnum(conversion.Operand.Type) || IsEnum(conversion.Type)) && IsEnumOrNumber(conversion.Operand.Type) && IsEnumOrNumber(conversion.Type))
        {
            return this.EnumConversion(conversion);
        }

        if (conversion is { IsImplicit: false, OperatorMethod: null, Operand.Type: { } held, Type: { } wanted } && conversion.Operand.ConstantValue is not { HasValue: true, Value: null }
            && (conversion.Conversion.IsReference || held is ITypeParameterSymbol { IsValueType: false } || held.SpecialType == SpecialType.System_Object || held.TypeKind == Microsoft.CodeAnalysis.TypeKind.Interface)
            && wanted is not ITypeParameterSymbol && !IsAlways(held, wanted))
        {
            return this.Node(TermKind.Cast, conversion, "", [this.Type(wanted, conversion.Syntax.Span)], this.Expression(conversion.Operand));
        }

        Term operand = this.Expression(conversion.Operand);

        // What C# converts by itself loses nothing, also where the project asks for checks.
        return conversion is { IsChecked: true, IsImplicit: false } && IsNumeric(conversion.Operand.Type, conversion.Type)
            ? this.Refuse(conversion, ProblemKind.UnsupportedConstruct, "a checked conversion", Unchecked(conversion))
            : this.Fitted(conversion, conversion.Operand.Type, conversion.Type, operand);
    }

    // What C# makes of a value in a place of another type: numbers are converted, and so is each item of a tuple.
    private Term Fitted(IOperation at, ITypeSymbol? from, ITypeSymbol? to, Term value)
    {
        if (from is null || to is null || SymbolEqualityComparer.Default.Equals(from, to))
        {
            return value;
        }

        if (from is INamedTypeSymbol { IsTupleType: true, TupleElements: var given } && to is INamedTypeSymbol { IsTupleType: true, TupleElements: var wanted } && given.Length == wanted.Length)
        {
            return this.FittedItems(at, from, given, wanted, value);
        }

        // An int for a 'double?' is a double first; of nothing there is nothing to convert.
        TypeRef? source = NumberIn(from), target = NumberIn(to);
        if (source is not null && target is not null)
        {
            return source == target ? value : this.Converted(at, source, target, value);
        }

        if (at.SemanticModel is { } model && model.Compilation.ClassifyConversion(from, to) is { IsUserDefined: true, MethodSymbol: { } method })
        {
            return Symbols.PrimitiveName(method) is not null || Symbols.HasCore(method)
                ? this.CallMethod(at, method, [value])
                : this.Refuse(at, ProblemKind.UnmarkedCall, $"the conversion to {to.Name}");
        }

        return value;
    }

    private Term FittedItems(IOperation at, ITypeSymbol from, ImmutableArray<IFieldSymbol> given, ImmutableArray<IFieldSymbol> wanted, Term value)
    {
        if (given.Zip(wanted, (g, w) => SymbolEqualityComparer.Default.Equals(g.Type, w.Type)).All(same => same))
        {
            return value;
        }

        string name = $"${++this.temporaries}";
        Term bind = this.Node(TermKind.Let, at, name, this.TypeOf(from), value);
        Term[] items = given.Select((g, i) => this.Fitted(
            at, g.Type, wanted[i].Type, this.Node(TermKind.Member, at, RecordTypes.Positions(from, given.Length)![i].Name, [], this.Node(TermKind.Local, at, name, [])))).ToArray();
        return this.Node(TermKind.Sequence, at, "", [], bind, this.Node(TermKind.Tuple, at, "", [], items));
    }

    private static bool IsNumeric(ITypeSymbol? from, ITypeSymbol? to) =>
        from is not null && to is not null && NumberIn(from) is { } source && NumberIn(to) is { } target && source != target;

    // The type of a number, or of what a nullable number is. A character is the number of 16 bits that it is to C#.
    private static TypeRef? NumberIn(ITypeSymbol type) => type.SpecialType == SpecialType.System_Char ? TypeRef.Of(DType.U16) : Symbols.Type(type) switch
    {
        { ScalarType: not null } number => number,
        { Kind: Core.TypeKind.Nullable, Arguments: [{ ScalarType: not null } number] } => number,
        _ => null,
    };

    // From a float to less than 32 bits C# goes through int.
    private Term Converted(IOperation at, TypeRef from, TypeRef to, Term operand)
    {
        TypeRef whole = TypeRef.Of(DType.I32);
        return from.ScalarType is { } dtype && dtype.IsFloating() && to.ScalarType is DType.I8 or DType.U8 or DType.I16 or DType.U16
            ? this.Node(TermKind.Convert, at, "", [whole, to], this.Node(TermKind.Convert, at, "", [from, whole], operand))
            : this.Node(TermKind.Convert, at, "", [from, to], operand);
    }
}
