using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Mulhi() : BitwiseOp("mulhi(x, y)")
{
    public override string Summary => "The upper half of the bits of the product of twice the width.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) => new("{S}.Mulhi({0}, {1})", null, 4);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes)
    {
        System.Numerics.BigInteger product = dtype.IsUnsigned()
            ? (System.Numerics.BigInteger)Numeric.UnsignedBits(x[0], dtype) * Numeric.UnsignedBits(x[1], dtype)
            : (System.Numerics.BigInteger)x[0] * x[1];
        product >>= 8 * dtype.ByteCount();
        return unchecked((long)(ulong)(product & ulong.MaxValue));
    }

}
