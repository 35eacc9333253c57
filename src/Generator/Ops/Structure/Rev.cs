using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class Rev() : LinearOp("rev(x)[dimensions]")
{
    public override string Summary => "The elements in opposite order along some axes.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckAxes(this, inputs, 0, attributes.Axes("dimensions"));
        return [inputs[0]];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Bind(this, [cotangent], equation.Attributes);

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Rev(inputs[0], Batching.Shift(attributes.Axes("dimensions")));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        HashSet<int> reversed = [.. attributes.Axes("dimensions")];
        int[] strides = TensorLoops.Strides(x.Shape);
        return [TensorLoops.Rearrange(x, x.Shape, index =>
        {
            int offset = 0;
            for (int axis = 0; axis < strides.Length; axis++)
            {
                offset += strides[axis] * (reversed.Contains(axis) ? x.Shape[axis] - 1 - index[axis] : index[axis]);
            }

            return offset;
        })];
    }
}
