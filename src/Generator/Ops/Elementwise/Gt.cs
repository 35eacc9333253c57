using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Gt() : CompareOp("gt", ">", "{V}.GreaterThan({0}, {1})")
{
    public override string Summary => "Whether x is greater than y; false with NaN.";

    protected override bool Compare(double x, double y) => x > y;

    protected override bool Compare(int order) => order > 0;
}
