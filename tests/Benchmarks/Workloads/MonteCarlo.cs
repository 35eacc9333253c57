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

    /// <summary>The price of a call option from 131,072 normal numbers, two of each of 65,536 counters.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Option64K() => Option(1 << 16);

    /// <summary>The price of a call option from 8,388,608 normal numbers, two of each of 4,194,304 counters.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Option4M() => Option(1 << 22);

    /// <summary><see cref="Pi64K"/> of numbers as JAX draws them.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> UniformPi64K() => UniformPi(1 << 16);

    /// <summary><see cref="Pi10M"/> of numbers as JAX draws them.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> UniformPi10M() => UniformPi(10_000_000);

    /// <summary><see cref="Option64K"/> of numbers as JAX draws them.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> NormalOption64K() => NormalOption(1 << 17);

    /// <summary><see cref="Option4M"/> of numbers as JAX draws them.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> NormalOption4M() => NormalOption(1 << 23);

    /// <summary>Sixteen million normal numbers.</summary>
    [Jit]
    public static NDArray<float> Normal16M(PrngKey key) => Rand.Normal(key, 1 << 24);

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

    // Box and Muller: of two uniform numbers two normal ones.
    [Pure]
    private static NDArray<float> Option([Static] int counters)
    {
        var (a, b) = Lax.Threefry2x32(
            Lax.Full<uint>(counters, 0x12345678u), Lax.Full<uint>(counters, 0x9abcdef0u), Lax.Iota<uint>(counters, 0), Lax.Full<uint>(counters, 0));
        NDArray<float> radius = Sqrt(-2f * Log(((a >> 8).As<int>() + 1).As<float>() * (1 / 16777216f)));
        NDArray<float> angle = 2 * MathF.PI * Fraction(b);
        return MathF.Exp(-0.05f) * (Sum(Payoff(radius * Cos(angle))) + Sum(Payoff(radius * Sin(angle)))) / (2f * counters);
    }

    [Pure]
    private static NDArray<float> Payoff(NDArray<float> normal) => Maximum(100f * Exp(0.03f + (0.2f * normal)) - 105f, 0f);

    [Pure]
    private static NDArray<float> UniformPi([Static] int points)
    {
        var (first, second) = Rand.Split(Rand.Key(0));
        return 4f * Sum((Square(Rand.Uniform(first, points)) + Square(Rand.Uniform(second, points))) < 1f).As<float>() / points;
    }

    [Pure]
    private static NDArray<float> NormalOption([Static] int draws) =>
        MathF.Exp(-0.05f) * Mean(Payoff(Rand.Normal(Rand.Key(0), draws)));
}
