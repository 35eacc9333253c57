using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Finds transformations whose function captures locals, or takes arrays without [Shape]; of functions given by name, those mapped
/// by Vmap. Inside a traced body that is fine; the plain body cannot run them, since an interceptor receives the delegate alone and
/// knows no ranks.
/// </summary>
public static class TransformCaptures
{
    /// <summary>Whether there is such a function under what may be a transformation.</summary>
    public static bool IsPossible(SyntaxNode body) => Lambdas(body).Any() || Mapped(body).Any();

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode body) => body.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(c => CallSites.TransformNames.Contains(CallSites.Name(c) ?? ""));

    private static IEnumerable<LambdaExpressionSyntax> Lambdas(SyntaxNode body) => Calls(body)
        .SelectMany(c => c.ArgumentList.Arguments)
        .Select(a => a.Expression)
        .OfType<LambdaExpressionSyntax>();

    // Functions by name that are mapped.
    private static IEnumerable<ExpressionSyntax> Mapped(SyntaxNode body) => Calls(body)
        .Where(c => CallSites.Name(c) == "Vmap" && c.ArgumentList.Arguments.Count > 0)
        .Select(c => c.ArgumentList.Arguments[0].Expression)
        .Where(f => f is SimpleNameSyntax or MemberAccessExpressionSyntax);

    public static bool Find(SyntaxNode body, SemanticModel model, CancellationToken cancellation) =>
        Lambdas(body).Any(l => HasUnknownRank(l, model, cancellation) || Captures(l, model, cancellation))
        || Mapped(body).Any(f => HasUnknownRank(f, model, cancellation));

    private static bool HasUnknownRank(ExpressionSyntax function, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol method
        && method.Parameters.Any(p => (p.Type.Name == "NDArray" || p.Type.IsTupleType) && Symbols.ShapeText(p) is null);

    private static bool Captures(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        lambda.Body.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax or ThisExpressionSyntax
            && (n is ThisExpressionSyntax
                || (model.GetSymbolInfo(n, cancellation).Symbol is ILocalSymbol or IParameterSymbol
                    && model.GetSymbolInfo(n, cancellation).Symbol!.DeclaringSyntaxReferences.All(r => !lambda.Span.Contains(r.Span)))));
}
