using BenchmarkDotNet.Attributes;
using Pure.Jit.Benchmarks.Serve;
using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.ForPeople;

/// <summary>Elementwise functions, into memory that is used again.</summary>
[MemoryDiagnoser]
public class ElementwiseBenchmarks
{
    private NDArray<float> x = null!;
    private NDArray<float> result = null!;

    [Params(16, 1 << 10, 1 << 18)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        this.x = Inputs.Array(1, this.Length, -3, 3);
        this.result = Inputs.Zeros<float>(this.Length);
    }

    [Benchmark]
    public void AddOne() => this.result = Trivial.AddOne(this.x, into: this.result);

    [Benchmark]
    public void Gelu() => this.result = Elementwise.Gelu(this.x, into: this.result);
}
