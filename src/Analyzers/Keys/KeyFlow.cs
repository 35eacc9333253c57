using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// Follows keys through the blocks of one body until nothing new is known, and tells of those that are used up twice. Loops are
/// gone round as edges of the graph; what differs at every turn gets a new name there.
/// </summary>
internal sealed class KeyFlow
{
    private readonly ControlFlowGraph graph;
    private readonly KeyMethods methods;
    private readonly Action<SyntaxNode, SyntaxNode>? report;
    private readonly HashSet<string> varying;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, SyntaxNode> consumed = new(StringComparer.Ordinal);
    private readonly List<KeyValue> results = [];
    private readonly List<ControlFlowGraph> nested = [];

    public KeyFlow(ControlFlowGraph graph, KeyMethods methods, Action<SyntaxNode, SyntaxNode>? report, CancellationToken cancellation)
    {
        this.graph = graph;
        this.methods = methods;
        this.report = report;
        this.cancellation = cancellation;
        this.varying = Varying(graph);
    }

    /// <summary>The keys that were there before and are used up, by name, with the first place that does.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Consumed => this.consumed;

    public void Run()
    {
        KeyState?[] starts = new KeyState?[this.graph.Blocks.Length];
        starts[0] = KeyState.Start;
        SortedSet<int> open = [0];

        // Names are those of a body, so that there is an end; the bound is for what nobody thought of.
        for (int turns = 0; open.Count > 0 && turns < 50 * starts.Length; turns++)
        {
            this.cancellation.ThrowIfCancellationRequested();
            int next = open.Min;
            open.Remove(next);
            BasicBlock block = this.graph.Blocks[next];
            KeyState end = this.Through(block, starts[next]!, isFinal: false, out KeyValue value);
            foreach ((ControlFlowBranch? branch, bool isConditional) in new[] { (block.FallThroughSuccessor, false), (block.ConditionalSuccessor, true) })
            {
                if (branch?.Destination is { } target)
                {
                    KeyState arriving = this.Along(block, end, isConditional);
                    KeyState joined = starts[target.Ordinal] is { } known ? known.Join(arriving) : arriving;
                    if (starts[target.Ordinal] is not { } before || !before.IsSame(joined))
                    {
                        starts[target.Ordinal] = joined;
                        open.Add(target.Ordinal);
                    }
                }
            }
        }

        foreach (BasicBlock block in this.graph.Blocks)
        {
            if (starts[block.Ordinal] is { } start)
            {
                this.Through(block, start, isFinal: true, out _);
            }
        }

        if (this.report is not null)
        {
            foreach (ControlFlowGraph inner in this.nested.Concat(this.graph.LocalFunctions.Select(f => this.graph.GetLocalFunctionControlFlowGraph(f, this.cancellation))))
            {
                new KeyFlow(inner, this.methods, this.report, this.cancellation).Run();
            }
        }
    }

    // Variables that are assigned after their declaration: conditions on them hold for one turn only.
    private static HashSet<string> Varying(ControlFlowGraph graph) => new(
        graph.OriginalOperation.Descendants().Select(o => o switch
        {
            IIncrementOrDecrementOperation increment => (increment.Target as ILocalReferenceOperation)?.Local.Name,
            ICompoundAssignmentOperation assignment => (assignment.Target as ILocalReferenceOperation)?.Local.Name,
            ISimpleAssignmentOperation assignment => (assignment.Target as ILocalReferenceOperation)?.Local.Name,
            IForEachLoopOperation loop => loop.Locals.FirstOrDefault()?.Name,
            _ => null,
        }).Where(n => n is not null)!,
        StringComparer.Ordinal);

    private KeyState Through(BasicBlock block, KeyState start, bool isFinal, out KeyValue value)
    {
        KeyWalk walk = new(this.graph, this.methods, start, this.varying, this.consumed, isFinal ? this.report : null, isFinal && this.report is not null ? this.nested : null, this.cancellation);
        foreach (IOperation operation in block.Operations)
        {
            walk.Read(operation);
        }

        value = block.BranchValue is { } branched ? walk.Read(branched) : KeyValue.Unknown;
        if (isFinal && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
        {
            this.results.Add(value);
        }

        return walk.State;
    }

    private KeyState Along(BasicBlock block, KeyState state, bool isConditional)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value)
        {
            return state;
        }

        bool isMet = isConditional == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return KeyNames.ConditionOf(value, isMet) is { } condition ? state with { Conditions = state.Conditions.Add(condition) } : state;
    }
}
