using System.IO.Compression;

namespace Pure.Jit.Programs.Tests.MlpDigits;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class MlpDigitsTests
{
    private const int TrainCount = 1500;
    private const int Batch = 50;
    private const int Epochs = 5;

    [Fact]
    public void MatchesEveryRecordedArray() => Recorded.Matches("MlpDigits", Run());

    private static Dictionary<string, double[]> Run()
    {
        (NDArray<float> x, NDArray<int> labels) = Load();
        NDArray<float> targets = Nn.OneHot<float>(labels, 10);
        (NDArray<float> trainX, NDArray<float> testX) = (x[..TrainCount], x[TrainCount..]);
        (NDArray<int> trainLabels, NDArray<int> testLabels) = (labels[..TrainCount], labels[TrainCount..]);
        Dictionary<string, double[]> found = [];
        (PrngKey initKey, PrngKey shuffleKey) = Rand.Split(Rand.Key(0));
        Network network = Mlp.Init(initKey);
        Record(found, "init", network);

        List<double> losses = [], permutations = [], trainCorrect = [], testCorrect = [];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            NDArray<int> order = Rand.Permutation(Rand.FoldIn(shuffleKey, epoch), TrainCount);
            permutations.AddRange(Doubles(order));
            for (int start = 0; start < TrainCount; start += Batch)
            {
                NDArray<int> rows = order[start..(start + Batch)];
                (NDArray<float> batchX, NDArray<float> batchTargets) = (Nd.Take(x, rows, axis: 0), Nd.Take(targets, rows, axis: 0));
                if (losses.Count == 0)
                {
                    RecordGradient(found, Mlp.Gradient(network, batchX, batchTargets));
                }

                (network, NDArray<float> loss) = Mlp.Step(network, batchX, batchTargets);
                losses.Add(loss.Item());
            }

            trainCorrect.Add(Mlp.Correct(network, trainX, trainLabels).Item());
            testCorrect.Add(Mlp.Correct(network, testX, testLabels).Item());
        }

        Record(found, "final", network);
        found["losses"] = [.. losses];
        found["epoch_loss"] = [.. losses.Chunk(TrainCount / Batch).Select(chunk => chunk.Average())];
        found["permutations"] = [.. permutations];
        found["train_correct"] = [.. trainCorrect];
        found["test_correct"] = [.. testCorrect];
        found["test_log_probabilities"] = Doubles(Mlp.LogProbabilities(network, testX)[..100]);
        return found;
    }

    private static (NDArray<float> X, NDArray<int> Labels) Load()
    {
        using GZipStream file = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz")), CompressionMode.Decompress);
        using StreamReader lines = new(file);
        int[][] rows = lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',').Select(int.Parse).ToArray()).ToArray();
        float[] pixels = rows.SelectMany(row => row.Take(64).Select(pixel => pixel / 16f)).ToArray();
        return (Nd.Array(pixels, [rows.Length, 64]), Nd.Array(rows.Select(row => row[64]).ToArray(), [rows.Length]));
    }

    private static void Record(Dictionary<string, double[]> found, string prefix, Network network)
    {
        NDArray<float>[] leaves = Leaves(network);
        for (int i = 0; i < leaves.Length; i++)
        {
            found[$"{prefix}_{(i % 2 == 0 ? 'w' : 'b')}{i / 2}"] = Doubles(leaves[i]);
        }
    }

    private static NDArray<float>[] Leaves(Network network)
        => [network.W0, network.B0, network.W1, network.B1, network.W2, network.B2];

    private static void RecordGradient(Dictionary<string, double[]> found, Network gradient)
    {
        found["grad_w2"] = Doubles(gradient.W2);
        found["grad_b2"] = Doubles(gradient.B2);
        found["grad_norms"] = [.. Leaves(gradient).Select(leaf => Math.Sqrt(Doubles(leaf).Sum(value => value * value)))];
    }

    private static double[] Doubles(NDArray<float> array) => [.. array.ToArray().Select(value => (double)value)];

    private static double[] Doubles(NDArray<int> array) => [.. array.ToArray().Select(value => (double)value)];
}
