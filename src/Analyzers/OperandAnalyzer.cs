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
/// to a number, finds two of them or one that throws, and its own message does not say what to write. So it does for numbers of
/// another type; arrays of bool have no arithmetic, and no operators that leave the second operand out.
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
        context.RegisterSyntaxNodeAction(AnalyzeCondition, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression);
        context.RegisterSyntaxNodeAction(
            c => Analyze(c, ((AssignmentExpressionSyntax)c.Node).Left, ((AssignmentExpressionSyntax)c.Node).OperatorToken, ((AssignmentExpressionSyntax)c.Node).Right),
            SyntaxKind.AddAssignmentExpression, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MultiplyAssignmentExpression,
            SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ExpressionSyntax left, SyntaxToken sign, ExpressionSyntax right)
    {
        if (!ProjectCores.Of(context.Compilation).MayConvertOperands(context.Node))
        {
            return;
        }

        if (Functions.ContainsKey(sign.Text) || sign.Text is "%" or "%=")
        {
            AnalyzeArithmetic(context, left, sign, right);
        }

        if (left is LiteralExpressionSyntax || right is LiteralExpressionSyntax
            || Element(context, left) is not { } x || Element(context, right) is not { } y || x == y)
        {
            return;
        }

        string instead = (Functions.TryGetValue(sign.Text, out string? function) ? $"write Nd.{function}({left}, {right}), or " : "") + "convert one of them with As";
        context.ReportDiagnostic(Findings.Create(Rules.OperandsOfTwoTypes, context.Node.GetLocation(), [sign.Text, x.Name(), y.Name(), instead]));
    }

    // Bools have no arithmetic, and numbers of another type than the array's are ambiguous.
    private static void AnalyzeArithmetic(SyntaxNodeAnalysisContext context, ExpressionSyntax left, SyntaxToken sign, ExpressionSyntax right)
    {
        DType? x = left is LiteralExpressionSyntax ? null : Element(context, left), y = right is LiteralExpressionSyntax ? null : Element(context, right);
        if ((x == DType.Bool && y is null or DType.Bool) || (y == DType.Bool && x is null))
        {
            if (!CallSites.IsInTracedBody(context.Node, context.SemanticModel, context.CancellationToken))
            {
                string instead = "convert a mask to numbers with As<float>(), or choose with Nd.Where; masks meet by &, | and ^";
                context.ReportDiagnostic(Findings.Create(
                    Rules.OperandsOfTwoTypes, context.Node.GetLocation(), [sign.Text, x?.Name() ?? "numbers", y?.Name() ?? "numbers", instead]));
            }

            return;
        }

        if (x is null == y is null || context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken) is not { Symbol: null, CandidateReason: not CandidateReason.None })
        {
            return;
        }

        ExpressionSyntax number = x is null ? left : right;
        if (context.SemanticModel.GetTypeInfo(number, context.CancellationToken).Type is { } type && Symbols.Type(type)?.ScalarType is { } scalar && scalar != DType.Bool)
        {
            DType element = (x ?? y)!.Value;
            string operand = number is IdentifierNameSyntax ? number.ToString() : $"({number})";
            context.ReportDiagnostic(Findings.Create(
                Rules.OperandsOfTwoTypes, context.Node.GetLocation(), [sign.Text, element.Name(), $"numbers of {scalar.Name()}", $"convert the number, ({element.CSharp()}){operand}, or the array with As"]));
        }
    }

    // C# says what '&&' lacks, not what stands for it.
    private static void AnalyzeCondition(SyntaxNodeAnalysisContext context)
    {
        BinaryExpressionSyntax condition = (BinaryExpressionSyntax)context.Node;
        bool isLeft = Element(context, condition.Left) == DType.Bool, isRight = Element(context, condition.Right) == DType.Bool;
        if (!isLeft && !isRight)
        {
            return;
        }

        string sign = condition.OperatorToken.Text, array = (isLeft ? condition.Left : condition.Right).ToString();
        string instead = $"write {sign.Substring(1)}, or convert what has one element: (bool)({array})";
        context.ReportDiagnostic(Findings.Create(
            Rules.OperandsOfTwoTypes, condition.GetLocation(), [sign, isLeft ? "bool" : "numbers", isRight ? "bool" : "numbers", instead]));
    }

    private static DType? Element(SyntaxNodeAnalysisContext context, ExpressionSyntax operand) =>
        context.SemanticModel.GetTypeInfo(operand, context.CancellationToken).Type is INamedTypeSymbol { TypeArguments: [var element] } type
            && Symbols.IsRuntimeType(type, "NDArray")
            ? Symbols.Type(element)?.ScalarType
            : null;
}
