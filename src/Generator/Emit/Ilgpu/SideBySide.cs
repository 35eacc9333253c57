using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Kernels over the same indices that need nothing of one another are one, as the gradients of the biases of a network: on a device to
/// start a kernel costs more than a few elements.
/// </summary>
internal static class SideBySide
{
    // What one kernel is given: views are of 16 bytes and more, and some devices take a kilobyte.
    private const int MostArrays = 16;

    // Each takes shared memory of its own.
    private const int MostReductions = 8;

    // Kernels that are further apart stay where they are; the search would be quadratic.
    private const int Distance = 32;

    public static IReadOnlyList<Step> Run(IReadOnlyList<Step> steps)
    {
        List<Part> parts = steps.Select(s => new Part(s)).ToList();
        for (int i = 0; i < parts.Count; i++)
        {
            for (int j = i + 1; j < parts.Count && j <= i + Distance; j++)
            {
                if (parts[i].Step is not LoopKernel first || parts[j].Step is not LoopKernel second || !IsAlike(first, second) || !Fits(parts[i], first, parts[j], second))
                {
                    continue;
                }

                bool isEarlier = Enumerable.Range(i, j - i).All(k => parts[k].IsFreeOf(parts[j]));
                if (isEarlier || Enumerable.Range(i + 1, j - i).All(k => parts[i].IsFreeOf(parts[k])))
                {
                    Part merged = new(new LoopKernel(first.Kind, first.Outer, first.Reduced, first.Inner, [.. first.Stores, .. second.Stores]));
                    parts[isEarlier ? i : j] = merged;
                    parts.RemoveAt(isEarlier ? j : i);
                    i--;
                    break;
                }
            }
        }

        return parts.Select(p => p.Step).ToList();
    }

    private static bool IsAlike(LoopKernel first, LoopKernel second) => first.Kind == second.Kind && first.Kind != LoopKind.Tile
        && first.Outer.SequenceEqual(second.Outer) && first.Reduced.SequenceEqual(second.Reduced) && first.Inner.SequenceEqual(second.Inner);

    // As many passes, and either both have results for each row or neither.
    private static bool Fits(Part one, LoopKernel first, Part other, LoopKernel second) => Stages(first) == Stages(second)
        && first.Stores.Any(s => s.IsPerRow) == second.Stores.Any(s => s.IsPerRow)
        && one.Reads.Union(one.Writes).Union(other.Reads).Union(other.Writes).Count() <= MostArrays
        && first.Nodes.Concat(second.Nodes).Count(n => n is ReduceNode) <= MostReductions;

    private static int Stages(LoopKernel kernel) => kernel.Nodes.Select(n => n.Stage).DefaultIfEmpty(0).Max();

    /// <summary>Whether a step finds a size that only the data have.</summary>
    public static bool FindsSize(Step step) => (step switch
    {
        LibraryStep library => library.Equation,
        CallStep call => call.Equation,
        TurnStep turns => turns.Equation,
        _ => null,
    }) is { } equation && FreshSize.Of(equation) is not null;

    private sealed class Part(Step step)
    {
        private HashSet<Value>? reads;
        private HashSet<Value>? writes;

        public Step Step => step;

        public HashSet<Value> Reads => this.reads ??= [.. step.Reads];

        public HashSet<Value> Writes => this.writes ??= [.. step.Writes];

        // Whether a later step may run before this one; a size that is found here may stand in any of them.
        public bool IsFreeOf(Part later) => !FindsSize(step) && !this.Writes.Overlaps(later.Reads) && !this.Writes.Overlaps(later.Writes) && !this.Reads.Overlaps(later.Writes);
    }
}
