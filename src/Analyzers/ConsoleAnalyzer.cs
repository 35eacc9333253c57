using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of arrays given to Console.Write and WriteLine: C# prefers the array's conversion to a number to the overload that takes
/// an object. In traced code printing is refused altogether.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsoleAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.PrintedAsNumber];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // Names first, and only the overloads of one argument take a number.
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (CallSites.Name(call) is not ("Write" or "WriteLine")
            || call.ArgumentList.Arguments is not [{ Expression: var printed }]
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation { Arguments: [{ Value: var value }] } operation
            || operation.TargetMethod.ContainingType is not { Name: "Console", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || !IsArrayAsNumber(value)
            || CallSites.IsInTracedBody(call, context.SemanticModel, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Findings.Create(Rules.PrintedAsNumber, printed.GetLocation(), [operation.TargetMethod.Name]));
    }

    // The conversion to the element type may have one to the overload's type around it. A cast says that a number is meant.
    private static bool IsArrayAsNumber(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion
        && ((conversion.OperatorMethod is { } method && Symbols.IsRuntimeType(method.ContainingType, "NDArray")) || IsArrayAsNumber(conversion.Operand));
}
