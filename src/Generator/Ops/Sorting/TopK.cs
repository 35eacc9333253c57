using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Sorting;

internal sealed class TopK() : Op("top_k(operand)[k]")
{
    public override string Summary =>
        "The k largest elements along the last axis in descending order, and their i32 indices; of equal ones the first index first, NaN above all.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType x = inputs[0];
        long k = attributes.Int("k");
        if (x.Rank == 0 || k < 0)
        {
            throw new ShapeException($"'top_k' needs an axis and k ≥ 0: k is {k}, and {Shapes.Describe(this, inputs)}");
        }

        if (Shapes.IsProvablyNegative(x.Shape[x.Rank - 1] - k))
        {
            throw new ShapeException($"'top_k' cannot take {k} elements of an axis of {x.Shape[x.Rank - 1]}: {Shapes.Describe(this, inputs)}");
        }

        EquatableArray<Dim> shape = Shapes.Replace(x.Shape, x.Rank - 1, (Dim)k);
        return [new ArrayType(x.DType, shape), new ArrayType(DType.I32, shape)];
    }

    // The tangents of the elements that are taken.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        int last = equation.Inputs[0].Type.Rank - 1;
        return [tangents[0] is { } tangent && tangent.Type.DType.IsFloating()
            ? build.Gather(tangent, equation.Outputs[1], last, last, "promise")
            : null, null];
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        int last = x.Rank - 1, length = x.Shape[last], k = (int)attributes.Int("k");
        EquatableArray<int> shape = Shapes.Replace(x.Shape, last, k);
        List<int> offsets = [];
        for (int start = 0; start < x.Size; start += length)
        {
            // OrderBy is stable.
            offsets.AddRange(Enumerable.Range(start, length).OrderBy(o => o, Comparer<int>.Create((a, b) => Ordering.Compare(x, b, a))).Take(k));
        }

        return
        [
            TensorLoops.Pick(x, shape, offsets.ToArray()),
            Tensor.Of(DType.I32, shape, offsets.Select(o => (long)(o % Math.Max(length, 1))).ToArray()),
        ];
    }
}
