namespace Pure.Jit.Benchmarks.Modes;

/// <summary>Decompositions, systems and Fourier transforms, for beside_numpy.py.</summary>
public static class MatrixOperations
{
    private const int N = 256;

    public static void Print()
    {
        NDArray<float> x = Rand.Normal<float>(Rand.Key(6), (N, N));
        NDArray<float> definite = Nd.Matmul(x, Nd.Transpose(x)) + (N * Nd.Eye<float>(N));
        NDArray<float> lines = Rand.Uniform<float>(Rand.Key(7), (1024, 1024));
        NDArray<double> wide = x.As<double>();
        NDArray<double> wideDefinite = definite.As<double>();
        ArrayOperations.Time("cholesky_f32", () => Factor(definite));
        ArrayOperations.Time("cholesky_f64", () => Factor(wideDefinite));
        ArrayOperations.Time("solve_f32", () => Solution(x, definite[0]));
        ArrayOperations.Time("solve_f64", () => Solution(wide, wideDefinite[0]));
        ArrayOperations.Time("qr_f64", () => Orthonormal(wide));
        ArrayOperations.Time("eigh_f64", () => Vectors(wideDefinite));
        ArrayOperations.Time("svd_f64", () => Singular(wide));
        ArrayOperations.Time("rfft", () => Spectra(lines));
        ArrayOperations.Time("fft_axis0", () => ColumnSpectra(lines));
    }

    [Jit]
    public static NDArray<float> Factor([Shape("n n")] NDArray<float> x) => Linalg.Cholesky(x);

    [Jit]
    public static NDArray<double> Factor([Shape("n n")] NDArray<double> x) => Linalg.Cholesky(x);

    [Jit]
    public static NDArray<float> Solution([Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> b) => Linalg.Solve(a, b);

    [Jit]
    public static NDArray<double> Solution([Shape("n n")] NDArray<double> a, [Shape("n")] NDArray<double> b) => Linalg.Solve(a, b);

    [Jit]
    public static (NDArray<double> Q, NDArray<double> R) Orthonormal([Shape("n n")] NDArray<double> x) => Linalg.Qr(x);

    [Jit]
    public static (NDArray<double> W, NDArray<double> V) Vectors([Shape("n n")] NDArray<double> x) => Linalg.Eigh(x);

    [Jit]
    public static (NDArray<double> U, NDArray<double> S, NDArray<double> Vh) Singular([Shape("n n")] NDArray<double> x) => Linalg.Svd(x);

    [Jit]
    public static ComplexArray<float> Spectra([Shape("m n")] NDArray<float> x) => Fourier.Rfft(x);

    [Jit]
    public static ComplexArray<float> ColumnSpectra([Shape("m n")] NDArray<float> x) => Fourier.Fft(x, axis: 0);
}
