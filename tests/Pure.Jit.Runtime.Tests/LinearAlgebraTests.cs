namespace Pure.Jit.Runtime.Tests;

/// <summary>Decompositions at sizes around and far above their blocks, held to what they mean.</summary>
public sealed class LinearAlgebraTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 2, 3 }, { 7, 7 }, { 31, 5 }, { 5, 31 }, { 32, 32 }, { 33, 33 }, { 65, 40 }, { 40, 65 }, { 100, 100 }, { 150, 131 }, { 131, 150 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Lu_multiplies_to_the_permuted_rows(int m, int n)
    {
        NDArray<double> x = Random(m, n);
        (NDArray<double> lu, NDArray<int> pivots, NDArray<int> permutation) = Lax.Lu(x);
        int k = int.Min(m, n);
        NDArray<double> lower = Nd.Tril(lu[.., ..k], -1) + Nd.Eye<double>(m, k);
        NDArray<double> upper = Nd.Triu(lu[..k, ..]);
        Close(Nd.Take(x, permutation, 0), Nd.Matmul(lower, upper));
        Assert.Equal(permutation.AsSpan(), Lax.LuPivotsToPermutation(pivots, m).AsSpan());
        Assert.True(Nd.Max(Nd.Abs(lower)).Item() <= 1);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Qr_is_orthonormal_and_triangular(int m, int n)
    {
        NDArray<double> x = Random(m, n);
        foreach (bool isFull in (bool[])[false, true])
        {
            (NDArray<double> q, NDArray<double> r) = Lax.Qr(x, isFull);
            Close(x, Nd.Matmul(q, r));
            Close(Nd.Eye<double>(q.Shape[1]), Nd.Matmul(Nd.Transpose(q), q));
            Close(Nd.Triu(r), r);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Svd_multiplies_back(int m, int n)
    {
        NDArray<double> x = Random(m, n);
        int k = int.Min(m, n);
        foreach (bool isFull in (bool[])[false, true])
        {
            (NDArray<double> u, NDArray<double> s, NDArray<double> vt) = Lax.Svd(x, isFull);
            Close(x, Nd.Matmul(u[.., ..k] * s, vt[..k, ..]));
            Close(Nd.Eye<double>(u.Shape[1]), Nd.Matmul(Nd.Transpose(u), u));
            Close(Nd.Eye<double>(vt.Shape[0]), Nd.Matmul(vt, Nd.Transpose(vt)));
            Close(-Nd.Sort(-s), s);
            Close(s, Lax.Svdvals(x));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(65)]
    [InlineData(150)]
    public void Eigenvectors_are_turned_into_multiples(int n)
    {
        NDArray<double> x = Random(n, n);
        NDArray<double> symmetric = x + Nd.Transpose(x);
        (NDArray<double> v, NDArray<double> w) = Lax.Eigh(symmetric);
        Close(Nd.Matmul(symmetric, v), v * w);
        Close(Nd.Eye<double>(n), Nd.Matmul(Nd.Transpose(v), v));
        Close(Nd.Sort(w), w);
        Close(w, Lax.Eigvalsh(symmetric));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100)]
    [InlineData(300)]
    public void Cholesky_multiplies_back(int n)
    {
        NDArray<double> x = Random(n, n);
        NDArray<double> definite = Nd.Matmul(x, Nd.Transpose(x)) + (n * Nd.Eye<double>(n));
        NDArray<double> factor = Lax.Cholesky(definite);
        Close(definite, Nd.Matmul(factor, Nd.Transpose(factor)), 1e-9);
        Close(Nd.Tril(factor), factor);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(33, 1)]
    [InlineData(33, 40)]
    [InlineData(100, 9)]
    public void Triangular_systems_are_solved(int n, int k)
    {
        NDArray<double> square = Random(n, n) + (n * Nd.Eye<double>(n));
        for (int choice = 0; choice < 16; choice++)
        {
            bool isLeft = (choice & 1) != 0, isLower = (choice & 2) != 0, isTransposed = (choice & 4) != 0, isUnit = (choice & 8) != 0;
            NDArray<double> a = isUnit ? square / (10 * n) : square;
            NDArray<double> b = isLeft ? Random(n, k) : Random(k, n);
            NDArray<double> x = Lax.TriangularSolve(a, b, isLeft, isLower, isTransposed, isUnit);
            NDArray<double> triangle = isLower ? Nd.Tril(a) : Nd.Triu(a);
            triangle = isUnit ? Nd.Where(Nd.Eye<bool>(n), 1.0, triangle) : triangle;
            triangle = isTransposed ? Nd.Transpose(triangle) : triangle;
            Close(b, isLeft ? Nd.Matmul(triangle, x) : Nd.Matmul(x, triangle));
        }
    }

    [Fact]
    public void Singular_matrices_have_complete_vectors()
    {
        NDArray<double> column = Random(6, 2);
        NDArray<double> x = Nd.Matmul(column, Random(2, 5));
        (NDArray<double> u, NDArray<double> s, NDArray<double> vt) = Lax.Svd(x, fullMatrices: true);
        Close(Nd.Eye<double>(6), Nd.Matmul(Nd.Transpose(u), u));
        Close(Nd.Eye<double>(5), Nd.Matmul(vt, Nd.Transpose(vt)));
        Assert.True(Nd.Max(s[2..]).Item() < 1e-12);
        (u, s, vt) = Lax.Svd(Nd.Zeros<double>((3, 4)), fullMatrices: true);
        Close(Nd.Eye<double>(3), Nd.Matmul(Nd.Transpose(u), u));
        Close(Nd.Eye<double>(4), Nd.Matmul(vt, Nd.Transpose(vt)));
        Assert.Equal(0, Nd.Max(s).Item());
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void Extreme_magnitudes_keep_their_digits(float scale)
    {
        NDArray<float> x = Random(6, 6).As<float>();
        Close((Lax.Svdvals(x) * scale).As<double>() / (double)scale, Lax.Svdvals(x * scale).As<double>() / (double)scale, 1e-5);
        NDArray<float> symmetric = x + Nd.Transpose(x);
        Close((Lax.Eigvalsh(symmetric) * scale).As<double>() / (double)scale, Lax.Eigvalsh(symmetric * scale).As<double>() / (double)scale, 1e-5);
        Close((Lax.Qr(x).R * scale).As<double>() / (double)scale, Lax.Qr(x * scale).R.As<double>() / (double)scale, 1e-5);
    }

    [Fact]
    public void Failures_are_nan_and_nothing_is_nothing()
    {
        NDArray<double> indefinite = new double[,] { { 1, 2 }, { 2, 1 } };
        Assert.Equal([double.NaN, 0, double.NaN, double.NaN], Lax.Cholesky(indefinite).AsSpan());
        NDArray<double> nan = new double[,] { { double.NaN, 0 }, { 0, 1 } };
        Assert.All(Lax.Eigh(nan).Values.AsSpan().ToArray(), v => Assert.True(double.IsNaN(v)));
        Assert.All(Lax.Svd(nan).U.AsSpan().ToArray(), v => Assert.True(double.IsNaN(v)));
        Assert.Equal((Shape)(0, 0), Lax.Cholesky(Nd.Zeros<double>((0, 0))).Shape);
        Assert.Equal((Shape)(4, 3, 2), Lax.Qr(Nd.Zeros<float>((4, 3, 2)), fullMatrices: false).Q.Shape);
        Assert.Equal((Shape)(0, 3, 3), Lax.Svd(Nd.Zeros<float>((0, 3, 2))).U.Shape);
        Assert.Equal((Shape)(3, 3), Lax.Svd(Nd.Zeros<float>((3, 0))).U.Shape);
        Assert.Equal((Shape)(3, 0), Lax.Lu(Nd.Zeros<float>((3, 0))).Lu.Shape);
        Assert.Equal((Shape)0, Lax.Eigvalsh(Nd.Zeros<float>((0, 0))).Shape);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused_with_both()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Lax.Cholesky(Nd.Zeros<float>((3, 4))));
        Assert.Contains("'cholesky' needs square matrices: x is f32(3, 4), of 3 rows and 4 columns", thrown.Message, StringComparison.Ordinal);
        thrown = Assert.Throws<ArgumentException>(() => Lax.TriangularSolve(Nd.Zeros<float>((3, 3)), Nd.Zeros<float>((4, 2)), leftSide: true));
        Assert.Contains("as many rows of b as of a", thrown.Message, StringComparison.Ordinal);
        thrown = Assert.Throws<ArgumentException>(() => Lax.Eigh(Nd.Zeros<int>((3, 3))));
        Assert.Contains("'eigh' is defined for f32 and f64 arrays, not for i32", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        NDArray<float> x = Random(3 * 200, 200).As<float>();
        NDArray<float> batch = Nd.Reshape(x, (3, 200, 200));
        NDArray<float> definite = Nd.Matmul(batch, Nd.Swapaxes(batch, 1, 2)) + Nd.Eye<float>(200);
        int threads = Simd.Workers.Count;
        List<float[]>[] results = [[], []];
        try
        {
            foreach (int count in (int[])[1, 4])
            {
                Simd.Workers.Count = count;
                List<float[]> all = results[count / 4];
                all.Add(Lax.Cholesky(definite).AsSpan().ToArray());
                all.Add(Lax.Cholesky(definite[0]).AsSpan().ToArray());
                all.Add(Lax.Lu(batch).Lu.AsSpan().ToArray());
                all.Add(Lax.Lu(batch[1]).Lu.AsSpan().ToArray());
                all.Add(Lax.Qr(batch).R.AsSpan().ToArray());
                all.Add(Lax.Eigh(definite).Vectors.AsSpan().ToArray());
                all.Add(Lax.Svd(batch[..1, ..60, ..50]).U.AsSpan().ToArray());
            }
        }
        finally
        {
            Simd.Workers.Count = threads;
        }

        Assert.All(results[0].Zip(results[1]), pair => Assert.Equal(pair.First, pair.Second));
    }

    private static NDArray<double> Random(int m, int n)
    {
        System.Random random = new((m * 1000) + n);
        return NDArray.Array<double>([.. Enumerable.Range(0, m * n).Select(_ => (random.NextDouble() * 2) - 1)], (m, n));
    }

    private static void Close(NDArray<double> expected, NDArray<double> actual, double tolerance = 1e-11)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (int i = 0; i < expected.Size; i++)
        {
            double e = expected.AsSpan()[i], a = actual.AsSpan()[i];
            Assert.True(Math.Abs(e - a) <= tolerance * (1 + Math.Abs(e)), $"element {i}: expected {e} but got {a}");
        }
    }
}
