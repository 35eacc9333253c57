using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Finds transformations whose function captures locals, or takes arrays without [Shape]. Inside a traced body that is fine; the
/// plain body cannot run them, since an interceptor receives the delegate alone and knows no ranks.
/// </summary>
public static class TransformCaptures
{
    /// <summary>Whether there is a lambda under what may be a transformation.</summary>
    public static bool IsPossible(SyntaxNode body) => Lambdas(body).Any();

    private static IEnumerable<LambdaExpressionSyntax> Lambdas(SyntaxNode body) => body.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(c => CallSites.TransformNames.Contains(CallSites.Name(c) ?? ""))
        .SelectMany(c => c.ArgumentList.Arguments)
        .Select(a => a.Expression)
        .OfType<LambdaExpressionSyntax>();

    public static bool Find(SyntaxNode body, SemanticModel model, CancellationToken cancellation) => Lambdas(body)
        .Any(l => HasUnknownRank(l, model, cancellation) || Captures(l, model, cancellation));

    private static bool HasUnknownRank(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol method
        && method.Parameters.Any(p => (p.Type.Name == "NDArray" || p.Type.IsTupleType) && Symbols.ShapeText(p) is null);

    private static bool Captures(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        lambda.Body.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax or ThisExpressionSyntax
            && (n is ThisExpressionSyntax
                || (model.GetSymbolInfo(n, cancellation).Symbol is ILocalSymbol or IParameterSymbol
                    && model.GetSymbolInfo(n, cancellation).Symbol!.DeclaringSyntaxReferences.All(r => !lambda.Span.Contains(r.Span)))));
}
