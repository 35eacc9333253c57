using System.Numerics;
using System.Runtime.Intrinsics;
using Pure.Jit.CompilerServices;
using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>The ends of reductions: the same bits from memory, from registers, several at once, and by the tree itself.</summary>
public sealed unsafe class FoldTests
{
    [Fact]
    public void LanesFoldByTheTreeWhereverTheyAre()
    {
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            using Buffer<float> x = new(64);
            using Buffer<double> y = new(32);
            using Buffer<int> z = new(64);
            foreach (ref float each in x.Span)
            {
                each = (float)(random.NextDouble() - 0.5) * MathF.Pow(10, random.Next(-4, 4));
            }

            foreach (ref double each in y.Span)
            {
                each = random.NextDouble() - 0.5;
            }

            foreach (ref int each in z.Span)
            {
                each = random.Next(int.MinValue, int.MaxValue);
            }

            Check<float>(x.Pointer, x.Span.ToArray(), (a, b) => a + b, p => Fold.Sum(p), Fold.Sum);
            Check<float>(x.Pointer, x.Span.ToArray(), (a, b) => a * b, p => Fold.Product(p), Fold.Product);
            Check<float>(x.Pointer, x.Span.ToArray(), MathF.Max, p => Fold.Max(p), Fold.Max);
            Check<double>(y.Pointer, y.Span.ToArray(), (a, b) => a + b, p => Fold.Sum(p), Fold.Sum);
            Check<double>(y.Pointer, y.Span.ToArray(), Math.Min, p => Fold.Min(p), Fold.Min);
            Check<int>(z.Pointer, z.Span.ToArray(), (a, b) => unchecked(a + b), p => Fold.Sum(p), Fold.Sum);
            Check<int>(z.Pointer, z.Span.ToArray(), (a, b) => a & b, p => Fold.And(p), Fold.And);
            Check<int>(z.Pointer, z.Span.ToArray(), (a, b) => a | b, p => Fold.Or(p), Fold.Or);
        }
    }

    [Fact]
    public void FourSumsAtOnceAreTheFourSums()
    {
        Random random = new(2);
        for (int i = 0; i < 100; i++)
        {
            using Buffer<float> x = new(256);
            foreach (ref float each in x.Span)
            {
                each = (float)(random.NextDouble() - 0.5) * MathF.Pow(10, random.Next(-4, 4));
            }

            Vector512<float> sums = Fold.Sums(Joined(x.Pointer), Joined(x.Pointer + 64), Joined(x.Pointer + 128), Joined(x.Pointer + 192));
            for (int k = 0; k < 4; k++)
            {
                Assert.Equal(Fold.Sum(x.Pointer + (64 * k)), sums.GetElement(4 * k));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void StridedLanesAreThoseThatAreThere(int stride)
    {
        using Buffer<float> x = new(16 * stride);
        for (int i = 0; i < 16 * stride; i++)
        {
            x.Span[i] = i;
        }

        for (int count = 0; count <= 16; count++)
        {
            float[] expected = [.. Enumerable.Range(0, 16).Select(i => i < count ? i * stride : 0f)];
            Vector512<float> wide = CompilerServices.Strided.Load512(x.Pointer, stride, count);
            Assert.Equal(expected, Enumerable.Range(0, 16).Select(i => wide[i]));
            Vector256<float> half = CompilerServices.Strided.Load256(x.Pointer, stride, count);
            Assert.Equal(expected[..int.Min(count, 8)], Enumerable.Range(0, int.Min(count, 8)).Select(i => half[i]));
            Vector128<float> quarter = CompilerServices.Strided.Load128(x.Pointer, stride, count);
            Assert.Equal(expected[..int.Min(count, 4)], Enumerable.Range(0, int.Min(count, 4)).Select(i => quarter[i]));
        }
    }

    private delegate T FromMemory<T>(T* lanes)
        where T : unmanaged;

    private delegate T FromRegisters<T>(Vector512<T> v0, Vector512<T> v1, Vector512<T> v2, Vector512<T> v3);

    private static Vector512<float> Joined(float* x) => Fold.Joined(Vector512.Load(x), Vector512.Load(x + 16), Vector512.Load(x + 32), Vector512.Load(x + 48));

    private static void Check<T>(T* lanes, T[] values, Func<T, T, T> join, FromMemory<T> memory, FromRegisters<T> registers)
        where T : unmanaged, INumber<T>
    {
        for (int half = values.Length / 2; half > 0; half /= 2)
        {
            values = [.. Enumerable.Range(0, half).Select(i => join(values[i], values[i + half]))];
        }

        int count = Vector512<T>.Count;
        Assert.Equal(values[0], memory(lanes));
        Assert.Equal(values[0], registers(Vector512.Load(lanes), Vector512.Load(lanes + count), Vector512.Load(lanes + (2 * count)), Vector512.Load(lanes + (3 * count))));
    }
}
