using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0701 and PJ0702: makes the delegate one of the compiled form, <c>Compile(F)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CompileFix : CodeFixProvider
{
    // As many as Transforms.Compile has overloads for.
    private const int MaxParameters = 6;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0701", "PJ0702"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null
            || model is null
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax use
            || model.GetSymbolInfo(use, context.CancellationToken).Symbol is not IMethodSymbol { Parameters: { Length: > 0 and <= MaxParameters } } method
            || model.GetTypeInfo(use, context.CancellationToken).ConvertedType is not INamedTypeSymbol { Name: "Func", ContainingNamespace.Name: "System" } function)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use the compiled form: Compile({method.Name})",
                cancellation => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(use, Compiled(use, function)))),
                nameof(CompileFix)),
            context.Diagnostics);
    }

    // The type arguments are written out: C# cannot infer them from a method alone.
    private static ExpressionSyntax Compiled(ExpressionSyntax use, INamedTypeSymbol function)
    {
        string arguments = string.Join(", ", function.TypeArguments.Select(t => t.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));
        ExpressionSyntax compiled = SyntaxFactory.ParseExpression($"global::Pure.Jit.Transforms.Compile<{arguments}>({use.WithoutTrivia()})");
        return compiled
            .ReplaceNodes(
                compiled.DescendantNodes().Where(n => n is MemberAccessExpressionSyntax or QualifiedNameSyntax),
                static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithTriviaFrom(use);
    }
}
