namespace Pure.Jit.EndToEnd.Tests.Accuracy;

/// <summary>Derivatives of special functions of several arguments, against central differences.</summary>
public sealed class SpecialDerivativeTests
{
    private const double Step = 1e-5;

    private static readonly NDArray<double> A = Nd.Array([0.7, 2.5, 8.0, 30.0]);
    private static readonly NDArray<double> X = Nd.Array([0.4, 3.5, 6.0, 33.0]);

    [Fact]
    public void GammaincInBothArguments()
    {
        Arrays.AllClose(Grad(SpecialSums.GammaincOfA, A, X), (Special.Gammainc(A + Step, X) - Special.Gammainc(A - Step, X)) / (2 * Step), rtol: 1e-6, atol: 1e-9);
        Arrays.AllClose(Grad(SpecialSums.GammaincOfX, X, A), (Special.Gammainc(A, X + Step) - Special.Gammainc(A, X - Step)) / (2 * Step), rtol: 1e-6, atol: 1e-9);
    }

    [Fact]
    public void GammainccInBothArguments()
    {
        Arrays.AllClose(Grad(SpecialSums.GammainccOfA, A, X), (Special.Gammaincc(A + Step, X) - Special.Gammaincc(A - Step, X)) / (2 * Step), rtol: 1e-6, atol: 1e-9);
        Arrays.AllClose(Grad(SpecialSums.GammainccOfX, X, A), (Special.Gammaincc(A, X + Step) - Special.Gammaincc(A, X - Step)) / (2 * Step), rtol: 1e-6, atol: 1e-9);
    }

    [Fact]
    public void BetalnInOneArgument() => Arrays.AllClose(
        Grad(SpecialSums.BetalnOfA, A, X), (Special.Betaln(A + Step, X) - Special.Betaln(A - Step, X)) / (2 * Step), rtol: 1e-6, atol: 1e-9);

    [Fact]
    public void BetaincInX()
    {
        NDArray<double> x = Nd.Array([0.1, 0.4, 0.6, 0.9]), b = Nd.Array([2.0, 3.0, 4.0, 5.0]);
        Arrays.AllClose(
            Grad(SpecialSums.BetaincOfX, x, A, b), (Special.Betainc(A, b, x + Step) - Special.Betainc(A, b, x - Step)) / (2 * Step), rtol: 1e-6, atol: 1e-9);
    }

    [Fact]
    public void DigammaHasTrigamma() => Arrays.AllClose(
        Grad(SpecialSums.DigammaOfX, Nd.Array([1.0, 2.0, 0.5])),
        Nd.Array([Math.PI * Math.PI / 6, (Math.PI * Math.PI / 6) - 1, Math.PI * Math.PI / 2]), rtol: 1e-14);
}
