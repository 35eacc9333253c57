using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Values that wait in memory between the passes over a row.</summary>
internal sealed partial class KernelEmitter
{
    // A dear value that a later pass needs again waits in memory: in the row of a result that is written there anyway, or beside.
    private void KeepDearNodes()
    {
        if (this.lanes.IsScalar || this.kernel.Inner.Count != 1 || this.kernel.Kind != LoopKind.Rows || this.scope.StageCount < 2)
        {
            return;
        }

        List<HashSet<Node>> passes = Enumerable.Range(0, this.scope.StageCount).Select(s => new HashSet<Node>(this.PassNodes(s))).ToList();
        List<(Node Node, string Name)> scratch = [];
        foreach (Node node in this.kernel.Nodes)
        {
            bool isDear = node is OpNode op && OpFacts.Cost(op) >= DearCost - 2 && node.DType != DType.Bool;
            if (isDear && this.scope.Rate(node) == Rate.Element && passes.Count(p => p.Contains(node)) > 1)
            {
                string name = "kept" + this.scope.Local(node);
                this.kept[node] = (name, passes.FindIndex(p => p.Contains(node)));
                scratch.Add((node, name));
            }
        }

        if (scratch.Count == 0)
        {
            return;
        }

        this.writer.Line("using ArenaScope arena = Arena.Enter();");
        foreach ((Node node, string name) in scratch)
        {
            this.writer.Line($"{node.DType.CSharp()}* {name} = arena.Allocate<{node.DType.CSharp()}>({CSharp.Size(this.InnerLength)});");
        }
    }
}
