using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class DynamicSlice() : IndexOp("dynamic_slice(x, startIndices...)[sliceSizes]")
{
    public override string Summary =>
        "A window of a static size at i32 starts, one for each axis; a negative start counts from the end, and the window is moved inside.";

    public override bool IsData(int operand) => operand == 0;

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        EquatableArray<Dim> sizes = attributes.Shape("sliceSizes");
        Shapes.CheckLength(this, inputs, "sliceSizes", sizes.Count);
        Windows.CheckStarts(this, inputs, 1);
        Windows.CheckFits(this, inputs[0], sizes);
        return [new ArrayType(inputs[0].DType, sizes)];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) => build.Bind(
        Primitives.DynamicUpdateSlice, [build.Zeros(equation.Inputs[0].Type), cotangent, .. equation.Inputs.Skip(1)]);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        EquatableArray<Dim> sizes = attributes.Shape("sliceSizes");
        if (!isBatched.Skip(1).Any(b => b))
        {
            return isBatched[0]
                ? build.BindAll(
                    this, [inputs[0], build.Zeros(ArrayType.Scalar(DType.I32)), .. inputs.Skip(1)],
                    attributes.With("sliceSizes", Shapes.Insert(sizes, 0, size)))
                : build.BindAll(this, inputs, attributes);
        }

        // Each example has its own window: one gather for each axis.
        IReadOnlyList<Value> all = Batching.AllOrNone(build, inputs, isBatched, size);
        Value x = all[0];
        for (int axis = 0; axis < sizes.Count; axis++)
        {
            if (Windows.Indices(build, all[axis + 1], x.Type.Shape[axis + 1], sizes[axis]) is { } indices)
            {
                x = build.Gather(x, indices, axis + 1, 1, "promise");
            }
        }

        return [x];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> sizes = Shapes.Concrete(attributes.Shape("sliceSizes"));
        int[] strides = TensorLoops.Strides(x.Shape);
        int origin = TensorLoops.Offset(Windows.Starts(inputs.Skip(1), x.Shape, sizes), strides);
        return [TensorLoops.Rearrange(x, sizes, index => origin + TensorLoops.Offset(index, strides))];
    }
}
