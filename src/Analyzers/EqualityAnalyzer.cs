using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of == and != on arrays. Beside an elementwise &lt; they look elementwise, but C# compares the references, or the numbers
/// that the arrays convert to. In traced code the front end refuses them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EqualityAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.EqualityOfArrays];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        BinaryExpressionSyntax comparison = (BinaryExpressionSyntax)context.Node;
        if (IsNothing(comparison.Left) || IsNothing(comparison.Right)
            || !(IsArray(context, comparison.Left) || IsArray(context, comparison.Right))
            || context.SemanticModel.GetOperation(comparison, context.CancellationToken) is not IBinaryOperation { OperatorKind: not BinaryOperatorKind.None } operation
            || operation.LeftOperand.Type is null or { TypeKind: TypeKind.Error }
            || CallSites.IsInTracedBody(comparison, context.SemanticModel, context.CancellationToken))
        {
            return;
        }

        bool isNumber = IsNumber(operation.LeftOperand) || IsNumber(operation.RightOperand);
        if (!isNumber && !(IsArray(context, comparison.Left) && IsArray(context, comparison.Right)))
        {
            // Beside an object or an interface, references are what is meant.
            return;
        }

        string function = comparison.IsKind(SyntaxKind.EqualsExpression) ? "Equal" : "NotEqual";
        string call = $"({comparison.Left}, {comparison.Right})";
        context.ReportDiagnostic(Findings.Create(
            Rules.EqualityOfArrays,
            comparison.GetLocation(),
            [
                comparison.OperatorToken.Text,
                isNumber ? "takes an array as one number and throws unless it has one element" : "compares references, not elements",
                isNumber ? $"Nd.{function}{call}, or convert an array of one element with a cast" : $"Nd.{function}{call}, or ReferenceEquals{call}",
            ]));
    }

    private static bool IsNothing(ExpressionSyntax operand) =>
        operand.IsKind(SyntaxKind.NullLiteralExpression) || operand.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static bool IsArray(SyntaxNodeAnalysisContext context, ExpressionSyntax operand) =>
        operand is not LiteralExpressionSyntax
        && context.SemanticModel.GetTypeInfo(operand, context.CancellationToken).Type is { } type && Symbols.IsRuntimeType(type, "NDArray");

    // An array that C# converts to its only element; the conversion to another type of number may stand around it.
    private static bool IsNumber(IOperation operand) =>
        operand is IConversionOperation { IsImplicit: true } conversion && (conversion.OperatorMethod is not null || IsNumber(conversion.Operand));
}
