using static Pure.Jit.Nd;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>All pairs of points in space: broadcast, then reduce.</summary>
public static class Pairs
{
    /// <summary>The distances of all pairs.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Distances([Shape("points 3")] NDArray<float> x) => Sqrt(SquaredDistances(x));

    /// <summary>A Gaussian kernel density at each point, without the factor.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Density([Shape("points 3")] NDArray<float> x) => Sum(Exp(-2f * SquaredDistances(x)), axis: 1);

    [Pure]
    private static NDArray<float> SquaredDistances(NDArray<float> x)
        => Sum(Square(x[.., NewAxis, ..] - x[NewAxis, .., ..]), axis: 2);
}
