namespace Pure.Jit.Generator.Ops.Randomness;

internal sealed class RandomBits() : DrawOp("random_bits(k0, k1)[shape]", 1)
{
    public override string Summary =>
        "Random u32: at row-major index c the two words of threefry2x32 of (c >> 32, c) under the key, xored.";

    protected override uint[] Words((uint W0, uint W1) block) => [block.W0 ^ block.W1];
}
