using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class ReduceProd() : ReduceOp("reduce_prod")
{
    public override string Summary =>
        "The product; 1 over nothing; integers wrap. The derivative is right also where elements are zero.";

    public override double IdentityNumber => 1;

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override long IdentityInteger(DType dtype) => 1;

    public override double Combine(double x, double y) => x * y;

    public override long Combine(long x, long y, DType dtype) => x * y;

    // dy = Σᵢ dxᵢ Πⱼ≠ᵢ xⱼ, without division, so that zeros need no care at any order
    public override Value? Tangent(JaxprBuilder build, Equation equation, Value tangent)
    {
        Value x = equation.Inputs[0];
        EquatableArray<int> axes = equation.Attributes.Axes("axes");
        EquatableArray<int> order = Shapes.Others(x.Type.Rank, axes).Concat(axes).ToEquatableArray();
        EquatableArray<Dim> kept = equation.Output.Type.Shape;
        Dim count = Dim.Product(axes.Select(a => x.Type.Shape[a]));
        Value product = build.Reshape(build.Transpose(x, order), [.. kept, count]);
        Value sum = build.Reshape(build.Transpose(tangent, order), [.. kept, count]);
        return count.IsConstant ? Halving(build, product, sum, kept) : OfOthers(build, product, sum, kept);
    }

    // d(a b) = b da + a db on halves, until one is left.
    private static Value? Halving(JaxprBuilder build, Value x, Value t, EquatableArray<Dim> kept)
    {
        int axis = kept.Count;
        if (x.Type.Shape[axis].Value == 0)
        {
            return null;
        }

        for (long n = x.Type.Shape[axis].Value; n > 1; n = (n + 1) / 2)
        {
            long half = n / 2;
            Value Part(Value whole, long start, long limit) => build.SliceAxis(whole, axis, start, limit);
            Value left = Part(x, 0, half), right = Part(x, half, 2 * half);
            Value product = build.Mul(left, right);
            Value sum = build.Add(build.Mul(Part(t, 0, half), right), build.Mul(Part(t, half, 2 * half), left));
            bool isOdd = n % 2 == 1;
            x = isOdd ? build.Concatenate([product, Part(x, n - 1, n)], axis) : product;
            t = isOdd ? build.Concatenate([sum, Part(t, n - 1, n)], axis) : sum;
        }

        return build.Reshape(t, kept);
    }

    // Over a size that is not known now: row i of a square holds x with element i replaced by 1.
    private static Value OfOthers(JaxprBuilder build, Value x, Value t, EquatableArray<Dim> kept)
    {
        int axis = kept.Count;
        EquatableArray<Dim> square = [.. x.Type.Shape, x.Type.Shape[axis]];
        ArrayType index = new(DType.I32, square);
        Value isSelf = build.Eq(build.Iota(index, axis), build.Iota(index, axis + 1));
        EquatableArray<int> dimensions = Enumerable.Range(0, axis).Concat([axis + 1]).ToEquatableArray();
        Value rows = build.BroadcastInDim(x, square, dimensions);
        Value others = build.Reduce(Primitives.ReduceProd, build.Select(isSelf, build.FullLike(rows, 1), rows), [axis + 1]);
        return build.ReduceSum(build.Mul(t, others), [axis]);
    }
}
