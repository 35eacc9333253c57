using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.CodeFixes;

/// <summary>
/// PJ0302 states the shape of a parameter with [Shape], for the ranks it may have meant; PJ0304 marks a parameter [Static].
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddParameterAttributeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PJ0302", "PJ0304"];

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
        bool isShape = context.Diagnostics[0].Id == "PJ0302";
        foreach (IParameterSymbol parameter in Parameters(node, model, context.CancellationToken))
        {
            if (IsArray(parameter.Type) != isShape || parameter.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
            {
                continue;
            }

            if (!isShape)
            {
                Register(context, declaration, parameter.Name, "Static", null);
                continue;
            }

            // The rank is the user's to say; these two are nearly all there is.
            foreach (string shape in new[] { $"{parameter.Name}0 {parameter.Name}1", $"{parameter.Name}0" })
            {
                Register(context, declaration, parameter.Name, "Shape", shape);
            }
        }
    }

    private static void Register(CodeFixContext context, SyntaxReference declaration, string parameter, string attribute, string? text)
    {
        string shown = text is null ? $"[{attribute}]" : $"[{attribute}(\"{text}\")]";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Mark '{parameter}' {shown}",
                cancellation => AttributeFix.AddAsync(context.Document.Project.Solution, declaration, attribute, text, cancellation),
                $"{nameof(AddParameterAttributeFix)}:{parameter}:{shown}"),
            context.Diagnostics);
    }

    // The parameters that the faulty expression reads and that do not carry the attribute yet, in order of occurrence.
    private static IEnumerable<IParameterSymbol> Parameters(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (IdentifierNameSyntax name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is IParameterSymbol parameter
                && seen.Add(parameter)
                && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction }
                && !parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "ShapeAttribute" or "StaticAttribute"))
            {
                yield return parameter;
            }
        }
    }

    private static bool IsArray(ITypeSymbol type) => type is INamedTypeSymbol { Name: "NDArray" };
}
