namespace Pure.Jit.Runtime.Tests;

/// <summary>The functions of <see cref="Linalg"/>, on matrices whose answers are known or follow from others.</summary>
public sealed class LinalgTests
{
    private static readonly NDArray<double> A = new double[,] { { 4, 1, 2 }, { 1, 3, 0 }, { 2, 0, 5 } };
    private static readonly NDArray<double> B = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void Determinants()
    {
        Close(43, Linalg.Det(A));
        (NDArray<double> sign, NDArray<double> log) = Linalg.Slogdet(-A);
        Close(-1, sign);
        Close(Math.Log(43), log);
        Close(0, Linalg.Det(Nd.Ones<double>((2, 2))));
        Assert.Equal(double.NegativeInfinity, Linalg.Slogdet(Nd.Zeros<double>((2, 2))).Logabsdet.Item());
        Close(1, Linalg.Det(Nd.Zeros<double>((0, 0))));
    }

    [Fact]
    public void Systems()
    {
        NDArray<double> b = new double[] { 1, 2, 3 };
        NDArray<double> columns = Nd.Stack([b, b * 2], 1);
        NDArray<double> x = Linalg.Solve(A, b);
        Close(b, Nd.Matmul(A, x));
        Close(columns, Nd.Matmul(A, Linalg.Solve(A, columns)));
        Close(x, Linalg.Solve(A, b, assumeA: "pos"));
        Close(x, Linalg.ChoSolve(Linalg.ChoFactor(A), b));
        Close(x, Linalg.ChoSolve(Linalg.ChoFactor(A, lower: true), b));
        Close(x, Linalg.LuSolve(Linalg.LuFactor(A), b));
        NDArray<double> skew = Nd.Matmul(A, Nd.Triu(A));
        Close(Linalg.Solve(Nd.Transpose(skew), columns), Linalg.LuSolve(Linalg.LuFactor(skew), columns, trans: 1));
        Close(Linalg.Solve(Nd.Tril(A), b), Linalg.SolveTriangular(A, b, lower: true));
        Close(Linalg.Solve(Nd.Transpose(Nd.Triu(A)), b), Linalg.SolveTriangular(A, b, trans: 1));
        NDArray<double> batch = Nd.Stack([A, A + 1], 0);
        Close(Linalg.Solve(A + 1, columns), Linalg.Solve(batch, columns)[1]);
        Close(Nd.Eye<double>(3), Nd.Matmul(A, Linalg.Inv(A)));
        Close(x, Linalg.Tensorsolve(A, b));
        NDArray<double> wide = Nd.Reshape(A, (3, 1, 3, 1));
        Close(Nd.Ravel(Linalg.Inv(A)), Nd.Ravel(Linalg.Tensorinv(wide)));
    }

    [Fact]
    public void Least_squares_and_pseudo_inverses()
    {
        NDArray<double> b = new double[] { 1, 2, 4 };
        NDArray<double> tall = Nd.Transpose(B);
        (NDArray<double> x, NDArray<double> residuals, NDArray<int> rank, NDArray<double> s) = Linalg.Lstsq(tall, b);
        Close(Linalg.Solve(Nd.Matmul(B, tall), Nd.Matmul(B, b)), x);
        Close(Nd.Sum(Nd.Square(b - Nd.Matmul(tall, x))), Nd.Sum(residuals));
        Assert.Equal(2, rank.Item());
        Close(Linalg.Svdvals(B), s);
        Close(B, Nd.Matmul(B, Nd.Matmul(Linalg.Pinv(B), B)));
        Close(Linalg.Inv(A), Linalg.Pinv(A));
        Assert.Equal(1, Linalg.MatrixRank(Nd.Ones<double>((3, 2))).Item());
        Assert.Equal([3, 3], Linalg.MatrixRank(Nd.Stack([A, -A], 0)).AsSpan());
        Assert.Equal(1, Linalg.MatrixRank(A, rtol: 0.9).Item());
    }

    [Fact]
    public void Norms()
    {
        Close(Math.Sqrt(91), Linalg.Norm(B));
        Close(Math.Sqrt(91), Linalg.Norm(B, "fro"));
        Close(9, Linalg.Norm(B, 1));
        Close(5, Linalg.Norm(B, -1));
        Close(15, Linalg.Norm(B, double.PositiveInfinity));
        Close(6, Linalg.Norm(B, double.NegativeInfinity));
        Close(Nd.Max(Linalg.Svdvals(B)), Linalg.Norm(B, 2));
        Close(Nd.Min(Linalg.Svdvals(B)), Linalg.Norm(B, -2));
        Close(Nd.Sum(Linalg.Svdvals(B)), Linalg.Norm(B, "nuc"));
        Close(new double[] { 6, 15 }, Linalg.Norm(B, 1, axis: 1));
        Close(new double[] { 3, 3 }, Linalg.Norm(B, 0, axis: 1));
        Close(new double[] { 3, 6 }, Linalg.Norm(B, double.PositiveInfinity, axis: 1));
        Close(new double[] { 1, 4 }, Linalg.Norm(B, double.NegativeInfinity, axis: 1));
        Close(new double[] { Math.Cbrt(36), Math.Cbrt(405) }, Linalg.Norm(B, 3, axis: 1));
        Close(Nd.Reshape(Linalg.Norm(B, 2), (1, 1)), Linalg.Norm(B, 2, keepdims: true));
        Close(Linalg.Norm(B, 1), Linalg.MatrixNorm(B, false, 1));
        Close(Linalg.Norm(B), Linalg.MatrixNorm(B));
        Close(Linalg.Norm(B), Linalg.VectorNorm(B));
        Close(21, Linalg.VectorNorm(B, ord: 1));
        Close(Linalg.Norm(A, 2) * Linalg.Norm(Linalg.Inv(A), 2), Linalg.Cond(A));
        Close(1 / Linalg.Cond(A), Linalg.Cond(A, -2));
        Close(Linalg.Norm(A, 1) * Linalg.Norm(Linalg.Inv(A), 1), Linalg.Cond(A, 1));
    }

    [Fact]
    public void Powers_and_exponentials()
    {
        Close(Nd.Matmul(A, Nd.Matmul(A, A)), Linalg.MatrixPower(A, 3));
        Close(Linalg.MatrixPower(Linalg.Inv(A), 6), Linalg.MatrixPower(A, -6));
        Close(Nd.Eye<double>(3), Linalg.MatrixPower(A, 0));
        (NDArray<double> w, NDArray<double> v) = Linalg.Eigh(A);
        Close(Nd.Matmul(v * Nd.Exp(w), Nd.Transpose(v)), Linalg.Expm(A), 1e-11);
        Close(Nd.Matmul(v * Nd.Exp(w * 10), Nd.Transpose(v)), Linalg.Expm(A * 10), 1e-10);
        Close(Nd.Eye<double>(3), Linalg.Expm(Nd.Zeros<double>((3, 3))));
        Assert.True(double.IsNaN(Linalg.Expm(A * 1e9).AsSpan()[0]));
        Close(Nd.Matmul(B, Nd.Matmul(A, A)), Linalg.MultiDot([B, A, A]));
        Close(Nd.Matmul(B, Nd.Matmul(A, A[0])), Linalg.MultiDot([B, A, A[0]]));
    }

    [Fact]
    public void Decompositions()
    {
        NDArray<double> factor = Linalg.Cholesky(A);
        Close(A, Nd.Matmul(factor, Nd.Transpose(factor)));
        Close(Nd.Transpose(factor), Linalg.Cholesky(A, upper: true));
        (NDArray<double> p, NDArray<double> l, NDArray<double> u) = Linalg.Lu(B);
        Close(B, Nd.Matmul(p, Nd.Matmul(l, u)));
        (p, l, u) = Linalg.Lu(Nd.Stack([Nd.Transpose(B), Nd.Flip(Nd.Transpose(B), 0)], 0));
        Close(Nd.Transpose(B), Nd.Matmul(p, Nd.Matmul(l, u))[0]);
        (NDArray<double> q, NDArray<double> r) = Linalg.Qr(B);
        Close(B, Nd.Matmul(q, r));
        Assert.Equal((Shape)(3, 3), Linalg.Qr(Nd.Transpose(B), "complete").Q.Shape);
        Close(Linalg.Svdvals(B), Linalg.Svd(B, computeUv: false));
        Close(Linalg.Svdvals(B), Linalg.Svd(B).S);
        Close(Linalg.Eigvalsh(A), Linalg.Eigh(A, "U", false).Eigenvalues);
    }

    [Fact]
    public void Parts_and_special_matrices()
    {
        Close(12, Linalg.Trace(A));
        Close(new double[] { 1, 0 }, Linalg.Diagonal(A, 1));
        Close(Nd.Transpose(B), Linalg.MatrixTranspose(B));
        Close(new double[] { -3, 6, -3 }, Linalg.Cross(B[0], B[1]));
        Close(32, Linalg.Vecdot(B[0], B[1]));
        Close(Nd.Outer(B[0], B[1]), Linalg.Outer(B[0], B[1]));
        Close(Nd.Matmul(B, A), Linalg.Matmul(B, A));
        Close(Nd.Tensordot(A, A, 1), Linalg.Tensordot(A, A, 1));
        Close(new double[,] { { 1, 2, 3, 0 }, { 4, 5, 6, 0 }, { 0, 0, 0, 7 } }, Linalg.BlockDiag(B, 7.0));
        Close(new double[,] { { 1, 8 }, { 2, 1 }, { 3, 2 } }, Linalg.Toeplitz(B[0], NDArray.Array<double>([9, 8])));
        Close(new double[,] { { 1, 2 }, { 2, 1 } }, Linalg.Toeplitz(B[0, ..2]));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_method_and_the_sizes()
    {
        Refused("'Linalg.Inv' needs square matrices: a is (2, 3), of 2 rows and 3 columns", () => Linalg.Inv(B));
        Refused("'Linalg.Solve' needs as many rows of b as of a: a is (3, 3), b is (2, 3)", () => Linalg.Solve(A, B));
        Refused("'Linalg.Cholesky' needs matrices, arrays of at least two axes: a is (3", () => Linalg.Cholesky(A[0]));
        Refused("'Linalg.Det' is for f32 and f64: a is i32(2, 2)", () => Linalg.Det(Nd.Zeros<int>((2, 2))));
        Refused("not 'raw'", () => Linalg.Qr(B, "raw"));
        Refused("not 3", () => Linalg.Norm(B, 3));
        Refused("over one axis or two", () => Linalg.Norm(Nd.Zeros<double>((1, 1, 1)), 1));
    }

    private static void Refused(string text, Func<object> call) =>
        Assert.Contains(text, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);

    private static void Close(NDArray<double> expected, NDArray<double> actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        double size = expected.Size == 0 ? 0 : Nd.Max(Nd.Abs(expected)).Item();
        for (int i = 0; i < expected.Size; i++)
        {
            double e = expected.AsSpan()[i], a = actual.AsSpan()[i];
            Assert.True(Math.Abs(e - a) <= tolerance * (10 + size), $"element {i}: expected {e} but got {a}");
        }
    }
}
