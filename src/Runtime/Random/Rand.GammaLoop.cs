namespace Pure.Jit;

// Marsaglia and Tsang, "A simple method for generating gamma variables", 2000: all elements side by side, each with a key of its own.
public static partial class Rand
{
    [Pure]
    [CustomJvp(nameof(GammaJvp))]
    private static NDArray<T> GammaEach<T>(NDArray<uint> high, NDArray<uint> low, NDArray<T> a)
        where T : unmanaged
    {
        KeyArray keys = new(high, low);
        NDArray<bool> isLarge = a >= Lax.Full<T>(default, 1);
        NDArray<T> scaled = UnboostedGamma(FoldEach(keys, 0), Nd.Where(isLarge, a, a + 1));
        NDArray<T> boost = Lax.Pow(1 - UnitEach<T>(FoldEach(keys, 1)), 1 / a);
        return scaled * Nd.Where(isLarge, Lax.Full<T>(default, 1), boost);
    }

    // The draw moves as its quantile does.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) GammaJvp<T>(
        NDArray<uint> high, NDArray<uint> low, NDArray<T> a, NDArray<uint> noHigh, NDArray<uint> noLow, NDArray<T> da)
        where T : unmanaged
    {
        NDArray<T> sample = GammaEach(high, low, a);
        return (sample, da * Lax.RandomGammaGrad(a, sample));
    }

    [Pure]
    [CustomJvp(nameof(LoggammaJvp))]
    private static NDArray<T> LoggammaEach<T>(NDArray<uint> high, NDArray<uint> low, NDArray<T> a)
        where T : unmanaged
    {
        KeyArray keys = new(high, low);
        NDArray<T> zero = Lax.Full<T>(default, 0);
        NDArray<bool> isLarge = a >= Lax.Full<T>(default, 1);
        NDArray<T> enlarged = Nd.Where(isLarge, a, a + 1);
        NDArray<T> cube = AcceptedCube(FoldEach(keys, 0), enlarged);
        NDArray<T> logUniform = Lax.Log1p(-UnitEach<T>(FoldEach(keys, 1)));
        NDArray<T> boost = Nd.Where(isLarge | Lax.Eq(logUniform, zero), zero, logUniform * (1 / a));
        return Lax.Log(Reduced(enlarged)) + Lax.Log(cube) + boost;
    }

    // d log x = dx/x, where x may be too small a number.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) LoggammaJvp<T>(
        NDArray<uint> high, NDArray<uint> low, NDArray<T> a, NDArray<uint> noHigh, NDArray<uint> noLow, NDArray<T> da)
        where T : unmanaged
    {
        NDArray<T> logarithm = LoggammaEach(high, low, a);
        NDArray<T> exponential = Lax.Exp(logarithm);
        NDArray<T> sample = Nd.Where(Lax.Eq(exponential, Lax.Full<T>(default, 0)), Lax.Full<T>(default, Limits.Tiny<T>()), exponential);
        return (logarithm, da * (Lax.RandomGammaGrad(a, sample) / sample));
    }

    [Pure]
    private static NDArray<T> UnboostedGamma<T>(KeyArray keys, NDArray<T> a)
        where T : unmanaged
        => Reduced(a) * AcceptedCube(keys, a);

    [Pure]
    private static NDArray<T> Reduced<T>(NDArray<T> a)
        where T : unmanaged
        => a - Lax.Full<T>(default, 1.0 / 3.0);

    /// <summary>(1 + cx)³ of the first normal x that is accepted, element by element; a is at least 1.</summary>
    [Pure]
    private static NDArray<T> AcceptedCube<T>(KeyArray keys, NDArray<T> a)
        where T : unmanaged
    {
        NDArray<T> d = Reduced(a);
        NDArray<T> c = Lax.Full<T>(default, 1.0 / 3.0) / Lax.Sqrt(d);

        // What they start from is rejected.
        (KeyArray, NDArray<T>, NDArray<T>, NDArray<T>) start = (keys, Nd.ZerosLike(d), Nd.OnesLike(d), Nd.FullLike(d, Lax.Full<T>(default, 2)));
        return Lax.WhileLoop(
            s => Nd.Any(IsRejected(s.Item2, s.Item3, s.Item4, d)),
            s =>
            {
                NDArray<bool> isOpen = IsRejected(s.Item2, s.Item3, s.Item4, d);
                KeyArray next = FoldEach(s.Item1, 0);
                (NDArray<T> x, NDArray<T> v) = NormalAbove(FoldEach(s.Item1, 1), c, isOpen);
                return (
                    new KeyArray(Nd.Where(isOpen, next.Hi, s.Item1.Hi), Nd.Where(isOpen, next.Lo, s.Item1.Lo)),
                    Nd.Where(isOpen, x * x, s.Item2),
                    Nd.Where(isOpen, v * v * v, s.Item3),
                    Nd.Where(isOpen, UnitEach<T>(FoldEach(s.Item1, 2)), s.Item4));
            },
            start).Item3;
    }

    [Pure]
    private static NDArray<bool> IsRejected<T>(NDArray<T> square, NDArray<T> cube, NDArray<T> uniform, NDArray<T> d)
        where T : unmanaged
        => (uniform >= 1 - (0.0331 * (square * square))) & (Lax.Log(uniform) >= (square * 0.5) + (d * ((1 - cube) + Lax.Log(cube))));

    /// <summary>A normal x, drawn again until 1 + cx is above 0, and that.</summary>
    [Pure]
    private static (NDArray<T> X, NDArray<T> V) NormalAbove<T>(KeyArray keys, NDArray<T> c, NDArray<bool> isWanted)
        where T : unmanaged
    {
        NDArray<T> zero = Lax.Full<T>(default, 0);
        (KeyArray, NDArray<T>, NDArray<T>) start = (keys, Nd.ZerosLike(c), Nd.FullLike(c, Lax.Full<T>(default, -1)));
        (_, NDArray<T> normal, NDArray<T> above) = Lax.WhileLoop(
            s => Nd.Any(isWanted & (s.Item3 <= zero)),
            s =>
            {
                NDArray<bool> isOpen = s.Item3 <= zero;
                KeyArray next = FoldEach(s.Item1, 0);
                NDArray<T> x = NormalOf(UnitEach<T>(FoldEach(s.Item1, 1)));
                return (
                    new KeyArray(Nd.Where(isOpen, next.Hi, s.Item1.Hi), Nd.Where(isOpen, next.Lo, s.Item1.Lo)),
                    Nd.Where(isOpen, x, s.Item2),
                    Nd.Where(isOpen, (x * c) + 1, s.Item3));
            },
            start);
        return (normal, above);
    }
}
