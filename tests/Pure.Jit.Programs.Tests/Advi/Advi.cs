using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.Advi;

/// <summary>A Gaussian without correlations.</summary>
public record MeanField([property: Shape("d")] NDArray<float> Mean, [property: Shape("d")] NDArray<float> LogStd);

/// <summary>Black-box variational inference by reparameterised gradients.</summary>
public static class Advi
{
    [Jit]
    public static (MeanField Final, NDArray<float> Elbo) FitLogistic(
        PrngKey key, [Shape("6")] NDArray<float> mean, [Shape("6")] NDArray<float> logStd, [Shape("n 6")] NDArray<float> x, [Shape("n")] NDArray<float> sign)
    {
        MeanField start = new(mean, logStd);
        MeanField still = new(ZerosLike(mean), ZerosLike(logStd));
        var (last, elbo) = Lax.Scan(
            (s, t) =>
            {
                var (loss, g) = ValueAndGrad(p => -LogisticElbo(Rand.FoldIn(key, t), p, x, sign), s.Item1);
                return (Moved(s.Item1, s.Item2, g, 0.002f), -loss);
            },
            (start, still),
            Arange(50));
        return (last.Item1, elbo);
    }

    [Jit]
    public static (MeanField Final, NDArray<float> Elbo) FitFunnel(PrngKey key, [Shape("2")] NDArray<float> mean, [Shape("2")] NDArray<float> logStd)
    {
        MeanField start = new(mean, logStd);
        MeanField still = new(ZerosLike(mean), ZerosLike(logStd));
        var (last, elbo) = Lax.Scan(
            (s, t) =>
            {
                var (loss, g) = ValueAndGrad(p => -FunnelElbo(Rand.FoldIn(key, t), p), s.Item1);
                return (Moved(s.Item1, s.Item2, g, 0.02f), -loss);
            },
            (start, still),
            Arange(50));
        return (last.Item1, elbo);
    }

    [Jit]
    public static (NDArray<float> Mean, NDArray<float> LogStd) FirstGradient(
        PrngKey key, [Shape("6")] NDArray<float> mean, [Shape("6")] NDArray<float> logStd, [Shape("n 6")] NDArray<float> x, [Shape("n")] NDArray<float> sign)
    {
        MeanField g = Grad(p => LogisticElbo(Rand.FoldIn(key, 0), p, x, sign), new MeanField(mean, logStd));
        return (g.Mean, g.LogStd);
    }

    [Jit]
    public static NDArray<float> Noise(PrngKey key) => Vmap(k => Rand.Normal(k, 6), Rand.Split(key, [16]));

    [Jit]
    public static NDArray<float> FunnelGrid([Shape("w")] NDArray<float> xs, [Shape("h")] NDArray<float> ys)
        => Vmap(b => Vmap(a => FunnelLogDensity(Stack([a, b])), xs), ys);

    [Jit]
    public static NDArray<float> ApproximateGrid([Shape("2")] NDArray<float> mean, [Shape("2")] NDArray<float> logStd, [Shape("w")] NDArray<float> xs, [Shape("h")] NDArray<float> ys)
        => Vmap(b => Vmap(a => Exp(Sum(Logpdf(Stack([a, b]), mean, Exp(logStd)))), xs), ys);

    [Jit]
    public static NDArray<float> FunnelScore([Shape("h w 2")] NDArray<float> points) => Vmap(row => Vmap(p => Grad(FunnelLogDensity, p), row), points);

    [Pure]
    private static (MeanField, MeanField) Moved(MeanField p, MeanField velocity, MeanField g, float step)
    {
        MeanField v = Tree.Map((v, g) => (0.875f * v) - (step * g), velocity, g);
        return (Tree.Map((p, v) => p + v, p, v), v);
    }

    [Pure]
    private static NDArray<float> LogisticElbo(PrngKey key, MeanField p, NDArray<float> x, NDArray<float> sign)
        => Mean(Vmap(
            k =>
            {
                NDArray<float> w = p.Mean + (Exp(p.LogStd) * Rand.Normal(k, 6));
                NDArray<float> likelihood = -Sum(Nn.Softplus(-sign * Matmul(x, w)));
                return Sum(Logpdf(w, 0f, 2f)) + likelihood - Sum(Logpdf(w, p.Mean, Exp(p.LogStd)));
            },
            Rand.Split(key, [16])));

    [Pure]
    private static NDArray<float> FunnelElbo(PrngKey key, MeanField p)
        => Mean(Vmap(
            k =>
            {
                NDArray<float> w = p.Mean + (Exp(p.LogStd) * Rand.Normal(k, 2));
                return FunnelLogDensity(w) - Sum(Logpdf(w, p.Mean, Exp(p.LogStd)));
            },
            Rand.Split(key, [40])));

    [Pure]
    private static NDArray<float> FunnelLogDensity([Shape("2")] NDArray<float> p) => Logpdf(p[1], 0f, 1.35f) + Logpdf(p[0], 0f, Exp(p[1]));

    [Pure]
    private static NDArray<float> Logpdf(NDArray<float> x, NDArray<float> mean, NDArray<float> std)
        => (Log(2 * Limits.Pi * (std * std)) + ((x - mean) * (x - mean) / (std * std))) / -2f;
}
