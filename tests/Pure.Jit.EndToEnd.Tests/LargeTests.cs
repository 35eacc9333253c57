using Xunit;
using static Pure.Jit.Nd;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Kernels that take another way when arrays are large, and calls of the runtime into donated memory, beside the eager primitives.</summary>
public class LargeTests
{
    [Fact]
    public void ColumnsOfALargeMatrixAddUpAsThoseOfASmallOne()
    {
        foreach ((int rows, int columns) in new[] { (300, 1100), (4097, 70), (33, 8200), (515, 2048) })
        {
            NDArray<float> x = Rand.Uniform<float>(Rand.Key(rows), (rows, columns)) - 0.5f;
            (NDArray<float> sums, NDArray<float> largest) = Large.Columns(x);
            Xunit.Assert.Equal(Large.Columns(x[.., ..60]).Sums.ToArray(), sums[..60].ToArray());
            double[] exact = new double[columns];
            for (int i = 0; i < x.Size; i++)
            {
                exact[i % columns] += (double)x.AsSpan()[i] * x.AsSpan()[i];
            }

            for (int j = 0; j < columns; j++)
            {
                Xunit.Assert.Equal(exact[j], sums.AsSpan()[j], 1e-5 * (1 + exact[j]));
            }

            Xunit.Assert.Equal(Lax.ReduceMax(x, 0).ToArray(), largest.ToArray());
        }
    }

    // What is larger than the caches is written past them: rows of odd lengths, with rests at both ends, and one stretch, cut for threads.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ResultsLargerThanTheCachesAreWrittenInFull(int threads)
    {
        int before = Simd.Workers.Count;
        try
        {
            Simd.Workers.Count = threads;
            NDArray<float> x = Lax.Reshape(Arange(2053 * 2101).As<float>(), (2053, 2101)), row = Arange(2101).As<float>();
            float[] all = x.ToArray();
            NDArray<float> into = Zeros((2053, 2101));
            Xunit.Assert.Equal([.. all.Select((v, i) => (v * 0.5f) + (i % 2101))], Large.Shifted(x, row, into).ToArray());
            Xunit.Assert.Equal([.. all.Select(v => v * 0.5f)], Large.Halved(x).ToArray());
            Xunit.Assert.Equal([.. all.Select(v => v * 0.5)], Large.Halved(x.As<double>()).ToArray());
            float[] inner = Large.Inner(x).ToArray();
            for (int i = 0; i < 2053; i++)
            {
                for (int j = 0; j < 2101; j++)
                {
                    int at = (i * 2101) + j;
                    bool isInner = i is > 0 and < 2052 && j is > 0 and < 2100;
                    Xunit.Assert.Equal(isInner ? all[at - 1] + all[at + 1] : all[at], inner[at]);
                }
            }
        }
        finally
        {
            Simd.Workers.Count = before;
        }
    }

    [Fact]
    public void WhatFollowsAMatrixTimesAVectorRunsAlongTheResult()
    {
        foreach (int rows in new[] { 1, 3, 16, 37, 128 })
        {
            NDArray<float> x = Rand.Normal<float>(Rand.Key(1), (rows, 9)), w = Rand.Normal<float>(Rand.Key(2), 9), y = Rand.Normal<float>(Rand.Key(3), rows);
            float[] expected = (Nn.Sigmoid(Lax.DotGeneral(x, w, 1, 0, default, default)) - y).ToArray();
            float[] actual = Large.Residual(x, w, y).ToArray();
            for (int i = 0; i < rows; i++)
            {
                Xunit.Assert.Equal(expected[i], actual[i], 1e-5);
            }
        }
    }

    [Fact]
    public void CallsWriteIntoDonatedArrays()
    {
        NDArray<float> x = Floor(Rand.Uniform<float>(Rand.Key(5), (7, 301)) * 50f);
        NDArray<float> into = Zeros((7, 301));
        Xunit.Assert.Equal(Lax.Sort(x, 1).ToArray(), Large.Sorted(x, into).ToArray());
        Xunit.Assert.Equal(Lax.Cumsum(x, 0, true).ToArray(), Large.Down(x).ToArray());
        Xunit.Assert.Equal(Lax.Cummax(x, 1).ToArray(), Large.Highest(x).ToArray());
        Xunit.Assert.Equal(Lax.Argmax(x, 1).ToArray(), Large.Places(x).ToArray());
        Xunit.Assert.Equal(x.ToArray().Count(v => v > 20), (int)Large.Count(x > 20f));
    }
}

public static class Large
{
    [Jit]
    public static NDArray<float> Shifted([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> row) => (x * 0.5f) + row;

    [Jit]
    public static NDArray<float> Halved([Shape("n m")] NDArray<float> x) => x * 0.5f;

    [Jit]
    public static NDArray<double> Halved([Shape("n m")] NDArray<double> x) => x * 0.5;

    [Jit]
    public static NDArray<float> Inner([Shape("n m")] NDArray<float> x) => x.At(1..^1, 1..^1).Set(x[1..^1, ..^2] + x[1..^1, 2..]);

    [Jit]
    public static (NDArray<float> Sums, NDArray<float> Largest) Columns([Shape("n m")] NDArray<float> x) => (Sum(x * x, 0), Max(x, 0));

    [Jit]
    public static NDArray<float> Residual([Shape("n k")] NDArray<float> x, [Shape("k")] NDArray<float> w, [Shape("n")] NDArray<float> y) =>
        Nn.Sigmoid(Matmul(x, w)) - y;

    [Jit]
    public static NDArray<float> Sorted([Shape("n m")] NDArray<float> x) => Sort(x, axis: 1);

    [Jit]
    public static NDArray<float> Down([Shape("n m")] NDArray<float> x) => Lax.Cumsum(x, 0, true);

    [Jit]
    public static NDArray<float> Highest([Shape("n m")] NDArray<float> x) => Lax.Cummax(x, 1);

    [Jit]
    public static NDArray<int> Places([Shape("n m")] NDArray<float> x) => Argmax(x, 1);

    [Jit]
    public static NDArray<int> Count([Shape("n m")] NDArray<bool> x) => CountNonzero(x);
}
