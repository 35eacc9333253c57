using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>The rules of <see cref="Simplify"/> on indexed reads and writes.</summary>
internal static class SimplifyIndexing
{
    public static Value? Rewrite(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes) =>
        op.Name == "scatter_add" ? OneHot(rewriter, inputs[0], inputs[1], inputs[2], attributes) : null;

    // scatter_add(0, i, u) = 0 + select(iota == i, 0, u) with one index a batch: elementwise, so that it fuses. The sum with zero
    // keeps what scattering makes of u = -0.
    private static Value? OneHot(Rewriter rewriter, Value operand, Value indices, Value updates, Attributes attributes)
    {
        int axis = (int)attributes.Int("axis"), batchDims = (int)attributes.Int("batchDims");
        ArrayType type = operand.Type;
        Dim length = type.Shape[axis];
        bool isClipped = attributes.Text("mode") == "clip";
        bool hasOneIndex = indices.Type.Shape.Skip(batchDims).All(size => size.Equals(Dim.One));
        if (!rewriter.IsFull(operand, out double zero) || zero != 0 || !hasOneIndex || (isClipped && !(length.IsConstant && length.Value > 0)))
        {
            return null;
        }

        EquatableArray<Dim> batch = type.Shape.Take(batchDims).ToEquatableArray();
        Value index = Reshape(rewriter, indices, batch);
        if (isClipped)
        {
            index = rewriter.Step(Primitives.Clamp, [
                rewriter.Operand(index.Type, 0L), index, rewriter.Operand(index.Type, length.Value - 1)]);
        }

        Value place = rewriter.Step(Primitives.Iota, [], Attributes.Of(
            ("shape", type.Shape), ("dimension", (long)axis), ("dtype", index.Type.DType)));
        Value isHere = rewriter.Step(Primitives.Eq, [place, Broadcast(rewriter, index, type.Shape, Enumerable.Range(0, batchDims))]);
        int[] kept = Enumerable.Range(0, type.Rank).Where(a => a != axis).ToArray();
        Value update = Reshape(rewriter, updates, kept.Select(a => type.Shape[a]).ToEquatableArray());
        Value spread = Broadcast(rewriter, update, type.Shape, kept);
        return rewriter.Bind(Primitives.Add, [rewriter.Step(Primitives.SelectN, [isHere, operand, spread]), operand]);
    }

    private static Value Reshape(Rewriter rewriter, Value x, EquatableArray<Dim> shape) =>
        rewriter.Step(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape)));

    private static Value Broadcast(Rewriter rewriter, Value x, EquatableArray<Dim> shape, IEnumerable<int> axes) => rewriter.Step(
        Primitives.BroadcastInDim, [x], Attributes.Of(("shape", shape), ("broadcastDimensions", axes.ToEquatableArray())));
}
