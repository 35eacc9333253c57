namespace Pure.Jit.Programs.Tests.Vae;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class VaeTests
{
    [Fact]
    public void MatchesEveryRecordedArray()
    {
        Dictionary<string, double[]> inputs = Npz.Load(Path.Combine(Recorded.Folder("Vae"), "inputs.npz"));
        NDArray<byte> train = Nd.Array(inputs["train_pixels"].Select(x => (byte)x).ToArray(), [960, 64]);
        NDArray<byte> test = Nd.Array(inputs["test_pixels"].Select(x => (byte)x).ToArray(), [240, 64]);
        Dictionary<string, double[]> found = [];
        PrngKey[] keys = Rand.Split(Rand.Key(0), 4);
        Coder parameters = Vae.Init(keys[0]);
        Record(found, "init", parameters);

        Coder zeros = Tree.Map(x => x * 0f, parameters);
        Training state = new(parameters, zeros, zeros, 0f);
        var (binariseKey, noiseKey) = Rand.Split(keys[2]);
        NDArray<bool> bits = Vae.Binarise(binariseKey, test);
        List<double> elbo = [], bounds = [Vae.ImportanceBound(Rand.Clone(noiseKey), parameters, bits).Item()];
        for (int epoch = 0; epoch < 3; epoch++)
        {
            (state, NDArray<float> each) = Vae.Epoch(Rand.FoldIn(keys[1], epoch), state, train);
            elbo.AddRange(Recorded.Doubles(each));
            bounds.Add(Vae.ImportanceBound(Rand.Clone(noiseKey), state.Parameters, bits).Item());
        }

        Record(found, "final", state.Parameters);
        NDArray<float> probabilities = Vae.Probabilities(state.Parameters, Recorded.Floats(inputs["z"], [16, 8]));
        found["elbo"] = [.. elbo];
        found["test_bits"] = Recorded.Doubles(bits);
        found["test_bound"] = [.. bounds];
        found["probabilities"] = Recorded.Doubles(probabilities);
        found["samples"] = Recorded.Doubles(Rand.Uniform(keys[3], [16, 64]) < probabilities);
        Recorded.Matches("Vae", found);
    }

    private static void Record(Dictionary<string, double[]> found, string prefix, Coder p)
    {
        (string Name, NDArray<float> Leaf)[] leaves =
        [
            ("hidden_w", p.HiddenW), ("hidden_b", p.HiddenB), ("mean_w", p.MeanW), ("mean_b", p.MeanB), ("spread_w", p.SpreadW), ("spread_b", p.SpreadB),
            ("decoder_w", p.DecoderW), ("decoder_b", p.DecoderB), ("logits_w", p.LogitsW), ("logits_b", p.LogitsB),
        ];
        foreach ((string name, NDArray<float> leaf) in leaves)
        {
            found[$"{prefix}_{name}"] = Recorded.Doubles(leaf);
        }
    }
}
