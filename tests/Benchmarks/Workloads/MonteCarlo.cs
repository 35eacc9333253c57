using static Pure.Jit.Nd;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>Counter-based random numbers, used where they are made.</summary>
public static class MonteCarlo
{
    /// <summary>π from 65,536 points in a square.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Pi64K() => Pi(1 << 16);

    /// <summary>π from ten million points in a square.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Pi10M() => Pi(10_000_000);

    [Pure]
    private static NDArray<float> Pi([Static] int points)
    {
        var (a, b) = Lax.Threefry2x32(
            Lax.Full<uint>(points, 0x12345678u), Lax.Full<uint>(points, 0x9abcdef0u), Lax.Iota<uint>(points, 0), Lax.Full<uint>(points, 0));
        NDArray<float> x = Fraction(a);
        NDArray<float> y = Fraction(b);
        return 4f * Sum((Square(x) + Square(y)) < 1f).As<float>() / points;
    }

    [Pure]
    private static NDArray<float> Fraction(NDArray<uint> bits) => (bits >> 8).As<int>().As<float>() * (1 / 16777216f);
}
