using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class Slice() : LinearOp("slice(x)[startIndices, limitIndices, strides]")
{
    public override string Summary =>
        "Every strides[i]-th element of startIndices[i] ≤ index < limitIndices[i] along each axis i.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType x = inputs[0];
        EquatableArray<Dim> start = attributes.Shape("startIndices"), limit = attributes.Shape("limitIndices");
        EquatableArray<int> strides = attributes.Axes("strides");
        Shapes.CheckLength(this, inputs, "startIndices", start.Count);
        Shapes.CheckLength(this, inputs, "limitIndices", limit.Count);
        Shapes.CheckLength(this, inputs, "strides", strides.Count);
        List<Dim> shape = [];
        for (int axis = 0; axis < x.Rank; axis++)
        {
            Dim length = limit[axis] - start[axis];
            if (strides[axis] < 1 || Shapes.IsProvablyNegative(start[axis]) || Shapes.IsProvablyNegative(length) ||
                Shapes.IsProvablyNegative(x.Shape[axis] - limit[axis]))
            {
                throw new ShapeException(
                    $"'slice' cannot take {start[axis]} to {limit[axis]} by {strides[axis]} of axis {axis}: x is {x}");
            }

            shape.Add(strides[axis] == 1 ? length : Dim.FloorDivide(length + (strides[axis] - 1), strides[axis]));
        }

        return [new ArrayType(x.DType, shape.ToEquatableArray())];
    }

    // Put back among zeros.
    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        ArrayType x = equation.Inputs[0].Type;
        EquatableArray<Dim> start = equation.Attributes.Shape("startIndices");
        EquatableArray<int> interior = equation.Attributes.Axes("strides").Select(s => s - 1).ToEquatableArray();
        EquatableArray<Dim> high = x.Shape
            .Select((n, axis) => n - start[axis] - Pad.Spread(cotangent.Type.Shape[axis], interior[axis])).ToEquatableArray();
        return build.Pad(cotangent, build.Zeros(ArrayType.Scalar(x.DType)), start, high, interior);
    }

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) => build.Slice(
        inputs[0],
        Shapes.Insert(attributes.Shape("startIndices"), 0, Dim.Zero),
        Shapes.Insert(attributes.Shape("limitIndices"), 0, size),
        Shapes.Insert(attributes.Axes("strides"), 0, 1));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> start = Shapes.Concrete(attributes.Shape("startIndices")), strides = attributes.Axes("strides");
        EquatableArray<int> shape = Shapes.Concrete(this.InferTypes([TensorLoops.TypeOf(x)], attributes)[0].Shape);
        int[] steps = TensorLoops.Strides(x.Shape);
        int origin = steps.Select((s, axis) => s * start[axis]).Sum();
        int[] scaled = steps.Select((s, axis) => s * strides[axis]).ToArray();
        return [TensorLoops.Rearrange(x, shape, index => origin + TensorLoops.Offset(index, scaled))];
    }
}
