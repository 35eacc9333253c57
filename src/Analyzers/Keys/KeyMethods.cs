using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>What methods use up of the keys that they are given, worked out once for each.</summary>
internal sealed class KeyMethods(Compilation compilation, CancellationToken cancellation)
{
    private static readonly IReadOnlyDictionary<string, SyntaxNode> None = new Dictionary<string, SyntaxNode>();

    private readonly Dictionary<ISymbol, IReadOnlyDictionary<string, SyntaxNode>> known = new(SymbolEqualityComparer.Default);

    /// <summary>The names that a method or function uses up, with the places; none where there is no source to read.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Of(IMethodSymbol method, ControlFlowGraph? body)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (this.known.TryGetValue(definition, out IReadOnlyDictionary<string, SyntaxNode>? found))
        {
            return found;
        }

        // One that calls itself is taken for harmless inside.
        this.known[definition] = None;
        if ((body ?? this.Body(definition)) is not { } graph)
        {
            return None;
        }

        KeyFlow flow = new(graph, this, null, cancellation);
        flow.Run();
        return this.known[definition] = flow.Consumed;
    }

    private ControlFlowGraph? Body(IMethodSymbol method)
    {
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || !method.Parameters.Any(p => MayHoldKeys(p.Type)))
        {
            return null;
        }

        SyntaxNode syntax = reference.GetSyntax(cancellation);
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? Graph(syntax, compilation, cancellation) : null;
    }

    /// <summary>The graph of a declaration, or null where it has no body or one with errors.</summary>
    public static ControlFlowGraph? Graph(SyntaxNode declaration, Compilation compilation, CancellationToken cancellation)
    {
#pragma warning disable RS1030 // A called method may stand in another file, of which the analyzer is given no model.
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return Graph(declaration, model, cancellation);
    }

    public static ControlFlowGraph? Graph(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) => model.GetOperation(declaration, cancellation) switch
    {
        IMethodBodyOperation { Parent: null } body when body.BlockBody is not null || body.ExpressionBody is not null => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        _ => null,
    };

    private static bool MayHoldKeys(ITypeSymbol type) => KeyNames.IsKey(type)
        || type is IArrayTypeSymbol { ElementType: var element } && MayHoldKeys(element)
        || type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(e => MayHoldKeys(e.Type))
        || type is INamedTypeSymbol { IsRecord: true };
}
