using System.IO.Compression;
using Pure.Jit.Programs.Tests;
using Pure.Jit.Programs.Tests.MlpDigits;

namespace Pure.Jit.Ilgpu.Tests.Device;

/// <summary>The first steps of a program on a device, against the arrays that JAX recorded from it.</summary>
public sealed class MlpDigitsTests
{
    private const int TrainCount = 1500;
    private const int Batch = 50;
    private const int Steps = 6;

    [Fact]
    public void It_trains_as_it_was_recorded()
    {
        using IlgpuDevice gpu = IlgpuDevice.Open();
        Dictionary<string, double[]> expected = Npz.Load(Path.Combine(AppContext.BaseDirectory, "MlpDigits.npz"));
        (NDArray<float> x, NDArray<int> labels) = Load();
        NDArray<float> targets = Nn.OneHot<float>(labels, 10);
        (PrngKey initKey, PrngKey shuffleKey) = Rand.Split(Rand.Key(0));
        NDArray<int> order = Rand.Permutation(Rand.FoldIn(shuffleKey, 0), TrainCount);
        Network network = Mlp.Init(initKey), host = network;
        network = network.To(gpu);

        for (int step = 0; step < Steps; step++)
        {
            NDArray<int> rows = order[(step * Batch)..((step + 1) * Batch)];
            NDArray<float> batchX = Nd.Take(x, rows, axis: 0), batchTargets = Nd.Take(targets, rows, axis: 0);
            if (step == 0)
            {
                Network gradient = Mlp.Gradient(network, batchX.To(gpu), batchTargets.To(gpu));
                Same(expected["grad_w2"], gradient.W2, 5e-6, 1.3e-7);
                Same(expected["grad_b2"], gradient.B2, 5e-6, 2e-7);
            }

            (network, NDArray<float> loss) = Mlp.Step(network, batchX.To(gpu), batchTargets.To(gpu));
            (host, _) = Mlp.Step(host, batchX, batchTargets);
            Same([expected["losses"][step]], loss, 5e-6, 2.3e-6);
        }

        Same(Doubles(host.W0), network.W0, 7.1e-6, 9.6e-7);
        Same(Doubles(host.B1), network.B1, 5e-6, 6.1e-7);
        NDArray<float> some = x[..60];
        Same(Doubles(Mlp.LogProbabilities(host, some)), Mlp.LogProbabilities(network, some.To(gpu)), 5e-6, 4.2e-5);
        Assert.Equal(Mlp.Correct(host, some, labels[..60]).Item(), Mlp.Correct(network, some.To(gpu), labels[..60].To(gpu)).Item());
    }

    private static void Same(double[] expected, NDArray<float> found, double rtol, double atol)
    {
        double[] actual = Doubles(found);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= atol + (rtol * Math.Abs(expected[i])), $"element {i} is {actual[i]} instead of {expected[i]}");
        }
    }

    private static double[] Doubles(NDArray<float> array) => [.. array.ToArray().Select(value => (double)value)];

    private static (NDArray<float> X, NDArray<int> Labels) Load()
    {
        using GZipStream file = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz")), CompressionMode.Decompress);
        using StreamReader lines = new(file);
        int[][] rows = [.. lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(int.Parse).ToArray())];
        float[] pixels = [.. rows.SelectMany(row => row.Take(64).Select(pixel => pixel / 16f))];
        return (Nd.Array(pixels, [rows.Length, 64]), Nd.Array([.. rows.Select(row => row[64])], [rows.Length]));
    }
}
