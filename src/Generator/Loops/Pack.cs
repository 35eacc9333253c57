using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Copies an array into the order in which an inner loop wants it, when the loop steps over it with a stride and comes back to
/// it for many rows: the copy costs one pass over a small array, the strided loads would cost one each time.
/// </summary>
internal static class Pack
{
    public static IReadOnlyList<Step> Run(Jaxpr program, IReadOnlyList<Step> steps)
    {
        List<Step> result = [];
        int next = program.Parameters.Concat(program.Equations.SelectMany(e => e.Outputs)).Select(v => v.Id).DefaultIfEmpty(-1).Max() + 1;
        Dictionary<(Value, int), Value> copies = [];
        foreach (Step step in steps)
        {
            if (step is LoopKernel { Kind: LoopKind.Rows or LoopKind.Columns } kernel)
            {
                int inner = kernel.Outer.Count + kernel.Reduced.Count + kernel.Inner.Count - 1;
                foreach (LoadNode load in kernel.Nodes.OfType<LoadNode>())
                {
                    Dim stride = load.Address.Coefficients[inner];
                    bool isReused = kernel.Domain.Take(inner).Where((_, axis) => !load.Address.DependsOn(axis)).Any();
                    if (stride.IsConstant && stride.Value > 1 && isReused && load.Address.Coefficients.Where((_, axis) => axis != inner).All(c => c.IsZero()))
                    {
                        Rewrite(load, (int)stride.Value, inner, kernel.Inner[kernel.Inner.Count - 1], copies, result, ref next);
                    }
                }
            }

            result.Add(step);
        }

        return result;
    }

    // a[k + s·j] becomes t[k·n + j]: the array seen as [n, s], transposed.
    private static void Rewrite(
        LoadNode load, int stride, int inner, Dim length, Dictionary<(Value, int), Value> copies, List<Step> steps, ref int next)
    {
        Dim offset = load.Address.Offset;
        if (!offset.IsConstant || offset.Value < 0 || offset.Value >= stride || !load.Array.Type.Size.Equals(length * stride))
        {
            return;
        }

        if (!copies.TryGetValue((load.Array, stride), out Value? copy))
        {
            copy = new Value(next++, new ArrayType(load.Array.Type.DType, [stride, length]), load.Array.Name);
            copies[(load.Array, stride)] = copy;
            Affine from = Affine.Index(2, 0) + Affine.Index(2, 1).Scale(stride);
            Affine to = Affine.Index(2, 0).Scale(length) + Affine.Index(2, 1);
            steps.Add(new LoopKernel(LoopKind.Rows, [stride], [], [length], [new Store(copy, to, new LoadNode(load.Array, from), false)]));
        }

        int rank = load.Address.Coefficients.Count;
        load.Array = copy;
        load.Address = Affine.Index(rank, inner).Shift(length * offset);
    }
}
