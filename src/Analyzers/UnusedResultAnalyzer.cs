using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of calls of pure methods whose result nobody takes: arrays and keys never change, so that the call does nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedResultAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnusedResult];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ExpressionStatement);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // Names first: binding every call would be felt while typing.
        if (((ExpressionStatementSyntax)context.Node).Expression is InvocationExpressionSyntax call
            && CallSites.Name(call) is { } name
            && JitNames.Of(context.Compilation).IsMarked(name)
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { ReturnsVoid: false } method
            && method.ContainingNamespace.Name != "Testing"
            && (Symbols.PrimitiveName(method) is not null || Symbols.HasCore(method)))
        {
            context.ReportDiagnostic(Findings.Create(Rules.UnusedResult, call.GetLocation(), [name]));
        }
    }
}
