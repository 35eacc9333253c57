namespace Pure.Jit.EndToEnd.Tests.Accuracy;

/// <summary>Sums of special functions, to be differentiated in their first arguments.</summary>
public static class SpecialSums
{
    [Jit]
    public static NDArray<double> GammaincOfA([Shape("k")] NDArray<double> a, [Shape("k")] NDArray<double> x) => Sum(Special.Gammainc(a, x));

    [Jit]
    public static NDArray<double> GammaincOfX([Shape("k")] NDArray<double> x, [Shape("k")] NDArray<double> a) => Sum(Special.Gammainc(a, x));

    [Jit]
    public static NDArray<double> GammainccOfA([Shape("k")] NDArray<double> a, [Shape("k")] NDArray<double> x) => Sum(Special.Gammaincc(a, x));

    [Jit]
    public static NDArray<double> GammainccOfX([Shape("k")] NDArray<double> x, [Shape("k")] NDArray<double> a) => Sum(Special.Gammaincc(a, x));

    [Jit]
    public static NDArray<double> BetalnOfA([Shape("k")] NDArray<double> a, [Shape("k")] NDArray<double> b) => Sum(Special.Betaln(a, b));

    [Jit]
    public static NDArray<double> BetaincOfX([Shape("k")] NDArray<double> x, [Shape("k")] NDArray<double> a, [Shape("k")] NDArray<double> b) =>
        Sum(Special.Betainc(a, b, x));

    [Jit]
    public static NDArray<double> DigammaOfX([Shape("k")] NDArray<double> x) => Sum(Special.Digamma(x));
}
