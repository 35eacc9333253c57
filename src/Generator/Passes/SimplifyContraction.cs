using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>The rules of <see cref="Simplify"/> that let a contraction read its operands, and write its result, transposed.</summary>
internal static class SimplifyContraction
{
    public static Value? Rewrite(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes) => op.Name switch
    {
        "dot_general" => AbsorbOperand(rewriter, op, inputs, attributes, "lhs", 0) ?? AbsorbOperand(rewriter, op, inputs, attributes, "rhs", 1),
        "transpose" => AbsorbResult(rewriter, inputs[0], attributes.Axes("permutation")),
        _ => null,
    };

    // dot(transpose[p](x), y) = dot[axes mapped by p](x, y) when the free axes of x keep their order
    private static Value? AbsorbOperand(
        Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes, string side, int index)
    {
        if (rewriter.Definition(inputs[index], "transpose") is not { } transpose)
        {
            return null;
        }

        EquatableArray<int> permutation = transpose.Attributes.Axes("permutation");
        EquatableArray<int> contracting = attributes.Axes(side + "Contracting"), batch = attributes.Axes(side + "Batch");
        int[] free = Enumerable.Range(0, permutation.Count).Where(a => !contracting.Contains(a) && !batch.Contains(a))
            .Select(a => permutation[a]).ToArray();
        for (int i = 1; i < free.Length; i++)
        {
            if (free[i] < free[i - 1])
            {
                return null;
            }
        }

        EquatableArray<int> Map(EquatableArray<int> axes) => axes.Select(a => permutation[a]).ToEquatableArray();
        Attributes mapped = attributes.With(side + "Contracting", Map(contracting)).With(side + "Batch", Map(batch));
        Value[] operands = [.. inputs];
        operands[index] = transpose.Inputs[0];
        return rewriter.Bind(op, operands, mapped);
    }

    // transpose(dot(x, y)) = dot(y, x) when the transpose exchanges the free axes of x and y and nobody else reads the product
    private static Value? AbsorbResult(Rewriter rewriter, Value product, EquatableArray<int> permutation)
    {
        if (rewriter.Definition(product, "dot_general") is not { } dot || !rewriter.IsReadOnce(product))
        {
            return null;
        }

        EquatableArray<int> lhsBatch = dot.Attributes.Axes("lhsBatch"), lhsContracting = dot.Attributes.Axes("lhsContracting");
        EquatableArray<int> rhsBatch = dot.Attributes.Axes("rhsBatch"), rhsContracting = dot.Attributes.Axes("rhsContracting");
        int batch = lhsBatch.Count, rank = product.Type.Rank;
        int lhsFree = dot.Inputs[0].Type.Rank - batch - lhsContracting.Count;
        IEnumerable<int> exchanged = Enumerable.Range(0, batch)
            .Concat(Enumerable.Range(batch + lhsFree, rank - batch - lhsFree))
            .Concat(Enumerable.Range(batch, lhsFree));
        if (!permutation.SequenceEqual(exchanged))
        {
            return null;
        }

        return rewriter.Bind(dot.Op, [dot.Inputs[1], dot.Inputs[0]], Attributes.Of(
            ("lhsContracting", rhsContracting), ("rhsContracting", lhsContracting), ("lhsBatch", rhsBatch), ("rhsBatch", lhsBatch)));
    }
}
