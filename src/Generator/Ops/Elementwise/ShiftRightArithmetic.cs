using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ShiftRightArithmetic() : BitwiseOp("shift_right_arithmetic(x, y)")
{
    public override string Summary =>
        "x shifted right by y bits, copies of the top bit coming in; all of them when y is the width or more, or negative.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        new("{S}.ShiftRightArithmetic({0}, {1})");

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Shift(x[0], x[1] < 0 || x[1] >= Numeric.BitCount(dtype) ? Numeric.BitCount(dtype) - 1 : (int)x[1], dtype);

    // The type's top bit is the sign also in unsigned types.
    private static long Shift(long x, int count, DType dtype)
    {
        int unused = 64 - Numeric.BitCount(dtype);
        return (x << unused) >> unused >> count;
    }
}
