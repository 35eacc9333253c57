using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.Serve;

/// <summary>The yardstick's network: "tiny" is 8-16-16-4 with batch 32, "bN" is 784-512-512-10 with batch N.</summary>
internal sealed class MlpInputs
{
    private readonly int[] sizes;

    private MlpInputs(int[] sizes, int batch)
    {
        this.sizes = sizes;
        this.X = Inputs.Array(1, (batch, sizes[0]), 0, 1);
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++)
        {
            labels[i] = (int)(Inputs.Uniform(2, (uint)i) * sizes[3]);
        }

        this.Y = NDArray.Array(labels);
    }

    public NDArray<float> X { get; }

    public NDArray<int> Y { get; }

    public int Classes => this.sizes[3];

    public static MlpInputs Of(string size) => size.StartsWith("tiny", StringComparison.Ordinal)
        ? new([8, 16, 16, 4], 32)
        : new([784, 512, 512, 10], int.Parse(size.Split('_')[0].AsSpan(1)));

    public Mlp Parameters() => new(this.Weights(0), this.Bias(0), this.Weights(1), this.Bias(1), this.Weights(2), this.Bias(2));

    private NDArray<float> Weights(int layer)
    {
        float scale = 1 / MathF.Sqrt(this.sizes[layer]);
        return Inputs.Array((uint)(10 + layer), (this.sizes[layer], this.sizes[layer + 1]), -scale, scale);
    }

    private NDArray<float> Bias(int layer) => Inputs.Zeros<float>(this.sizes[layer + 1]);
}
