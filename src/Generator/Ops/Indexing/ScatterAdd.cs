using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class ScatterAdd() : ScatterOp("scatter_add")
{
    public override string Summary =>
        "operand with updates added at i32 indices along one axis; equal indices add up in order.";

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        operand == 0 ? cotangent : AtIndices(build, equation, cotangent);

    protected override bool Accepts(DType dtype) => dtype != DType.Bool;

    protected override double Combine(double element, double update) => element + update;

    protected override long Combine(long element, long update, DType dtype) => element + update;
}
