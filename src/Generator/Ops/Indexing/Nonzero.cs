using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class Nonzero() : CountingOp("nonzero(x)[size]")
{
    public override string Summary =>
        "The i32 indices of the true elements of an array of rank 1, ascending. Without a size the result is as long as there are such elements; with one it is cut off, or filled up with the length of x.";

    protected override DType Operand => DType.Bool;

    protected override int Rank => 1;

    protected override string Needs => "an array of rank 1";

    protected override string Differing =>
        "how many elements of a mask are true differs from example to example under Vmap; give 'size', or select with Where";

    // Each true element goes to the place that is the count of those before it; behind the given size there is none.
    protected override Value Each(JaxprBuilder build, Value examples, Dim size, Dim count)
    {
        ArrayType type = new(DType.I32, examples.Type.Shape);
        Value behind = build.Bind(Primitives.Cumsum, [build.Convert(examples, DType.I32)], Attributes.Of(("axis", 1L), ("reverse", false)));
        Value last = build.BroadcastTo(build.DimAsValue(count, DType.I32), type.Shape);
        Value place = build.Select(examples, build.Sub(behind, build.FullLike(behind, 1)), last);
        Value none = build.BroadcastTo(build.DimAsValue(type.Shape[1], DType.I32), [size, count]);
        return build.Scatter(none, place, build.Iota(type, 1), 1, 1, "drop");
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
