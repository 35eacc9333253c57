using Pure.Jit.Simd;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Training: every batch size in one build, and the same bits on every number of threads.</summary>
[Collection("Alone")]
public class TrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1437)]
    public void OneBuildServesEveryBatchSize(int batch)
    {
        (NDArray<float> x, NDArray<int> y) = Network.Examples(batch);
        Mlp compiled = Network.Init(16);
        Mlp byHand = compiled;
        for (int step = 0; step < 5; step++)
        {
            (compiled, NDArray<float> loss) = Network.Step(compiled, x, y, 0.5f);
            (byHand, NDArray<float> expected) = Network.StepByHand(byHand, x, y, 0.5f);
            Arrays.AllClose(loss, expected, 1e-4, 1e-5);
            Arrays.AllClose(compiled.W1, byHand.W1, 1e-3, 1e-5);
            Arrays.AllClose(compiled.B2, byHand.B2, 1e-3, 1e-5);
        }
    }

    [Fact]
    public void EveryNumberOfThreadsGivesTheSameBits()
    {
        int before = Workers.Count;
        List<float[]> runs = [];
        try
        {
            foreach (int threads in (int[])[1, 2, 4, 3])
            {
                Workers.Count = threads;
                runs.Add(Everything());
            }
        }
        finally
        {
            Workers.Count = before;
        }

        foreach (float[] run in runs.Skip(1))
        {
            Assert.Equal(runs[0].Select(BitConverter.SingleToUInt32Bits), run.Select(BitConverter.SingleToUInt32Bits));
        }
    }

    private static float[] Everything()
    {
        List<float> all = [];
        void Add(NDArray<float> x) => all.AddRange(x.ToArray());
        NDArray<float> large = Data.Normal(1, (700, 333));
        Add(Forms.Softmaxes(large));
        Recurrent recurrent = new(0.05f * Data.Normal(21, (160, 160)), Data.Normal(22, 160));
        (NDArray<float> states, Recurrent slope) = Checkpoints.States(recurrent, Data.Normal(23, (96, 160)), Data.Normal(24, (5, 96, 160)));
        Add(states);
        Add(slope.Weights);
        Add(slope.Bias);
        Add(Checkpoints.Halved(Data.Normal(25, 300_000)));
        Add(Forms.Total(large));
        Add(Forms.Total(Data.Normal(2, 1_000_003)));
        Add(Forms.Product(large, Transpose(large)));
        Add(Forms.Affine(large));
        Add(Grad(Transformed.Cubes, large));
        (NDArray<float> x, NDArray<int> y) = Network.Examples(1437);
        Mlp p = Network.Init(128);
        for (int step = 0; step < 3; step++)
        {
            (p, NDArray<float> loss) = Network.Step(p, x, y, 0.1f);
            Add(loss);
        }

        Tree.Leaves(p).ToList().ForEach(Add);
        return [.. all];
    }
}

/// <summary>Tests that set the number of threads or count bytes run by themselves.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class Alone;
