using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers;

/// <summary>Reads every [Shape] text, wherever it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnnotationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ShapeSyntax];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (JitNames.SimpleName(attribute) is not ("Shape" or "ShapeAttribute")
            || attribute.ArgumentList?.Arguments is not [{ Expression: var argument }]
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is not { } type
            || !Symbols.IsRuntimeType(type, "ShapeAttribute")
            || context.SemanticModel.GetConstantValue(argument, context.CancellationToken) is not { Value: string text })
        {
            return;
        }

        try
        {
            ShapeAnnotation.Parse(text, "_");
        }
        catch (FormatException e)
        {
            context.ReportDiagnostic(Findings.Create(Rules.ShapeSyntax, argument.GetLocation(), [text, e.Message]));
        }
    }
}
