namespace Pure.Jit.EndToEnd.Tests;

/// <summary><see cref="Ruled"/> against closed forms.</summary>
public class RuleTests
{
    private static readonly NDArray<double> X = Nd.Array<double>([0.3, -0.2, 0.5]);
    private static readonly NDArray<double> W = Nd.Array<double>([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], [2, 3]);
    private static readonly NDArray<double> M = Nd.Array<double>([4.0, 1, 0, 0.5, 3, 1, 0.2, 0, 2], [3, 3]);

    [Fact]
    public void ReverseRules()
    {
        Arrays.AllClose(Ruled.ClippedSlope(X), 15 * X * X, 1e-14);
        Arrays.AllClose(Ruled.ClippedSlope(10 * X), (10 * Clip(10 * X, -1, 1) * X * 10) + (5 * X * X * 100), 1e-14);
        Arrays.AllClose(Ruled.SlopeOfSquares(X), 2 * X, 1e-14);
        var (a, b) = Ruled.BothSlopes(X);
        Arrays.AllClose(a, 3 * (X + 1), 1e-14);
        Arrays.AllClose(b, 5 * X, 1e-14);
        Arrays.AllClose(Ruled.SharedByLanes(W, X), 5 * Sum(W, axis: 0), 1e-14);
        Arrays.AllClose(Ruled.OwnCotangent(X, X), Cos(X) * X, 1e-14);
    }

    [Fact]
    public void ForwardModeIsTheOwnRuleOrTheTransposeOfTheReverseRule()
    {
        Arrays.AllClose(Ruled.SecondOfCubes(X), Diag(6 * X), 1e-14);
        Arrays.AllClose(Ruled.ForwardOfReverseRule(X), Diag(8 * X), 1e-14);
        Arrays.AllClose(Ruled.OwnTangent(X), 7 * Ones<double>(3), 1e-14);
    }

    [Fact]
    public void RulesInLoops()
    {
        // Σ (1, x₀, x₀x₁) with slopes of c·r that are 3 r in c and 5 c in r.
        double x0 = 0.3, x1 = -0.2;
        Arrays.AllClose(Ruled.RuleInScan(X), Nd.Array<double>([5 * (1 + (3 * x1)), 5 * x0, 0]), 1e-14);
    }

    [Fact]
    public void VmapRules()
    {
        Arrays.AllClose(Ruled.Lanes(W, X), (W * X) + 100, 1e-14);
        Arrays.AllClose(Ruled.TangentsOfLanes(W, X), W * X, 1e-14);
        Arrays.AllClose(Ruled.OwnLanes(X), 3 * X, 1e-14);
        Arrays.AllClose(Ruled.Mapped(X, X), X * X, 1e-14);
    }

    [Fact]
    public void DerivativesOfRootsDoNotDependOnTheSearch()
    {
        NDArray<double> two = 2.0;
        Arrays.AllClose(Ruled.RootOf(two), (NDArray<double>)Math.Cbrt(2), 1e-14);
        Arrays.AllClose(Ruled.SlopeOfRoot(two), (NDArray<double>)(Math.Pow(2, -2.0 / 3) / 3), 1e-13);
        Arrays.AllClose(Ruled.SecondOfRoot(two), (NDArray<double>)(-2 * Math.Pow(2, -5.0 / 3) / 9), 1e-13);
        Arrays.AllClose(Ruled.SlopesOfRoots(Nd.Array<double>([1.0, 2, 8])), Nd.Array<double>([1.0 / 3, Math.Pow(2, -2.0 / 3) / 3, 1.0 / 12]), 1e-13);
    }

    [Fact]
    public void DerivativesOfLinearSolutions()
    {
        var (a, b) = Ruled.SlopesOfSolution(M, X);
        var (c, d) = Ruled.SlopesOfSolve(M, X);
        Arrays.AllClose(a, c, 1e-12);
        Arrays.AllClose(b, d, 1e-12);
        NDArray<double> inverse = Linalg.Inv(M);
        Arrays.AllClose(Ruled.SecondOfSolution(M, X), 2 * Matmul(Transpose(inverse), inverse), 1e-12);
    }
}
