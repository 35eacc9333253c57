using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>What a method must be for its calls to be replaced, beyond what its body says.</summary>
internal static class JitUsage
{
    /// <summary>Why a method cannot be [Jit], or null.</summary>
    public static string? Obstacle(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => "calls of local functions cannot be replaced; make it a method",
        { IsAsync: true } => "it is async; compute in a method of its own and await outside",
        { ReturnsVoid: true } => "it returns nothing; return the new value",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "it returns a reference; return the value",
        { IsAbstract: true } or { IsExtern: true } => "it has no body",
        { IsVirtual: true } or { IsOverride: true } => "it is virtual, so which body runs is known only when the program runs",
        _ => null,
    };

    /// <summary>The finding about a type in a [Jit] method's signature that generated code cannot name, or null.</summary>
    public static Diagnostic? InaccessibleType(IMethodSymbol method, SyntaxNode declaration)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!JitEntry.IsNameable(parameter.Type))
            {
                SyntaxNode at = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? declaration;
                return Inaccessible(parameter.Type, at is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax { Type: { } type } ? type : at);
            }
        }

        SyntaxNode result = declaration is Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax d ? d.ReturnType : declaration;
        return !JitEntry.IsNameable(method.ReturnType)
            ? Inaccessible(method.ReturnType, result)
            : !method.IsStatic && !JitEntry.IsNameable(method.ContainingType) ? Inaccessible(method.ContainingType, result) : null;
    }

    private static Diagnostic Inaccessible(ITypeSymbol type, SyntaxNode at) =>
        Findings.Create(Rules.InaccessibleType, at.GetLocation(), [type.ToDisplayString()]);
}
