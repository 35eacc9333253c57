namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Checkpoints, groups and unrolled loops change what is kept and how it is computed, not what comes out.</summary>
public sealed class CheckpointTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(12, 17)]
    public void EveryPolicyGivesTheGradient(int turns, int size)
    {
        Recurrent p = new(0.3f * Numbers(1, size, size), Numbers(2, size));
        (NDArray<float> start, NDArray<float> xs) = (Numbers(3, size), Numbers(4, turns, size));
        Recurrent plain = Checkpoints.Plain(p, start, xs);
        var all = Checkpoints.ByPolicy(p, start, xs);
        foreach (Recurrent each in new[] { all.Nothing, all.Everything, all.Dots, all.Matrices, all.Only, all.But })
        {
            Near(plain.Weights, each.Weights, 1e-4f);
            Near(plain.Bias, each.Bias, 1e-4f);
        }

        if (turns % 6 == 0)
        {
            Recurrent roots = Checkpoints.ByRoots(p, start, Nd.Reshape(xs, (turns / 6, 6, size)));
            Near(plain.Weights, roots.Weights, 1e-4f);
            Near(plain.Bias, roots.Bias, 1e-4f);
        }

        // Central differences of the plain body.
        Func<Recurrent, NDArray<float>, NDArray<float>, NDArray<float>> energy = Checkpoints.Energy;
        if (size == 3)
        {
            for (int i = 0; i < 9; i++)
            {
                NDArray<float> step = Nd.Reshape(Nd.Where(Nd.Equal(Nd.Arange(9), i), 1e-2f, 0f), (3, 3));
                float slope = (energy(p with { Weights = p.Weights + step }, start, xs) - energy(p with { Weights = p.Weights - step }, start, xs)).Item() / 2e-2f;
                Assert.Equal(slope, plain.Weights[i / 3, i % 3].Item(), 1e-2f);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    public void GroupsGiveTheRows(int rows)
    {
        (NDArray<float> x, NDArray<float> w) = (Numbers(5, rows, 5), Numbers(6, 5));
        (NDArray<float> found, NDArray<int> numbers) = Checkpoints.Groups(x, w);
        (NDArray<float> expected, NDArray<int> places) = Checkpoints.OneByOne(x, w);
        Near(expected, found, 1e-5f);
        Assert.Equal(places.ToArray(), numbers.ToArray());
        Func<NDArray<float>, NDArray<float>, (NDArray<float>, NDArray<int>)> plain = Checkpoints.Groups;
        Near(plain(x, w).Item1, found, 1e-5f);
        NDArray<float> slope = Checkpoints.SlopeOfGroups(x, w);
        NDArray<float> known = Nd.Matmul(Nd.Sum(2f * Nd.Square(Nd.Sin(x)) * Nd.Sum(x * w, axis: 1, keepdims: true), axis: 1), x);
        Near(known, slope, 1e-4f);
    }

    [Fact]
    public void GroupsOfAKnownNumberOfRows()
    {
        NDArray<float> x = Numbers(7, 10);
        Func<NDArray<float>, NDArray<float>> plain = Checkpoints.GroupsOfTen;
        Near(plain(x), Checkpoints.GroupsOfTen(x), 1e-4f);
    }

    [Fact]
    public void LoopsThatAreWrittenOut()
    {
        (NDArray<float> xs, NDArray<float> start) = (Numbers(8, 4, 9), Numbers(9, 9));
        var found = Checkpoints.WrittenOut(xs, start);
        var expected = Checkpoints.Looped(xs, start);
        Near(expected.Last, found.Last, 1e-6f);
        Near(expected.Rows, found.Rows, 1e-6f);
        Near(expected.Back, found.Back, 1e-6f);
        Near(expected.Turned, found.Turned, 1e-6f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void ElementsThatALoopSetsHaveAGradient(int n)
    {
        NDArray<float> x = 1.5f + (0.3f * Numbers(10, n)), slope = Checkpoints.SlopeOfPlaced(x);
        Func<NDArray<float>, NDArray<float>> plain = Checkpoints.Placed;
        for (int i = 0; i < n; i++)
        {
            NDArray<float> step = Nd.Where(Nd.Equal(Nd.Arange(n), i), 1e-2f, 0f);
            Assert.Equal((plain(x + step) - plain(x - step)).Item() / 2e-2f, slope[i].Item(), 2e-2f);
        }
    }

    private static NDArray<float> Numbers(int seed, params int[] shape)
    {
        Random random = new(seed);
        float[] all = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (2 * random.NextSingle()) - 1)];
        return Nd.Reshape((NDArray<float>)all, Shape.Create(shape));
    }

    private static void Near(NDArray<float> expected, NDArray<float> actual, float tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        float[] left = expected.ToArray(), right = actual.ToArray();
        for (int i = 0; i < left.Length; i++)
        {
            Assert.Equal(left[i], right[i], tolerance * (1 + MathF.Abs(left[i])));
        }
    }
}
