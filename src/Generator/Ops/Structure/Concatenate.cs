using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class Concatenate() : LinearOp("concatenate(xs...)[dimension]")
{
    public override string Summary => "Arrays one after another along one axis; the other axes are equal.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        if (inputs.Count == 0)
        {
            throw new ShapeException("'concatenate' needs at least one array");
        }

        long dimension = attributes.Int("dimension");
        Shapes.CheckAxis(this, inputs, 0, dimension);
        Dim length = Dim.Zero;
        foreach (ArrayType x in inputs)
        {
            bool fits = x.DType == inputs[0].DType && x.Rank == inputs[0].Rank &&
                x.Shape.Select((n, axis) => axis == dimension || n.Equals(inputs[0].Shape[axis])).All(b => b);
            if (!fits)
            {
                throw new ShapeException(
                    $"'concatenate' needs equal element types, and equal sizes except along axis {dimension}: {Shapes.Describe(this, inputs)}");
            }

            length += x.Shape[(int)dimension];
        }

        return [new ArrayType(inputs[0].DType, Shapes.Replace(inputs[0].Shape, (int)dimension, length))];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        int dimension = (int)equation.Attributes.Int("dimension");
        Dim start = equation.Inputs.Take(operand).Aggregate(Dim.Zero, (sum, x) => sum + x.Type.Shape[dimension]);
        return build.SliceAxis(cotangent, dimension, start, start + equation.Inputs[operand].Type.Shape[dimension]);
    }

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Concatenate(inputs, (int)attributes.Int("dimension") + 1);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        int dimension = (int)attributes.Int("dimension");
        EquatableArray<int> shape = Shapes.Replace(inputs[0].Shape, dimension, inputs.Sum(x => x.Shape[dimension]));
        Tensor result = TensorLoops.Filled(inputs[0].DType, shape, 0, 0);
        int[] strides = TensorLoops.Strides(shape);
        int start = 0;
        foreach (Tensor x in inputs)
        {
            int at = 0;
            foreach (int[] index in TensorLoops.Indices(x.Shape))
            {
                TensorLoops.Assign(result, TensorLoops.Offset(index, strides) + (start * strides[dimension]), x, at++);
            }

            start += x.Shape[dimension];
        }

        return [result];
    }
}
