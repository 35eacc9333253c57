using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ShiftRightLogical() : BitwiseOp("shift_right_logical(x, y)")
{
    public override string Summary =>
        "x shifted right by y bits, zeros coming in; 0 when y is the width or more, or negative.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{S}.ShiftRightLogical({0}, {1})");

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        x[1] < 0 || x[1] >= Numeric.BitCount(dtype) ? 0 : (long)(Bits(x[0], dtype) >> (int)x[1]);

    // Exactly the type's bits, without copies of the sign above them.
    private static ulong Bits(long x, DType dtype) =>
        Numeric.BitCount(dtype) == 64 ? (ulong)x : (ulong)x & ((1UL << Numeric.BitCount(dtype)) - 1);
}
