namespace Pure.Jit.Generator.Ops.Randomness;

internal sealed class RandomWords() : DrawOp("random_words(k0, k1)[shape]", 2)
{
    public override string Summary =>
        "Random pairs of u32: at row-major index c the two words of threefry2x32 of (c >> 32, c) under the key.";

    protected override uint[] Words((uint W0, uint W1) block) => [block.W0, block.W1];
}
