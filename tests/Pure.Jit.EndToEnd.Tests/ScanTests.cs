namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Associative scans against loops, compiled and by the plain body.</summary>
public sealed class ScanTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void OfAnySizeByCumulativeFunctions(int n)
    {
        float[] numbers = Numbers(n, 1);
        float[] products = Numbers(2 * n, 2);
        long[] many = [.. Enumerable.Range(0, 2 * n).Select(i => (long)((i * 37) % 11))];
        int[] whole = [.. Enumerable.Range(0, n).Select(i => (i * 37) % 11)];

        NDArray<float> rows = Reshape((NDArray<float>)products, (2, n));
        float[] running = new float[2 * n];
        for (int i = 0; i < 2 * n; i++)
        {
            running[i] = i % n == 0 ? products[i] : running[i - 1] * products[i];
        }

        Both(running, Scans.Products(rows), Scans.Products, rows);

        int[] largest = [.. Enumerable.Range(0, n).Select(i => whole[i..].Max())];
        Assert.Equal(largest, Scans.Largest(whole).ToArray());
        Func<NDArray<int>, NDArray<int>> plain = Scans.Largest;
        Assert.Equal(largest, plain(whole).ToArray());

        (NDArray<float> sum, NDArray<long> least, NDArray<float> product) = Scans.Several(numbers, Reshape((NDArray<long>)many, (n, 2)), numbers);
        float total = 0, factor = 1;
        for (int i = 0; i < n; i++)
        {
            (total, factor) = (total + numbers[i], factor * numbers[i]);
            Assert.Equal(total, sum[i].Item(), 1e-4f);
            Assert.Equal(factor, product[i].Item(), 1e-4f);
            Assert.Equal(Enumerable.Range(0, i + 1).Min(j => many[(2 * j) + 1]), least[i, 1].Item());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void OfALinearSystem(int n)
    {
        float[] a = Numbers(n, 3), b = Numbers(3 * n, 4), expected = new float[3 * n];
        for (int i = 0; i < 3 * n; i++)
        {
            expected[i] = i < 3 ? b[i] : (a[i / 3] * expected[i - 3]) + b[i];
        }

        NDArray<float> inputs = Reshape((NDArray<float>)b, (n, 3));
        Close(expected, Scans.States(a, inputs));
        Func<NDArray<float>, NDArray<float>, NDArray<float>> plain = Scans.States;
        Close(expected, plain(a, inputs));

        // Against central differences of the loop.
        float[] slope = Scans.StatesSlope(a, inputs).ToArray();
        for (int i = 0; i < n; i++)
        {
            Assert.Equal((Loss(a, b, i, 1e-5) - Loss(a, b, i, -1e-5)) / 2e-5, slope[i], 1e-3);
        }
    }

    [Fact]
    public void OfOtherFunctionsByHalves()
    {
        float[] x = Numbers(14, 5);
        double[] sums = new double[14];
        for (int i = 0; i < 14; i++)
        {
            sums[i] = i < 2 ? x[i] : Math.Log(Math.Exp(sums[i - 2]) + Math.Exp(x[i]));
        }

        NDArray<float> pairs = Reshape((NDArray<float>)x, (7, 2));
        Both([.. sums.Select(s => (float)s)], Scans.LogSums(pairs), Scans.LogSums, pairs);

        float[] y = Numbers(13, 6);
        foreach ((NDArray<float> value, NDArray<int> place) in new[] { Scans.Peaks(y), ((Func<NDArray<float>, (NDArray<float>, NDArray<int>)>)Scans.Peaks)(y) })
        {
            for (int i = 0; i < 13; i++)
            {
                Assert.Equal(y[i..].Max(), value[i].Item());
                Assert.Equal(System.Array.IndexOf(y, y[i..].Max()), place[i].Item());
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    public void OfOtherFunctionsOneByOne(int n)
    {
        NDArray<float> x = Reshape((NDArray<float>)Numbers(2 * n, 9), (2, n)), matrices = Reshape((NDArray<float>)Numbers(4 * n, 10), (n, 2, 2));
        Func<NDArray<float>, NDArray<float>> sums = Scans.LogSumsOfAny, products = Scans.MatrixProducts;
        Func<NDArray<float>, (NDArray<float> Total, NDArray<float> Best)> best = Scans.BestPrefixes;
        Close(sums(x).ToArray(), Scans.LogSumsOfAny(x));
        Close(products(matrices).ToArray(), Scans.MatrixProducts(matrices));
        Assert.Equal(matrices.Shape, Scans.MatrixProducts(matrices).Shape);
        Close(best(x[1]).Total.ToArray(), Scans.BestPrefixes(x[1]).Total);
        Close(best(x[1]).Best.ToArray(), Scans.BestPrefixes(x[1]).Best);
        (NDArray<float> slope, NDArray<float> slopes) = Scans.LogSumSlopes(x);
        Close(slope.ToArray(), slopes[0]);
        float[] row = x[0].ToArray();
        for (int i = 0; i < n; i += 4)
        {
            double expected = Slope(row, i, r => Lax.AssociativeScan(Nd.Logaddexp, (NDArray<float>)r).ToArray());
            Assert.Equal(expected, slope.ToArray()[i], 2e-2 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void OfRecordsOfMatrices()
    {
        float[] turn = Numbers(24, 7), shift = Numbers(12, 8), expected = Followed(turn, shift);
        (NDArray<float> turns, NDArray<float> shifts) = (Reshape((NDArray<float>)turn, (6, 2, 2)), Reshape((NDArray<float>)shift, (6, 2)));
        Close(expected, Scans.Follow(turns, shifts).Shift);
        Func<NDArray<float>, NDArray<float>, Moves> plain = Scans.Follow;
        Close(expected, plain(turns, shifts).Shift);

        (NDArray<float> byTurn, NDArray<float> byShift) = Scans.FollowSlope(turns, shifts);
        for (int i = 0; i < 24; i++)
        {
            Assert.Equal(Slope(turn, i, t => Followed(t, shift)), byTurn.ToArray()[i], 2e-2);
        }

        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(Slope(shift, i, s => Followed(turn, s)), byShift.ToArray()[i], 2e-2);
        }

        NDArray<float> many = Scans.FollowMany(Nd.Stack([turns, turns / 2]), Nd.Stack([shifts, shifts]));
        Close(expected, many[0]);
        Close(Followed([.. turn.Select(t => t / 2)], shift), many[1]);
    }

    [Fact]
    public void FunctionsThatChangeShapesAreRefusedInPlainBodies()
    {
        NDArray<float> x = new float[] { 1, 2, 3, 4 };
        Func<NDArray<float>, NDArray<float>, NDArray<float>> first = (l, _) => l[..1];
        Assert.Contains("gives what it takes", Assert.Throws<ArgumentException>(() => Lax.AssociativeScan(first, x)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Lax.AssociativeScan(Lax.Add, x, axis: 1));
    }

    [Fact]
    public void PartsAndFormsOfArguments()
    {
        (NDArray<float> back, NDArray<float> front) = Parts.Halves(new float[] { 1, 2, 3, 4, 5 });
        Assert.Equal([3f, 4, 5], back.ToArray());
        Assert.Equal([1f, 2], front.ToArray());
        Assert.Contains("do not add up", Assert.Throws<ArgumentException>(() => Lax.Split((NDArray<float>)new float[3], [1, 1])).Message, StringComparison.Ordinal);

        NDArray<float> x = new float[,] { { 1, 2, 4 }, { 3, 5, 9 } };
        Assert.Equal([1f, 2, 4, 4, 4, 1, 2, 4, 4, 4, 3, 5, 9, 9, 9], Parts.Framed(x).ToArray());
        (NDArray<float> down, NDArray<float> across) = Parts.Slopes(x);
        Assert.Equal([2f, 3, 5, 2, 3, 5], down.ToArray());
        Assert.Equal([2f, 3, 4, 4, 6, 8], across.ToArray());

        Close([2, -1, 0.5f], Parts.Parabola(new float[] { -2, -1, 0, 1, 2, 3 }, new float[] { 10.5f, 3.5f, 0.5f, 1.5f, 6.5f, 15.5f }));
        NDArray<float> lines = Parts.Weighted(
            new float[] { 0, 1, 2, 3, 4 }, new float[,] { { 1, 0 }, { 3, -1 }, { 5, -2 }, { 7, -3 }, { 90, 70 } }, new float[] { 1, 2, 1, 2, 0 });
        Close([2, -1, 1, 0], lines);

        // numpy.kaiser(5, 8.6)
        Close([0.00133251f, 0.34039363f, 1, 0.34039363f, 0.00133251f], Parts.Bell());
        (NDArray<float> highest, NDArray<int> lowest) = Parts.Extremes(new float[,] { { 1, 3, 2 }, { 0, 4, 1 } }, new[] { 3, 1, 2, 0 });
        Assert.Equal([1f, 3, 3, 3, 4, 4], highest.ToArray());
        Assert.Equal([3, 1, 1, 0], lowest.ToArray());

        (NDArray<float> power, NDArray<float> product, NDArray<float> chosen) = Parts.Mixed(new float[,] { { 2, 3 }, { 0.5f, 1 } }, new[,] { { 3, 2 }, { 1, 0 } });
        Close([8, 9, 0.5f, 1], power);
        Close([7, 11, 2, 3], product);
        Assert.Equal([2f, 3, 1, 0], chosen.ToArray());
    }

    [Fact]
    public void WindowsAtPlacesThatAreData()
    {
        NDArray<float> x = Reshape(Arange(12f), (3, 4));
        NDArray<int> starts = new[,] { { 2, 1 }, { 0, 0 }, { 1, 3 } };
        Func<NDArray<float>, NDArray<int>, NDArray<float>> plain = Parts.Windows;
        foreach (NDArray<float> windows in new[] { Parts.Windows(x, starts), plain(x, starts) })
        {
            Assert.Equal((2, 3), windows.Shape);
            Assert.Equal([9f, 0, float.NaN, 10, 1, float.NaN], windows.ToArray());
        }

        Assert.Equal([9f, 0, 6, 10, 1, 7], Parts.Nearest(x, starts).ToArray());
        Assert.Equal([0f, 2, 0, 0, 0, 0, 12, 14, 0, 18, 20, 0], Parts.WindowsSlope(x, starts).ToArray());
        Assert.Equal([3f, 4, 9], Parts.OfEachRow(x, new[,] { { 3 }, { 0 }, { 1 } }).ToArray());

        NDArray<float> updates = Reshape(Arange(9f), (3, 3)) + 100;
        (NDArray<float> set, NDArray<float> added, NDArray<float> largest) = Parts.Put(x, new[,] { { 1 }, { 7 }, { 0 } }, updates);
        Assert.Equal([102f, 100, 2, 3, 105, 103, 6, 7, 108, 106, 10, 11], set.ToArray());
        Assert.Equal([102f, 101, 2, 104, 109, 108, 6, 111, 116, 115, 10, 118], added.ToArray());
        Assert.Equal(set.ToArray(), largest.ToArray());
    }

    [Fact]
    public void FunctionsByNameMappedInABody()
    {
        NDArray<float> x = new float[,] { { 2, 1 }, { 1, 3 } };
        (NDArray<float> inverses, NDArray<float> squares) = Parts.Mapped(Stack([x, x * 2]));
        Close([0.6f, -0.2f, -0.2f, 0.4f, 0.3f, -0.1f, -0.1f, 0.2f], inverses);
        Assert.Equal([4f, 1, 1, 9, 16, 4, 4, 36], squares.ToArray());
    }

    private static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 1.6) - 0.8))];
    }

    private static double Loss(float[] a, float[] b, int moved, double by)
    {
        double[] y = new double[b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            y[i] = i < 3 ? b[i] : ((a[i / 3] + (i / 3 == moved ? by : 0)) * y[i - 3]) + b[i];
        }

        return y.Sum(Math.Sin);
    }

    // The shift after each step.
    private static float[] Followed(float[] turn, float[] shift)
    {
        double[] result = new double[12];
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                result[(2 * i) + j] = shift[(2 * i) + j] + (i == 0 ? 0 : (turn[(4 * i) + (2 * j)] * result[(2 * i) - 2]) + (turn[(4 * i) + (2 * j) + 1] * result[(2 * i) - 1]));
            }
        }

        return [.. result.Select(r => (float)r)];
    }

    private static double Slope(float[] x, int i, Func<float[], float[]> f)
    {
        double Sum(float by)
        {
            float[] moved = [.. x];
            moved[i] += by;
            return f(moved).Sum(y => (double)y * y);
        }

        return (Sum(1e-2f) - Sum(-1e-2f)) / 2e-2;
    }

    private static void Both(float[] expected, NDArray<float> compiled, Func<NDArray<float>, NDArray<float>> plain, NDArray<float> argument)
    {
        Close(expected, compiled);
        Close(expected, plain(argument));
    }

    private static void Close(float[] expected, NDArray<float> actual)
    {
        Assert.Equal(expected.Length, actual.Size);
        foreach ((float e, float a) in expected.Zip(actual.ToArray()))
        {
            Assert.Equal(e, a, 1e-4f);
        }
    }
}
