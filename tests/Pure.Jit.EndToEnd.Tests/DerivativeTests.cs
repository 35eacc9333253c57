namespace Pure.Jit.EndToEnd.Tests;

/// <summary><see cref="Derivatives"/> against closed forms, in methods and at call sites.</summary>
public class DerivativeTests
{
    private static readonly NDArray<double> X = Nd.Array<double>([0.3, -0.2, 0.5]);
    private static readonly NDArray<double> V = Nd.Array<double>([1.0, 2, 3]);
    private static readonly NDArray<double> W = Nd.Array<double>([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], [2, 3]);

    // d(sin xᵢ · s)/dxⱼ = sin xᵢ + [i = j] s cos xᵢ.
    private static NDArray<double> SinesTimesSumJacobian(NDArray<double> x) => Outer(Sin(x), Ones<double>(3)) + Diag(Cos(x) * Sum(x));

    private static NDArray<double> CubicHessian(NDArray<double> x)
    {
        NDArray<double> first = Nd.Array<double>([1.0, 0, 0]);
        return Diag(6 * x * x[0]) + Outer(3 * x * x, first) + Outer(first, 3 * x * x);
    }

    [Fact]
    public void Jacobians()
    {
        var (forward, reverse) = Derivatives.Jacobians(X);
        Arrays.AllClose(forward, SinesTimesSumJacobian(X), 1e-14);
        Arrays.AllClose(reverse, SinesTimesSumJacobian(X), 1e-14);
        Arrays.AllClose(JacFwd(Derivatives.SinesTimesSum, X), SinesTimesSumJacobian(X), 1e-14);
        Arrays.AllClose(JacRev(Derivatives.SinesTimesSum, X), SinesTimesSumJacobian(X), 1e-14);
        Assert.Equal([0, 0], Derivatives.Jacobians(Zeros<double>(0)).Item1.Shape.ToArray());
        Arrays.AllClose(Derivatives.Jacobians(X[..1]).Item2, Nd.Array<double>([Math.Sin(0.3) + (0.3 * Math.Cos(0.3))], [1, 1]), 1e-14);
    }

    [Fact]
    public void JacobiansInSeveralArgumentsAndOfTrees()
    {
        NDArray<double> slope = 1 - Square(Derivatives.Layer(W, X));
        NDArray<double> inW = Eye<double>(2)[.., .., NewAxis] * (slope[.., NewAxis, NewAxis] * X);
        NDArray<double> inX = slope[.., NewAxis] * W;
        foreach (var (a, b) in new[] { Derivatives.OfBothForward(W, X), Derivatives.OfBothReverse(W, X) })
        {
            Arrays.AllClose(a, inW, 1e-14);
            Arrays.AllClose(b, inX, 1e-14);
        }

        Arrays.AllClose(Derivatives.OfSecond(W, X), inX, 1e-14);
        ScaledRow record = Derivatives.OfRecord(new ScaledRow(X, (NDArray<double>)2.0));
        Arrays.AllClose(record.Values, 2 * Eye<double>(3), 1e-14);
        Arrays.AllClose(record.Factor, X, 1e-14);
        var (squares, sum) = Derivatives.OfTuple(X);
        Arrays.AllClose(squares, Diag(2 * X), 1e-14);
        Arrays.AllClose(sum, Ones<double>(3), 1e-14);
    }

    [Fact]
    public void SecondDerivatives()
    {
        Arrays.AllClose(Derivatives.SecondDerivatives(X), CubicHessian(X), 1e-13);
        Arrays.AllClose(Hessian(Derivatives.Cubic, X), CubicHessian(X), 1e-13);
        Arrays.AllClose(Derivatives.SecondAlong(X, V), Matmul(CubicHessian(X), V), 1e-13);
        Arrays.AllClose(Hvp(Derivatives.Cubic, X, V), Matmul(CubicHessian(X), V), 1e-13);
        var ((aa, ab), (ba, bb)) = Derivatives.Blocks(X, V);
        Arrays.AllClose(aa, Diag(2 * V), 1e-14);
        Arrays.AllClose(ab, Diag(2 * X), 1e-14);
        Arrays.AllClose(ba, Diag(2 * X), 1e-14);
        Arrays.AllClose(bb, Zeros<double>([3, 3]), 1e-14);
        NDArray<double> rows = Derivatives.HessiansOfRows(W);
        Arrays.AllClose(rows[0], CubicHessian(W[0]), 1e-13);
        Arrays.AllClose(rows[1], CubicHessian(W[1]), 1e-13);
    }

    [Fact]
    public void LinearPartsAreFunctions()
    {
        var (y, pushed, columns) = Derivatives.PushedTwice(X, V);
        Arrays.AllClose(y, Derivatives.SinesTimesSum(X), 1e-14);
        Arrays.AllClose(pushed, Matmul(SinesTimesSumJacobian(X), V), 1e-14);
        Arrays.AllClose(columns, Transpose(SinesTimesSumJacobian(X)), 1e-14);
        var (again, pulled) = Derivatives.PulledTwice(X, V);
        Arrays.AllClose(again, y, 1e-14);
        Arrays.AllClose(pulled, 3 * Matmul(V, SinesTimesSumJacobian(X)), 1e-14);
        Arrays.AllClose(Derivatives.SlopeOfPushed(X, V), Matmul(CubicHessian(X), V), 1e-13);
        var (end, slope) = Derivatives.PullOfLoop((NDArray<double>)2.0);
        Arrays.AllClose(end, (NDArray<double>)16.0);
        Arrays.AllClose(slope, (NDArray<double>)(3.0 * 4 * 8), 1e-14);
        NDArray<double> tails = Nd.Array<double>([1.2, 0.6, 1.0]);
        Arrays.AllClose(Derivatives.TransposedSums(X), tails, 1e-14);
        Arrays.AllClose(LinearTranspose(Derivatives.Thrice, X, V), 3 * V, 1e-14);
        Arrays.AllClose(Derivatives.LikeResult(X), Ones<double>(6));
    }

    [Fact]
    public void ProgramsAsText()
    {
        string text = MakeJaxpr(Derivatives.SinesTimesSum, X);
        Assert.Contains("f64[n]", text);
        Assert.Contains("= sin ", text);
        Assert.Contains("cos", MakeJaxpr(([Shape("n")] NDArray<double> a) => JacRev(Derivatives.SinesTimesSum, a), X));
    }

    [Fact]
    public void LanesHearOfOneAnother()
    {
        NDArray<double> lane = Nd.Array<double>([0.0, 100], [2, 1]);
        Arrays.AllClose(Derivatives.Centered(W), W - Mean(W, axis: 0) + lane, 1e-14);
        Arrays.AllClose(Derivatives.SlopeOfSums(W), Sum(W * W, axis: 0) + (2 * W * Sum(W, axis: 0)), 1e-14);
        Arrays.AllClose(Derivatives.Extremes(W), (Max(W, axis: 1, keepdims: true) - Min(W, axis: 1, keepdims: true)) + Sum(W, axis: 0), 1e-14);
        Arrays.AllClose(Derivatives.Consensus(X), (0.125 * X) + (0.875 * Mean(X)), 1e-14);
        Arrays.AllClose(Derivatives.Lanes(X), (2 * X) + Nd.Array<double>([3.0, 4, 5], [3, 1]), 1e-14);
        Assert.Throws<InvalidOperationException>(() => Lax.PSum(X, "i"));
    }

    [Fact]
    public void AxesOfPartsOfTrees()
    {
        var (moved, shared) = Derivatives.AxesOfTrees(W, X);
        Arrays.AllClose(moved, Transpose((W * X) + W), 1e-14);
        Arrays.AllClose(shared, Sum(X), 1e-14);
    }
}
