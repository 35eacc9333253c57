using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>Types that generated code must be able to name.</summary>
internal static class Signatures
{
    /// <summary>The finding about a type in a [Jit] method's signature that generated code cannot name, or null.</summary>
    public static Diagnostic? InaccessibleType(IMethodSymbol method, SyntaxNode declaration)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!JitEntry.IsNameable(parameter.Type))
            {
                SyntaxNode at = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? declaration;
                return Inaccessible(parameter.Type, at is ParameterSyntax { Type: { } type } ? type : at);
            }
        }

        SyntaxNode result = declaration is MethodDeclarationSyntax d ? d.ReturnType : declaration;
        return !JitEntry.IsNameable(method.ReturnType)
            ? Inaccessible(method.ReturnType, result)
            : !method.IsStatic && !JitEntry.IsNameable(method.ContainingType) ? Inaccessible(method.ContainingType, result) : null;
    }

    private static Diagnostic Inaccessible(ITypeSymbol type, SyntaxNode at) =>
        Findings.Create(Rules.InaccessibleType, at.GetLocation(), [type.ToDisplayString()]);
}
