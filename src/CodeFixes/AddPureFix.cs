using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.CodeFixes;

/// <summary>PJ0103: marks the called method [Pure] where its source is in the solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddPureFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0103"];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        SyntaxNode node = root.FindNode(context.Span, getInnermostNodeForTie: true);
        ISymbol? called = Called(model.GetSymbolInfo(node, context.CancellationToken).Symbol);
        if (called?.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration

            // Of a marked member of an interface it is an implementation elsewhere that is not marked.
            || called.GetAttributes().Any(a => a.AttributeClass?.Name is "PureAttribute" or "JitAttribute")
            || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is null
            || await declaration.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not (MethodDeclarationSyntax or PropertyDeclarationSyntax or BaseMethodDeclarationSyntax))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Mark '{called.Name}' [Pure]",
                cancellation => AttributeFix.AddAsync(context.Document.Project.Solution, declaration, "Pure", null, cancellation),
                nameof(AddPureFix)),
            context.Diagnostics);
    }

    private static ISymbol? Called(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } reduced } => reduced.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } => property.OriginalDefinition,
        _ => symbol?.OriginalDefinition,
    };
}
