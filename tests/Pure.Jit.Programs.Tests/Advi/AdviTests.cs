namespace Pure.Jit.Programs.Tests.Advi;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class AdviTests
{
    [Fact]
    public void MatchesEveryRecordedArray()
    {
        Dictionary<string, double[]> inputs = Npz.Load(Path.Combine(Recorded.Folder("Advi"), "inputs.npz"));
        NDArray<float> x = Recorded.Floats(inputs["x"], [120, 6]);
        NDArray<float> sign = Recorded.Floats([.. inputs["y"].Select(y => (2 * y) - 1)], [120]);
        NDArray<float> xs = Recorded.Floats(inputs["grid_x"], [33]), ys = Recorded.Floats(inputs["grid_y"], [21]);
        var (logisticKey, funnelKey) = Rand.Split(Rand.Key(0));
        PrngKey first = Rand.FoldIn(logisticKey, 0);
        NDArray<float> zeros = Nd.Zeros<float>(6), ones = -Nd.Ones<float>(6);
        var (mean, logStd) = Advi.FirstGradient(Rand.Clone(logisticKey), zeros, ones, x, sign);
        var (logistic, elbo) = Advi.FitLogistic(logisticKey, zeros, ones, x, sign);
        var (funnel, funnelElbo) = Advi.FitFunnel(funnelKey, Nd.Zeros<float>(2), -2f * Nd.Ones<float>(2));
        NDArray<float> density = Advi.FunnelGrid(xs, ys);
        NDArray<float>[] points = Nd.Meshgrid([xs, ys]);
        Dictionary<string, double[]> found = new()
        {
            ["first_keys"] = [.. Rand.KeyData(Rand.Split(Rand.Clone(first), [16])).ToArray().Select(k => (double)k)],
            ["first_noise"] = Recorded.Doubles(Advi.Noise(first)),
            ["first_grad_mean"] = Recorded.Doubles(mean),
            ["first_grad_log_std"] = Recorded.Doubles(logStd),
            ["elbo"] = Recorded.Doubles(elbo),
            ["mean"] = Recorded.Doubles(logistic.Mean),
            ["log_std"] = Recorded.Doubles(logistic.LogStd),
            ["funnel_elbo"] = Recorded.Doubles(funnelElbo),
            ["funnel_mean"] = Recorded.Doubles(funnel.Mean),
            ["funnel_log_std"] = Recorded.Doubles(funnel.LogStd),
            ["funnel_log_density"] = Recorded.Doubles(density),
            ["funnel_density"] = Recorded.Doubles(Nd.Exp(density)),
            ["approximate_density"] = Recorded.Doubles(Advi.ApproximateGrid(funnel.Mean, funnel.LogStd, xs, ys)),
            ["funnel_score"] = Recorded.Doubles(Advi.FunnelScore(Nd.Stack([points[0], points[1]], -1))),
        };
        Recorded.Matches("Advi", found);
    }
}
