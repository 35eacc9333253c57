using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0311: compares element by element, <c>Nd.Equal(x, y)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EqualityFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0311"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not BinaryExpressionSyntax comparison)
        {
            return;
        }

        string function = comparison.IsKind(SyntaxKind.EqualsExpression) ? "Equal" : "NotEqual";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Compare element by element with Nd.{function}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(comparison, Call(comparison, function)))),
                nameof(EqualityFix)),
            context.Diagnostics);
    }

    private static ExpressionSyntax Call(BinaryExpressionSyntax comparison, string function) =>
        SyntaxFactory.ParseExpression($"Nd.{function}({comparison.Left.WithoutTrivia()}, {comparison.Right.WithoutTrivia()})").WithTriviaFrom(comparison);
}
