using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// What C# does with the numbers of enums. A constant of an enum is a text, its name; each use as a number says which numbers the names have.
/// </summary>
public sealed partial class Lowering
{
    private static bool IsEnum(ITypeSymbol? type) => type is { TypeKind: Microsoft.CodeAnalysis.TypeKind.Enum };

    private static bool IsEnumOrNumber(ITypeSymbol? type) => IsEnum(type) || type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double };

    /// <summary>The number of a member.</summary>
    private Term Number(IOperation at, ITypeSymbol type, Term member) =>
        this.Node(TermKind.Operator, at, "enum_number", [Underlying(type)], member, this.Members(at, type));

    /// <summary>The member that a number is, or its digits.</summary>
    private Term Member(IOperation at, ITypeSymbol type, Term number) =>
        this.Node(TermKind.Operator, at, "enum_member", [Underlying(type)], number, this.Members(at, type));

    // Between enums, and from or to a number.
    private Term EnumConversion(IConversionOperation conversion)
    {
        ITypeSymbol from = conversion.Operand.Type!, to = conversion.Type!;
        Term operand = this.Expression(conversion.Operand);
        Term number = IsEnum(from) ? this.Number(conversion, from, operand) : operand;
        Term fitted = this.Fitted(conversion, UnderlyingSymbol(from), UnderlyingSymbol(to), number);
        return IsEnum(to) ? this.Member(conversion, to, fitted) : fitted;
    }

    // '==' and '!=' compare the names.
    private Term? EnumOperator(IBinaryOperation binary)
    {
        ITypeSymbol left = binary.LeftOperand.Type!, right = binary.RightOperand.Type!;
        if (!(IsEnum(left) || IsEnum(right)) || binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || OperatorName(binary.OperatorKind) is not { } name)
        {
            return null;
        }

        Term result = this.Node(TermKind.Operator, binary, name, [TypeRef.Of(DType.I64)], Operand(binary.LeftOperand), Operand(binary.RightOperand));
        return IsEnum(binary.Type) ? this.Member(binary, binary.Type!, result) : result;

        Term Operand(IOperation operand) => IsEnum(operand.Type) ? this.Number(operand, operand.Type!, this.Expression(operand)) : this.Expression(operand);
    }

    private Term EnumComplement(IUnaryOperation unary) =>
        this.Member(unary, unary.Type!, this.Node(TermKind.Operator, unary, "not", [Underlying(unary.Type!)], this.Number(unary, unary.Type!, this.Expression(unary.Operand))));

    // A call of Enum.HasFlag, which takes both as objects.
    private Term? HasFlag(IInvocationOperation call)
    {
        if (call is not { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }, Instance: { } value, Arguments: [{ Value: IConversionOperation { Operand: var flag } }] }
            || !IsEnum(Plain(value).Type) || !SymbolEqualityComparer.Default.Equals(Plain(value).Type, flag.Type))
        {
            return null;
        }

        TypeRef[] type = [TypeRef.Of(DType.I64)];
        Term asked = this.Number(call, flag.Type!, this.Expression(flag));
        Term common = this.Node(TermKind.Operator, call, "and", [.. type], this.Number(call, flag.Type!, this.Expression(Plain(value))), asked);
        return this.Node(TermKind.Operator, call, "eq", [.. type], common, asked);

        static IOperation Plain(IOperation operation) => operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : operation;
    }

    private Term Members(IOperation at, ITypeSymbol type) => this.Node(
        TermKind.Literal,
        at,
        string.Join(",", type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => $"{f.Name}={Convert.ToString(f.ConstantValue, CultureInfo.InvariantCulture)}")),
        [new TypeRef(Core.TypeKind.Text, "", [])]);

    private static ITypeSymbol UnderlyingSymbol(ITypeSymbol type) => (type as INamedTypeSymbol)?.EnumUnderlyingType ?? type;

    private static TypeRef Underlying(ITypeSymbol type) => Symbols.Type(UnderlyingSymbol(type)) ?? TypeRef.Of(DType.I64);
}
