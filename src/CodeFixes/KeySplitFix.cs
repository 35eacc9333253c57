using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0501: splits the key in front of its first use, which gets a part: <c>(key, PrngKey sub) = Rand.Split(key);</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeySplitFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0501"];

    // Each split changes what the next one has to split.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { } first || first.SourceTree != root.SyntaxTree
            || root.FindNode(first.SourceSpan, getInnermostNodeForTie: true) is not IdentifierNameSyntax key
            || !IsSettable(model.GetSymbolInfo(key, context.CancellationToken).Symbol)
            || key.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement
            || key.Ancestors().TakeWhile(a => a != statement).Any(a => a is AnonymousFunctionExpressionSyntax))
        {
            Rewrite(context, root, model);
            return;
        }

        string part = Fresh(model, statement);
        StatementSyntax split = Split(key.Identifier.ValueText, part).WithLeadingTrivia(statement.GetLeadingTrivia());
        StatementSyntax changed = statement.ReplaceNode(key, SyntaxFactory.IdentifierName(part).WithTriviaFrom(key)).WithLeadingTrivia();
        Register(context, key, _ => Task.FromResult(context.Document.WithSyntaxRoot(statement.Parent is GlobalStatementSyntax global
            ? root.ReplaceNode(global, [SyntaxFactory.GlobalStatement(split), global.WithStatement(changed)])
            : root.ReplaceNode(statement, [split, changed.WithAdditionalAnnotations(Formatter.Annotation)]))));
    }

    // A method that is one expression becomes a block first.
    private static void Rewrite(CodeFixContext context, SyntaxNode? root, SemanticModel? model)
    {
        if (root?.FindNode(context.Diagnostics[0].AdditionalLocations.FirstOrDefault()?.SourceSpan ?? context.Span, getInnermostNodeForTie: true) is not IdentifierNameSyntax key
            || model?.GetSymbolInfo(key, context.CancellationToken).Symbol is not IParameterSymbol parameter || !IsSettable(parameter)
            || key.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ExpressionBody: { } arrow, Body: null } method || method.ReturnType.ToString() == "void"
            || key.Ancestors().TakeWhile(a => a != method).Any(a => a is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax))
        {
            return;
        }

        string part = Fresh(model, arrow);
        ExpressionSyntax changed = arrow.Expression.ReplaceNode(key, SyntaxFactory.IdentifierName(part).WithTriviaFrom(key));
        BlockSyntax body = SyntaxFactory.Block(Split(key.Identifier.ValueText, part), SyntaxFactory.ReturnStatement(changed.WithLeadingTrivia(SyntaxFactory.Space)));
        MethodDeclarationSyntax block = method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body).WithAdditionalAnnotations(Formatter.Annotation);
        Register(context, key, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method, block.WithTrailingTrivia(method.GetTrailingTrivia())))));
    }

    private static void Register(CodeFixContext context, IdentifierNameSyntax key, Func<CancellationToken, Task<Document>> change) =>
        context.RegisterCodeFix(CodeAction.Create($"Split '{key.Identifier.ValueText}' first", change, nameof(KeySplitFix)), context.Diagnostics);

    private static bool IsSettable(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol { IsConst: false, IsForEach: false, IsUsing: false, RefKind: RefKind.None, Type.Name: "PrngKey" } => true,
        IParameterSymbol { RefKind: RefKind.None or RefKind.Ref, Type.Name: "PrngKey" } => true,
        _ => false,
    };

    private static StatementSyntax Split(string key, string part) =>
        SyntaxFactory.ParseStatement($"({key}, PrngKey {part}) = Rand.Split({key});").WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation);

    private static string Fresh(SemanticModel model, SyntaxNode place)
    {
        HashSet<string> taken = new(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText) ?? [], StringComparer.Ordinal);
        taken.UnionWith(model.LookupSymbols(place.SpanStart).Select(s => s.Name));
        return Enumerable.Range(1, 1000).Select(i => i == 1 ? "sub" : $"sub{i}").First(n => !taken.Contains(n));
    }
}
