using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Creation;

internal sealed class DimAsValue() : CreationOp("dim_as_value()[size, dtype]")
{
    public override string Summary =>
        "A size with names as a rank-0 array; bound by the tracer where a size meets traced data.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) =>
        attributes.Shape("size").Count == 1 && attributes.DType() != DType.Bool
            ? [ArrayType.Scalar(attributes.DType())]
            : throw new ShapeException("'dim_as_value' makes one number from one size");

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        long size = attributes.Shape("size")[0].Value;
        DType dtype = attributes.DType();
        return [TensorLoops.Filled(dtype, [], Numeric.Round(size, dtype), Numeric.Wrap(size, dtype))];
    }
}
