using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Pure.Jit.CodeFixes;

/// <summary>
/// PJ0501: splits the key in front of its first use, which gets a part: <c>(key, PrngKey sub) = Rand.Split(key);</c>. Offered where the second
/// use reads the same variable or member, which has the rest then.
/// </summary>
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
            || root.FindNode(first.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax key
            || key.Ancestors().FirstOrDefault(static a => IsFunction(a) || a is StatementSyntax) is not { } place
            || !IsSettable(model, key, place.AncestorsAndSelf().First(IsFunction))
            || root.FindNode(context.Diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax again || !IsSame(model, key, again)
            || Changed(model, key, place) is not { } change)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create($"Split '{key}' first", _ => Task.FromResult(context.Document.WithSyntaxRoot(change(root))), nameof(KeySplitFix)), context.Diagnostics);
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax;

    // A key that can be set where it is used: a variable of the function itself, or a member, though not from within a lambda.
    private static bool IsSettable(SemanticModel model, ExpressionSyntax key, SyntaxNode function)
    {
        ISymbol? symbol = model.GetSymbolInfo(key).Symbol;
        if (symbol is not (ILocalSymbol or IParameterSymbol))
        {
            return key is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } && function is MemberDeclarationSyntax or AccessorDeclarationSyntax
                && symbol is IFieldSymbol { IsReadOnly: false, IsConst: false, Type.Name: "PrngKey" } or IPropertySymbol { SetMethod.IsInitOnly: false, Type.Name: "PrngKey" };
        }

        bool isOwn = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declared
            && (function is GlobalStatementSyntax ? declared.SyntaxTree == function.SyntaxTree : declared.AncestorsAndSelf().FirstOrDefault(IsFunction) == function);
        return isOwn && symbol switch
        {
            ILocalSymbol { IsConst: false, IsForEach: false, IsUsing: false, RefKind: RefKind.None, Type.Name: "PrngKey" } => true,
            IParameterSymbol { RefKind: RefKind.None or RefKind.Ref, Type.Name: "PrngKey" } => true,
            _ => false,
        };
    }

    // Another variable keeps the key that is split; a function of the method's own, or of the object's, reads what it is set to.
    private static bool IsSame(SemanticModel model, ExpressionSyntax key, ExpressionSyntax again)
    {
        ISymbol? symbol = model.GetSymbolInfo(key).Symbol;
        return again switch
        {
            InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke }
                || (symbol is IFieldSymbol or IPropertySymbol && Owner(model, key) == (call.Expression is MemberAccessExpressionSyntax ? Owner(model, call.Expression) : Owner(model, call))),
            _ => SymbolEqualityComparer.Default.Equals(symbol, model.GetSymbolInfo(again).Symbol) && Owner(model, key) == Owner(model, again),
        };
    }

    // Whose member it is; the object itself, its type and variables alone have none.
    private static string? Owner(SemanticModel model, ExpressionSyntax member) =>
        member is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax and var owner } && model.GetSymbolInfo(owner).Symbol is not INamedTypeSymbol ? owner.ToString() : null;

    // In front of the statement, or of the expression that is all of a function, which becomes a block.
    private static Func<SyntaxNode, SyntaxNode>? Changed(SemanticModel model, ExpressionSyntax key, SyntaxNode place)
    {
        string part = Fresh(model, place);
        StatementSyntax split = Split(key.WithoutTrivia().ToString(), part);
        T Part<T>(T node)
            where T : SyntaxNode
            => node.ReplaceNode(key, SyntaxFactory.IdentifierName(part).WithTriviaFrom(key));

        BlockSyntax Block(ExpressionSyntax expression, IMethodSymbol? method) => SyntaxFactory.Block(split, method is null or { ReturnsVoid: true } or { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } }
            ? SyntaxFactory.ExpressionStatement(Part(expression).WithoutTrivia())
            : SyntaxFactory.ReturnStatement(Part(expression).WithoutTrivia().WithLeadingTrivia(SyntaxFactory.Space)));

        switch (place)
        {
            case MethodDeclarationSyntax { ExpressionBody: { } arrow } method:
                return root => root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Block(arrow.Expression, model.GetDeclaredSymbol(method))).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(method.GetTrailingTrivia()));
            case LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function:
                return root => root.ReplaceNode(function, function.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Block(arrow.Expression, model.GetDeclaredSymbol(function) as IMethodSymbol)).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(function.GetTrailingTrivia()));
            case PropertyDeclarationSyntax { ExpressionBody: { } arrow } property:
                AccessorDeclarationSyntax getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Block(arrow.Expression, model.GetDeclaredSymbol(property)?.GetMethod));
                return root => root.ReplaceNode(property, property.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithAccessorList(SyntaxFactory.AccessorList([getter])).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(property.GetTrailingTrivia()));
            case AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor:
                return root => root.ReplaceNode(accessor, accessor.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Block(arrow.Expression, model.GetDeclaredSymbol(accessor))).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(accessor.GetTrailingTrivia()));
            case LambdaExpressionSyntax { ExpressionBody: { } expression } lambda:
                return root => root.ReplaceNode(lambda, lambda.WithBody(Block(expression, model.GetSymbolInfo(lambda).Symbol as IMethodSymbol)).WithAdditionalAnnotations(Formatter.Annotation));

            // What a loop asks at every turn has no statement in front of it.
            case WhileStatementSyntax or DoStatementSyntax:
            case ForStatementSyntax loop when !loop.Initializers.Any(i => i.Contains(key)) && loop.Declaration?.Contains(key) != true:
                return null;
            case StatementSyntax statement:
                StatementSyntax changed = Part(statement).WithAdditionalAnnotations(Formatter.Annotation);
                StatementSyntax before = split.WithLeadingTrivia(statement.GetLeadingTrivia());
                return statement.Parent switch
                {
                    GlobalStatementSyntax global => root => root.ReplaceNode(global, [SyntaxFactory.GlobalStatement(before), global.WithStatement(changed.WithLeadingTrivia())]),
                    BlockSyntax or SwitchSectionSyntax => root => root.ReplaceNode(statement, [before, changed.WithLeadingTrivia()]),
                    LabeledStatementSyntax => null,
                    _ => root => root.ReplaceNode(statement, SyntaxFactory.Block(split, changed.WithoutTrivia()).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(statement.GetTrailingTrivia())),
                };
            default:
                return null;
        }
    }

    // Full names, which are shortened to what stands for the types there.
    private static StatementSyntax Split(string key, string part)
    {
        StatementSyntax split = SyntaxFactory.ParseStatement($"({key}, global::Pure.Jit.PrngKey {part}) = global::Pure.Jit.Rand.Split({key});").WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
        return split.ReplaceNodes(split.DescendantNodes().Where(static n => n.ToString() is "global::Pure.Jit.PrngKey" or "global::Pure.Jit.Rand"), static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static string Fresh(SemanticModel model, SyntaxNode place)
    {
        HashSet<string> taken = new(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText) ?? [], StringComparer.Ordinal);
        taken.UnionWith(model.LookupSymbols(place.SpanStart).Select(s => s.Name));
        return Enumerable.Range(1, 1000).Select(i => i == 1 ? "sub" : $"sub{i}").First(n => !taken.Contains(n));
    }
}
