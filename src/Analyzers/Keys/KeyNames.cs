using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Names of keys by where they come from, and what the runtime's functions do with keys.</summary>
internal static class KeyNames
{
    // Neither do these use a key up.
    private static readonly HashSet<string> Sources = ["Key", "FoldIn", "Clone", "WrapKeyData"];

    private static readonly HashSet<string> Readers = ["KeyData", "Threefry2x32", "Zeros", "Ones", "Constant"];

    private static readonly HashSet<string> Loops = ["Scan", "WhileLoop", "ForiLoop", "Map"];

    public static bool IsKey(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "PrngKey" or "KeyArray" } named && Symbols.IsRuntime(named);

    public static bool IsRandom(IMethodSymbol method) => method.ContainingType is { Name: "Rand" or "Initializers" } type && Symbols.IsRuntime(type);

    public static bool IsSource(IMethodSymbol method) => Sources.Contains(method.Name);

    public static bool IsReader(IMethodSymbol method) => Readers.Contains(method.Name);

    public static bool IsTransformation(IMethodSymbol method) => method.ContainingType is { Name: "Transforms" or "Lax" } type && Symbols.IsRuntime(type);

    /// <summary>Whether a call runs a function that it is given several times.</summary>
    public static bool IsLoop(IMethodSymbol method) => IsTransformation(method)
        ? Loops.Contains(method.Name)
        : method.ContainingNamespace?.ToDisplayString() is "System.Linq" && method.Name is "Select" or "SelectMany";

    /// <summary>The name of a variable's first value.</summary>
    public static string Of(ISymbol symbol) => $"{symbol.Name}@{symbol.Locations.FirstOrDefault()?.SourceSpan.Start}";

    /// <summary>The name of what an expression makes whenever it runs.</summary>
    public static string Of(SyntaxNode maker) => $"#{maker.SpanStart}:{maker.Span.Length}";

    /// <summary>A part of a tuple or record; null where a property may give another key each time.</summary>
    public static string? Part(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.IsTupleType: true } field => "." + (field.CorrespondingTupleField ?? field).Name,
        IFieldSymbol { IsReadOnly: true } => "." + member.Name,
        IPropertySymbol { SetMethod: null or { IsInitOnly: true } } property when IsStored(property) => "." + member.Name,
        _ => null,
    };

    private static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        ? syntax is ParameterSyntax || (syntax is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } && list.Accessors.All(a => a.Body is null && a.ExpressionBody is null))
        : property.ContainingType.IsRecord;

    /// <summary>An element by an index that is a number or an expression of variables; null where it may be another each time.</summary>
    public static string? Element(IOperation index)
    {
        index = index is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: [var only] } ? only : index;
        while (index is IConversionOperation conversion)
        {
            index = conversion.Operand;
        }

        if (index.ConstantValue is { HasValue: true, Value: { } number })
        {
            return $"[{number}]";
        }

        return index.Syntax.DescendantNodesAndSelf().All(n => n is IdentifierNameSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
            || n.IsKind(SyntaxKind.IndexExpression) || n.IsKind(SyntaxKind.UnaryMinusExpression))
            ? $"[{index.Syntax}]"
            : null;
    }

    /// <summary>Whether a name has an index that mentions a variable.</summary>
    public static bool Mentions(string name, string variable)
    {
        for (int at = name.IndexOf(variable, StringComparison.Ordinal); at >= 0; at = name.IndexOf(variable, at + 1, StringComparison.Ordinal))
        {
            int end = at + variable.Length;
            if (at > 0 && !IsLetter(name[at - 1]) && (end == name.Length || !IsLetter(name[end])) && name.LastIndexOf('[', at) > name.LastIndexOf(']', at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '.';

    /// <summary>A condition by its text, without what negates it; null where calls may make it differ from time to time.</summary>
    public static Condition? ConditionOf(IOperation condition, bool isMet)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return ConditionOf(not.Operand, !isMet);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true } none } } } negated:
                return IsPlain(negated.Value) ? new Condition(negated.Value.Syntax.ToString(), none.Value?.ToString() ?? "null", !isMet) : null;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true } same } } pattern:
                return IsPlain(pattern.Value) ? new Condition(pattern.Value.Syntax.ToString(), same.Value?.ToString() ?? "null", isMet) : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool truth } } same:
                return ConditionOf(same.LeftOperand, isMet == (same.OperatorKind == BinaryOperatorKind.Equals == truth));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when comparison.RightOperand.ConstantValue is { HasValue: true } constant:
                return IsPlain(comparison.LeftOperand)
                    ? new Condition(comparison.LeftOperand.Syntax.ToString(), constant.Value?.ToString() ?? "null", isMet == (comparison.OperatorKind == BinaryOperatorKind.Equals))
                    : null;
            default:
                return IsPlain(condition) ? new Condition(condition.Syntax.ToString(), null, isMet) : null;
        }
    }

    private static bool IsPlain(IOperation operation) => !operation.Syntax.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax);
}
