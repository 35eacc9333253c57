using System.Runtime.Intrinsics;
using Pure.Jit.CompilerServices;
using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>Functions that compute two results at once, or less of them where less is enough, against the ones that they stand for.</summary>
public sealed unsafe class PairTests
{
    // Angles of all sizes, large ones and what is no number among them, in turns with small ones.
    private static readonly float[] Angles = [.. Enumerable.Range(0, 1 << 16).Select(i => BitConverter.Int32BitsToSingle(unchecked(i * 65_521)))];

    [Fact]
    public void SineAndCosineTogetherAreTheSameNumbers()
    {
        for (int i = 0; i < Angles.Length; i += 16)
        {
            ReadOnlySpan<float> some = Angles.AsSpan(i, 16);
            Vector512<float> wide = Vector512.Create(some);
            Vector256<float> half = Vector256.Create(some);
            Vector128<float> quarter = Vector128.Create(some);
            Same(VectorMath512.Sin(wide), VectorMath512.SinCos(wide, out Vector512<float> cosines));
            Same(VectorMath512.Cos(wide), cosines);
            Same(VectorMath256.Sin(half), VectorMath256.SinCos(half, out Vector256<float> halfCosines));
            Same(VectorMath256.Cos(half), halfCosines);
            Same(VectorMath128.Sin(quarter), VectorMath128.SinCos(quarter, out Vector128<float> quarterCosines));
            Same(VectorMath128.Cos(quarter), quarterCosines);

            (Vector512<double> doubles, _) = Vector512.Widen(wide);
            Vector256<double> halfDoubles = doubles.GetLower();
            Same(VectorMath512.Sin(doubles), VectorMath512.SinCos(doubles, out Vector512<double> cosinesOfDoubles));
            Same(VectorMath512.Cos(doubles), cosinesOfDoubles);
            Same(VectorMath256.Sin(halfDoubles), VectorMath256.SinCos(halfDoubles, out Vector256<double> cosinesOfHalf));
            Same(VectorMath256.Cos(halfDoubles), cosinesOfHalf);
        }
    }

    [Fact]
    public void WhatIsKnownOfTheArgumentChangesNoBit()
    {
        for (int i = 0; i < Angles.Length; i++)
        {
            float x = Angles[i];
            Vector512<float> wide = Vector512.Create(x);
            Vector128<float> quarter = Vector128.Create(x);
            Vector512<double> doubles = Vector512.Create((double)x);
            if (MathF.Abs(x) <= 100_000f)
            {
                Same(VectorMath512.Sin(wide), VectorMath512.SinNear(wide));
                Same(VectorMath512.Cos(wide), VectorMath512.CosNear(wide));
                Same(VectorMath512.Sin(wide), VectorMath512.SinCosNear(wide, out Vector512<float> cosines));
                Same(VectorMath512.Cos(wide), cosines);
                Same(VectorMath512.Sin(doubles), VectorMath512.SinCosNear(doubles, out Vector512<double> cosinesOfDoubles));
                Same(VectorMath512.Cos(doubles), cosinesOfDoubles);
            }

            if (float.IsNormal(x) && x > 0)
            {
                Same(VectorMath512.Log(wide), VectorMath512.LogNormal(wide));
                Same(VectorMath128.Log(quarter), VectorMath128.LogNormal(quarter));
            }

            if (x is >= -104 and <= 89)
            {
                Same(VectorMath512.Exp(wide), VectorMath512.ExpNear(wide));
                Same(VectorMath128.Exp(quarter), VectorMath128.ExpNear(quarter));
            }
        }
    }

    [Fact]
    public void BlocksOfEveryWidthHaveTheSameWords()
    {
        uint[] words = new uint[4 * 16];
        for (int turn = 0; turn < 1000; turn++)
        {
            for (int i = 0; i < words.Length; i++)
            {
                words[i] = unchecked((uint)((turn * 64) + i) * 2_654_435_761u) ^ ((uint)i << 29);
            }

            fixed (uint* w = words)
            {
                Vector512<uint> first = RandomWords.Block(
                    Vector512.Load(w), Vector512.Load(w + 16), Vector512.Load(w + 32), Vector512.Load(w + 48), out Vector512<uint> second);
                Vector256<uint> halfFirst = RandomWords.Block(
                    Vector256.Load(w), Vector256.Load(w + 16), Vector256.Load(w + 32), Vector256.Load(w + 48), out Vector256<uint> halfSecond);
                Vector128<uint> quarterFirst = RandomWords.Block(
                    Vector128.Load(w), Vector128.Load(w + 16), Vector128.Load(w + 32), Vector128.Load(w + 48), out Vector128<uint> quarterSecond);
                Assert.Equal(first, RandomWords.Word0(Vector512.Load(w), Vector512.Load(w + 16), Vector512.Load(w + 32), Vector512.Load(w + 48)));
                Assert.Equal(second, RandomWords.Word1(Vector512.Load(w), Vector512.Load(w + 16), Vector512.Load(w + 32), Vector512.Load(w + 48)));
                for (int i = 0; i < 16; i++)
                {
                    uint one = RandomWords.Block(w[i], w[16 + i], w[32 + i], w[48 + i], out uint other);
                    Assert.Equal((one, other), (first[i], second[i]));
                    Assert.Equal((one, other), i < 8 ? (halfFirst[i], halfSecond[i]) : (one, other));
                    Assert.Equal((one, other), i < 4 ? (quarterFirst[i], quarterSecond[i]) : (one, other));
                    Assert.Equal((one, other), Reference(w[i], w[16 + i], w[32 + i], w[48 + i]));
                }
            }
        }
    }

    // Written after the paper, word by word.
    private static (uint, uint) Reference(uint k0, uint k1, uint x0, uint x1)
    {
        uint[] schedule = [k0, k1, k0 ^ k1 ^ 0x1BD11BDAu];
        int[] rotations = [13, 15, 26, 6, 17, 29, 16, 24];
        unchecked
        {
            (x0, x1) = (x0 + k0, x1 + k1);
            for (uint round = 0; round < 20; round++)
            {
                x0 += x1;
                x1 = uint.RotateLeft(x1, rotations[round % 8]) ^ x0;
                if (round % 4 == 3)
                {
                    uint s = (round / 4) + 1;
                    (x0, x1) = (x0 + schedule[s % 3], x1 + schedule[(s + 1) % 3] + s);
                }
            }
        }

        return (x0, x1);
    }

    private static void Same(Vector512<float> expected, Vector512<float> actual) => Assert.Equal(expected.AsInt32(), actual.AsInt32());

    private static void Same(Vector256<float> expected, Vector256<float> actual) => Assert.Equal(expected.AsInt32(), actual.AsInt32());

    private static void Same(Vector128<float> expected, Vector128<float> actual) => Assert.Equal(expected.AsInt32(), actual.AsInt32());

    private static void Same(Vector512<double> expected, Vector512<double> actual) => Assert.Equal(expected.AsInt64(), actual.AsInt64());

    private static void Same(Vector256<double> expected, Vector256<double> actual) => Assert.Equal(expected.AsInt64(), actual.AsInt64());
}
