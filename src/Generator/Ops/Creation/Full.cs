using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Creation;

internal sealed class Full() : CreationOp("full()[shape, value, dtype]")
{
    public override string Summary => "An array of one static number.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) =>
        [new ArrayType(attributes.DType(), attributes.Shape("shape"))];

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        DType dtype = attributes.DType();
        object value = attributes.Items.First(item => item.Name == "value").Value;
        long integer = value is double number
            ? Numeric.ToInteger(number, dtype)
            : Numeric.Wrap(value is long exact ? exact : (long)attributes.Number("value"), dtype);
        return [TensorLoops.Filled(dtype, Shapes.Concrete(attributes.Shape("shape")), attributes.Number("value"), integer)];
    }
}
