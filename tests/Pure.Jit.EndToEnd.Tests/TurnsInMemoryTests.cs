namespace Pure.Jit.EndToEnd.Tests;

public sealed class TurnsInMemoryTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 17)]
    [InlineData(5, 40)]
    [InlineData(6, 0)]
    public void RowsAndStatesKeepApart(int turns, int size)
    {
        (NDArray<float> start, NDArray<float> xs) = (Numbers(1, size), Numbers(2, turns, size));
        Func<NDArray<float>, NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>)> plain = TurnsInMemory.Rows;
        (NDArray<float> a, NDArray<float> b, NDArray<float> rows, NDArray<float> before) = TurnsInMemory.Rows(start, xs);
        (NDArray<float> a2, NDArray<float> b2, NDArray<float> rows2, NDArray<float> before2) = turns == 0 ? (start, start * 2f, xs, xs) : plain(start, xs);
        Same(a2, a);
        Same(b2, b);
        Same(rows2, rows);
        Same(before2, before);

        Func<NDArray<float>, NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<float>, int)> handed = TurnsInMemory.Handed;
        (NDArray<float> row, NDArray<float> constant, NDArray<float> sum, int count) = TurnsInMemory.Handed(start, xs);
        (NDArray<float> row2, NDArray<float> constant2, NDArray<float> sum2, int count2) = handed(start, xs);
        Same(row2, row);
        Same(constant2, constant);
        Same(sum2, sum);
        Assert.Equal(count2, count);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 40)]
    [InlineData(37, 19)]
    public void WindowsAreWrittenWhereTheyBelong(int n, int m)
    {
        NDArray<float> a = Numbers(3, n, m);
        Func<NDArray<float>, int, NDArray<float>> plain = TurnsInMemory.Grid;
        for (int steps = -1; steps < 5; steps++)
        {
            Close(plain(a, steps), TurnsInMemory.Grid(a, steps));
        }

        NDArray<float> row = Numbers(4, n + m);
        Func<NDArray<float>, int, NDArray<float>> ends = TurnsInMemory.Ends, placed = TurnsInMemory.Placed;
        for (int steps = 0; steps < 4; steps++)
        {
            Same(ends(row, steps), TurnsInMemory.Ends(row, steps));
            Same(placed(row, steps), TurnsInMemory.Placed(row, steps));
        }
    }

    [Fact]
    public void LoopsInsideOfLoops()
    {
        NDArray<float> xs = Numbers(5, 4, 21);
        Func<NDArray<float>, int, NDArray<float>> plain = TurnsInMemory.Twice;
        Func<NDArray<float>, int, (NDArray<float>, NDArray<float>)> branching = TurnsInMemory.Branching;
        for (int turns = 0; turns < 6; turns++)
        {
            Close(plain(xs, turns), TurnsInMemory.Twice(xs, turns));
            (NDArray<float> a, NDArray<float> b) = TurnsInMemory.Branching(xs[0], turns);
            (NDArray<float> a2, NDArray<float> b2) = branching(xs[0], turns);
            Same(a2, a);
            Same(b2, b);
        }
    }

    [Fact]
    public void ACheckpointChoosesAgain()
    {
        float[] slopes = TurnsInMemory.SlopeOfChosen(new float[] { 0.5f, -1, 0.25f }).ToArray();
        float Slope(float x) => 2 * MathF.Cos(x) * MathF.Exp(2 * MathF.Sin(x));
        Close(new float[] { Slope(0.5f), 0, Slope(0.25f) }, slopes);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(70, 3)]
    public void EachElementTurnsAsLongAsItMust(int w, int h)
    {
        (NDArray<float> re, NDArray<float> im) = (Numbers(6, w) * 2f, Numbers(7, h));
        float[] all = TurnsInMemory.AllEscaped(re, im, 30).ToArray();
        Assert.Equal(w * h, all.Length);
        for (int i = 0; i < h; i++)
        {
            for (int j = 0; j < w; j++)
            {
                Assert.Equal(TurnsInMemory.EscapedAt(re[j], im[i], 30).Item(), all[(i * w) + j]);
            }
        }

        if (w > 0)
        {
            float mean = Enumerable.Range(0, w).Select(j => TurnsInMemory.EscapedAt(re[j] * 0.5f, re[j], 9).Item()).Average();
            Assert.Equal((2f * mean) + 1f, TurnsInMemory.MeanEscaped(re, 9).Item(), 1e-4f);
        }

        int[] starts = [.. Enumerable.Range(-1, w)];
        Assert.Equal(starts.Select(Collatz), TurnsInMemory.AllSteps(starts).ToArray());
        double[] halves = [.. Enumerable.Range(0, w).Select(i => i * 1.5)];
        Assert.Equal(halves.Select(Halvings), TurnsInMemory.Halvings(halves).ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 70)]
    public void LoopsOfElementsBesideReductions(int n, int m)
    {
        NDArray<float> x = Numbers(11, n, m) * 4f;
        NDArray<float> rows = TurnsInMemory.RowsEscaped(x), shares = TurnsInMemory.SharesEscaped(x);
        for (int i = 0; i < n; i++)
        {
            NDArray<float> sum = Nd.Sum(x[i]);
            Assert.Equal((TurnsInMemory.EscapedAt(sum * 0.01f, sum * 0.1f, 9) + Nd.Max(x[i])).Item(), rows[i].Item(), 1e-5f);
            float[] counts = [.. Enumerable.Range(0, m).Select(j => TurnsInMemory.EscapedAt(x[i][j], x[i][j] * 0.5f, 9).Item())];
            float total = counts.Sum(c => MathF.Exp(c - counts.Max()));
            for (int j = 0; j < m; j++)
            {
                Assert.Equal(MathF.Exp(counts[j] - counts.Max()) / total, shares[i][j].Item(), 1e-5f);
            }
        }
    }

    [Fact]
    public void LoopsOfElementsHaveDerivatives()
    {
        NDArray<float> a = new float[] { 0.5f, 1.5f, 2, 9, 100, 3, 4, 5, 6, 7, 8, 0.1f, 0.2f, 20, 30, 40, 50 };
        NDArray<float> t = Numbers(8, a.Shape[0]);
        (NDArray<float> roots, NDArray<float> slopes) = TurnsInMemory.RootsForward(a, t);
        NDArray<float> back = TurnsInMemory.RootsBackward(a);
        for (int i = 0; i < a.Shape[0]; i++)
        {
            Assert.Equal(TurnsInMemory.RootOf(a[i]).Item(), roots[i].Item());
            float expected = 0.5f / MathF.Sqrt(a[i].Item());
            Assert.Equal(expected, back[i].Item(), 2e-2f * expected);
            Assert.Equal(expected * t[i].Item(), slopes[i].Item(), 2e-2f * expected);
        }
    }

    [Fact]
    public void SumsBesideAShortAxis()
    {
        foreach (int n in new[] { 1, 2, 17, 64 })
        {
            (NDArray<float> p, NDArray<float> m) = (Numbers(9, n, 3), Numbers(10, n));
            Func<NDArray<float>, NDArray<float>, NDArray<float>> plain = TurnsInMemory.Pull;
            Close(plain(p, m), TurnsInMemory.Pull(p, m), 1e-3f);
            NDArray<int> x = Nd.Reshape(Nd.Arange(3 * n * 2), (3, n, 2)) - n;
            Func<NDArray<int>, NDArray<int>> nearest = TurnsInMemory.Nearest;
            Assert.Equal(nearest(x).ToArray(), TurnsInMemory.Nearest(x).ToArray());
        }
    }

    private static int Collatz(int n)
    {
        int steps = 0;
        for (; n > 1; steps++)
        {
            n = n % 2 == 0 ? n / 2 : (3 * n) + 1;
        }

        return steps;
    }

    private static double Halvings(double x)
    {
        int steps = 0;
        for (; x > 1.0; steps++)
        {
            x *= 0.5;
        }

        return x + steps;
    }

    private static NDArray<float> Numbers(int seed, params int[] shape)
    {
        Random random = new(seed);
        float[] numbers = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (float)(random.NextDouble() - 0.5))];
        Shape all = [.. shape];
        return Nd.Reshape(NDArray.Array(numbers), all);
    }

    private static void Same(NDArray<float> expected, NDArray<float> actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }

    private static void Close(NDArray<float> expected, NDArray<float> actual, float tolerance = 1e-5f)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        foreach ((float e, float a) in expected.ToArray().Zip(actual.ToArray()))
        {
            Assert.Equal(e, a, tolerance * MathF.Max(1, MathF.Abs(e)));
        }
    }
}
