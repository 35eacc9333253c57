using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A block, and for one of a finally clause where it goes on after that.</summary>
internal sealed record KeyNode(int Block, KeyNode? Then);

/// <summary>Where control goes in a body: which blocks are to be walked, from what is known where it comes from.</summary>
internal sealed class KeyPlan(ControlFlowGraph graph)
{
    private readonly Dictionary<KeyNode, Dictionary<object, KeyState>> arrivals = [];
    private readonly HashSet<KeyNode> open = [];

    public IEnumerable<KeyNode> Nodes => this.arrivals.Keys.OrderBy(n => n.Block);

    public KeyNode? Next()
    {
        KeyNode? next = this.open.OrderBy(n => n.Block).FirstOrDefault();
        if (next is not null)
        {
            this.open.Remove(next);
        }

        return next;
    }

    /// <summary>What is known at the start of a block, from all sides.</summary>
    public KeyState Start(KeyNode node)
    {
        bool isLoop = graph.Blocks[node.Block].Predecessors.Any(p => p.Source.Ordinal >= node.Block);
        return this.arrivals[node].Values.Aggregate((a, b) => a.Join(b, isLoop));
    }

    public void Arrive(KeyNode node, object from, KeyState state)
    {
        if (state.Ways.IsNever)
        {
            return;
        }

        if (!this.arrivals.TryGetValue(node, out Dictionary<object, KeyState>? known))
        {
            this.arrivals[node] = known = [];
        }

        if (!known.TryGetValue(from, out KeyState? before) || !before.IsSame(state))
        {
            known[from] = state;
            this.open.Add(node);
        }
    }

    /// <summary>Goes on from the end of a block; <paramref name="thrown"/> is what is known where something in it is thrown.</summary>
    public void Leave(KeyNode node, (bool IsConditional, KeyState State) through, (bool IsConditional, KeyState State) aside, KeyState? thrown)
    {
        BasicBlock block = graph.Blocks[node.Block];
        foreach ((bool isConditional, KeyState state) in new[] { through, aside })
        {
            ControlFlowBranch? branch = isConditional ? block.ConditionalSuccessor : block.FallThroughSuccessor;
            if (branch?.Destination is { } target)
            {
                // Finally clauses on the way first, from the inside.
                KeyNode next = new(target.Ordinal, node.Then);
                foreach (ControlFlowRegion region in branch.FinallyRegions.Reverse())
                {
                    next = new KeyNode(region.FirstBlockOrdinal, next);
                }

                this.Arrive(next, (node, isConditional), state);
            }
            else if (branch?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && node.Then is { } then)
            {
                this.Arrive(then, (node, isConditional), state);
            }
        }

        if (thrown is null)
        {
            return;
        }

        // A lambda's own blocks end at its root, though that stands in clauses of what surrounds it.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null and not { Kind: ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                foreach (ControlFlowRegion handler in region.EnclosingRegion!.NestedRegions.Where(r => r != region))
                {
                    this.Arrive(new KeyNode(handler.FirstBlockOrdinal, null), (node, "thrown"), thrown);
                }
            }
        }
    }
}
