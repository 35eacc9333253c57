using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

internal sealed class ScatterMax() : ScatterExtremeOp("scatter_max")
{
    public override string Summary =>
        "operand with the larger of element and update at i32 indices along one axis; NaN if either is NaN. Ties share the derivative.";

    protected override double Combine(double element, double update) => double.IsNaN(element) || element > update ? element : update;

    protected override long Combine(long element, long update, DType dtype) => Numeric.Order(element, update, dtype) > 0 ? element : update;
}
