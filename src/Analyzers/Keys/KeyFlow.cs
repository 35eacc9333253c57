using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>What one body collects while it is walked.</summary>
internal sealed record KeyBody(ControlFlowGraph Graph, KeyMethods Methods, HashSet<string> Varying, HashSet<string> Elsewhere, KeyLoops Loops, CancellationToken Cancellation)
{
    /// <summary>The keys that are used up.</summary>
    public Dictionary<string, KeyUp> Consumed { get; } = new(StringComparer.Ordinal);

    /// <summary>The functions that it was given and runs.</summary>
    public Dictionary<string, KeyRun> Runs { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Follows keys through the blocks of one body until nothing new is known, and tells of those that are used up twice. Loops are
/// gone round as edges of the graph; what differs at every turn gets a new name there.
/// </summary>
internal sealed class KeyFlow
{
    private readonly KeyBody body;
    private readonly Action<SyntaxNode, SyntaxNode>? report;
    private readonly HashSet<ControlFlowGraph> nested = [];
    private KeyValue? result;
    private KeyState exit = KeyState.Start;

    public KeyFlow(ControlFlowGraph graph, KeyMethods methods, Action<SyntaxNode, SyntaxNode>? report, CancellationToken cancellation)
    {
        this.report = report;
        this.body = new KeyBody(graph, methods, KeyAssignments.Repeated(graph), KeyAssignments.Elsewhere(graph), new KeyLoops(graph), cancellation);
    }

    /// <summary>Walks the body, and gives what is known at its end.</summary>
    public KeyState Run(KeyState start)
    {
        KeyPlan plan = new(this.body.Graph);
        plan.Arrive(new KeyNode(0, null), "start", start);

        // Names are those of a body, so that there is an end; the bound is for what nobody thought of.
        for (int turns = 0; turns < 30 * this.body.Graph.Blocks.Length && plan.Next() is { } node; turns++)
        {
            this.body.Cancellation.ThrowIfCancellationRequested();
            BasicBlock block = this.body.Graph.Blocks[node.Block];
            KeyState end = this.Through(block, plan.Start(node), isFinal: false, out KeyState? thrown);
            plan.Leave(node, (false, this.Along(block, end, isConditional: false)), (true, this.Along(block, end, isConditional: true)), thrown);
        }

        foreach (KeyNode node in plan.Nodes)
        {
            this.Through(this.body.Graph.Blocks[node.Block], plan.Start(node), isFinal: true, out _);
        }

        if (this.report is not null)
        {
            foreach (ControlFlowGraph inner in this.nested.Concat(this.body.Graph.LocalFunctions.Select(f => this.body.Graph.GetLocalFunctionControlFlowGraph(f, this.body.Cancellation))))
            {
                new KeyFlow(inner, this.body.Methods, this.report, this.body.Cancellation).Run(KeyState.Start);
            }
        }

        return this.exit = plan.Nodes.Where(n => this.body.Graph.Blocks[n.Block].Kind == BasicBlockKind.Exit).Select(plan.Start).FirstOrDefault() ?? start;
    }

    /// <summary>What the body does, for those who call it.</summary>
    public KeySummary Summary()
    {
        KeyValue given = this.result ?? KeyValue.Unknown;
        ImmutableDictionary<ISymbol, KeyValue> left = this.exit.Variables.Where(v => this.IsOutside(v.Key)).ToImmutableDictionary(v => v.Key, v => v.Value, SymbolEqualityComparer.Default);
        HashSet<string> known = new([.. given.AllNames(), .. left.Values.Concat(this.exit.Members.Values).SelectMany(v => v.AllNames())], StringComparer.Ordinal);
        ImmutableDictionary<string, KeyUp> consumed = ImmutableDictionary.Create<string, KeyUp>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, KeyUp> used in this.body.Consumed.Where(c => !KeyNames.IsFresh(c.Key)))
        {
            consumed = this.body.Loops.Outside(used.Key, used.Value) is { } name ? consumed.SetItem(name, used.Value) : consumed;
        }

        foreach (KeyValuePair<KeyPlace, KeyUse> use in this.exit.Uses.Where(u => KeyNames.IsFresh(u.Key.Name) && known.Contains(u.Key.Name)))
        {
            consumed = consumed.SetItem(use.Key.Name, new KeyUp(use.Key.Site, use.Value.Ways));
        }

        // Its own conditions mean nothing outside; of several keys it is not known which.
        given = given.Without(static (Condition _) => true) with { IsMixed = given.IsMixed || given.Names.Count > 1 };
        return new KeySummary(consumed, [.. this.body.Runs.Values], given, left, this.exit.Members);
    }

    private bool IsOutside(ISymbol symbol) => symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out }
        || !symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == this.body.Graph.OriginalOperation.Syntax.SyntaxTree && this.body.Graph.OriginalOperation.Syntax.FullSpan.Contains(r.Span));

    private KeyState Through(BasicBlock block, KeyState start, bool isFinal, out KeyState? thrown)
    {
        KeyWalk walk = new(this.body, start, isFinal ? this.report : null, this.nested);
        thrown = null;
        foreach (IOperation operation in block.Operations)
        {
            thrown = Thrown(thrown, walk.State, operation);
            walk.Read(operation);
        }

        if (block.BranchValue is { } branched)
        {
            thrown = Thrown(thrown, walk.State, branched);
            KeyValue value = walk.Read(branched);
            if (isFinal && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                this.result = this.result?.Join(value, Paths.Always, Paths.Always, isLoop: true) ?? value;
            }
        }

        thrown = block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow ? thrown?.Join(walk.State, false) ?? walk.State : thrown;
        return walk.Rest();
    }

    // Calls may throw, before they are done.
    private static KeyState? Thrown(KeyState? thrown, KeyState before, IOperation operation) =>
        operation.DescendantsAndSelf().Any(static o => o is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation or IAwaitOperation)
            ? thrown?.Join(before, false) ?? before
            : thrown;

    private KeyState Along(BasicBlock block, KeyState state, bool isConditional)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value)
        {
            return state;
        }

        // A condition with calls is for itself, and another each time that it is asked.
        Condition condition = ConditionReader.Read(value, isConditional == (block.ConditionKind == ControlFlowConditionKind.WhenTrue));
        state = KeyNames.IsFresh(condition.Text) ? state.WithoutConditions(c => c.Text == condition.Text) : state;
        return state with { Ways = state.Ways.And(condition) };
    }
}
