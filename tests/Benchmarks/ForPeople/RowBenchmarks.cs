using BenchmarkDotNet.Attributes;
using Pure.Jit.Benchmarks.Serve;
using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.ForPeople;

/// <summary>Functions of rows, into memory that is used again.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private NDArray<float> x = null!;
    private NDArray<float> result = null!;

    [Params(64, 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        this.x = Inputs.Array(1, (this.Size, this.Size), -4, 4);
        this.result = Inputs.Zeros<float>((this.Size, this.Size));
    }

    [Benchmark]
    public void Softmax() => this.result = Rows.Softmax(this.x, into: this.result);
}
