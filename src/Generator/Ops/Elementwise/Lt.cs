using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Lt() : CompareOp("lt", "<", "{V}.LessThan({0}, {1})")
{
    public override string Summary => "Whether x is less than y; false with NaN.";

    protected override bool Compare(double x, double y) => x < y;

    protected override bool Compare(int order) => order < 0;
}
