using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class BroadcastInDim() : LinearOp("broadcast_in_dim(x)[shape, broadcastDimensions]")
{
    public override string Summary =>
        "x repeated in a larger shape: axis i of x becomes axis broadcastDimensions[i], stretched where it is 1.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType x = inputs[0], result = new(x.DType, attributes.Shape("shape"));
        EquatableArray<int> dimensions = attributes.Axes("broadcastDimensions");
        Shapes.CheckLength(this, inputs, "broadcastDimensions", dimensions.Count);
        for (int i = 0; i < dimensions.Count; i++)
        {
            if (dimensions[i] < 0 || dimensions[i] >= result.Rank || (i > 0 && dimensions[i] <= dimensions[i - 1]))
            {
                throw new ShapeException(
                    $"'broadcast_in_dim' needs ascending axes of {result}, but was given ({string.Join(", ", dimensions)})");
            }

            if (!x.Shape[i].Equals(Dim.One) && !x.Shape[i].Equals(result.Shape[dimensions[i]]))
            {
                throw new ShapeException(
                    $"'broadcast_in_dim' stretches only axes of size 1: axis {i} of x, which is {x}, is {x.Shape[i]}, and axis {dimensions[i]} of the result, which is {result}, is {result.Shape[dimensions[i]]}");
            }
        }

        return [result];
    }

    // Sum over what was repeated.
    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        ArrayType x = equation.Inputs[0].Type;
        EquatableArray<int> dimensions = equation.Attributes.Axes("broadcastDimensions");
        HashSet<int> kept = [.. dimensions.Where((d, i) => x.Shape[i].Equals(equation.Output.Type.Shape[d]))];
        Value sum = build.ReduceSum(cotangent, Shapes.Others(equation.Output.Type.Rank, kept).ToEquatableArray());
        return build.Reshape(sum, x.Shape);
    }

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.BroadcastInDim(
            inputs[0], [size, .. attributes.Shape("shape")], Batching.ShiftWithBatch(attributes.Axes("broadcastDimensions")));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> dimensions = attributes.Axes("broadcastDimensions");
        int[] strides = TensorLoops.Strides(x.Shape);
        return [TensorLoops.Rearrange(x, Shapes.Concrete(attributes.Shape("shape")), index =>
        {
            int offset = 0;
            for (int i = 0; i < strides.Length; i++)
            {
                offset += x.Shape[i] == 1 ? 0 : index[dimensions[i]] * strides[i];
            }

            return offset;
        })];
    }
}
