using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>Whether a result may take the memory of an array that the program reads.</summary>
internal static class InPlace
{
    /// <summary>
    /// True when nothing reads <paramref name="array"/> once <paramref name="result"/> begins to be written, except the writing
    /// loop itself, which reads each element before it writes that element and in no later pass.
    /// </summary>
    public static bool IsSafe(Jaxpr program, IReadOnlyList<Step> steps, Value array, Value result)
    {
        // A donated array is no argument for the runtime any more, and cannot be a result either.
        if (program.Results.Contains(array) || steps.Any(s => s is LibraryStep && s.Reads.Contains(array)))
        {
            return false;
        }

        int first = steps.ToList().FindIndex(s => s.Writes.Contains(result));
        if (first < 0 || !array.Type.Equals(result.Type) || steps.Skip(first + 1).Any(s => s.Reads.Contains(array)))
        {
            return false;
        }

        return steps[first] switch
        {
            DotStep dot => !dot.Reads.Contains(array),
            LibraryStep => false,
            LoopKernel { Kind: LoopKind.Rows or LoopKind.Whole } kernel => !kernel.Reads.Contains(array) || ReadsBeforeWriting(kernel, array, result),
            Step step => !step.Reads.Contains(array),
        };
    }

    private static bool ReadsBeforeWriting(LoopKernel kernel, Value array, Value result)
    {
        List<Store> stores = kernel.Stores.Where(s => s.Array.Equals(result)).ToList();
        int last = kernel.Nodes.Max(n => n.Stage);
        return stores.Count == 1 && !stores[0].IsPerRow && stores[0].Node.Stage == last
            && kernel.Nodes.OfType<LoadNode>().Where(l => l.Array.Equals(array)).All(l => l.Address.Equals(stores[0].Address));
    }
}
