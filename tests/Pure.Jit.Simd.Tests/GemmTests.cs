using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>Products against the definition, over shapes, strides, paths, epilogues and numbers of threads.</summary>
[Collection("threads")]
public sealed unsafe class GemmTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 0, 5, 3 }, { 5, 0, 3 }, { 3, 4, 0 }, { 1, 1, 1 }, { 1, 7, 5 }, { 37, 1, 515 }, { 1, 35, 6 }, { 1, 300, 70 }, { 7, 1, 9 }, { 300, 1, 50 }, { 2, 3, 4 }, { 12, 32, 16 }, { 13, 33, 17 },
        { 23, 31, 513 }, { 32, 16, 8 }, { 32, 16, 16 }, { 32, 4, 16 }, { 12, 16, 1026 }, { 1, 130, 800 }, { 64, 65, 66 }, { 100, 10, 128 },
        { 96, 256, 100 }, { 250, 300, 600 }, { 241, 129, 513 }, { 5, 1000, 3 }, { 500, 6, 500 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SingleEqualsTheDefinitionBitForBit(int m, int n, int k)
    {
        foreach ((bool ta, bool tb, bool accumulate, int gap) in Variants())
        {
            CheckSingle(m, n, k, ta, tb, accumulate, gap);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DoubleEqualsTheDefinitionBitForBit(int m, int n, int k)
    {
        foreach ((bool ta, bool tb, bool accumulate, int gap) in Variants())
        {
            CheckDouble(m, n, k, ta, tb, accumulate, gap);
        }
    }

    [Fact]
    public void RandomShapesEqualTheDefinition()
    {
        Random random = new(3);
        for (int i = 0; i < 150; i++)
        {
            int m = random.Next(1, 70);
            int n = random.Next(1, 110);
            int k = random.Next(0, 50);
            CheckSingle(m, n, k, random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0, random.Next(3));
            CheckDouble(m, n, k, random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0, random.Next(3));
        }
    }

    [Fact]
    public void AnyStridesWork()
    {
        // A broadcast along rows and B spread over every third element of every second row.
        const int M = 20;
        const int N = 40;
        const int K = 30;
        using Buffer<float> a = new(K);
        using Buffer<float> b = new(2 * K * 3 * N);
        using Buffer<float> c = new(M * N);
        Fill(a.Span, 1);
        Fill(b.Span, 2);
        Gemm.Multiply(M, N, K, a.Pointer, 0, 1, b.Pointer, 2 * 3 * N, 3, c.Pointer, N);
        for (int i = 0; i < M * N; i++)
        {
            float sum = 0;
            for (int p = 0; p < K; p++)
            {
                sum = MathF.FusedMultiplyAdd(a.Span[p], b.Span[(p * 2 * 3 * N) + (i % N * 3)], sum);
            }

            Assert.Equal(sum, c.Span[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ThreadsDoNotChangeTheBitsAndTheEpilogueSeesEachElementOnce(int threads)
    {
        int before = Workers.Count;
        try
        {
            Workers.Count = threads;
            foreach ((int m, int n, int k) in new[] { (250, 300, 400), (2000, 33, 100), (30, 3500, 60), (500, 1, 2000), (1, 2000, 500) })
            {
                using Buffer<float> a = new(m * k);
                using Buffer<float> b = new(k * n);
                using Buffer<float> c = new(m * n);
                Fill(a.Span, 4);
                Fill(b.Span, 5);
                AddPosition epilogue = new(n);
                Gemm.Multiply(m, n, k, a.Pointer, k, 1, b.Pointer, n, 1, c.Pointer, n, ref epilogue);
                float[] expected = Defined(m, n, k, a.Span, k, 1, b.Span, n, 1, default, 0, false);
                for (int i = 0; i < expected.Length; i++)
                {
                    Assert.Equal(expected[i] + i, c.Span[i]);
                }

                Assert.True(c.IsIntact);
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private static IEnumerable<(bool, bool, bool, int)> Variants() =>
        from ta in new[] { false, true }
        from tb in new[] { false, true }
        from accumulate in new[] { false, true }
        select (ta, tb, accumulate, ta ? 0 : 3);

    private static void CheckSingle(int m, int n, int k, bool ta, bool tb, bool accumulate, int gap)
    {
        (int aRow, int aCol) = ta ? (1, m + gap) : (k + gap, 1);
        (int bRow, int bCol) = tb ? (1, k + gap) : (n + gap, 1);
        int cRow = n + gap;
        using Buffer<float> a = new((ta ? k : m) * (aRow + aCol - 1));
        using Buffer<float> b = new((tb ? n : k) * (bRow + bCol - 1));
        using Buffer<float> c = new(m * cRow);
        Fill(a.Span, 1);
        Fill(b.Span, 2);
        Fill(c.Span, 3);
        float[] before = c.Span.ToArray();
        float[] expected = Defined(m, n, k, a.Span, aRow, aCol, b.Span, bRow, bCol, before, cRow, accumulate);
        Gemm.Multiply(m, n, k, a.Pointer, aRow, aCol, b.Pointer, bRow, bCol, c.Pointer, cRow, accumulate);
        Compare(m, n, cRow, before, expected, c.Span, $"{m}x{n}x{k} ta={ta} tb={tb} accumulate={accumulate} gap={gap}");
        Assert.True(c.IsIntact);
    }

    private static void CheckDouble(int m, int n, int k, bool ta, bool tb, bool accumulate, int gap)
    {
        (int aRow, int aCol) = ta ? (1, m + gap) : (k + gap, 1);
        (int bRow, int bCol) = tb ? (1, k + gap) : (n + gap, 1);
        int cRow = n + gap;
        using Buffer<double> a = new((ta ? k : m) * (aRow + aCol - 1));
        using Buffer<double> b = new((tb ? n : k) * (bRow + bCol - 1));
        using Buffer<double> c = new(m * cRow);
        Fill(a.Span, 1);
        Fill(b.Span, 2);
        Fill(c.Span, 3);
        double[] before = c.Span.ToArray();
        double[] expected = Defined(m, n, k, a.Span, aRow, aCol, b.Span, bRow, bCol, before, cRow, accumulate);
        Gemm.Multiply(m, n, k, a.Pointer, aRow, aCol, b.Pointer, bRow, bCol, c.Pointer, cRow, accumulate);
        Compare(m, n, cRow, before, expected, c.Span, $"{m}x{n}x{k} ta={ta} tb={tb} accumulate={accumulate} gap={gap}");
        Assert.True(c.IsIntact);
    }

    private static void Compare<T>(int m, int n, int cRow, T[] before, T[] expected, ReadOnlySpan<T> actual, string what)
        where T : IEquatable<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < cRow; j++)
            {
                T wanted = j < n ? expected[(i * n) + j] : before[(i * cRow) + j];
                Assert.True(wanted.Equals(actual[(i * cRow) + j]), $"{what}: [{i}, {j}] is {actual[(i * cRow) + j]}, should be {wanted}");
            }
        }
    }

    // The documented order: fused multiply-adds within blocks of k, blocks added in order.
    private static T[] Defined<T>(
        int m, int n, int k, ReadOnlySpan<T> a, int aRow, int aCol, ReadOnlySpan<T> b, int bRow, int bCol, ReadOnlySpan<T> c, int cRow, bool accumulate)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T[] result = new T[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T value = accumulate ? c[(i * cRow) + j] : T.Zero;
                int p = 0;
                do
                {
                    T sum = T.Zero;
                    for (int end = Math.Min(k, p + Gemm.BlockK); p < end; p++)
                    {
                        sum = T.FusedMultiplyAdd(a[(i * aRow) + (p * aCol)], b[(p * bRow) + (j * bCol)], sum);
                    }

                    value = accumulate || p > Gemm.BlockK ? value + sum : sum;
                }
                while (p < k);
                result[(i * n) + j] = value;
            }
        }

        return result;
    }

    private static void Fill<T>(Span<T> values, int seed)
        where T : System.Numerics.INumber<T>
    {
        Random random = new(seed);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(random.NextDouble() - 0.5);
        }
    }

    private readonly struct AddPosition(int columns) : IGemmEpilogue
    {
        public void Apply(float* c, nint cRow, int row, int col, int rows, int cols)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < cols; j++)
                {
                    c[(i * cRow) + j] += ((row + i) * columns) + col + j;
                }
            }
        }
    }
}
