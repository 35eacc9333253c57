using BenchmarkDotNet.Attributes;
using Pure.Jit.Benchmarks.Serve;
using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.ForPeople;

/// <summary>The network of the yardstick.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private MlpInputs inputs = null!;
    private Mlp parameters = null!;

    [Params("tiny", "b1", "b128")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        this.inputs = MlpInputs.Of(this.Size);
        this.parameters = this.inputs.Parameters();
    }

    [Benchmark]
    public NDArray<float> Predict() => Network.Predict(this.parameters, this.inputs.X);

    [Benchmark]
    public (Mlp, NDArray<float>) Step() => Network.Step(this.parameters, this.inputs.X, this.inputs.Y, 0.1f);
}
