namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Indexing, compiled and as written: the same answers, sizes that only the data tells included.</summary>
public class IndexingTests
{
    private static readonly NDArray<float> X = new float[] { 1, -2, 3, 0, 1, -2 };
    private static readonly NDArray<float> M = new float[,] { { 1, -2, 3 }, { 0, 1, -2 } };

    [Fact]
    public void MasksGiveAsManyElementsAsThereAre()
    {
        Arrays.ArrayEqual(new float[] { 3, 7, 3 }, Indexed.Chosen(X));
        Arrays.ArrayEqual(NDArray<float>.Allocate(0), Indexed.Chosen(new float[] { -1, -2 }));
        Arrays.AllClose(51.044174f, Indexed.SumOfChosen(M), 1e-5);
        Arrays.ArrayEqual(new float[,] { { 0, 0 } }, Indexed.ChosenRows(M, new bool[] { true, false }));
        Arrays.ArrayEqual(new float[,] { { -1.5f, 2.5f }, { 1.5f, -2.5f } }, Indexed.ChosenRows(M, new bool[] { true, true }));
        Assert.Equal(3, Indexed.HowMany(X));
        Arrays.ArrayEqual(new float[] { 2, 0, 6, 0, 2, 0 }, Indexed.SquaresGradient(X));
        Arrays.ArrayEqual(new int[,] { { 0, 0 }, { 0, 2 }, { 1, 1 } }, Indexed.Places(M));
        Arrays.ArrayEqual(new float[] { 9, -2, 9, 0, 9, -2 }, Indexed.ChosenSet(X));
    }

    [Fact]
    public void DistinctElements()
    {
        (NDArray<float> values, NDArray<int> indices, NDArray<int> inverse, NDArray<int> counts) = Indexed.Distinct(X);
        Arrays.ArrayEqual(new float[] { -2, 0, 1, 3 }, values);
        Arrays.ArrayEqual(new int[] { 1, 3, 0, 2 }, indices);
        Arrays.ArrayEqual(new int[] { 2, 0, 3, 1, 2, 0 }, inverse);
        Arrays.ArrayEqual(new int[] { 2, 1, 2, 1 }, counts);
        (values, counts) = Indexed.Four(X);
        Arrays.ArrayEqual(new float[] { -2, 0, 1, 3, -9 }, values);
        Arrays.ArrayEqual(new int[] { 2, 1, 2, 1, 0 }, counts);
        Arrays.ArrayEqual(new float[] { float.NaN }, Indexed.Distinct(new float[] { float.NaN, float.NaN }).Values);
        Arrays.ArrayEqual(new float[] { -2, 3 }, Indexed.Common(X, new float[] { 3, 4, -2, 3 }));
        Arrays.ArrayEqual(new bool[] { false, true, true, false, false, true }, Indexed.Among(X, new float[] { 3, 4, -2, float.NaN }));
    }

    [Fact]
    public void SlicesWithSteps()
    {
        Arrays.ArrayEqual(new float[,] { { 1 } }, Indexed.Steps(M));
        Arrays.ArrayEqual(new float[,] { { 1, -2, 3 }, { 0, 0, -2 } }, Indexed.StepsSet(M));
    }

    [Fact]
    public void ChangedCopies()
    {
        Arrays.ArrayEqual(new float[,] { { 1, -2, 3 }, { 20, 1, 8 } }, Indexed.RowsAndPlaces(M, new int[] { 0, -1, 0 }));
        Arrays.ArrayEqual(new float[] { 0.25f, 4, 8, 0, 1, 4 }, Indexed.Changed(X));
        Arrays.ArrayEqual(new float[] { 1, -1, 3, 0, 3, -2 }, Indexed.Several(X, new int[] { 1, 2, 4, 4 }));
        Arrays.ArrayEqual(new float[,] { { 5, -2, 3 }, { 0, 1, 5 } }, Indexed.PutOne(M, new int[,] { { 0 }, { -1 } }));
    }

    [Fact]
    public void IndicesOutsideAreErrorsUnlessAModeSaysOtherwise()
    {
        int[] outside = [0, -1, 6, -7];
        Arrays.ArrayEqual(new float[] { 1, -2, -1, -1 }, Indexed.Filled(X, outside));
        Arrays.ArrayEqual(new float[] { 2, -2, 3, 0, 1, -1 }, Indexed.WrittenOrDropped(X, outside));
        Assert.Matches("Index 6 is outside axis 0( of .*)?, which is 6", Assert.Throws<ArgumentOutOfRangeException>(() => Indexed.Read(X, outside)).Message);
        Assert.Matches("Index -7 is outside axis 0( of .*)?, which is 6", Assert.Throws<ArgumentOutOfRangeException>(() => Indexed.Written(X, new int[] { -7 })).Message);
        Assert.Matches("Index 2 is outside axis 0( of .*)?, which is 2", Assert.Throws<ArgumentOutOfRangeException>(() => Indexed.ReadTwo(M, new int[] { 2 })).Message);
        Arrays.ArrayEqual(new float[] { 1, -2 }, Indexed.ReadTwo(M, new int[] { 0, -1 }));
    }

    [Fact]
    public void FoundInArrays()
    {
        (NDArray<float> hist, NDArray<float> edges) = Indexed.Bins(X);
        Arrays.ArrayEqual(new float[] { 2, 0, 1, 2 }, hist);
        Arrays.ArrayEqual(new float[] { -2, -1, 0, 1, 2 }, edges);
        Arrays.ArrayEqual(new int[] { 2, 1, 0 }, Indexed.ByTwoKeys(new int[] { 3, 1, 2 }, new int[] { 1, 1, 0 }));
        (NDArray<int> first, NDArray<float> second) = Indexed.SortedByTwo(new int[] { 1, 0, 1 }, new float[] { 5, 4, 3 });
        Arrays.ArrayEqual(new int[] { 0, 1, 1 }, first);
        Arrays.ArrayEqual(new float[] { 4, 3, 5 }, second);
        Arrays.ArrayEqual(new int[] { 0, 3, 0, 1, 0, 3 }, Indexed.InBins(X));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(5000)]
    public void LongRunsAreSortedAsShortOnes(int length)
    {
        Random random = new(7);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => random.Next(12) switch
        {
            0 => float.NaN,
            1 => -0f,
            2 => 0f,
            3 => float.NegativeInfinity,
            _ => random.NextSingle() - 0.5f,
        })];
        int[] order = [.. Enumerable.Range(0, length).OrderBy(i => x[i], Comparer<float>.Create(Compare))];
        Assert.Equal(order.Select(i => BitConverter.SingleToInt32Bits(x[i])), Indexed.Sorted(x).ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(order, Indexed.Order(x).ToArray());
        int[] down = [.. Enumerable.Range(0, length).OrderBy(i => x[i], Comparer<float>.Create((a, b) => Compare(b, a)))];
        Assert.Equal(down, Indexed.OrderDown(x).ToArray());
        if (length > 5)
        {
            Assert.Equal(down.Take(5), Indexed.Largest(x).Item2.ToArray());
        }

        double sum = 0;
        float[] finite = [.. x.Select(v => float.IsFinite(v) ? v : 1)];
        Arrays.AllClose(finite.Select(v => (float)(sum += v)).ToArray(), Indexed.Running(finite), 1e-6, 1e-6);

        static int Compare(float a, float b) => float.IsNaN(a) || float.IsNaN(b) ? float.IsNaN(a).CompareTo(float.IsNaN(b)) : a < b ? -1 : a > b ? 1 : 0;
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(16, 48)]
    [InlineData(300, 65)]
    public void RowsAndColumnsExchanged(int rows, int columns)
    {
        NDArray<float> x = Reshape(Arange(rows * columns).As<float>(), (rows, columns));
        NDArray<float> turned = Indexed.Turned(x);
        Assert.Equal((columns, rows), (turned.Shape[0], turned.Shape[1]));
        for (int r = 0; r < rows; r += 7)
        {
            Assert.Equal(x[r].ToArray(), turned[.., r].ToArray());
        }
    }
}
