using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0307: prints the array's text, <c>x.ToString()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PrintTextFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0307"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax printed)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Print its ToString()",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(printed, Text(printed)))),
                nameof(PrintTextFix)),
            context.Diagnostics);
    }

    private static ExpressionSyntax Text(ExpressionSyntax printed)
    {
        ExpressionSyntax bare = printed.WithoutTrivia();
        bool isPrimary = bare is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        ExpressionSyntax receiver = isPrimary ? bare : SyntaxFactory.ParenthesizedExpression(bare);
        MemberAccessExpressionSyntax member = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName(nameof(ToString)));
        return SyntaxFactory.InvocationExpression(member).WithTriviaFrom(printed);
    }
}
