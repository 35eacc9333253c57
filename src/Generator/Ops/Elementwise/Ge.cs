using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Ge() : CompareOp("ge", ">=", "{V}.GreaterThanOrEqual({0}, {1})")
{
    public override string Summary => "Whether x is greater or equal to y; false with NaN.";

    protected override bool Compare(double x, double y) => x >= y;

    protected override bool Compare(int order) => order >= 0;
}
