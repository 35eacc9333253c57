using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of operators between arrays of different element types. There are none: C# looks for the conversion of one of the arrays
/// to a number, finds two of them or one that throws, and its own message does not say what to write.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperandAnalyzer : DiagnosticAnalyzer
{
    // What takes different element types, where there is such a function.
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["+"] = "Add", ["-"] = "Subtract", ["*"] = "Multiply", ["/"] = "TrueDivide", ["+="] = "Add", ["-="] = "Subtract", ["*="] = "Multiply", ["/="] = "TrueDivide",
    };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.OperandsOfTwoTypes];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            c => Analyze(c, ((BinaryExpressionSyntax)c.Node).Left, ((BinaryExpressionSyntax)c.Node).OperatorToken, ((BinaryExpressionSyntax)c.Node).Right),
            SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression, SyntaxKind.ModuloExpression,
            SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression,
            SyntaxKind.BitwiseAndExpression, SyntaxKind.BitwiseOrExpression, SyntaxKind.ExclusiveOrExpression);
        context.RegisterSyntaxNodeAction(
            c => Analyze(c, ((AssignmentExpressionSyntax)c.Node).Left, ((AssignmentExpressionSyntax)c.Node).OperatorToken, ((AssignmentExpressionSyntax)c.Node).Right),
            SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MultiplyAssignmentExpression,
            SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ExpressionSyntax left, SyntaxToken sign, ExpressionSyntax right)
    {
        if (left is LiteralExpressionSyntax || right is LiteralExpressionSyntax
            || Element(context, left) is not { } x || Element(context, right) is not { } y || x == y)
        {
            return;
        }

        string instead = (Functions.TryGetValue(sign.Text, out string? function) ? $"write Nd.{function}({left}, {right}), or " : "") + "convert one of them with As";
        context.ReportDiagnostic(Findings.Create(Rules.OperandsOfTwoTypes, context.Node.GetLocation(), [sign.Text, x.Name(), y.Name(), instead]));
    }

    private static DType? Element(SyntaxNodeAnalysisContext context, ExpressionSyntax operand) =>
        context.SemanticModel.GetTypeInfo(operand, context.CancellationToken).Type is INamedTypeSymbol { TypeArguments: [var element] } type
            && Symbols.IsRuntimeType(type, "NDArray")
            ? Symbols.Type(element)?.ScalarType
            : null;
}
