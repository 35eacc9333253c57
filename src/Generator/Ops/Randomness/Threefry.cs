namespace Pure.Jit.Generator.Ops.Randomness;

/// <summary>Threefry-2x32 with 20 rounds (Salmon et al. 2011).</summary>
internal static class Threefry
{
    private static readonly int[] Even = [13, 15, 26, 6], Odd = [17, 29, 16, 24];

    public static (uint W0, uint W1) Block(uint k0, uint k1, uint x0, uint x1)
    {
        unchecked
        {
            uint[] keys = [k0, k1, k0 ^ k1 ^ 0x1BD11BDA];
            x0 += k0;
            x1 += k1;
            for (int group = 0; group < 5; group++)
            {
                foreach (int rotation in group % 2 == 0 ? Even : Odd)
                {
                    x0 += x1;
                    x1 = (x1 << rotation) | (x1 >> (32 - rotation));
                    x1 ^= x0;
                }

                x0 += keys[(group + 1) % 3];
                x1 += keys[(group + 2) % 3] + (uint)(group + 1);
            }

            return (x0, x1);
        }
    }
}
