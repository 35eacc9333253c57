using static Pure.Jit.Nd;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Derivatives of branches and loops in every way, against differences of the plain bodies.</summary>
public sealed class SlopeTests
{
    private static readonly NDArray<double>[] Examples =
    [
        NDArray.Array([0.31, -0.72, 1.13]), NDArray.Array([1.7, 0.41, -0.33]), NDArray.Array([-1.2, -0.1, 0.05]), NDArray.Array([0.9, 2.1, 0.6]), NDArray.Array([-2.5, 7.3, 11.0]),
    ];

    private static readonly NDArray<double> Direction = NDArray.Array([0.3, -1.1, 0.7]);

    [Fact]
    public void OfLeft() => Holds(Slopes.Left, (xs, d) => Slopes.OfLeft(xs, d));

    [Fact]
    public void OfSwitched() => Holds(Slopes.Switched, (xs, d) => Slopes.OfSwitched(xs, d));

    [Fact]
    public void OfTreeScan() => Holds(Slopes.TreeScan, (xs, d) => Slopes.OfTreeScan(xs, d));

    [Fact]
    public void OfNested() => Holds(Slopes.Nested, (xs, d) => Slopes.OfNested(xs, d));

    [Fact]
    public void OfLogSumExp() => Holds(Slopes.LogSumExp, (xs, d) => Slopes.OfLogSumExp(xs, d));

    [Fact]
    public void OfAlternating() => Holds(Slopes.Alternating, (xs, d) => Slopes.OfAlternating(xs, d));

    [Fact]
    public void OfRemade() => Holds(Slopes.Remade, (xs, d) => Slopes.OfRemade(xs, d));

    [Fact]
    public void OfEarly() => Holds(Slopes.Early, (xs, d) => Slopes.OfEarly(xs, d));

    [Fact]
    public void OfBounded() => Holds(Slopes.Bounded, (xs, d) => Slopes.OfBounded(xs, d));

    [Fact]
    public void ABoundThatIsNotReachedChangesNothing()
    {
        foreach (NDArray<double> x in Examples.Take(4))
        {
            (NDArray<double> bounded, NDArray<double> unbounded) = Slopes.BothBounds(x);
            Near(unbounded, bounded, 1e-12);
        }
    }

    [Fact]
    public void ABoundCutsOff()
    {
        NDArray<double> x = NDArray.Array([0.5, 1.0]);
        Assert.Equal([2.0, 4.0], Slopes.Doubled(x, 2).ToArray());
        Assert.Equal([0.5, 1.0], Slopes.Doubled(x, 0).ToArray());
        Assert.Equal([0.5, 1.0], Slopes.Doubled(x, -1).ToArray());
        Assert.Equal([64.0, 128.0], Slopes.Doubled(x, 50).ToArray());
        Assert.Equal([2.0, 4.0], Slopes.DoubledForEach(x).ToArray());
        Assert.Equal([2.0, 4.0], Data.Plain<NDArray<double>, int, NDArray<double>>(Slopes.Doubled, x, 2).ToArray());
    }

    private static void Holds(Func<NDArray<double>, NDArray<double>> f, Func<NDArray<double>, NDArray<double>, All> all)
    {
        for (int at = 0; at < Examples.Length; at++)
        {
            NDArray<double>[] rows = [.. Examples.Skip(at), .. Examples.Take(at)];
            All found = all(Stack(rows), Direction);
            NDArray<double>[] slopes = [.. rows.Select(r => Difference(x => (double)f(x), r))];
            Near(Stack([.. rows.Select(f)]), found.Values, 1e-12);
            Near(slopes[0], found.Slope, 1e-6);
            Near(Sum(slopes[0] * Direction), found.Along, 1e-6);
            Near(Stack(slopes), found.Slopes, 1e-6);
            Near(Stack(slopes), found.SlopesOfSum, 1e-6);
            Near(found.Curvature, Transpose(found.Curvature), 1e-9);
            Near(Difference(x => (double)Sum(all(Stack([x, .. rows.Skip(1)]), Direction).Slope * Direction), rows[0]), Matmul(found.Curvature, Direction), 1e-5);
        }
    }

    private static NDArray<double> Difference(Func<NDArray<double>, double> f, NDArray<double> x) => NDArray.Array(Enumerable.Range(0, x.Size).Select(i =>
    {
        const double Step = 1e-5;
        double[] up = x.ToArray(), down = x.ToArray();
        up[i] += Step;
        down[i] -= Step;
        return (f(NDArray.Array(up)) - f(NDArray.Array(down))) / (2 * Step);
    }).ToArray());

    private static void Near(NDArray<double> expected, NDArray<double> found, double tolerance)
    {
        Assert.Equal(expected.Shape, found.Shape);
        foreach ((double e, double f) in expected.ToArray().Zip(found.ToArray()))
        {
            Assert.True(Math.Abs(e - f) <= tolerance * (1 + Math.Abs(e)), $"{f} is not near {e}");
        }
    }
}
