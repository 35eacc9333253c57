using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>The primitives as methods of the builder. Operands of elementwise methods have equal shapes.</summary>
public static class BuilderExtensions
{
    public static Value Unary(this JaxprBuilder build, Op op, Value x) => build.Bind(op, [x]);

    public static Value Add(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Add, [x, y]);

    public static Value Sub(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Sub, [x, y]);

    public static Value Mul(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Mul, [x, y]);

    public static Value Div(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Div, [x, y]);

    public static Value Max(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Max, [x, y]);

    public static Value Min(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Min, [x, y]);

    public static Value Neg(this JaxprBuilder build, Value x) => build.Bind(Primitives.Neg, [x]);

    public static Value Exp(this JaxprBuilder build, Value x) => build.Bind(Primitives.Exp, [x]);

    public static Value Log(this JaxprBuilder build, Value x) => build.Bind(Primitives.Log, [x]);

    public static Value Sqrt(this JaxprBuilder build, Value x) => build.Bind(Primitives.Sqrt, [x]);

    public static Value Rsqrt(this JaxprBuilder build, Value x) => build.Bind(Primitives.Rsqrt, [x]);

    public static Value Square(this JaxprBuilder build, Value x) => build.Bind(Primitives.Square, [x]);

    public static Value Reciprocal(this JaxprBuilder build, Value x) => build.Div(build.FullLike(x, 1), x);

    /// <summary>x times a constant.</summary>
    public static Value Scale(this JaxprBuilder build, Value x, double factor) =>
        build.Mul(x, build.FullLike(x, factor));

    /// <summary>x plus a constant.</summary>
    public static Value Offset(this JaxprBuilder build, Value x, double summand) =>
        build.Add(x, build.FullLike(x, summand));

    /// <summary>A constant minus x.</summary>
    public static Value SubtractFrom(this JaxprBuilder build, double minuend, Value x) =>
        build.Sub(build.FullLike(x, minuend), x);

    public static Value IntegerPow(this JaxprBuilder build, Value x, long exponent) =>
        build.Bind(Primitives.IntegerPow, [x], Attributes.Of(("y", exponent)));

    public static Value Eq(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Eq, [x, y]);

    public static Value Ne(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Ne, [x, y]);

    public static Value Lt(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Lt, [x, y]);

    public static Value Le(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Le, [x, y]);

    public static Value Gt(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Gt, [x, y]);

    public static Value Ge(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.Ge, [x, y]);

    public static Value And(this JaxprBuilder build, Value x, Value y) => build.Bind(Primitives.And, [x, y]);

    public static Value Not(this JaxprBuilder build, Value x) => build.Bind(Primitives.Not, [x]);

    /// <summary>C#'s <c>predicate ? onTrue : onFalse</c>, element by element.</summary>
    public static Value Select(this JaxprBuilder build, Value predicate, Value onTrue, Value onFalse) =>
        build.Bind(Primitives.SelectN, [predicate, onFalse, onTrue]);

    /// <summary>x as another element type; x itself when it has it.</summary>
    public static Value Convert(this JaxprBuilder build, Value x, DType dtype) =>
        x.Type.DType == dtype ? x : build.Bind(Primitives.ConvertElementType, [x], Attributes.Of(("dtype", dtype)));

    /// <summary>An array whose elements are all <paramref name="value"/>.</summary>
    public static Value Full(this JaxprBuilder build, ArrayType type, double value)
    {
        object constant = type.DType.IsFloating() ? value : type.DType == DType.Bool ? value != 0 : (object)checked((long)value);
        return build.Bind(Primitives.Full, [], Attributes.Of(("shape", type.Shape), ("value", constant), ("dtype", type.DType)));
    }

    /// <summary>An array of one integer, exact where a double would round it; of floating type, its nearest number.</summary>
    public static Value Full(this JaxprBuilder build, ArrayType type, long value) => type.DType.IsInteger()
        ? build.Bind(Primitives.Full, [], Attributes.Of(("shape", type.Shape), ("value", Numeric.Wrap(value, type.DType)), ("dtype", type.DType)))
        : build.Full(type, (double)value);

    public static Value FullLike(this JaxprBuilder build, Value x, double value) => build.Full(x.Type, value);

    public static Value Zeros(this JaxprBuilder build, ArrayType type) => build.Full(type, 0);

    public static Value Iota(this JaxprBuilder build, ArrayType type, int dimension) => build.Bind(
        Primitives.Iota, [], Attributes.Of(("shape", type.Shape), ("dimension", (long)dimension), ("dtype", type.DType)));

    /// <summary>A size as a rank-0 array: <c>full</c> where it is known, <c>dim_as_value</c> where it has names.</summary>
    public static Value DimAsValue(this JaxprBuilder build, Dim size, DType dtype) => size.IsConstant
        ? build.Full(ArrayType.Scalar(dtype), size.Value)
        : build.Bind(Primitives.DimAsValue, [], Attributes.Of(("size", (EquatableArray<Dim>)[size]), ("dtype", dtype)));

    public static Value BroadcastInDim(this JaxprBuilder build, Value x, EquatableArray<Dim> shape, EquatableArray<int> dimensions) =>
        build.Bind(Primitives.BroadcastInDim, [x], Attributes.Of(("shape", shape), ("broadcastDimensions", dimensions)));

    /// <summary>x stretched and extended to the left as NumPy does; x itself when it has that shape.</summary>
    public static Value BroadcastTo(this JaxprBuilder build, Value x, EquatableArray<Dim> shape) => x.Type.Shape.Equals(shape)
        ? x
        : build.BroadcastInDim(x, shape, Shapes.Range(shape.Count - x.Type.Rank, x.Type.Rank));

    /// <summary>x in another shape; x itself when it has it.</summary>
    public static Value Reshape(this JaxprBuilder build, Value x, EquatableArray<Dim> shape) =>
        x.Type.Shape.Equals(shape) ? x : build.Bind(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape)));

    /// <summary>Axis i of the result is axis permutation[i] of x; x itself for the identity.</summary>
    public static Value Transpose(this JaxprBuilder build, Value x, EquatableArray<int> permutation) => Shapes.IsIdentity(permutation)
        ? x
        : build.Bind(Primitives.Transpose, [x], Attributes.Of(("permutation", permutation)));

    public static Value MoveAxis(this JaxprBuilder build, Value x, int from, int to) =>
        build.Transpose(x, Shapes.MoveAxis(x.Type.Rank, from, to));

    public static Value Slice(
        this JaxprBuilder build, Value x, EquatableArray<Dim> start, EquatableArray<Dim> limit, EquatableArray<int> strides) =>
        build.Bind(Primitives.Slice, [x], Attributes.Of(("startIndices", start), ("limitIndices", limit), ("strides", strides)));

    /// <summary>A range of one axis.</summary>
    public static Value SliceAxis(this JaxprBuilder build, Value x, int axis, Dim start, Dim limit)
    {
        EquatableArray<Dim> zeros = x.Type.Shape.Select(_ => Dim.Zero).ToEquatableArray();
        return build.Slice(
            x, Shapes.Replace(zeros, axis, start), Shapes.Replace(x.Type.Shape, axis, limit), x.Type.Shape.Select(_ => 1).ToEquatableArray());
    }

    /// <summary>Pads by sizes that may have names; constant ones are stored as axes, as the runtime's method has them.</summary>
    public static Value Pad(
        this JaxprBuilder build, Value x, Value paddingValue, EquatableArray<Dim> low, EquatableArray<Dim> high, EquatableArray<int> interior) =>
        build.Bind(Primitives.Pad, [x, paddingValue], Attributes.Of(
            ("low", Structure.Pad.Canonical(low)), ("high", Structure.Pad.Canonical(high)), ("interior", interior)));

    public static Value Concatenate(this JaxprBuilder build, IReadOnlyList<Value> xs, int dimension) =>
        build.Bind(Primitives.Concatenate, xs, Attributes.Of(("dimension", (long)dimension)));

    public static Value Rev(this JaxprBuilder build, Value x, EquatableArray<int> dimensions) =>
        build.Bind(Primitives.Rev, [x], Attributes.Of(("dimensions", dimensions)));

    public static Value Reduce(this JaxprBuilder build, Op op, Value x, EquatableArray<int> axes) =>
        build.Bind(op, [x], Attributes.Of(("axes", axes)));

    /// <summary>The sum over axes; x itself over none.</summary>
    public static Value ReduceSum(this JaxprBuilder build, Value x, EquatableArray<int> axes) =>
        axes.Count == 0 ? x : build.Reduce(Primitives.ReduceSum, x, axes);

    public static Value DotGeneral(
        this JaxprBuilder build, Value lhs, Value rhs, EquatableArray<int> lhsContracting, EquatableArray<int> rhsContracting,
        EquatableArray<int> lhsBatch, EquatableArray<int> rhsBatch) =>
        build.Bind(Primitives.DotGeneral, [lhs, rhs], Attributes.Of(
            ("lhsContracting", lhsContracting), ("rhsContracting", rhsContracting), ("lhsBatch", lhsBatch), ("rhsBatch", rhsBatch)));

    public static Value Gather(this JaxprBuilder build, Value operand, Value indices, int axis, int batchDims, string mode) => build.Bind(
        Primitives.Gather, [operand, indices], Attributes.Of(("axis", (long)axis), ("batchDims", (long)batchDims), ("mode", mode)));

    public static Value ScatterAdd(
        this JaxprBuilder build, Value operand, Value indices, Value updates, int axis, int batchDims, string mode) =>
        build.Bind(Primitives.ScatterAdd, [operand, indices, updates], Attributes.Of(
            ("axis", (long)axis), ("batchDims", (long)batchDims), ("mode", mode)));

    public static Value Scatter(
        this JaxprBuilder build, Value operand, Value indices, Value updates, int axis, int batchDims, string mode) =>
        build.Bind(Primitives.Scatter, [operand, indices, updates], Attributes.Of(
            ("axis", (long)axis), ("batchDims", (long)batchDims), ("mode", mode)));
}
