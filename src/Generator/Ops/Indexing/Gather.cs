using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class Gather() : IndexOp("gather(operand, indices)[axis, batchDims, mode]")
{
    public override string Summary =>
        "Elements at i32 indices along one axis. Out of range: clip takes the nearest, fill gives NaN, the smallest integer, the " +
        "largest unsigned or true, zero gives 0; promise says there is none.";

    public override bool IsData(int operand) => operand == 0;

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        return [new ArrayType(inputs[0].DType, Places.CheckedShape(this, inputs, attributes, "clip", "fill", "zero", "promise"))];
    }

    // Out of range nothing moves: the tangent of a filled element is 0.
    protected override Attributes TangentAttributes(Attributes attributes) =>
        attributes.Text("mode") == "fill" ? attributes.With("mode", "zero") : attributes;

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        Attributes attributes = equation.Attributes;
        string mode = attributes.Text("mode") is "fill" or "zero" ? "drop" : attributes.Text("mode");
        return build.Bind(
            Primitives.ScatterAdd, [build.Zeros(equation.Inputs[0].Type), equation.Inputs[1], cotangent], attributes.With("mode", mode));
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        int axis = (int)attributes.Int("axis"), batchDims = (int)attributes.Int("batchDims");
        string mode = attributes.Text("mode");
        return (isBatched[0], isBatched[1], batchDims) switch
        {
            (false, false, _) => build.BindAll(this, inputs, attributes),

            // The new axis joins P, or comes out at the front of I.
            (true, false, 0) => [build.Gather(inputs[0], inputs[1], axis + 1, 0, mode)],
            (false, true, 0) => [build.MoveAxis(build.Gather(inputs[0], inputs[1], axis, 0, mode), axis, 0)],
            _ => build.BindAll(this, Batching.AllOrNone(build, inputs, isBatched, size), Places.Of(axis + 1, batchDims + 1, mode)),
        };
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor operand = inputs[0];
        EquatableArray<int> shape = Places.Shape(
            operand.Shape, inputs[1].Shape, (int)attributes.Int("axis"), (int)attributes.Int("batchDims"));
        bool isFilled = attributes.Text("mode") == "fill";
        Tensor result = TensorLoops.Filled(operand.DType, shape, isFilled ? double.NaN : 0, isFilled ? FillValue(operand.DType) : 0);
        int[] offsets = Places.Offsets(operand, inputs[1], attributes);
        for (int i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] >= 0)
            {
                TensorLoops.Assign(result, i, operand, offsets[i]);
            }
        }

        return [result];
    }

    private static long FillValue(DType dtype) => dtype.IsSigned() ? Numeric.MinValue(dtype) : Numeric.MaxValue(dtype);
}
