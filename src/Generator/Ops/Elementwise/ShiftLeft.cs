using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ShiftLeft() : BitwiseOp("shift_left(x, y)")
{
    public override string Summary => "x shifted left by y bits; 0 when y is the width or more, or negative.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{S}.ShiftLeft({0}, {1})");

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        x[1] < 0 || x[1] >= Numeric.BitCount(dtype) ? 0 : x[0] << (int)x[1];
}
