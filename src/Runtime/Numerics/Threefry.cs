using System.Numerics;

namespace Pure.Jit;

/// <summary>Threefry-2x32 with 20 rounds (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011).</summary>
internal static class Threefry
{
    private const uint Parity = 0x1BD11BDA;
    private static ReadOnlySpan<int> Rotations => [13, 15, 26, 6, 17, 29, 16, 24];

    public static (uint W0, uint W1) Block(uint k0, uint k1, uint x0, uint x1)
    {
        ReadOnlySpan<uint> schedule = [k0, k1, k0 ^ k1 ^ Parity];
        unchecked
        {
            x0 += k0;
            x1 += k1;
            for (int group = 0; group < 5; group++)
            {
                for (int round = 0; round < 4; round++)
                {
                    x0 += x1;
                    x1 = BitOperations.RotateLeft(x1, Rotations[((group & 1) * 4) + round]) ^ x0;
                }

                x0 += schedule[(group + 1) % 3];
                x1 += schedule[(group + 2) % 3] + (uint)group + 1;
            }
        }

        return (x0, x1);
    }
}
