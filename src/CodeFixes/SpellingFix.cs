using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Analyzers;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0106 and PJ0604: writes what the message says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SpellingFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0106", "PJ0604"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A changed copy that nobody takes would do nothing.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax written
                && diagnostic.Properties.TryGetValue(SpellingAnalyzer.Instead, out string? instead)
                && SyntaxFactory.ParseExpression(instead!) is var better
                && (written is not AssignmentExpressionSyntax || better is AssignmentExpressionSyntax))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write {instead}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(written, better.WithTriviaFrom(written)))),
                        nameof(SpellingFix)),
                    diagnostic);
            }
        }
    }
}
