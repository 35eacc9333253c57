using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Clz() : BitwiseOp("clz(x)")
{
    public override string Summary => "The number of zeros before the highest bit that is 1; the width for 0.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) => new("{T}.LeadingZeroCount({0})", null, 2);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes)
    {
        long count = 8 * dtype.ByteCount();
        for (ulong bits = Numeric.UnsignedBits(x[0], dtype); bits != 0; bits >>= 1)
        {
            count--;
        }

        return count;
    }

}
