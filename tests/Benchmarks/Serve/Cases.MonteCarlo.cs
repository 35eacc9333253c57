using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.Serve;

/// <summary>The yardstick's random numbers, and the same estimates with the samplers.</summary>
internal sealed partial class Cases
{
    private Case Pi(string size) => size == "10M"
        ? this.One<float>(default, () => MonteCarlo.Pi10M(), o => MonteCarlo.Pi10M(into: o))
        : this.One<float>(default, () => MonteCarlo.Pi64K(), o => MonteCarlo.Pi64K(into: o));

    private Case Option(string size) => size == "4M"
        ? this.One<float>(default, () => MonteCarlo.Option4M(), o => MonteCarlo.Option4M(into: o))
        : this.One<float>(default, () => MonteCarlo.Option64K(), o => MonteCarlo.Option64K(into: o));

    private Case UniformPi(string size) => size == "10M"
        ? this.One<float>(default, () => MonteCarlo.UniformPi10M(), o => MonteCarlo.UniformPi10M(into: o))
        : this.One<float>(default, () => MonteCarlo.UniformPi64K(), o => MonteCarlo.UniformPi64K(into: o));

    private Case NormalOption(string size) => size == "4M"
        ? this.One<float>(default, () => MonteCarlo.NormalOption4M(), o => MonteCarlo.NormalOption4M(into: o))
        : this.One<float>(default, () => MonteCarlo.NormalOption64K(), o => MonteCarlo.NormalOption64K(into: o));

    private Case Normal()
    {
        PrngKey key = Rand.Key(7);
        return this.One<float>(1 << 24, () => MonteCarlo.Normal16M(key), o => MonteCarlo.Normal16M(key, into: o));
    }
}
