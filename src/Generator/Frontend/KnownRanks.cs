using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Generator.Frontend;

/// <summary>How many axes an array of plain C# has, where its [Shape] or its creation says so.</summary>
internal static class KnownRanks
{
    /// <summary>The rank of an array, or null.</summary>
    public static int? Of(IOperation? array, CancellationToken cancellation)
    {
        switch (array)
        {
            case IParenthesizedOperation inner:
                return Of(inner.Operand, cancellation);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion.Operand, cancellation);
            case IConversionOperation { Operand.Type: var type }:
                return type is IArrayTypeSymbol elements ? elements.Rank : type?.SpecialType is null or SpecialType.None ? null : 0;
            case IParameterReferenceOperation parameter:
                return Annotated(parameter.Parameter);
            case IPropertyReferenceOperation property:
                return Annotated(property.Property);
            case ILocalReferenceOperation or IFieldReferenceOperation:
                return Of(KnownFunctions.Initializer(array, cancellation, out _), cancellation);
            case IUnaryOperation unary:
                return Of(unary.Operand, cancellation);
            case IBinaryOperation binary:
                return Operand(binary.LeftOperand, cancellation) is { } left && Operand(binary.RightOperand, cancellation) is { } right ? Math.Max(left, right) : null;
            case IInvocationOperation call when Symbols.IsRuntime(call.TargetMethod.ContainingType):
                return OfCall(call, cancellation);
            default:
                return null;
        }
    }

    private static int? Operand(IOperation operand, CancellationToken cancellation) =>
        operand.Type?.SpecialType is null or SpecialType.None ? Of(operand, cancellation) : 0;

    private static int? OfCall(IInvocationOperation call, CancellationToken cancellation)
    {
        // Whatever takes a shape gives an array of it.
        if (call.Arguments.FirstOrDefault(a => a.Parameter is { Name: "shape" } p && Symbols.IsRuntimeType(p.Type, "Shape")) is { } shape)
        {
            return OfShape(shape.Value, cancellation);
        }

        return call.TargetMethod.Name switch
        {
            "Array" when call.TargetMethod.Parameters is [{ Type: IArrayTypeSymbol elements }] => elements.Rank,
            "As" when call.Instance is { } instance => Of(instance, cancellation),
            "Arange" => 1,
            "Linspace" when !Symbols.IsRuntimeType(call.TargetMethod.Parameters[0].Type, "NDArray") => 1,
            "Eye" => 2,
            _ => null,
        };
    }

    private static int? OfShape(IOperation shape, CancellationToken cancellation) => shape switch
    {
        IConversionOperation conversion => OfShape(conversion.Operand, cancellation),
        ITupleOperation sizes => sizes.Elements.Length,
        ICollectionExpressionOperation sizes => sizes.Elements.Any(e => e is ISpreadOperation) ? null : sizes.Elements.Length,
        IArrayCreationOperation { Initializer.ElementValues.Length: var count } => count,
        IPropertyReferenceOperation { Property.Name: "Shape", Instance: { } instance } => Of(instance, cancellation),
        _ => shape.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? 1 : null,
    };

    private static int? Annotated(ISymbol symbol)
    {
        string[]? sizes = Symbols.ShapeText(symbol)?.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return sizes is null || sizes.Any(s => s == "..." || s[0] == '*') ? null : sizes.Length;
    }
}
