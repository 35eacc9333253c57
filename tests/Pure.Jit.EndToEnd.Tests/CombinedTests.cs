namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Statements in and behind one another, against the plain bodies: a delegate of a method is its plain body, a call of it the compiled one.</summary>
public sealed class CombinedTests
{
    private static readonly int[] Counts = [-3, -1, 0, 1, 2, 3, 5, 9, 20];

    [Fact]
    public void LoopsAreLeftInEveryWay()
    {
        Func<int, int, int> twoLoops = Combined.TwoLoops, tuples = Combined.TuplePatterns, shortCircuits = Combined.ShortCircuits;
        Func<int, int> switches = Combined.SwitchInLoop, down = Combined.CountsDown;
        Func<float, int, float> returns = Combined.SwitchThatReturns;
        Func<uint, long, long> wide = Combined.WideCounters;
        Func<PrngKey, int, float> draws = Combined.Draws;
        foreach (int n in Counts)
        {
            Assert.Equal(switches(n), Combined.SwitchInLoop(n));
            Assert.Equal(down(n), Combined.CountsDown(n));
            Assert.Equal(returns(n * 0.3f, 7), Combined.SwitchThatReturns(n * 0.3f, 7));
            Assert.Equal(draws(Rand.Key(n), n), Combined.Draws(Rand.Key(n), n));
            Assert.Equal(wide((uint)Math.Abs(n), 37 * n), Combined.WideCounters((uint)Math.Abs(n), 37 * n));
            foreach (int m in Counts)
            {
                Assert.Equal(twoLoops(n, m), Combined.TwoLoops(n, m));
                Assert.Equal(tuples(n, m), Combined.TuplePatterns(n, m));
                Assert.Equal(shortCircuits(n, m), Combined.ShortCircuits(n, m));
            }
        }
    }

    [Fact]
    public void EverySwitchOfWhichACaseFitsIsTaken()
    {
        Func<bool, bool, byte, int> every = Combined.EveryTruth;
        foreach ((bool a, bool b) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            foreach (byte c in new byte[] { 0, 9, 10, 99, 100, 255 })
            {
                Assert.Equal(every(a, b, c), Combined.EveryTruth(a, b, c));
            }
        }
    }

    [Fact]
    public void RecordsAndSwapsAreCarried()
    {
        NDArray<float> x = Data.Row(1, -2, 0.5f);
        Func<Several, int, Several> records = Combined.Records;
        Func<int, int, NDArray<float>, (int A, int B, NDArray<float> Left)> swaps = Combined.Swaps;
        foreach (int n in Counts)
        {
            Several start = new(x, 1, 2, n % 2 == 0, (1, 2)), expected = records(start, n), found = Combined.Records(start, n);
            Assert.Equal(expected with { X = found.X }, found);
            Arrays.ArrayEqual(found.X, expected.X);
            (int a, int b, NDArray<float> rest) = swaps(n, 11, x);
            (int foundA, int foundB, NDArray<float> foundRest) = Combined.Swaps(n, 11, x);
            Assert.Equal((a, b), (foundA, foundB));
            Arrays.ArrayEqual(foundRest, rest);
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(5, 3)]
    [InlineData(2, 0)]
    public void LoopsWithoutTurnsLeaveEmptyRows(int n, int m)
    {
        NDArray<float> x = Nd.Reshape(Nd.Arange(n * m).As<float>(), (n, m)) * 0.5f;
        Func<NDArray<float>, (NDArray<float> Last, NDArray<float> Rows, NDArray<float> Totals, NDArray<float> Each)> rowless = Combined.Rowless;
        (NDArray<float> last, NDArray<float> rows, NDArray<float> totals, NDArray<float> each) = Combined.Rowless(x);
        (NDArray<float> plainLast, NDArray<float> plainRows, NDArray<float> plainTotals, NDArray<float> plainEach) = rowless(x);
        Arrays.ArrayEqual(last, plainLast);
        Arrays.ArrayEqual(rows, plainRows);
        Arrays.ArrayEqual(totals, plainTotals);
        Arrays.ArrayEqual(each, plainEach);
        Assert.Equal((Shape)(n, m), rows.Shape);
        Func<NDArray<float>, NDArray<float>> captures = Combined.Captures;
        Arrays.ArrayEqual(Combined.Captures(x), captures(x));
    }

    [Theory]
    [InlineData(0, -5, 1f)]
    [InlineData(3, 3, 1f)]
    [InlineData(int.MaxValue, int.MinValue, 1f)]
    [InlineData(-1, 2, 6f)]
    public void LessThanNoTurnsAreNone(int from, int to, float factor) =>
        Arrays.ArrayEqual(Combined.Turned(Data.Row(1, -2), from, to), Data.Row(factor, -2 * factor));

    // What stops a thread for the collector stops it for a debugger.
    [Fact]
    public void ALongLoopCanBeInterrupted()
    {
        using ManualResetEventSlim begins = new();
        int result = 0;
        Thread thread = new(() =>
        {
            begins.Set();
            result = Combined.Long(1_000_000_000, 3);
        });
        thread.Start();
        begins.Wait();
        Thread.Sleep(50);
        GC.Collect();
        Assert.True(thread.IsAlive, "The loop was over before it was interrupted.");
        thread.Join();
        Assert.NotEqual(0, result);
    }
}
