using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Creation;

internal sealed class Iota() : CreationOp("iota()[shape, dimension, dtype]")
{
    public override string Summary => "Each element is its index along one axis.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        ArrayType type = new(attributes.DType(), attributes.Shape("shape"));
        long dimension = attributes.Int("dimension");
        return type.DType == DType.Bool ? throw new ShapeException("'iota' makes numbers, not bool")
            : dimension < 0 || dimension >= type.Rank ? throw new ShapeException($"'iota' was given axis {dimension}, but the result is {type}")
            : [type];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        EquatableArray<int> shape = Shapes.Concrete(attributes.Shape("shape"));
        int dimension = (int)attributes.Int("dimension");
        DType dtype = attributes.DType();
        List<long> values = [];
        foreach (int[] index in TensorLoops.Indices(shape))
        {
            values.Add(index[dimension]);
        }

        return [dtype.IsFloating()
            ? Tensor.Of(dtype, shape, values.Select(v => (double)v).ToArray())
            : Tensor.Of(dtype, shape, values.Select(v => Numeric.Wrap(v, dtype)).ToArray())];
    }
}
