using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Sorting;

internal sealed class Searchsorted() : Op("searchsorted(sortedArr, query)[batchDims, side]")
{
    public override string Summary =>
        "For each query the i32 index in an ascending run at which it would keep the order: left before equal elements, right behind them; NaN is last.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType sorted = inputs[0], query = inputs[1];
        int batch = (int)attributes.Int("batchDims");
        if (sorted.Rank != batch + 1 || query.Rank < batch || sorted.DType != query.DType
            || !sorted.Shape.Take(batch).SequenceEqual(query.Shape.Take(batch)))
        {
            throw new ShapeException(
                $"'searchsorted' needs sortedArr [B.., n] and query [B.., Q..] of one element type, with {batch} batch axes: {Shapes.Describe(this, inputs)}");
        }

        return attributes.Text("side") is "left" or "right"
            ? [new ArrayType(DType.I32, query.Shape)]
            : throw new ShapeException($"'searchsorted' has no side \"{attributes.Text("side")}\"; it has \"left\", \"right\"");
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        // One run for all examples: they are more queries.
        if (!isBatched[0] && (!isBatched[1] || attributes.Int("batchDims") == 0))
        {
            return build.BindAll(this, inputs, attributes);
        }

        return build.BindAll(
            this, Batching.AllOrNone(build, inputs, isBatched, size), attributes.With("batchDims", attributes.Int("batchDims") + 1));
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor sorted = inputs[0], query = inputs[1];
        bool isLeft = attributes.Text("side") == "left";
        int length = sorted.Shape[sorted.Rank - 1];
        int perBatch = TensorLoops.Product(query.Shape.Skip((int)attributes.Int("batchDims")));
        long[] result = new long[query.Size];
        for (int i = 0; i < result.Length; i++)
        {
            int start = i / perBatch * length;
            result[i] = Enumerable.Range(start, length).Count(s => Ordering.Compare(sorted, s, query, i) is var order && (isLeft ? order < 0 : order <= 0));
        }

        return [Tensor.Of(DType.I32, query.Shape, result)];
    }
}
