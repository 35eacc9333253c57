namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>One pass over arrays of any shape.</summary>
public static class Elementwise
{
    private const double Rate = 0.05;
    private const double Volatility = 0.2;

    [Jit(FastMath = true)]
    public static NDArray<float> Axpy3(NDArray<float> x, NDArray<float> y, NDArray<float> z)
        => ((((0.5f * x) + y) * 1.5f) + z) * 0.25f + x;

    [Jit(FastMath = true)]
    public static NDArray<float> Selu(NDArray<float> x) => Nn.Selu(x);

    [Jit(FastMath = true)]
    public static NDArray<float> Gelu(NDArray<float> x) => Nn.Gelu(x);

    /// <summary>European call and put.</summary>
    [Jit(FastMath = true)]
    public static (NDArray<float> Call, NDArray<float> Put) BlackScholes(NDArray<float> spot, NDArray<float> strike, NDArray<float> years)
        => Prices(spot, strike, years);

    /// <summary>European call and put in double precision.</summary>
    [Jit(FastMath = true)]
    public static (NDArray<double> Call, NDArray<double> Put) BlackScholes64(NDArray<double> spot, NDArray<double> strike, NDArray<double> years)
        => Prices(spot, strike, years);

    [Pure]
    private static (NDArray<T> Call, NDArray<T> Put) Prices<T>(NDArray<T> spot, NDArray<T> strike, NDArray<T> years)
        where T : unmanaged
    {
        NDArray<T> spread = Volatility * Nd.Sqrt(years);
        NDArray<T> d1 = (Nd.Log(spot / strike) + ((Rate + (0.5 * Volatility * Volatility)) * years)) / spread;
        NDArray<T> present = strike * Nd.Exp(-Rate * years);
        NDArray<T> call = (spot * NormalCdf(d1)) - (present * NormalCdf(d1 - spread));
        return (call, call - spot + present);
    }

    [Pure]
    private static NDArray<T> NormalCdf<T>(NDArray<T> x)
        where T : unmanaged
        => 0.5 * (1 + Special.Erf(x * 0.70710678118654752));
}
