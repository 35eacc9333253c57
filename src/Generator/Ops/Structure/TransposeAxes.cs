using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class TransposeAxes() : LinearOp("transpose(x)[permutation]")
{
    public override string Summary => "The axes in another order: axis i of the result is axis permutation[i] of x.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        EquatableArray<int> permutation = attributes.Axes("permutation");
        Shapes.CheckLength(this, inputs, "permutation", permutation.Count);
        Shapes.CheckAxes(this, inputs, 0, permutation);
        return [new ArrayType(inputs[0].DType, Shapes.Permute(inputs[0].Shape, permutation))];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Transpose(cotangent, Shapes.Inverse(equation.Attributes.Axes("permutation")));

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Transpose(inputs[0], Batching.ShiftWithBatch(attributes.Axes("permutation")));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> permutation = attributes.Axes("permutation");
        int[] strides = TensorLoops.Strides(x.Shape);
        int[] permuted = permutation.Select(p => strides[p]).ToArray();
        return [TensorLoops.Rearrange(x, Shapes.Permute(x.Shape, permutation), index => TensorLoops.Offset(index, permuted))];
    }
}
