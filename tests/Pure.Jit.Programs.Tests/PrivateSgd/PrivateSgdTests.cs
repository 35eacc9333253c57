namespace Pure.Jit.Programs.Tests.PrivateSgd;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class PrivateSgdTests
{
    [Fact]
    public void MatchesEveryRecordedArray()
    {
        Dictionary<string, double[]> inputs = Npz.Load(Path.Combine(Recorded.Folder("PrivateSgd"), "inputs.npz"));
        NDArray<float> images = Recorded.Floats(inputs["pixels"], [520, 8, 8, 1]) / 16f;
        NDArray<int> labels = Nd.Array(inputs["labels"].Select(x => (int)x).ToArray(), [520]);
        var (initKey, noiseKey) = Rand.Split(Rand.Key(0));
        ConvNet p = PrivateSgd.Init(initKey);
        Dictionary<string, double[]> found = [];
        Record(found, "init", p);
        found["init_logits"] = Recorded.Doubles(PrivateSgd.Logits(p, images[..32]));
        List<double> norms = [], losses = [];
        for (int t = 0; t < 10; t++)
        {
            Range rows = (32 * t)..(32 * (t + 1));
            (p, ConvNet sums, NDArray<float> norm, NDArray<float> loss) = PrivateSgd.Step(Rand.FoldIn(noiseKey, t), p, images[rows], labels[rows]);
            norms.AddRange(Recorded.Doubles(norm));
            losses.AddRange(Recorded.Doubles(loss));
            if (t == 0)
            {
                Record(found, "clipped_sum", sums);
                Record(found, "after1", p);
            }
        }

        Record(found, "after10", p);
        found["norms"] = [.. norms];
        found["losses"] = [.. losses];
        int[] answers = Nd.Argmax(PrivateSgd.Logits(p, images[320..]), 1).ToArray();
        found["test_correct"] = [answers.Zip(labels[320..].ToArray()).Count(pair => pair.First == pair.Second)];
        Recorded.Matches("PrivateSgd", found);
    }

    private static void Record(Dictionary<string, double[]> found, string prefix, ConvNet p)
    {
        (string Name, NDArray<float> Leaf)[] leaves =
        [
            ("conv1_w", p.Conv1W), ("conv1_b", p.Conv1B), ("conv2_w", p.Conv2W), ("conv2_b", p.Conv2B), ("dense_w", p.DenseW), ("dense_b", p.DenseB),
        ];
        foreach ((string name, NDArray<float> leaf) in leaves)
        {
            found[$"{prefix}_{name}"] = Recorded.Doubles(leaf);
        }
    }
}
