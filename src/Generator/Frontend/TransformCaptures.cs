using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Finds transformations whose function captures locals or a receiver, takes arrays without [Shape] or records that are private, or is
/// chosen by a condition.
/// Inside a traced body that is fine; the plain body cannot run them, since an interceptor receives the delegate alone, of which
/// it knows neither what is in it nor its ranks.
/// </summary>
public static class TransformCaptures
{
    /// <summary>Whether there is what may be such a transformation, or a call of a method that has one.</summary>
    public static bool IsPossible(SyntaxNode body) => body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => c.ArgumentList.Arguments.Count > 0);

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode body) => body.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(c => CallSites.TransformNames.Contains(CallSites.Name(c) ?? ""));

    private static IEnumerable<LambdaExpressionSyntax> Lambdas(InvocationExpressionSyntax call, SyntaxNode body) => call.ArgumentList.Arguments
        .SelectMany(a => Held(a.Expression, body))
        .OfType<LambdaExpressionSyntax>();

    // A function, and what locals of its name are initialized with.
    private static IEnumerable<ExpressionSyntax> Held(ExpressionSyntax function, SyntaxNode body) => function is not IdentifierNameSyntax name ? [function]
        : body.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(d => d.Identifier.ValueText == name.Identifier.ValueText && d.Initializer is not null)
            .Select(d => d.Initializer!.Value).Prepend(function);

    private static IEnumerable<ExpressionSyntax> Named(InvocationExpressionSyntax call, SyntaxNode body) => call.ArgumentList.Arguments.Take(1)
        .SelectMany(a => Held(a.Expression, body))
        .Where(f => f is SimpleNameSyntax or MemberAccessExpressionSyntax);

    /// <summary>What about a transformation's function only its trace knows, as a part of a sentence; null when there is none such.</summary>
    public static string? Find(SyntaxNode body, SemanticModel model, CancellationToken cancellation)
    {
        foreach (InvocationExpressionSyntax call in Calls(body))
        {
            if (CallSites.IsWithinTransformed(call, model, cancellation))
            {
                continue;
            }

            if (GivesFunction(call, model, cancellation) is { } given)
            {
                return given;
            }

            if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol target && CallSites.IsTransforms(target.ContainingType) && CallSites.Unnameable(target) is { } hidden)
            {
                return $"a transformation in its body takes '{hidden.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which other files cannot name";
            }

            if (Lambdas(call, body).Select(l => Cause(l, model, cancellation)).FirstOrDefault(c => c is not null) is { } captured)
            {
                return captured;
            }

            if (Named(call, body).Select(f => Cause(f, model, cancellation)).FirstOrDefault(c => c is not null) is { } named)
            {
                return named;
            }

            if (Function(call, model, cancellation) is not { } function)
            {
                continue;
            }

            if (function is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } } } handed)
            {
                return $"a transformation in its body is given '{handed.Parameter.Name}', which is what a function within it is handed";
            }

            // One of several functions, by a condition on a [Static] parameter say; one that the method is handed has its own rules.
            if (function is not IParameterReferenceOperation && KnownFunctions.Find(function, cancellation, out _) is null)
            {
                return $"which function the {CallSites.Name(call)} in its body is given, '{call.ArgumentList.Arguments[0].Expression}', is decided where it runs";
            }
        }

        return null;
    }

    // Functions that are linear parts of others, and shapes of what is not computed, exist in programs alone.
    private static string? GivesFunction(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        CallSites.Name(call) is "Linearize" or "Vjp" or "EvalShape" && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: var name } target
            && CallSites.IsTransforms(target.ContainingType) && (name != "Vjp" || target.Parameters.Length == 2)
            ? $"the {name} in its body gives what only compiled code has"
            : null;

    private static string? Cause(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        Captured(lambda, model, cancellation) is { } name ? $"the function of a transformation in its body captures '{name}'" : RankCause(lambda, model, cancellation);

    private static string? Cause(ExpressionSyntax function, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method
            && (!method.IsStatic || method.ReducedFrom is not null)
            ? $"a transformation in its body is given '{function}', which captures {(function is MemberAccessExpressionSyntax member ? $"'{member.Expression}'" : "'this'")}"
            : RankCause(function, model, cancellation);

    private static string? RankCause(ExpressionSyntax function, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(function, cancellation).Symbol is IMethodSymbol method
        && method.Parameters.FirstOrDefault(p => (p.Type.Name == "NDArray" || p.Type.IsTupleType) && Symbols.ShapeText(p) is null) is { } parameter
            ? $"the function of a transformation in its body takes '{parameter.Name}' without [Shape]"
            : null;

    // What a transformation is given.
    private static IOperation? Function(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.Count == 0 || call.ArgumentList.Arguments[0].Expression is LambdaExpressionSyntax
            || model.GetOperation(call, cancellation) is not IInvocationOperation operation
            || !CallSites.IsTransforms(operation.TargetMethod.ContainingType)
            || operation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value is not { } function)
        {
            return null;
        }

        while (function is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
        {
            function = function switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation inner => inner.Operand,
                _ => ((IDelegateCreationOperation)function).Target,
            };
        }

        return function;
    }

    private static string? Captured(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation)
    {
        // The name of an argument is a parameter, too, though none of the lambda's surroundings.
        foreach (SyntaxNode node in lambda.Body.DescendantNodesAndSelf().Where(n => n is IdentifierNameSyntax { Parent: not NameColonSyntax } or ThisExpressionSyntax))
        {
            if (node is ThisExpressionSyntax)
            {
                return "this";
            }

            ISymbol? symbol = model.GetSymbolInfo(node, cancellation).Symbol;
            if (symbol is ILocalSymbol or IParameterSymbol && symbol.DeclaringSyntaxReferences.All(r => !lambda.Span.Contains(r.Span)))
            {
                return symbol.Name;
            }

            if (symbol is { IsStatic: false } and (IFieldSymbol or IPropertySymbol or IMethodSymbol) && IsOfThis(node, model, cancellation))
            {
                return "this";
            }
        }

        return null;
    }

    // A member without 'this.' before it.
    private static bool IsOfThis(SyntaxNode member, SemanticModel model, CancellationToken cancellation)
    {
        IOperation? instance = model.GetOperation(member.Parent is InvocationExpressionSyntax call && call.Expression == member ? call : member, cancellation) switch
        {
            IMemberReferenceOperation reference => reference.Instance,
            IInvocationOperation invocation => invocation.Instance,
            _ => null,
        };
        return instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
    }
}
