using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>What is known of the methods of a compilation, for all bodies that call them.</summary>
internal sealed class KnownMethods(Compilation compilation)
{
    private readonly Lazy<List<INamedTypeSymbol>> types = new(() => [.. Types(compilation.Assembly.GlobalNamespace)]);

    public Compilation Compilation => compilation;

    private readonly Lazy<LibraryKeys> keys = new(() => new LibraryKeys(compilation, LibraryCores.Of(compilation, CancellationToken.None)));

    /// <summary>What methods of libraries use up.</summary>
    public LibraryKeys Keys => this.keys.Value;

    public ConcurrentDictionary<ISymbol, KeySummary> Summaries { get; } = new(SymbolEqualityComparer.Default);

    public ConcurrentDictionary<ISymbol, KeyFunction?> Functions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The project's methods that a call may reach, where it names one that others override or implement.</summary>
    public IEnumerable<IMethodSymbol> Reached(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return this.types.Value.Where(t => t.TypeKind != TypeKind.Interface && t.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType)))
                .Select(t => t.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType))
                    .SelectMany(i => i.GetMembers(method.Name)).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method)) is { } asked
                    ? t.FindImplementationForInterfaceMember(asked)?.OriginalDefinition as IMethodSymbol : null)
                .OfType<IMethodSymbol>().Append(method).Where(m => !m.IsAbstract).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
        }

        return !method.IsAbstract && !method.IsVirtual && (!method.IsOverride || method.IsSealed)
            ? [method]
            : this.types.Value.SelectMany(t => t.GetMembers(method.Name)).OfType<IMethodSymbol>().Where(m => Overrides(m, method)).Append(method).Where(m => !m.IsAbstract);
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol other)
    {
        IMethodSymbol? at = method.OverriddenMethod;
        while (at is not null && !SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, other))
        {
            at = at.OverriddenMethod;
        }

        return at is not null;
    }

    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(m => m switch
    {
        INamespaceSymbol space => Types(space),
        INamedTypeSymbol type => Types(type).Prepend(type),
        _ => [],
    });
}

/// <summary>What methods do to the keys that they are given, as far as one body needs it.</summary>
internal sealed class KeyMethods(KnownMethods known, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, KeySummary> own = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> open = [];

    // How far up the chain of calls something was taken for harmless because it calls itself.
    private int cut = int.MaxValue;

    /// <summary>What a method does; null where there is no source to read, or nothing in it may have to do with keys.</summary>
    public KeySummary? Of(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (!IsOfInterest(definition))
        {
            return null;
        }

        List<IMethodSymbol> reached = [.. known.Reached(definition)];
        KeySummary? all = null;
        foreach (IMethodSymbol one in reached)
        {
            if (this.OfBody(one, () => Body(one)) is { } summary)
            {
                summary = SymbolEqualityComparer.Default.Equals(one, definition) ? summary
                    : summary.Renamed(one.Parameters.Zip(definition.Parameters, (a, b) => (a, b)).ToDictionary(p => KeyNames.Of(p.a), p => KeyNames.Of(p.b)));
                all = all?.Join(summary) ?? summary;
            }
        }

        return all;
    }

    /// <summary>The keys that a method of a library uses up.</summary>
    public IReadOnlyList<LibraryKey> UsedUp(IMethodSymbol method) => known.Keys.Of(method.OriginalDefinition);

    /// <summary>What a lambda or local function does, of which there is a graph.</summary>
    public KeySummary OfFunction(IMethodSymbol function, ControlFlowGraph body) => this.OfBody(function.OriginalDefinition, () => body) ?? KeySummary.Unknown;

    /// <summary>The lambda or method that a field always holds.</summary>
    public KeyFunction? Held(IFieldSymbol field)
    {
        if (!field.IsReadOnly || field.Type.TypeKind != TypeKind.Delegate)
        {
            return null;
        }

        return known.Functions.GetOrAdd(field, _ =>
        {
            SyntaxNode? value = (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)?.Initializer;
            return value is not null && known.Compilation.ContainsSyntaxTree(value.SyntaxTree) && Graph(value, known.Compilation, cancellation) is { } graph
                && graph.Blocks.SelectMany(b => b.Operations).OfType<ISimpleAssignmentOperation>().Select(a => Made(a.Value)).FirstOrDefault(v => v is not null) is { } function
                ? new KeyFunction(function, graph)
                : null;
        });
    }

    private static IOperation? Made(IOperation value) => value switch
    {
        IConversionOperation conversion => Made(conversion.Operand),
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation or IMethodReferenceOperation } made => made.Target,
        _ => null,
    };

    private KeySummary? OfBody(IMethodSymbol method, Func<ControlFlowGraph?> body)
    {
        if (known.Summaries.TryGetValue(method, out KeySummary? found) || this.own.TryGetValue(method, out found))
        {
            return found;
        }

        if (this.open.IndexOf(method) is >= 0 and int at)
        {
            this.cut = Math.Min(this.cut, at);
            return KeySummary.Unknown;
        }

        if (body() is not { } graph)
        {
            return null;
        }

        int outer = this.cut, depth = this.open.Count;
        this.cut = int.MaxValue;
        this.open.Add(method);
        KeyFlow flow = new(graph, this, null, cancellation);
        flow.Run(KeyState.Start);
        this.open.RemoveAt(depth);

        // What depends on a caller that is not done may be another in another chain.
        KeySummary summary = flow.Summary();
        (this.cut >= depth ? known.Summaries : (IDictionary<ISymbol, KeySummary>)this.own)[method] = summary;
        this.cut = Math.Min(outer, this.cut >= depth ? int.MaxValue : this.cut);
        return summary;
    }

    private ControlFlowGraph? Body(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax
        && known.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? Graph(syntax, known.Compilation, cancellation) : null;

    // Of a library's methods those that this project may implement or override.
    private static bool IsOfInterest(IMethodSymbol method) => (!method.DeclaringSyntaxReferences.IsEmpty || IsOpen(method))
        && (KeyTypes.MayHoldKeys(method.ReturnType) || method.Parameters.Any(static p => p.Type.TypeKind == TypeKind.Delegate || KeyTypes.MayHoldKeys(p.Type))
            || method.ContainingType.TypeKind == TypeKind.Interface || KeyTypes.HasKeys(method.ContainingType));

    private static bool IsOpen(IMethodSymbol method) =>
        (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) && !KeyTypes.IsPlatform(method) && !Symbols.IsRuntime(method.ContainingType);

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
        IFieldInitializerOperation { Parent: null } field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation { Parent: null } property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };
}
