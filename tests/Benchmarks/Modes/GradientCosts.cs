using System.Diagnostics;
using Pure.Jit.Benchmarks.Serve;
using Pure.Jit.Benchmarks.Workloads;
using Pure.Jit.Simd;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>What a value with its gradient costs beside the value alone, and gradients of examples beside the gradient of their sum; by turns, in one run.</summary>
internal static class GradientCosts
{
    private const double Seconds = 0.4;

    public static void Print()
    {
        Workers.Count = 1;
        MlpInputs mlp = MlpInputs.Of("b128");
        Mlp p = mlp.Parameters();
        Report("mlp, batch 128", () => Network.Loss(p, mlp.X, mlp.Y), () => Gradients.OfNetwork(p, mlp.X, mlp.Y));

        NDArray<float> w = Inputs.Array(1, 64, -1, 1), x = Inputs.Array(2, (4096, 64), -1, 1), y = Inputs.Array(3, 4096, 0, 1);
        Report("logreg, 4096 x 64", () => Gradients.Logistic(w, x, y), () => Gradients.OfLogistic(w, x, y));

        NDArray<float> points = Inputs.Array(4, (1024, 3), -1, 1);
        Report("kde, 1024 points", () => Gradients.Density(points), () => Gradients.OfDensity(points));

        NDArray<float> q = Inputs.Array(5, (512, 64), -1, 1), k = Inputs.Array(6, (512, 64), -1, 1), v = Inputs.Array(7, (512, 64), -1, 1);
        Report("attention, 512 x 64", () => Gradients.Attention(q, k, v), () => Gradients.OfAttention(q, k, v));

        NDArray<float> spot = Inputs.Array(8, 262144, 10, 50), strike = Inputs.Array(9, 262144, 10, 50), years = Inputs.Array(10, 262144, 0.2, 2);
        Report("Black-Scholes, 256K", () => Gradients.Premium(spot, strike, years), () => Gradients.OfPremium(spot, strike, years));

        const int hidden = 32;
        NDArray<float> xs = Inputs.Array(11, (1000, 1, hidden), -1, 1), start = Inputs.Zeros<float>((1, hidden));
        RnnWeights rnn = new(Inputs.Array(12, (hidden, hidden), -0.2, 0.2), Inputs.Array(13, (hidden, hidden), -0.2, 0.2), Inputs.Array(14, hidden, -0.1, 0.1));
        LstmWeights lstm = new(
            Inputs.Array(15, (hidden, 4 * hidden), -0.2, 0.2), Inputs.Array(16, (hidden, 4 * hidden), -0.2, 0.2), Inputs.Array(17, 4 * hidden, -0.1, 0.1));
        Report("rnn, 1000 steps, hidden 32, batch 1", () => Gradients.Recurrent(rnn, xs, start), () => Gradients.OfRecurrent(rnn, xs, start));
        Report("lstm, 1000 steps, hidden 32, batch 1", () => Gradients.Lstm(lstm, xs, start), () => Gradients.OfLstm(lstm, xs, start));

        Report("clipped gradients of examples, mlp b128, beside the gradient", () => Gradients.OfNetwork(p, mlp.X, mlp.Y), () => Gradients.Clipped(p, mlp.X, mlp.Y));
    }

    private static void Report(string what, Action less, Action more)
    {
        double first = double.MaxValue, second = double.MaxValue;
        long end = Stopwatch.GetTimestamp() + (long)(Seconds * 4 * Stopwatch.Frequency);
        for (int i = 0; i < 5 || Stopwatch.GetTimestamp() < end; i++)
        {
            first = Math.Min(first, Time(less));
            second = Math.Min(second, Time(more));
        }

        Console.WriteLine($"{what,-64} {first * 1e3,9:F3} ms {second * 1e3,9:F3} ms {second / first,6:F2}");
    }

    private static double Time(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
