using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class Scatter() : ScatterOp("scatter")
{
    public override string Summary =>
        "operand with updates written at i32 indices along one axis; of equal indices the last wins.";

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        if (operand == 0)
        {
            return build.Bind(
                this, [cotangent, equation.Inputs[1], build.Zeros(equation.Inputs[2].Type)], equation.Attributes);
        }

        Value written = AtIndices(build, equation, cotangent);
        return build.Select(this.IsLast(build, equation), written, build.Zeros(written.Type));
    }

    protected override double Combine(double element, double update) => update;

    protected override long Combine(long element, long update, DType dtype) => update;

    // Writing each index's own number and reading it back tells whether it was the last one at its place.
    private Value IsLast(JaxprBuilder build, Equation equation)
    {
        int axis = (int)equation.Attributes.Int("axis"), batchDims = (int)equation.Attributes.Int("batchDims");
        Value operand = equation.Inputs[0], indices = equation.Inputs[1];
        EquatableArray<Dim> batch = indices.Type.Shape.Take(batchDims).ToEquatableArray();
        EquatableArray<Dim> own = indices.Type.Shape.Skip(batchDims).ToEquatableArray();
        Value counted = build.Iota(new ArrayType(DType.I32, [Dim.Product(own)]), 0);
        Value numbers = build.BroadcastTo(build.Reshape(counted, own), indices.Type.Shape);
        Value none = build.Full(new ArrayType(DType.I32, [.. batch, operand.Type.Shape[axis]]), -1);
        string mode = equation.Attributes.Text("mode");
        Value owners = build.Scatter(none, indices, numbers, batchDims, batchDims, mode);
        Value read = build.Gather(owners, indices, batchDims, batchDims, mode == "drop" ? "zero" : mode);
        return Places.Spread(build, build.Eq(read, numbers), equation.Inputs[2].Type.Shape, axis, batchDims);
    }
}
