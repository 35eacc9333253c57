using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class DynamicUpdateSlice() : IndexOp("dynamic_update_slice(x, update, startIndices...)")
{
    public override string Summary =>
        "x with update written as a window at i32 starts, one for each axis; a negative start counts from the end, and the window is moved inside.";

    public override bool IsData(int operand) => operand < 2;

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        if (inputs[0].DType != inputs[1].DType || inputs[0].Rank != inputs[1].Rank)
        {
            throw new ShapeException($"'dynamic_update_slice' needs an update of the rank and element type of x: {Shapes.Describe(this, inputs)}");
        }

        Windows.CheckStarts(this, inputs, 2);
        Windows.CheckFits(this, inputs[0], inputs[1].Shape);
        return [inputs[0]];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) => operand == 0
        ? build.Bind(this, [cotangent, build.Zeros(equation.Inputs[1].Type), .. equation.Inputs.Skip(2)])
        : build.Bind(
            Primitives.DynamicSlice, [cotangent, .. equation.Inputs.Skip(2)], Attributes.Of(("sliceSizes", equation.Inputs[1].Type.Shape)));

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        if (!isBatched.Any(b => b))
        {
            return build.BindAll(this, inputs, attributes);
        }

        IReadOnlyList<Value> all = Batching.AllOrNone(build, inputs, isBatched, size);
        if (!isBatched.Skip(2).Any(b => b))
        {
            return build.BindAll(this, [all[0], all[1], build.Zeros(ArrayType.Scalar(DType.I32)), .. inputs.Skip(2)], attributes);
        }

        Value x = all[0], update = all[1];
        List<(int Axis, Value Indices)> windows = [];
        for (int axis = 1; axis < x.Type.Rank; axis++)
        {
            if (Windows.Indices(build, all[axis + 1], x.Type.Shape[axis], update.Type.Shape[axis]) is { } indices)
            {
                windows.Add((axis, indices));
            }
        }

        return [Write(build, x, update, windows, 0)];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor result = TensorLoops.Copy(inputs[0]), update = inputs[1];
        int[] strides = TensorLoops.Strides(result.Shape);
        int origin = TensorLoops.Offset(Windows.Starts(inputs.Skip(2), result.Shape, update.Shape), strides);
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(update.Shape))
        {
            TensorLoops.Assign(result, origin + TensorLoops.Offset(index, strides), update, at++);
        }

        return [result];
    }

    // Along the first axis take the rows of the window, write into them along the other axes, and put them back.
    private static Value Write(JaxprBuilder build, Value x, Value update, List<(int Axis, Value Indices)> windows, int next)
    {
        if (next == windows.Count)
        {
            return update;
        }

        (int axis, Value indices) = windows[next];
        Value rows = next + 1 == windows.Count
            ? update
            : Write(build, build.Gather(x, indices, axis, 1, "promise"), update, windows, next + 1);
        return build.Scatter(x, indices, rows, axis, 1, "promise");
    }
}
