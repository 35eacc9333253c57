using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Sums of and over the products that gradients of examples are made of, without these products: their squares, and their sum over the
/// examples, each with a factor of its own. Sums are taken in another order, so that this is for methods with FastMath alone.
/// </summary>
public static class OuterProducts
{
    /// <summary>The program without such products; the very same where it has none.</summary>
    public static Jaxpr Run(Jaxpr program)
    {
        bool isChanged = false;
        Jaxpr changed = Rewriter.Run(program, (rewriter, op, inputs, attributes) =>
        {
            if (op.Name != "reduce_sum" || !inputs[0].Type.DType.IsFloating())
            {
                return null;
            }

            EquatableArray<int> axes = attributes.Axes("axes");
            Value? found = SumOfSquares(rewriter, inputs[0], axes) ?? SumOverBatch(rewriter, inputs[0], axes);
            isChanged |= found is not null;
            return found;
        });
        return isChanged ? DeadCode.Run(changed) : program;
    }

    // Σ (x[b, i] y[b, j])² over i and j = Σ x[b, i]² · Σ y[b, j]², when nothing is summed within the product
    private static Value? SumOfSquares(Rewriter rewriter, Value squares, EquatableArray<int> axes)
    {
        Value? product = rewriter.Definition(squares, "square")?.Inputs[0]
            ?? (rewriter.Definition(squares, "mul") is { } mul && mul.Inputs[0] == mul.Inputs[1] ? mul.Inputs[0] : null);
        if (product is null || Product(rewriter, product) is not { } dot)
        {
            return null;
        }

        int batch = dot.Attributes.Axes("lhsBatch").Count;
        if (!axes.SequenceEqual(Enumerable.Range(batch, product.Type.Rank - batch))
            || dot.Attributes.Axes("lhsContracting").Any(a => !dot.Inputs[0].Type.Shape[a].Equals(Dim.One)))
        {
            return null;
        }

        return rewriter.Bind(Primitives.Mul, [Squares(0, "lhsBatch"), Squares(1, "rhsBatch")]);

        Value Squares(int side, string batchAxes)
        {
            Value operand = dot.Inputs[side];
            EquatableArray<int> summed = Enumerable.Range(0, operand.Type.Rank).Where(a => !dot.Attributes.Axes(batchAxes).Contains(a)).ToEquatableArray();
            Value square = rewriter.Step(Primitives.Square, [operand]);
            return summed.Count == 0 ? square : rewriter.Step(Primitives.ReduceSum, [square], Attributes.Of(("axes", summed)));
        }
    }

    // Σ x[b, …, i] y[b, …, j] f[b] over b = the contraction of x and f y over b too; the same with a divisor
    private static Value? SumOverBatch(Rewriter rewriter, Value summed, EquatableArray<int> axes)
    {
        (Value product, Value? factor, Op? op) = rewriter.Definition(summed, "div") is { } div && IsFactor(rewriter, div.Inputs[1], axes) ? (div.Inputs[0], div.Inputs[1], div.Op)
            : rewriter.Definition(summed, "mul") is not { } mul ? (summed, (Value?)null, (Op?)null)
            : IsFactor(rewriter, mul.Inputs[1], axes) ? (mul.Inputs[0], mul.Inputs[1], mul.Op)
            : IsFactor(rewriter, mul.Inputs[0], axes) ? (mul.Inputs[1], mul.Inputs[0], mul.Op)
            : (summed, null, null);
        if (Product(rewriter, product) is not { } dot)
        {
            return null;
        }

        EquatableArray<int> lhsBatch = dot.Attributes.Axes("lhsBatch"), rhsBatch = dot.Attributes.Axes("rhsBatch");
        if (lhsBatch.Count == 0 || !axes.SequenceEqual(Enumerable.Range(0, lhsBatch.Count)))
        {
            return null;
        }

        Value right = dot.Inputs[1];
        if (factor is not null)
        {
            Equation broadcast = rewriter.Definition(factor, "broadcast_in_dim")!;
            Value wide = rewriter.Step(broadcast.Op, broadcast.Inputs, Attributes.Of(
                ("shape", right.Type.Shape), ("broadcastDimensions", broadcast.Attributes.Axes("broadcastDimensions").Select(a => rhsBatch[a]).ToEquatableArray())));
            right = rewriter.Step(op!, [right, wide]);
        }

        return rewriter.Bind(dot.Op, [dot.Inputs[0], right], Attributes.Of(
            ("lhsContracting", dot.Attributes.Axes("lhsContracting").Concat(lhsBatch).ToEquatableArray()),
            ("rhsContracting", dot.Attributes.Axes("rhsContracting").Concat(rhsBatch).ToEquatableArray()),
            ("lhsBatch", new EquatableArray<int>([])),
            ("rhsBatch", new EquatableArray<int>([]))));
    }

    // The same for all but the axes that are summed.
    private static bool IsFactor(Rewriter rewriter, Value value, EquatableArray<int> axes) =>
        rewriter.Definition(value, "broadcast_in_dim") is { } broadcast && broadcast.Attributes.Axes("broadcastDimensions").All(axes.Contains);

    // A product whose batch axes stand in order in both operands, so that sums of these keep it.
    private static Equation? Product(Rewriter rewriter, Value value) =>
        rewriter.Definition(value, "dot_general") is { } dot && IsRising(dot.Attributes.Axes("lhsBatch")) && IsRising(dot.Attributes.Axes("rhsBatch")) ? dot : null;

    private static bool IsRising(EquatableArray<int> axes) => Enumerable.Range(1, Math.Max(0, axes.Count - 1)).All(i => axes[i - 1] < axes[i]);
}
