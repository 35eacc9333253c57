namespace Pure.Jit.EndToEnd.Tests;

/// <summary>C#'s own branches and loops against the plain bodies: a delegate of a method is its plain body, a call of it the compiled one.</summary>
public sealed class StatementTests
{
    private static readonly float[] Numbers = [-20f, -2f, -0.5f, 0f, 0.5f, 1.5f, 3f, 5f, 60f, float.NaN];
    private static readonly int[] Counts = [0, 1, 2, 3, 7, 8, 9, 27, 100, -4];

    [Fact]
    public void NumbersTakeTheSameWays()
    {
        Func<float, float> sign = Statements.Sign, leaky = Statements.Leaky, merged = Statements.Merged, assigned = Statements.Assigned, halvings = Statements.Halvings;
        Func<float, float> untilNegative = Statements.UntilNegative, local = Statements.Local;
        Func<int, float, float> chosen = Statements.Chosen;
        foreach (float x in Numbers)
        {
            Assert.Equal(sign(x), Statements.Sign(x));
            Assert.Equal(leaky(x), Statements.Leaky(x));
            Assert.Equal(merged(x), Statements.Merged(x));
            Assert.Equal(assigned(x), Statements.Assigned(x));
            Assert.Equal(halvings(x), Statements.Halvings(x));
            Assert.Equal(untilNegative(x), Statements.UntilNegative(x));
            Assert.Equal(local(x), Statements.Local(x));
            foreach (int k in Counts)
            {
                Assert.Equal(chosen(k, x), Statements.Chosen(k, x));
            }
        }
    }

    [Fact]
    public void WholeNumbersTakeTheSameTurns()
    {
        Func<int, int> collatz = Statements.Collatz, primes = Statements.Primes, firstPair = Statements.FirstPair, kind = Statements.Kind;
        Func<int, int, int> gcd = Statements.Gcd, quadrant = Statements.Quadrant;
        Func<int, int, bool> divides = Statements.Divides;
        foreach (int n in Counts)
        {
            if (n > 0)
            {
                Assert.Equal(collatz(n), Statements.Collatz(n));
            }

            Assert.Equal(primes(n), Statements.Primes(n));
            Assert.Equal(firstPair(n), Statements.FirstPair(n));
            Assert.Equal(kind(n), Statements.Kind(n));
            foreach (int m in Counts)
            {
                Assert.Equal(gcd(n, m), Statements.Gcd(n, m));
                Assert.Equal(quadrant(n, m), Statements.Quadrant(n, m));
                Assert.Equal(divides(n, m), Statements.Divides(n, m));
            }
        }

        Assert.Equal([0, 1, 16, 111, 118], Statements.CollatzOfEach(new[] { 1, 2, 7, 27, 97 }).ToArray());
    }

    [Fact]
    public void ArraysAreCarriedAndTakenRowByRow()
    {
        NDArray<float> x = new float[,] { { 1, 2, 3 }, { 4, -1, 9 }, { 0, 1, 0 } };
        Assert.Equal([4, -1, 9], Statements.LargestRow(x).ToArray());
        Assert.Equal([0, 0, 0], Statements.LargestRow(-x[2..]).ToArray());
        Assert.Equal([4, -1, 9], Statements.FirstRowAbove(x, 6f).ToArray());
        Assert.Equal([-1, -1, -1], Statements.FirstRowAbove(x, 60f).ToArray());
        Assert.Equal([-1, -1], Statements.FirstRowAbove(Zeros<float>((0, 2)), 0f).ToArray());
        NDArray<float> fibonacci = new float[,] { { 1, 1 }, { 1, 0 } };
        Assert.Equal([89, 55, 55, 34], Statements.Power(fibonacci, 10).ToArray());
        Assert.Equal([1, 0, 0, 1], Statements.Power(fibonacci, 0).ToArray());
        Assert.Equal(2, Statements.FirstAbove(new float[] { 1, 2, 3, 4 }, 2f));
        Assert.Equal(-1, Statements.FirstAbove(new float[0], 2f));
        Assert.Equal(-1, Statements.FirstAbove(new float[] { 1, float.NaN }, 2f));
    }

    [Fact]
    public void RecordsAreCarried()
    {
        Motion slow = Statements.Run(new Motion(new float[] { 1, 2 }, 2f, 0)), fast = Statements.Run(new Motion(new float[] { 1, 2 }, 7f, 0));
        Assert.Equal([32f, 64f], slow.X.ToArray());
        Assert.Equal(5, slow.Count);
        Assert.Equal([49f, 98f], fast.X.ToArray());
        Assert.Equal(2, fast.Count);
        Assert.Equal(9, Statements.Run(new Motion(new float[] { 1, 2 }, 7f, 9)).Count);
    }

    [Fact]
    public void LoopsAndBranchesAreDifferentiatedAndMapped()
    {
        foreach (float a in new[] { 0.5f, 2f, 9f, 100f })
        {
            Assert.Equal(MathF.Sqrt(a), Statements.RootOf(a), 1e-3f);
            Assert.Equal(0.5f / MathF.Sqrt(a), Statements.SlopeOfRoot(a), 1e-3f);
        }

        float[] many = [0.5f, 1, 2, 9, 100, 3, 4, 5, 6, 7, 8];
        Assert.Equal(many.Select(a => Statements.RootOf(a)), Statements.Roots(many).ToArray());
        float[] slopes = Statements.SlopesOfRoots(many).ToArray();
        for (int i = 0; i < many.Length; i++)
        {
            Assert.Equal(Statements.SlopeOfRoot(many[i]), slopes[i], 1e-6f);
        }

        Assert.Equal(3f, Statements.SafeSlope(0f));
        Assert.Equal(0.25f, Statements.SafeSlope(4f));
        Assert.Equal([3f, 0.25f, 3f], Statements.SafeSlopes(new float[] { 0, 4, -1 }).ToArray());
        Assert.Equal([0.5f * 2, 0f, 3 * 2], Statements.SlopeOfDecayed(new float[] { 1, -2, 3 }).ToArray());
    }
}
