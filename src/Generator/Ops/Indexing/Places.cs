using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

/// <summary>
/// What gather and the scatters share. The operand is [B.., P.., n, Q..] with n at <c>axis</c>, the indices are [B.., I..], and
/// the elements read or written are [B.., P.., I.., Q..]; B are the first <c>batchDims</c> axes.
/// </summary>
internal static class Places
{
    /// <summary>The shape of the elements read or written, after checking operand and indices.</summary>
    public static EquatableArray<Dim> CheckedShape(Op op, IReadOnlyList<ArrayType> inputs, Attributes attributes, params string[] modes)
    {
        ArrayType operand = inputs[0], indices = inputs[1];
        long axis = attributes.Int("axis"), batchDims = attributes.Int("batchDims");
        Shapes.CheckAxis(op, inputs, 0, axis);
        Shapes.CheckDType(op, inputs, 1, dtype => dtype == DType.I32);
        if (batchDims < 0 || batchDims > axis || batchDims > indices.Rank)
        {
            throw new ShapeException($"'{op.Name}' was given {batchDims} batch axes and axis {axis}: {Shapes.Describe(op, inputs)}");
        }

        for (int b = 0; b < batchDims; b++)
        {
            if (!operand.Shape[b].Equals(indices.Shape[b]))
            {
                throw new ShapeException($"'{op.Name}' needs equal sizes of batch axis {b}: {Shapes.Describe(op, inputs)}");
            }
        }

        string mode = attributes.Text("mode");
        return modes.Contains(mode)
            ? Shape(operand.Shape, indices.Shape, (int)axis, (int)batchDims)
            : throw new ShapeException($"'{op.Name}' has no mode \"{mode}\"; it has {string.Join(", ", modes.Select(m => $"\"{m}\""))}");
    }

    public static EquatableArray<T> Shape<T>(EquatableArray<T> operand, EquatableArray<T> indices, int axis, int batchDims) =>
        [.. operand.Take(axis), .. indices.Skip(batchDims), .. operand.Skip(axis + 1)];

    /// <summary>
    /// For each element read or written, in row-major order, its offset in the operand; -1 where the index is out of range and
    /// the mode does not clamp.
    /// </summary>
    public static int[] Offsets(Tensor operand, Tensor indices, Attributes attributes)
    {
        int axis = (int)attributes.Int("axis"), batchDims = (int)attributes.Int("batchDims"), length = operand.Shape[axis];
        bool isClamped = attributes.Text("mode") is "clip";
        EquatableArray<int> shape = Shape(operand.Shape, indices.Shape, axis, batchDims);
        int indexRank = indices.Rank - batchDims;
        int[] operandStrides = TensorLoops.Strides(operand.Shape), indexStrides = TensorLoops.Strides(indices.Shape);
        int[] offsets = new int[TensorLoops.Product(shape)];
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(shape))
        {
            int place = 0, offset = 0;
            for (int d = 0; d < index.Length; d++)
            {
                bool isBatch = d < batchDims, isIndex = d >= axis && d < axis + indexRank;
                place += isBatch ? index[d] * indexStrides[d] : isIndex ? index[d] * indexStrides[d - axis + batchDims] : 0;
                offset += isIndex ? 0 : index[d] * operandStrides[d < axis ? d : d - indexRank + 1];
            }

            long chosen = indices.Integers![place];
            chosen = isClamped ? Math.Max(0, Math.Min(chosen, length - 1)) : chosen;
            offsets[at++] = chosen >= 0 && chosen < length ? offset + ((int)chosen * operandStrides[axis]) : -1;
        }

        return offsets;
    }

    /// <summary>An array of the indices' shape repeated as the elements that they read or write.</summary>
    public static Value Spread(JaxprBuilder build, Value perIndex, EquatableArray<Dim> shape, int axis, int batchDims)
    {
        EquatableArray<int> dimensions = Enumerable.Range(0, batchDims)
            .Concat(Enumerable.Range(axis, perIndex.Type.Rank - batchDims)).ToEquatableArray();
        return build.BroadcastInDim(perIndex, shape, dimensions);
    }

    public static Attributes Of(int axis, int batchDims, string mode) =>
        Attributes.Of(("axis", (long)axis), ("batchDims", (long)batchDims), ("mode", mode));
}
