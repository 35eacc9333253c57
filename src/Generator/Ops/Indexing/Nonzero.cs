using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class Nonzero() : Op("nonzero(x)[size]")
{
    public override string Summary =>
        "The i32 indices of the true elements of an array of rank 1, ascending. Without a size the result is as long as there are such elements; with one it is cut off, or filled up with the length of x.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype == DType.Bool);
        EquatableArray<Dim> size = attributes.Shape("size");
        return inputs[0].Rank == 1 && size.Count == 1 && !Shapes.IsProvablyNegative(size[0])
            ? [new ArrayType(DType.I32, size)]
            : throw new ShapeException($"'nonzero' needs an array of rank 1 and one size: the size is ({string.Join(", ", size)}), and {Shapes.Describe(this, inputs)}");
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    // Each true element goes to the place that is the count of those before it; behind the given size there is none.
    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        if (!isBatched[0])
        {
            return build.BindAll(this, inputs, attributes);
        }

        Dim count = attributes.Shape("size")[0];
        if (count.Names().Any(FreshSize.Is))
        {
            throw new ShapeException("how many elements of a mask are true differs from example to example under Vmap; give 'size', or select with Where");
        }

        Value mask = inputs[0];
        ArrayType type = new(DType.I32, mask.Type.Shape);
        Value behind = build.Bind(Primitives.Cumsum, [build.Convert(mask, DType.I32)], Attributes.Of(("axis", 1L), ("reverse", false)));
        Value last = build.BroadcastTo(build.DimAsValue(count, DType.I32), type.Shape);
        Value place = build.Select(mask, build.Sub(behind, build.FullLike(behind, 1)), last);
        Value none = build.BroadcastTo(build.DimAsValue(type.Shape[1], DType.I32), [size, count]);
        return [build.Scatter(none, place, build.Iota(type, 1), 1, 1, "drop")];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        long[] mask = inputs[0].Integers!;
        List<long> places = Enumerable.Range(0, mask.Length).Where(i => mask[i] != 0).Select(i => (long)i).ToList();
        Dim size = attributes.Shape("size")[0];
        if (size.IsConstant)
        {
            int count = (int)size.Value;
            places = places.Take(count).Concat(Enumerable.Repeat((long)mask.Length, Math.Max(0, count - places.Count))).ToList();
        }

        return [Tensor.Of(DType.I32, [places.Count], places.ToArray())];
    }
}
