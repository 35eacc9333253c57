namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Branches and loops against the plain bodies and against what they must give.</summary>
public sealed class TurnTests
{
    private static readonly NDArray<float> X = new float[] { 0.3f, -0.2f, 0.5f };

    [Fact]
    public void BranchesAreChosen()
    {
        Close([MathF.Sin(0.3f), MathF.Sin(-0.2f), MathF.Sin(0.5f)], Turns.Choose(X));
        Close([0.09f, 0.04f, 0.25f], Turns.Choose(-X));
        Close([0.6f, -0.4f, 1f], Turns.ChooseOfTwo(true, X, X));
        Close([0, 0, 0], Turns.ChooseOfTwo(false, X, X));
        Close(X.ToArray(), Turns.Number(-3, X));
        Close([0.09f, 0.04f, 0.25f], Turns.Number(1, X));
        Close([MathF.Cos(0.3f), MathF.Cos(-0.2f), MathF.Cos(0.5f)], Turns.Number(9, X));
        Func<int, NDArray<float>, NDArray<float>> plain = Turns.Number;
        Close(plain(9, X).ToArray(), Turns.Number(9, X));
    }

    [Fact]
    public void TheBranchNotTakenDoesNotReachTheSlope()
    {
        Assert.Equal(3f, Turns.SafeSlope(-1f).Item());
        Assert.Equal(3f, Turns.SafeSlope(0f).Item());
        Assert.Equal(0.25f, Turns.SafeSlope(4f).Item());
    }

    [Fact]
    public void ALoopRunsAsLongAsItMust()
    {
        foreach (float a in new[] { 0.5f, 2f, 9f, 100f })
        {
            Assert.Equal(MathF.Sqrt(a), Turns.RootOf(a).Item(), 1e-4f);
            Assert.Equal(0.5f / MathF.Sqrt(a), Turns.SlopeOfRoot(a).Item(), 1e-3f);
        }

        NDArray<float> many = new float[] { 0.5f, 1, 2, 9, 100, 3, 4, 5, 6, 7, 8 };
        float[] roots = Turns.Roots(many).ToArray(), slopes = Turns.SlopesOfRoots(many).ToArray();
        for (int i = 0; i < roots.Length; i++)
        {
            // Each as if alone, whenever the others are through.
            Assert.Equal(Turns.RootOf(many[i]).Item(), roots[i]);
            Assert.Equal(Turns.SlopeOfRoot(many[i]).Item(), slopes[i], 1e-6f);
        }

        Assert.Empty(Turns.Roots(new float[0]).ToArray());
        Assert.Equal(-0.25f * MathF.Pow(2f, -1.5f), Turns.CurveOfRoot(2f).Item(), 2e-2f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(141)]
    public void LoopsOfElementsEndWhereEachAloneDoes(int n)
    {
        float[] x = [.. Enumerable.Range(0, n).Select(i => (1.7f * MathF.Sin(i)) - 0.4f)];
        int[] most = [.. Enumerable.Range(0, n).Select(i => i % 27)];
        foreach (int limit in new[] { -1, 0, 1, 9, 50 })
        {
            var together = Turns.Escapes(x, limit);
            Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], limit).Value), together.Value, bitwise: true);
            Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], limit).Turns), together.Turns);
            Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], limit).Twice), together.Twice);
            Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], limit).Left), together.Left);
        }

        var apart = Turns.EscapesApart(x, most);
        Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], most[i]).Turns), apart.Turns);
        Arrays.ArrayEqual(Of(i => Turns.EscapeOf(x[i], most[i]).Left), apart.Left);

        NDArray<T> Of<T>(Func<int, NDArray<T>> result)
            where T : unmanaged => Enumerable.Range(0, n).Select(i => result(i).Item()).ToArray();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void ScansOfEverySize(int n)
    {
        float[] x = [.. Enumerable.Range(0, n).Select(i => MathF.Sin(i))];
        float total = 0;
        float[] products = new float[n], before = new float[n];
        for (int i = 0; i < n; i++)
        {
            products[i] = total * x[i];
            total += x[i];
        }

        (NDArray<float> last, NDArray<float> found) = Turns.Totals(x);
        Close(products, found);
        Assert.Equal(total, last.Item(), 1e-4f);
        float after = 0;
        for (int i = n - 1; i >= 0; i--)
        {
            before[i] = after;
            after += x[i];
        }

        Close(before, Turns.Backwards(x).Totals);
        Func<NDArray<float>, (NDArray<float>, NDArray<float>)> plain = Turns.Backwards;
        Close(before, plain(x).Item2);
    }

    [Fact]
    public void CountedLoops()
    {
        Func<NDArray<float>, int, NDArray<float>> plain = Turns.Turned;
        foreach (int n in new[] { -2, 0, 1, 2, 3, 5, 8 })
        {
            Close(plain(X, n).ToArray(), Turns.Turned(X, n));
        }

        Close(Turns.Turned(X, 5).ToArray(), Turns.TurnedFive(X));
        Close(Difference(y => Nd.Sum(plain(y, 4)).Item(), X), Turns.SlopeOfTurns(X, 4), 2e-2f);
        Close([1, 1, 1], Turns.SlopeOfTurns(X, 0));
        NDArray<float> y = new float[] { 1, 2, 3 };
        Close(y.ToArray(), Turns.Swapped(X, y, 3).Item1);
        Close(X.ToArray(), Turns.Swapped(X, y, 4).Item1);
        Close([8, 16, 24], Turns.Doubled(y, 3).Item1);
        Close([8, 16, 24], Turns.Doubled(y, 3).Item2);
        Assert.Equal(new float[] { 1, 2, 3 }, y.ToArray());
    }

    [Fact]
    public void RecurrentNetworks()
    {
        Recurrent p = new(new float[,] { { 0.1f, 0.2f, -0.3f }, { 0.3f, -0.4f, 0.2f }, { 0.5f, 0.1f, 0.2f } }, new float[] { 0.1f, -0.1f, 0.2f });
        NDArray<float> start = new float[] { 0.5f, -0.5f, 0.1f };
        NDArray<float> xs = new float[,] { { 0.1f, 0.2f, 0.3f }, { -0.3f, 0.2f, 0.1f }, { 0.2f, 0.2f, -0.2f }, { 0.3f, 0.1f, 0f } };
        Func<Recurrent, NDArray<float>, NDArray<float>, NDArray<float>> plain = Turns.Energy;
        Assert.Equal(plain(p, start, xs).Item(), Turns.EnergyOf(p, start, xs).Item(), 1e-5f);
        Recurrent slope = Turns.SlopeOfEnergy(p, start, xs), again = Turns.SlopeWithCheckpoints(p, start, xs);
        Close(Difference(w => plain(p with { Weights = w }, start, xs).Item(), p.Weights), slope.Weights, 5e-3f);
        Close(Difference(b => plain(p with { Bias = b }, start, xs).Item(), p.Bias), slope.Bias, 5e-3f);
        Close(slope.Weights.ToArray(), again.Weights);
        Close(slope.Bias.ToArray(), again.Bias);
    }

    [Fact]
    public void RowByRowAndNumbers()
    {
        NDArray<float> x = new float[,] { { 1, 2 }, { 3, 4 }, { 0, -1 } };
        Func<NDArray<float>, NDArray<float>> plain = Turns.Mapped;
        Close(plain(x).ToArray(), Turns.Mapped(x));
        Close(X.ToArray().Select(v => MathF.Cos(MathF.Sin(v)) * MathF.Cos(v)).ToArray(), Turns.SlopeOfCheckpoint(X));
        Assert.Equal(111, Turns.Collatz(27));
        Assert.Equal(0, Turns.Collatz(1));
    }

    [Fact]
    public void WhatABranchHandsOnIsNotWrittenOver()
    {
        NDArray<float> x = new float[] { 1, 2, 3 };
        Assert.Equal([1f, 2, 3], Turns.Kept(true, x).ToArray());
        Assert.Equal([6f, 7, 8], Turns.Kept(false, x).ToArray());
        (NDArray<float> doubled, NDArray<float> kept) = Turns.KeptBeside(true, x);
        Assert.Equal([32f, 64, 96], doubled.ToArray());
        Assert.Equal([16f, 32, 48], kept.ToArray());
        Assert.Equal([1f, 2, 3], x.ToArray());
    }

    [Fact]
    public void LanesThatDoNotTakeABranchDoNotFeelIt()
    {
        Assert.Equal([128f, -1, 192], Turns.Guarded(new float[] { 1, -1, 3 }).ToArray());
        Assert.Equal([-1f, -2], Turns.Guarded(new float[] { -1, -2 }).ToArray());
        Assert.Equal([0.25f, 3, 3], Turns.SafeSlopes(new float[] { 4, -1, 0 }).ToArray());
    }

    [Fact]
    public void SizesSignsAndLoopsThatNeverRun()
    {
        Assert.Equal([8f, -8, 24], Turns.Counted(new float[] { 1, -1, 3 }).ToArray());
        (NDArray<float> plus, NDArray<float> minus) = Turns.SignsOfZero(true, new float[] { -0f });
        Assert.False(float.IsNegative(plus[0].Item()));
        Assert.True(float.IsNegative(minus[0].Item()));
        Assert.Equal(7, Turns.Never(7));
    }

    private static float[] Difference(Func<NDArray<float>, float> f, NDArray<float> x)
    {
        float[] values = x.ToArray();
        return [.. values.Select((v, i) =>
        {
            const float Step = 1e-2f;
            float[] up = [.. values], down = [.. values];
            up[i] = v + Step;
            down[i] = v - Step;
            return (f(Lax.Reshape((NDArray<float>)up, x.Shape)) - f(Lax.Reshape((NDArray<float>)down, x.Shape))) / (2 * Step);
        })];
    }

    private static void Close(float[] expected, NDArray<float> actual, float tolerance = 1e-5f)
    {
        float[] found = actual.ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.True(MathF.Abs(expected[i] - found[i]) <= tolerance * (1 + MathF.Abs(expected[i])), $"element {i} is {found[i]}, not {expected[i]}");
        }
    }
}
