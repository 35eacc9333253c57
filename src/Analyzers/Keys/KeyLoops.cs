using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A loop that counts from a number on.</summary>
internal sealed record KeyLoop(SyntaxNode Syntax, ILocalSymbol Variable, int First, IEnumerable<Condition> Conditions)
{
    /// <summary>The element of this turn, by its loop.</summary>
    public string Turn => KeyNames.TurnOf(this.First, this.Syntax);

    /// <summary>The elements of the turns before.</summary>
    public string Past => KeyNames.PastOf(this.First, this.Syntax);

    /// <summary>Those from when the loop ran before.</summary>
    public string Earlier => this.Past.Replace("]", "-]");
}

/// <summary>The loops of a body: which elements they have had, and whether they have them at every turn.</summary>
internal sealed class KeyLoops(ControlFlowGraph graph)
{
    private readonly Dictionary<SyntaxNode, HashSet<Condition>> outer = [];
    private readonly HashSet<Condition> asked = [];
    private readonly Dictionary<SyntaxNode, HashSet<string>> variables = [];
    private readonly Lazy<Dictionary<ISymbol, KeyLoop>> counting = new(() => graph.OriginalOperation.Descendants().OfType<IForLoopOperation>().Select(Counting).OfType<KeyLoop>()
        .ToDictionary(static l => (ISymbol)l.Variable, SymbolEqualityComparer.Default));

    private readonly Lazy<HashSet<string>> locals = new(() => new(graph.OriginalOperation.Descendants().OfType<ILocalReferenceOperation>()
        .Where(l => l.Local.DeclaringSyntaxReferences.Any(r => graph.OriginalOperation.Syntax.FullSpan.Contains(r.Span))).Select(static l => l.Local.Name), StringComparer.Ordinal));

    private readonly Lazy<IOperation[]> written = new(() => [.. graph.OriginalOperation.Descendants().SelectMany(KeyAssignments.Lists)]);

    /// <summary>The loop that counts with a variable.</summary>
    public KeyLoop? Of(ISymbol variable) => this.counting.Value.TryGetValue(variable, out KeyLoop? loop) ? loop : null;

    /// <summary>Notes what holds where a loop begins.</summary>
    public void Enter(SyntaxNode loop, Paths ways) => this.Outer(loop).UnionWith(ways.Conditions);

    /// <summary>Notes what a loop asks at every turn.</summary>
    public void Ask(IEnumerable<Condition> conditions) => this.asked.UnionWith(conditions);

    /// <summary>The lists of which a loop sets elements by what varies.</summary>
    public IEnumerable<IOperation> Written(SyntaxNode loop) => this.written.Value.Where(w => loop.Span.Contains(w.Syntax.Span));

    /// <summary>Whether something happens at every turn, or at none, if it does on these ways.</summary>
    public bool IsAtEveryTurn(SyntaxNode loop, Paths ways) => ways.Conditions.All(c => this.asked.Contains(c)
        || (!this.Variables(loop).Any(c.Mentions) && (!KeyNames.IsFresh(c.Text) || this.Outer(loop).Contains(c))));

    /// <summary>An element's name by the loops around a place, where these have it at every turn; null where none has.</summary>
    public string? Counted(string name, SyntaxNode site, Paths ways, Func<KeyLoop, string> part)
    {
        string counted = name;
        foreach (KeyLoop loop in this.counting.Value.Values.Where(l => l.Syntax.SyntaxTree == site.SyntaxTree && l.Syntax.Span.Contains(site.Span) && this.IsAtEveryTurn(l.Syntax, ways)))
        {
            counted = counted.Replace($"[{loop.Variable.Name}]", part(loop));
        }

        return counted == name ? null : counted;
    }

    /// <summary>What a key is called outside that the body uses up: null for elements that only the body knows.</summary>
    public string? Outside(string name, KeyUp used)
    {
        foreach (CommonForEachStatementSyntax loop in this.outer.Keys.OfType<CommonForEachStatementSyntax>().Where(l => name.Contains(KeyNames.EachOf(l))))
        {
            if (!this.IsAtEveryTurn(loop, used.Ways))
            {
                return null;
            }
        }

        string outside = this.Counted(name, used.Site, used.Ways, static l => l.Past) ?? name;
        return this.locals.Value.Any(l => KeyNames.Mentions(outside, l)) ? null : outside;
    }

    private HashSet<Condition> Outer(SyntaxNode loop)
    {
        if (!this.outer.TryGetValue(loop, out HashSet<Condition>? conditions))
        {
            this.outer[loop] = conditions = [];
        }

        return conditions;
    }

    // Those that are others at every turn: the loop's own, and what is declared or set inside.
    private HashSet<string> Variables(SyntaxNode loop)
    {
        if (!this.variables.TryGetValue(loop, out HashSet<string>? names))
        {
            this.variables[loop] = names = new(
                loop.DescendantNodes().SelectMany(static n => n switch
                {
                    VariableDeclaratorSyntax variable => [variable.Identifier.ValueText],
                    SingleVariableDesignationSyntax variable => [variable.Identifier.ValueText],
                    ForEachStatementSyntax each => [each.Identifier.ValueText],
                    AssignmentExpressionSyntax { Left: var left } => Named(left),
                    PrefixUnaryExpressionSyntax { Operand: var operand } => Named(operand),
                    PostfixUnaryExpressionSyntax { Operand: var operand } => Named(operand),
                    _ => Enumerable.Empty<string>(),
                }).Concat(loop is ForEachStatementSyntax own ? [own.Identifier.ValueText] : []),
                StringComparer.Ordinal);
        }

        return names;
    }

    private static IEnumerable<string> Named(ExpressionSyntax target) => target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static n => n.Identifier.ValueText);

    private static KeyLoop? Counting(IForLoopOperation loop)
    {
        IVariableDeclaratorOperation[] declared = [.. loop.Before.SelectMany(static b => b.DescendantsAndSelf()).OfType<IVariableDeclaratorOperation>()];
        return declared is [{ Symbol: var variable, Initializer.Value.ConstantValue: { HasValue: true, Value: int first } }]
            && loop.AtLoopBottom.Length == 1 && KeyAssignments.Sets(loop.AtLoopBottom[0], variable) && !KeyAssignments.Sets(loop.Body, variable)
            ? new KeyLoop(loop.Syntax, variable, first, [.. Asked(loop.Condition)])
            : null;
    }

    private static IEnumerable<Condition> Asked(IOperation? condition) => condition switch
    {
        null => [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Asked(both.LeftOperand).Concat(Asked(both.RightOperand)),
        _ => [ConditionReader.Read(condition, true)],
    };
}
