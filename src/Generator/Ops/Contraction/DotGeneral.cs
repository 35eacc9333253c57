using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Contraction;

/// <summary>The result's axes: batch, free axes of lhs, free axes of rhs; each group in its operand's order.</summary>
internal sealed class DotGeneral() : BilinearOp("dot_general(lhs, rhs)[lhsContracting, rhsContracting, lhsBatch, rhsBatch]")
{
    public override string Summary =>
        "The sum of products over contracted axes, for each index of the batch axes: [batch.., lhs free.., rhs free..].";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType lhs = inputs[0], rhs = inputs[1];
        Axes axes = Axes.Of(attributes, lhs.Rank, rhs.Rank);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        if (lhs.DType != rhs.DType)
        {
            throw new ShapeException($"'dot_general' needs equal element types: {Shapes.Describe(this, inputs)}");
        }

        this.CheckPairs(inputs, "contracted", axes.LhsContracting, axes.RhsContracting);
        this.CheckPairs(inputs, "batch", axes.LhsBatch, axes.RhsBatch);
        Shapes.CheckAxes(this, inputs, 0, axes.LhsContracting.Concat(axes.LhsBatch).ToEquatableArray());
        Shapes.CheckAxes(this, inputs, 1, axes.RhsContracting.Concat(axes.RhsBatch).ToEquatableArray());
        return [new ArrayType(lhs.DType,
        [
            .. Shapes.Permute(lhs.Shape, axes.LhsBatch), .. Shapes.Permute(lhs.Shape, axes.LhsFree), .. Shapes.Permute(rhs.Shape, axes.RhsFree),
        ])];
    }

    public override Value TransposeLeft(JaxprBuilder build, Equation equation, Value cotangent)
    {
        Axes axes = Axes.Of(equation);
        int batch = axes.LhsBatch.Count, lhsFree = axes.LhsFree.Count;
        EquatableArray<int> ctBatch = Shapes.Range(0, batch), ctRhs = Shapes.Range(batch + lhsFree, axes.RhsFree.Count);
        return Contract(
            build, cotangent, equation.Inputs[1], ctRhs, axes.RhsFree.ToEquatableArray(), ctBatch, axes.RhsBatch,
            axes.LhsBatch, axes.LhsFree, Partners(axes.RhsContracting, axes.LhsContracting));
    }

    public override Value TransposeRight(JaxprBuilder build, Equation equation, Value cotangent)
    {
        Axes axes = Axes.Of(equation);
        int batch = axes.LhsBatch.Count;
        EquatableArray<int> ctBatch = Shapes.Range(0, batch), ctLhs = Shapes.Range(batch, axes.LhsFree.Count);
        return Contract(
            build, cotangent, equation.Inputs[0], ctLhs, axes.LhsFree.ToEquatableArray(), ctBatch, axes.LhsBatch,
            axes.RhsBatch, axes.RhsFree, Partners(axes.LhsContracting, axes.RhsContracting));
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        int Rank(int i) => inputs[i].Type.Rank - (isBatched[i] ? 1 : 0);
        Axes axes = Axes.Of(attributes, Rank(0), Rank(1));
        EquatableArray<int> lhsContracting = isBatched[0] ? Batching.Shift(axes.LhsContracting) : axes.LhsContracting;
        EquatableArray<int> rhsContracting = isBatched[1] ? Batching.Shift(axes.RhsContracting) : axes.RhsContracting;
        EquatableArray<int> lhsBatch = isBatched[0] ? Batching.Shift(axes.LhsBatch) : axes.LhsBatch;
        EquatableArray<int> rhsBatch = isBatched[1] ? Batching.Shift(axes.RhsBatch) : axes.RhsBatch;
        bool isBoth = isBatched[0] && isBatched[1];
        Value dot = build.DotGeneral(
            inputs[0], inputs[1], lhsContracting, rhsContracting,
            isBoth ? Shapes.Insert(lhsBatch, 0, 0) : lhsBatch, isBoth ? Shapes.Insert(rhsBatch, 0, 0) : rhsBatch);

        // Where one side alone has the new axis, it is that side's first free axis.
        return [isBoth || !isBatched.Any(b => b)
            ? dot
            : build.MoveAxis(dot, axes.LhsBatch.Count + (isBatched[0] ? 0 : axes.LhsFree.Count), 0)];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor lhs = inputs[0], rhs = inputs[1];
        Axes axes = Axes.Of(attributes, lhs.Rank, rhs.Rank);
        EquatableArray<int> shape =
        [
            .. Shapes.Permute(lhs.Shape, axes.LhsBatch), .. Shapes.Permute(lhs.Shape, axes.LhsFree), .. Shapes.Permute(rhs.Shape, axes.RhsFree),
        ];
        EquatableArray<int> inner = Shapes.Permute(lhs.Shape, axes.LhsContracting);
        int[] lhsStrides = TensorLoops.Strides(lhs.Shape), rhsStrides = TensorLoops.Strides(rhs.Shape);
        int[] Steps(IEnumerable<int> from, int[] strides) => from.Select(a => a < 0 ? 0 : strides[a]).ToArray();
        IEnumerable<int> none(int count) => Enumerable.Repeat(-1, count);
        int[] lhsOuter = Steps(axes.LhsBatch.Concat(axes.LhsFree).Concat(none(axes.RhsFree.Count)), lhsStrides);
        int[] rhsOuter = Steps(axes.RhsBatch.Concat(none(axes.LhsFree.Count)).Concat(axes.RhsFree), rhsStrides);
        int[] lhsInner = TensorLoops.Indices(inner).Select(i => TensorLoops.Offset(i, Steps(axes.LhsContracting, lhsStrides))).ToArray();
        int[] rhsInner = TensorLoops.Indices(inner).Select(i => TensorLoops.Offset(i, Steps(axes.RhsContracting, rhsStrides))).ToArray();
        Tensor result = TensorLoops.Filled(lhs.DType, shape, 0, 0);
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(shape))
        {
            int left = TensorLoops.Offset(index, lhsOuter), right = TensorLoops.Offset(index, rhsOuter);
            for (int k = 0; k < lhsInner.Length; k++)
            {
                if (result.Numbers is { } numbers)
                {
                    numbers[at] += lhs.Numbers![left + lhsInner[k]] * rhs.Numbers![right + rhsInner[k]];
                }
                else
                {
                    long product = unchecked(lhs.Integers![left + lhsInner[k]] * rhs.Integers![right + rhsInner[k]]);
                    result.Integers![at] = Numeric.Wrap(unchecked(result.Integers[at] + product), lhs.DType);
                }
            }

            at++;
        }

        return [result];
    }

    // The axes of one operand, in the order of the other operand's axes that they are contracted with.
    private static List<int> Partners(EquatableArray<int> known, EquatableArray<int> wanted) =>
        known.Select((axis, i) => (axis, partner: wanted[i])).OrderBy(pair => pair.axis).Select(pair => pair.partner).ToList();

    // The cotangent of one operand is a dot of the result's cotangent with the other operand, in one of two orders; the order
    // that leaves the axes where they belong needs no transpose.
    private static Value Contract(
        JaxprBuilder build, Value cotangent, Value other, EquatableArray<int> ctContracting, EquatableArray<int> otherContracting,
        EquatableArray<int> ctBatch, EquatableArray<int> otherBatch, EquatableArray<int> batch, List<int> free, List<int> partners)
    {
        List<int> otherFirst = [.. batch, .. partners, .. free], ctFirst = [.. batch, .. free, .. partners];
        return Shapes.IsIdentity(otherFirst)
            ? build.DotGeneral(other, cotangent, otherContracting, ctContracting, otherBatch, ctBatch)
            : build.Transpose(
                build.DotGeneral(cotangent, other, ctContracting, otherContracting, ctBatch, otherBatch), Shapes.Inverse(ctFirst));
    }

    private void CheckPairs(IReadOnlyList<ArrayType> inputs, string kind, EquatableArray<int> left, EquatableArray<int> right)
    {
        ArrayType lhs = inputs[0], rhs = inputs[1];
        if (left.Count != right.Count)
        {
            throw new ShapeException(
                $"'dot_general' needs as many {kind} axes of lhs as of rhs: there are ({string.Join(", ", left)}) and ({string.Join(", ", right)})");
        }

        for (int i = 0; i < left.Count; i++)
        {
            Shapes.CheckAxis(this, inputs, 0, left[i]);
            Shapes.CheckAxis(this, inputs, 1, right[i]);
            if (!lhs.Shape[left[i]].Equals(rhs.Shape[right[i]]))
            {
                throw new ShapeException(
                    $"'dot_general' needs equal {kind} sizes: lhs is {lhs}, axis {left[i]} is {lhs.Shape[left[i]]}; rhs is {rhs}, axis {right[i]} is {rhs.Shape[right[i]]}"
                    + Shapes.IfAlwaysEqual(lhs.Shape[left[i]], rhs.Shape[right[i]]));
            }
        }
    }

    private sealed record Axes(
        EquatableArray<int> LhsContracting, EquatableArray<int> RhsContracting, EquatableArray<int> LhsBatch,
        EquatableArray<int> RhsBatch, List<int> LhsFree, List<int> RhsFree)
    {
        public static Axes Of(Equation equation) =>
            Of(equation.Attributes, equation.Inputs[0].Type.Rank, equation.Inputs[1].Type.Rank);

        public static Axes Of(Attributes attributes, int lhsRank, int rhsRank)
        {
            EquatableArray<int> lhsContracting = attributes.Axes("lhsContracting"), rhsContracting = attributes.Axes("rhsContracting");
            EquatableArray<int> lhsBatch = attributes.Axes("lhsBatch"), rhsBatch = attributes.Axes("rhsBatch");
            return new(
                lhsContracting, rhsContracting, lhsBatch, rhsBatch,
                Shapes.Others(lhsRank, lhsContracting, lhsBatch), Shapes.Others(rhsRank, rhsContracting, rhsBatch));
        }
    }
}
