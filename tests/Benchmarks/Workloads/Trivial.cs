namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>Next to nothing: what is left is the call.</summary>
public static class Trivial
{
    [Jit]
    public static NDArray<float> AddOne(NDArray<float> x) => x + 1f;

    [Jit]
    public static NDArray<float> Sum([Shape("n")] NDArray<float> x) => Nd.Sum(x);
}
