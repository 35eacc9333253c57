using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Le() : CompareOp("le", "<=", "{V}.LessThanOrEqual({0}, {1})")
{
    public override string Summary => "Whether x is less or equal to y; false with NaN.";

    protected override bool Compare(double x, double y) => x <= y;

    protected override bool Compare(int order) => order <= 0;
}
