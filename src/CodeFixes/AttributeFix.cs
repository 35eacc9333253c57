using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Pure.Jit.CodeFixes;

/// <summary>Writes one of our attributes on a declaration of the solution.</summary>
internal static class AttributeFix
{
    /// <summary>The solution with <c>[name]</c> or <c>[name("text")]</c> on a declaration.</summary>
    public static async Task<Solution> AddAsync(Solution solution, SyntaxReference declaration, string name, string? text, CancellationToken cancellation)
    {
        Document document = solution.GetDocument(declaration.SyntaxTree)
            ?? throw new InvalidOperationException($"{declaration.SyntaxTree.FilePath} is not in the solution");
        SyntaxNode target = await declaration.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        NameSyntax qualified = SyntaxFactory.ParseName("global::Pure.Jit." + name + "Attribute").WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeSyntax attribute = SyntaxFactory.Attribute(qualified);
        if (text is not null)
        {
            LiteralExpressionSyntax literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
            attribute = attribute.AddArgumentListArguments(SyntaxFactory.AttributeArgument(literal));
        }

        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
        editor.ReplaceNode(target, (node, _) => With(node, list));
        return editor.GetChangedDocument().Project.Solution;
    }

    private static SyntaxNode With(SyntaxNode declaration, AttributeListSyntax list)
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        AttributeListSyntax first = list.WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.Space);
        return declaration.WithLeadingTrivia() switch
        {
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, first)),
            MemberDeclarationSyntax member => member.WithAttributeLists(member.AttributeLists.Insert(0, first)),
            AccessorDeclarationSyntax accessor => accessor.WithAttributeLists(accessor.AttributeLists.Insert(0, first)),
            _ => declaration,
        };
    }
}
