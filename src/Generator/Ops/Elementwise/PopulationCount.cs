using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class PopulationCount() : BitwiseOp("population_count(x)")
{
    public override string Summary => "The number of bits that are 1.";

    public override bool Accepts(DType dtype) => dtype.IsInteger();

    public override Spelling Cpu(DType dtype, Attributes attributes) => new("{T}.PopCount({0})", null, 2);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes)
    {
        long count = 0;
        for (ulong bits = Numeric.UnsignedBits(x[0], dtype); bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }

}
