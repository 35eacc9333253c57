using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Pure.Jit.Analyzers.Keys;

namespace Pure.Jit.Analyzers;

/// <summary>Warns of a key that two draws use: both give the same numbers. Follows keys through branches, loops, calls and trees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyReuseAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> Telling = new(["Rand", "PrngKey", "KeyArray", "Initializers"], StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.KeyReuse];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            Analyze, SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.GetAccessorDeclaration, SyntaxKind.CompilationUnit);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // Words first: most bodies have nothing to do with keys, and are never bound.
        SyntaxNode declaration = context.Node;
        if (declaration is CompilationUnitSyntax unit ? !unit.Members.Any(static m => m is GlobalStatementSyntax) || !IsTelling(unit) : !IsTelling(declaration))
        {
            return;
        }

        if (KeyMethods.Graph(declaration, context.SemanticModel, context.CancellationToken) is not { } graph)
        {
            return;
        }

        HashSet<SyntaxNode> told = [];
        void Report(SyntaxNode site, SyntaxNode first)
        {
            if (told.Add(site))
            {
                context.ReportDiagnostic(Found(site, first));
            }
        }

        new KeyFlow(graph, new KeyMethods(context.Compilation, context.CancellationToken), Report, context.CancellationToken).Run();
    }

    private static Diagnostic Found(SyntaxNode site, SyntaxNode first)
    {
        string key = site is InvocationExpressionSyntax call ? $"A key that '{call.Expression}' uses" : $"'{site}'";
        string where = site == first
            ? "is used again at every turn"
            : $"has been used already, by '{Shortened(Reader(first))}' in line {first.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
        return Diagnostic.Create(Rules.KeyReuse, site.GetLocation(), [first.GetLocation()], key, where);
    }

    private static string Reader(SyntaxNode use) => (use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? call.Expression : use).ToString();

    private static string Shortened(string text) => text.Length <= 40 ? text : text.Substring(0, 37) + "...";

    private static bool IsTelling(SyntaxNode node)
    {
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Telling.Contains(token.ValueText))
            {
                return true;
            }
        }

        return node.SyntaxTree.GetRoot() is CompilationUnitSyntax root && root.Usings.Any(static u => u.StaticKeyword != default && u.Name?.ToString().EndsWith(".Rand", StringComparison.Ordinal) == true);
    }
}
