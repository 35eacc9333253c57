namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Linear algebra and transforms in compiled methods, over sizes that have names.</summary>
public static class Matrices
{
    [Jit]
    public static NDArray<double> Systems([Shape("n n")] NDArray<double> a, [Shape("n k")] NDArray<double> b)
    {
        NDArray<double> definite = Nd.Matmul(a, Nd.Transpose(a)) + Nd.Eye<double>(a.Shape[0]);
        NDArray<double> x = Linalg.Solve(a, b) + Linalg.LuSolve(Linalg.LuFactor(a), b, trans: 1);
        x = x + Linalg.ChoSolve(Linalg.ChoFactor(definite), b) + Linalg.Solve(definite, b, assumeA: "pos");
        x = x + Linalg.SolveTriangular(a, b, trans: 1, lower: true) + Nd.Matmul(Linalg.Inv(a), b);
        return x + Linalg.Tensorsolve(a, b[.., 0])[.., Nd.NewAxis] + Linalg.Tensorinv(a, 1)[.., ..1];
    }

    [Jit]
    public static NDArray<double> Numbers([Shape("n n")] NDArray<double> a)
    {
        (NDArray<double> sign, NDArray<double> log) = Linalg.Slogdet(a);
        NDArray<double> norms = Linalg.Norm(a) + Linalg.Norm(a, "nuc") + Linalg.Norm(a, 1) + Linalg.Norm(a, double.NegativeInfinity) + Linalg.Norm(a, -2);
        norms = norms + Linalg.MatrixNorm(a, false, 2) + Linalg.VectorNorm(a, ord: 3) + Linalg.Norm(a, 1, axis: 0)[0];
        return Nd.Stack([Linalg.Det(a), sign * log, norms, Linalg.Cond(a), Linalg.Cond(a, 1), Linalg.MatrixRank(a).As<double>(), Linalg.Trace(a, 0)]);
    }

    [Jit]
    public static NDArray<double> Rectangles([Shape("m n")] NDArray<double> a, [Shape("m")] NDArray<double> b)
    {
        (NDArray<double> u, NDArray<double> s, NDArray<double> vt) = Linalg.Svd(a, fullMatrices: false);
        (NDArray<double> q, NDArray<double> r) = Linalg.Qr(a);
        (NDArray<double> p, NDArray<double> l, NDArray<double> upper) = Linalg.Lu(a);
        (NDArray<double> x, _, _, _) = Linalg.Lstsq(a, b);
        NDArray<double> again = Nd.Matmul(u * s, vt) + Nd.Matmul(q, r) + Nd.Matmul(p, Nd.Matmul(l, upper));
        return again + Nd.Sum(Linalg.Svdvals(a)) + Nd.Sum(Linalg.Pinv(a)) + Nd.Sum(x) + Nd.Sum(Linalg.Svd(a, computeUv: false));
    }

    [Jit]
    public static NDArray<double> Functions([Shape("n n")] NDArray<double> a)
    {
        (NDArray<double> w, NDArray<double> v) = Linalg.Eigh(a);
        NDArray<double> sum = Linalg.Expm(a / 10) + Linalg.MatrixPower(a, 3) + Linalg.MatrixPower(a, -1) + Nd.Matmul(v * w, Linalg.MatrixTranspose(v));
        return sum + Linalg.MultiDot([a, a, a[0]]) + Linalg.Eigvalsh(a) + Linalg.Toeplitz(a[0]) + Linalg.BlockDiag(a[..1, ..1], a[1.., 1..]);
    }

    [Jit]
    public static NDArray<double> Spectra([Shape("m n")] NDArray<double> x)
    {
        ComplexArray<double> all = Fourier.Fft(x) * Nd.Conj(Fourier.Fft(x, axis: 0)) / 3;
        NDArray<double> sum = Nd.Abs(Fourier.Ifft(all)) + Nd.Abs(Fourier.Fft2(all)) + Fourier.Fftshift(Fourier.Ifft2(all)).Re;
        return sum + Fourier.Irfft(Fourier.Rfft(x, norm: "ortho"), n: x.Shape[1]) + Fourier.Ifftshift(x) + Fourier.Fftfreq<double>(x.Shape[1]);
    }

    [Jit]
    public static NDArray<double> LogDensity([Shape("k n")] NDArray<double> points, [Shape("n n")] NDArray<double> covariance)
    {
        NDArray<double> factor = Linalg.Cholesky(covariance);
        NDArray<double> turned = Linalg.SolveTriangular(factor, Nd.Transpose(points), lower: true);
        return Nd.Sum(-(Nd.Square(turned) / 2)) - (points.Shape[0] * Nd.Sum(Nd.Log(Linalg.Diagonal(factor))));
    }

    [Jit]
    public static (NDArray<double> Points, NDArray<double> Covariance) LogDensityGradient(
        [Shape("k n")] NDArray<double> points, [Shape("n n")] NDArray<double> covariance)
        => Grad(LogDensity, Arg.Both, points, covariance);

    [Jit]
    public static NDArray<double> SumOfSystems([Shape("n n")] NDArray<double> a, [Shape("n k")] NDArray<double> b) => Nd.Sum(Nd.Square(Systems(a, b)));

    [Jit]
    public static NDArray<double> SystemsGradient([Shape("n n")] NDArray<double> a, [Shape("n k")] NDArray<double> b) => Grad(SumOfSystems, a, b);

    [Jit]
    public static NDArray<double> SumOfNumbers([Shape("n n")] NDArray<double> a) => Nd.Sum(Numbers(a));

    [Jit]
    public static NDArray<double> NumbersGradient([Shape("n n")] NDArray<double> a) => Grad(SumOfNumbers, a);

    [Jit]
    public static NDArray<double> SumOfFunctions([Shape("n n")] NDArray<double> a) => Nd.Sum(Nd.Sin(Functions(a)));

    [Jit]
    public static NDArray<double> FunctionsGradient([Shape("n n")] NDArray<double> a) => Grad(SumOfFunctions, a);

    [Jit]
    public static NDArray<double> SumOfSpectra([Shape("m n")] NDArray<double> a) => Nd.Sum(Nd.Sin(Spectra(a)));

    [Jit]
    public static NDArray<double> SpectraGradient([Shape("m n")] NDArray<double> a) => Grad(SumOfSpectra, a);

    [Jit]
    public static NDArray<double> Inverse([Shape("n n")] NDArray<double> a) => Linalg.Inv(a);

    [Jit]
    public static NDArray<double> EachInverse([Shape("batch n n")] NDArray<double> a) => Vmap(Inverse, a);

    [Jit]
    public static NDArray<double> Determinant([Shape("n n")] NDArray<double> a) => Linalg.Det(a);

    [Jit]
    public static NDArray<double> DeterminantGradient([Shape("n n")] NDArray<double> a) => Grad(Determinant, a);

    [Jit]
    public static NDArray<double> EachDeterminantGradient([Shape("batch n n")] NDArray<double> a) => Vmap(DeterminantGradient, a);

    [Jit]
    public static ComplexArray<float> Spectrum([Shape("n")] NDArray<float> x) => Fourier.Rfft(x);
}
