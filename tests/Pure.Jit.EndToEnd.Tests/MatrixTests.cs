namespace Pure.Jit.EndToEnd.Tests;

public sealed class MatrixTests
{
    private static readonly NDArray<double> A = new double[,] { { 4, 1, 2, -1 }, { 1, 6, 0.5, 2 }, { 2, 0.5, 5, 1 }, { -1, 2, 1, 8 } };
    private static readonly NDArray<double> B = new double[,] { { 1, 2 }, { 3, -1 }, { 0.5, 4 }, { 2, 2 } };

    [Fact]
    public void Compiled_functions_give_what_their_parts_give()
    {
        NDArray<double> definite = Nd.Matmul(A, Nd.Transpose(A)) + Nd.Eye<double>(4);
        NDArray<double> systems = Linalg.Solve(A, B) + Linalg.Solve(Nd.Transpose(A), B) + (2 * Linalg.Solve(definite, B))
            + Linalg.Solve(Nd.Transpose(Nd.Tril(A)), B) + Linalg.Solve(A, B) + Linalg.Solve(A, B[.., ..1]) + Linalg.Inv(A)[.., ..1];
        Close(systems, Matrices.Systems(A, B));
        Close(580.25, Matrices.Numbers(A)[0]);
        Close(Math.Log(580.25), Matrices.Numbers(A)[1]);
        Close(4, Matrices.Numbers(A)[5]);
        Close(23, Matrices.Numbers(A)[6]);
        NDArray<double> rest = (3 * B) + (2 * Nd.Sum(Linalg.Svdvals(B))) + Nd.Sum(Linalg.Pinv(B)) + Nd.Sum(Nd.Matmul(Linalg.Pinv(B), A[0]));
        Close(rest, Matrices.Rectangles(B, A[0]));
        NDArray<double> cube = Nd.Matmul(A, Nd.Matmul(A, A));
        NDArray<double> diagonal = Linalg.BlockDiag(A[..1, ..1], A[1.., 1..]);
        Close(
            Linalg.Expm(A / 10) + cube + Linalg.Inv(A) + A + Nd.Matmul(A, Nd.Matmul(A, A[0])) + Linalg.Eigvalsh(A) + Linalg.Toeplitz(A[0]) + diagonal,
            Matrices.Functions(A));
        Assert.Equal((Shape)(4, 2), Matrices.Spectra(B).Shape);
        Assert.Equal([10f, -2f, -2f], Matrices.Spectrum(NDArray.Array<float>([1, 2, 3, 4])).Re.AsSpan());
    }

    [Fact]
    public void Gradients_are_differences()
    {
        Check(a => Matrices.SumOfSystems(a, B), Matrices.SystemsGradient(A, B));
        Check(Matrices.SumOfNumbers, Matrices.NumbersGradient(A));
        Check(Matrices.SumOfFunctions, Matrices.FunctionsGradient(A));
        Check(Matrices.SumOfSpectra, Matrices.SpectraGradient(A));
        (NDArray<double> points, NDArray<double> covariance) = Matrices.LogDensityGradient(Nd.Transpose(B), A);
        Check(a => Matrices.LogDensity(Nd.Transpose(B), a), covariance);
        Close(-Nd.Transpose(Linalg.Solve(A, B)), points);
    }

    [Fact]
    public void Batches_are_solved_one_by_one()
    {
        NDArray<double> batch = Nd.Stack([A, A + 1, A * 2]);
        Close(Linalg.Inv(A + 1), Matrices.EachInverse(batch)[1]);
        Close(Linalg.Det(A * 2) * Nd.Transpose(Linalg.Inv(A * 2)), Matrices.EachDeterminantGradient(batch)[2]);

        // A matrix of rank n - 1 has a gradient, too.
        NDArray<double> singular = new double[,] { { 1, 2 }, { 2, 4 } };
        Close(new double[,] { { 4, -2 }, { -2, 1 } }, Matrices.EachDeterminantGradient(singular[Nd.NewAxis])[0]);
    }

    [Fact]
    public void Sizes_that_differ_are_refused_on_entry()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Matrices.NumbersGradient(B));
        Assert.Contains("4", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("2", thrown.Message, StringComparison.Ordinal);
    }

    private static void Check(Func<NDArray<double>, NDArray<double>> function, NDArray<double> gradient)
    {
        Assert.Equal(A.Shape, gradient.Shape);
        for (int i = 0; i < A.Size; i++)
        {
            double Moved(double step)
            {
                double[] elements = A.AsSpan().ToArray();
                elements[i] += step;
                return function(NDArray.Array<double>(elements, A.Shape));
            }

            double difference = (Moved(1e-5) - Moved(-1e-5)) / 2e-5;
            double actual = gradient.AsSpan()[i];
            Assert.True(Math.Abs(difference - actual) <= 1e-5 * (1 + Math.Abs(difference)), $"element {i}: {difference} by differences, {actual} by the gradient");
        }
    }

    private static void Close(NDArray<double> expected, NDArray<double> actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (int i = 0; i < expected.Size; i++)
        {
            double e = expected.AsSpan()[i], a = actual.AsSpan()[i];
            Assert.True(Math.Abs(e - a) <= 1e-10 * (1 + Math.Abs(e)), $"element {i}: expected {e} but got {a}");
        }
    }
}
