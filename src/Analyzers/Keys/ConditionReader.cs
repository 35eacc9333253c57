using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Reads what a branch depends on.</summary>
internal static class ConditionReader
{
    /// <summary>A condition without what negates it. Calls may give something else the next time, so that one with calls is for itself.</summary>
    public static Condition Read(IOperation condition, bool isMet)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Read(not.Operand, !isMet);
            case IIsNullOperation { Operand: var operand } when IsPlain(condition):
                return new Condition(Text(operand), "null", isMet);
            case IIsPatternOperation { Value: var value, Pattern: var pattern } when IsPlain(condition):
                return Matched(value, pattern, isMet);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool truth } } same:
                return Read(same.LeftOperand, isMet == (same.OperatorKind == BinaryOperatorKind.Equals == truth));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } same when IsPlain(condition):
                bool isEqual = isMet == (same.OperatorKind == BinaryOperatorKind.Equals);
                return Literal(same.LeftOperand) is { } left && Literal(same.RightOperand) is null
                    ? new Condition(Text(same.RightOperand), left, isEqual)
                    : new Condition(Text(same.LeftOperand), Literal(same.RightOperand) ?? "~" + Text(same.RightOperand), isEqual);
            case IBinaryOperation comparison when IsPlain(condition) && Compared(comparison.OperatorKind, isMet) is { } kind:
                return Number(comparison.RightOperand) is { } bound ? Bounded(comparison.LeftOperand, kind, bound)
                    : Number(comparison.LeftOperand) is { } other ? Bounded(comparison.RightOperand, Mirrored(kind), other)
                    : Ordered(comparison.LeftOperand, kind, comparison.RightOperand);
            default:
                return IsPlain(condition) ? new Condition(Text(condition), null, isMet) : new Condition(KeyNames.Of(condition.Syntax), null, isMet);
        }
    }

    /// <summary>That a variable is what was assigned to it; null where that is no constant.</summary>
    public static Condition? Assigned(ISymbol variable, IOperation value) => Literal(value) switch
    {
        null => null,
        "True" => new Condition(variable.Name, null, true),
        "False" => new Condition(variable.Name, null, false),
        { } constant => new Condition(variable.Name, constant, true),
    };

    private static Condition Matched(IOperation value, IPatternOperation pattern, bool isMet) => pattern switch
    {
        INegatedPatternOperation not => Matched(value, not.Pattern, !isMet),
        IConstantPatternOperation { Value: var constant } when Literal(constant) is "True" or "False" => Read(value, isMet == (Literal(constant) == "True")),
        IConstantPatternOperation { Value: var constant } when Literal(constant) is { } literal => new Condition(Text(value), literal, isMet),
        IRelationalPatternOperation relational when Compared(relational.OperatorKind, isMet) is { } kind && Number(relational.Value) is { } bound => Bounded(value, kind, bound),
        _ => new Condition($"{Text(value)} is {pattern.Syntax}", null, isMet),
    };

    private static Condition Bounded(IOperation value, BinaryOperatorKind kind, double bound) => new(Text(value), null, true, kind switch
    {
        BinaryOperatorKind.LessThan => Bounds.Below(bound, isOpen: true),
        BinaryOperatorKind.LessThanOrEqual => Bounds.Below(bound, isOpen: false),
        BinaryOperatorKind.GreaterThan => Bounds.Above(bound, isOpen: true),
        _ => Bounds.Above(bound, isOpen: false),
    });

    // Of two that are no numbers: a < b, or not b < a.
    private static Condition Ordered(IOperation left, BinaryOperatorKind kind, IOperation right) => kind switch
    {
        BinaryOperatorKind.LessThan => new Condition($"{Text(left)} < {Text(right)}", null, true),
        BinaryOperatorKind.GreaterThanOrEqual => new Condition($"{Text(left)} < {Text(right)}", null, false),
        BinaryOperatorKind.GreaterThan => new Condition($"{Text(right)} < {Text(left)}", null, true),
        _ => new Condition($"{Text(right)} < {Text(left)}", null, false),
    };

    private static BinaryOperatorKind? Compared(BinaryOperatorKind kind, bool isMet) => kind switch
    {
        BinaryOperatorKind.LessThan => isMet ? kind : BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => isMet ? kind : BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => isMet ? kind : BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => isMet ? kind : BinaryOperatorKind.LessThan,
        _ => null,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        _ => BinaryOperatorKind.LessThanOrEqual,
    };

    private static string Text(IOperation operation)
    {
        SyntaxNode syntax = operation.Syntax;
        while (syntax is ParenthesizedExpressionSyntax parenthesised)
        {
            syntax = parenthesised.Expression;
        }

        string text = syntax.ToString();
        return text.StartsWith("this.", StringComparison.Ordinal) ? text.Substring(5) : text;
    }

    private static string? Literal(IOperation operation) => operation.ConstantValue is { HasValue: true } constant
        ? Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null"
        : operation is IConversionOperation conversion ? Literal(conversion.Operand) : null;

    private static double? Number(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int or long or float or double or uint or short or byte }
        ? Convert.ToDouble(operation.ConstantValue.Value, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    // An enumerator's MoveNext has no syntax of its own, and what a condition's value was captured from no operations. Where nothing
    // is written yet, nothing is known.
    private static bool IsPlain(IOperation operation) =>
        operation.Syntax.Span.Length > 0 && !operation.DescendantsAndSelf().Any(static o => o is IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IObjectCreationOperation)
        && !operation.Syntax.DescendantNodesAndSelf().Any(static n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
            || (n is PrefixUnaryExpressionSyntax prefix && prefix.OperatorToken.Text is "++" or "--") || (n is PostfixUnaryExpressionSyntax postfix && postfix.OperatorToken.Text is "++" or "--"));
}
