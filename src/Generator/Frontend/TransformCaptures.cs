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
    /// <summary>Whether there is such a function under what may be a transformation.</summary>
    public static bool IsPossible(SyntaxNode body) => Lambdas(body).Any() || Named(body).Any();

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode body) => body.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(c => CallSites.TransformNames.Contains(CallSites.Name(c) ?? ""));

    private static IEnumerable<LambdaExpressionSyntax> Lambdas(SyntaxNode body) => Calls(body)
        .SelectMany(c => c.ArgumentList.Arguments)
        .SelectMany(a => Held(a.Expression, body))
        .OfType<LambdaExpressionSyntax>();

    // A function, and what locals of its name are initialized with.
    private static IEnumerable<ExpressionSyntax> Held(ExpressionSyntax function, SyntaxNode body) => function is not IdentifierNameSyntax name ? [function]
        : body.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(d => d.Identifier.ValueText == name.Identifier.ValueText && d.Initializer is not null)
            .Select(d => d.Initializer!.Value).Prepend(function);

    private static IEnumerable<ExpressionSyntax> Named(SyntaxNode body) => Calls(body)
        .Where(c => c.ArgumentList.Arguments.Count > 0)
        .SelectMany(c => Held(c.ArgumentList.Arguments[0].Expression, body))
        .Where(f => f is SimpleNameSyntax or MemberAccessExpressionSyntax);

    public static bool Find(SyntaxNode body, SemanticModel model, CancellationToken cancellation) =>
        Lambdas(body).Any(l => HasUnknownRank(l, model, cancellation) || Captures(l, model, cancellation))
        || Named(body).Any(f => HasUnknownRank(f, model, cancellation));

    private static bool HasUnknownRank(ExpressionSyntax function, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol method
        && method.Parameters.Any(p => (p.Type.Name == "NDArray" || p.Type.IsTupleType) && Symbols.ShapeText(p) is null);

    private static bool Captures(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        lambda.Body.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax or ThisExpressionSyntax
            && (n is ThisExpressionSyntax
                || (model.GetSymbolInfo(n, cancellation).Symbol is ILocalSymbol or IParameterSymbol
                    && model.GetSymbolInfo(n, cancellation).Symbol!.DeclaringSyntaxReferences.All(r => !lambda.Span.Contains(r.Span)))));
}
