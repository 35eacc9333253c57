namespace Pure.Jit;

// Samplers of numbers of events.
public static partial class Rand
{
    /// <summary>Poisson: numbers of events of which lam are expected. −1 where lam is NaN or negative; where it is ∞ the largest number or 0, as JAX's formula gives.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lam">The mean.</param>
    /// <param name="shape">The shape; that of lam if not given.</param>
    /// <exception cref="ArgumentException">lam does not fit the shape.</exception>
    [Pure]
    public static NDArray<int> Poisson(PrngKey key, NDArray<float> lam, Shape? shape = null) => Poisson<int>(key, lam, shape);

    /// <summary>Poisson: numbers of events of which lam are expected. −1 where lam is NaN or negative; where it is ∞ the largest number or 0, as JAX's formula gives.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="lam">The mean.</param>
    /// <param name="shape">The shape; that of lam if not given.</param>
    /// <exception cref="ArgumentException">lam does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Poisson<T>(PrngKey key, NDArray<float> lam, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = ShapeOf(shape, lam.Shape, "Poisson");
        NDArray<float> mean = Nd.BroadcastTo(lam, result);
        NDArray<bool> isSmall = Nd.Isnan(mean) | (mean < 10f);
        NDArray<int> count = Nd.Where(isSmall, KnuthPoisson(key, Nd.Where(isSmall, mean, Lax.Full<float>(default, 0))), HormannPoisson(key, Nd.Where(isSmall, Lax.Full<float>(default, 1e5), mean), isSmall));
        return Nd.Where(Lax.Eq(mean, Lax.Full<float>(default, 0)), Lax.Full<int>(default, 0), count).As<T>();
    }

    // As many uniform numbers as it takes for their product to fall below e^−mean, in logarithms.
    [Pure]
    private static NDArray<int> KnuthPoisson(PrngKey key, NDArray<float> mean)
    {
        (KeyArray, NDArray<int>, NDArray<float>) start = (key, Nd.FullLike(mean, 0f).As<int>(), Nd.ZerosLike(mean));
        return Lax.WhileLoop(
            s => Nd.Any(s.Item3 > -mean),
            s => (FoldEach(s.Item1, 0), Nd.Where(s.Item3 > -mean, s.Item2 + 1, s.Item2), s.Item3 + Lax.Log(Unit<float>(FoldEach(s.Item1, 1), mean.Shape))),
            start).Item2 - 1;
    }

    // Hörmann, "The transformed rejection method for generating Poisson random variables", 1993.
    [Pure]
    private static NDArray<int> HormannPoisson(PrngKey key, NDArray<float> mean, NDArray<bool> isUnused)
    {
        NDArray<float> logarithm = Lax.Log(mean);
        NDArray<float> b = 0.931f + (2.53f * Lax.Sqrt(mean));
        NDArray<float> a = -0.059f + (0.02483f * b);
        NDArray<float> inverseAlpha = 1.1239f + (1.1328f / (b - 3.4f));
        NDArray<float> always = 0.9277f - (3.6224f / (b - 2f));
        (KeyArray, NDArray<float>, NDArray<bool>) start = (key, Nd.FullLike(mean, -1f), isUnused);
        return Lax.WhileLoop(
            s => !Nd.All(s.Item3),
            s =>
            {
                NDArray<float> u = Unit<float>(FoldEach(s.Item1, 1), mean.Shape) - 0.5f;
                NDArray<float> v = Unit<float>(FoldEach(s.Item1, 2), mean.Shape);
                NDArray<float> shifted = 0.5f - Lax.Abs(u);
                NDArray<float> k = Lax.Floor((((2f * a / shifted) + b) * u) + mean + 0.43f);
                NDArray<float> bound = (-mean + (k * logarithm)) - Lax.Lgamma(k + 1f);
                NDArray<bool> isInside = (shifted >= 0.07f) & (v <= always);
                NDArray<bool> isOutside = (k < 0f) | ((shifted < 0.013f) & (v > shifted));
                NDArray<bool> isTaken = isInside | (!isOutside & (Lax.Log(v * inverseAlpha / ((a / (shifted * shifted)) + b)) <= bound));
                return (FoldEach(s.Item1, 0), Nd.Where(isTaken, k, s.Item2), s.Item3 | isTaken);
            },
            start).Item2.As<int>();
    }

    /// <summary>Geometric: how many trials until the first success.</summary>
    /// <param name="key">The key.</param>
    /// <param name="p">The probability of success, in (0, 1].</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <exception cref="ArgumentException">p does not fit the shape.</exception>
    [Pure]
    public static NDArray<int> Geometric(PrngKey key, NDArray<float> p, Shape? shape = null) => Geometric<float, int>(key, p, shape);

    /// <summary>Geometric: how many trials until the first success.</summary>
    /// <typeparam name="TProbability">The floating-point type that is drawn from.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="p">The probability of success, in (0, 1].</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <exception cref="ArgumentException">p does not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Geometric<TProbability, T>(PrngKey key, NDArray<TProbability> p, Shape? shape = null)
        where TProbability : unmanaged
        where T : unmanaged
    {
        NDArray<TProbability> uniform = Unit<TProbability>(key, FloatShapeOf<TProbability>(shape, p.Shape, "Geometric"));
        NDArray<TProbability> positive = Nd.Where(Lax.Eq(uniform, Lax.Full<TProbability>(default, 0)), Lax.Full<TProbability>(default, 1), uniform);
        return (Lax.Floor(Lax.Log(positive) / Lax.Log1p(-p)) + 1).As<T>();
    }

    /// <summary>Numbers of successes in n trials, as floating-point numbers. NaN where n or p is NaN or negative; ∞ where n is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">How many trials; a fraction is cut off.</param>
    /// <param name="p">The probability of success.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">The parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<float> Binomial(PrngKey key, NDArray<float> n, NDArray<float> p, Shape? shape = null) => Binomial<float>(key, n, p, shape);

    /// <summary>Numbers of successes in n trials, as floating-point numbers. NaN where n or p is NaN or negative; ∞ where n is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">How many trials; a fraction is cut off.</param>
    /// <param name="p">The probability of success.</param>
    /// <param name="shape">The shape; that of the parameters if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or the parameters do not fit the shape.</exception>
    [Pure]
    public static NDArray<T> Binomial<T>(PrngKey key, NDArray<T> n, NDArray<T> p, Shape? shape = null)
        where T : unmanaged
    {
        Shape result = FloatShapeOf<T>(shape, Shape.Broadcast(n.Shape, p.Shape, "Binomial"), "Binomial");
        NDArray<T> zero = Lax.Full<T>(default, 0);
        NDArray<T> trials = Nd.BroadcastTo(n, result);
        NDArray<T> chance = Nd.BroadcastTo(p, result);
        NDArray<bool> isRare = chance < Lax.Full<T>(default, 0.5);
        NDArray<T> rarer = Nd.Where(isRare, chance, 1 - chance);
        NDArray<bool> isNoCount = Nd.Isnan(trials) | (trials < zero);
        NDArray<bool> isNoChance = Nd.Isnan(rarer);
        NDArray<bool> isInvalid = isNoChance | (rarer < zero) | isNoCount;
        NDArray<T> usual = Nd.Where(isNoChance | (rarer < zero), Lax.Full<T>(default, 0.01), rarer);
        NDArray<bool> isFew = isNoCount | (trials * usual <= Lax.Full<T>(default, 10));
        NDArray<T> whole = Lax.Floor(trials);
        NDArray<T> few = GeometricBinomial(key, Nd.Where(isFew, whole, zero), usual);
        NDArray<T> many = RejectedBinomial(key, Nd.Where(isFew, Lax.Full<T>(default, 1e4), whole), Nd.Where(isFew, Lax.Full<T>(default, 0.5), usual), isFew);
        NDArray<bool> isEndless = Nd.Isinf(trials);
        NDArray<T> infinity = Lax.Full<T>(default, double.PositiveInfinity);
        NDArray<T> count = Nd.Where(isInvalid, Lax.Full<T>(default, double.NaN), Nd.Where(isEndless, infinity, Nd.Where(isFew, few, many)));
        return Nd.Where(isRare | isNoCount | isNoChance | isEndless, count, whole - count);
    }

    // The gaps between successes are geometric: as many as fit into n.
    [Pure]
    private static NDArray<T> GeometricBinomial<T>(PrngKey key, NDArray<T> n, NDArray<T> p)
        where T : unmanaged
    {
        NDArray<T> logarithm = Lax.Log1p(-p);
        (KeyArray, NDArray<T>, NDArray<T>) start = (key, Nd.ZerosLike(n), Nd.ZerosLike(n));
        return Lax.WhileLoop(
            s => Nd.Any(s.Item3 <= n),
            s => (FoldEach(s.Item1, 1), Nd.Where(s.Item3 <= n, s.Item2 + 1, s.Item2), s.Item3 + Lax.Ceil(Lax.Log(Unit<T>(FoldEach(s.Item1, 0), n.Shape)) / logarithm)),
            start).Item2 - 1;
    }

    // Hörmann, "The generation of binomial random variates", 1993.
    [Pure]
    private static NDArray<T> RejectedBinomial<T>(PrngKey key, NDArray<T> n, NDArray<T> p, NDArray<bool> isUnused)
        where T : unmanaged
    {
        NDArray<T> deviation = Lax.Sqrt(n * p * (1 - p));
        NDArray<T> b = 1.15 + (2.53 * deviation);
        NDArray<T> a = -0.0873 + (0.0248 * b) + (0.01 * p);
        NDArray<T> c = (n * p) + 0.5;
        NDArray<T> always = 0.92 - (4.2 / b);
        NDArray<T> odds = p / (1 - p);
        NDArray<T> alpha = (2.83 + (5.1 / b)) * deviation;
        NDArray<T> mode = Lax.Floor((n + 1) * p);
        NDArray<T> zero = Lax.Full<T>(default, 0);
        (KeyArray, NDArray<T>, NDArray<bool>) start = (key, Nd.FullLike(n, Lax.Full<T>(default, -1)), isUnused);
        return Lax.WhileLoop(
            s => !Nd.All(s.Item3),
            s =>
            {
                NDArray<T> u = Unit<T>(FoldEach(s.Item1, 1), n.Shape) - 0.5;
                NDArray<T> v = Unit<T>(FoldEach(s.Item1, 2), n.Shape);
                NDArray<T> shifted = 0.5 - Lax.Abs(u);
                NDArray<T> k = Lax.Floor((((2 * a / shifted) + b) * u) + c);
                NDArray<bool> isInside = (shifted >= Lax.Full<T>(default, 0.07)) & (v <= always);
                NDArray<bool> isOutside = (k < zero) | (k > n);
                NDArray<T> bound = ((mode + 0.5) * Lax.Log((mode + 1) / (odds * (n - mode + 1))))
                    + ((n + 1) * Lax.Log((n - mode + 1) / (n - k + 1)))
                    + ((k + 0.5) * Lax.Log(odds * (n - k + 1) / (k + 1)))
                    + StirlingTail(mode)
                    + StirlingTail(n - mode)
                    - StirlingTail(k)
                    - StirlingTail(n - k);
                NDArray<bool> isTaken = isInside | (!isOutside & (Lax.Log(v * alpha / ((a / (shifted * shifted)) + b)) <= bound));
                return (FoldEach(s.Item1, 0), Nd.Where(isTaken, k, s.Item2), s.Item3 | isTaken);
            },
            start).Item2;
    }

    // ln k! less Stirling's formula, by a table for the first ten.
    [Pure]
    private static NDArray<T> StirlingTail<T>(NDArray<T> k)
        where T : unmanaged
    {
        NDArray<T> nine = Lax.Full<T>(default, 9);
        NDArray<T> inside = Lax.Clamp(Lax.Full<T>(default, 0), k, nine);
        NDArray<T> table = Nd.Array([
            0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
            0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287]).As<T>();
        NDArray<T> next = inside + 1;
        NDArray<T> square = next * next;
        NDArray<T> series = ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / square)) / square)) / next;
        return Nd.Where(k <= nine, Lax.Gather(table, Lax.Floor(inside).As<int>(), 0, 0, "clip"), series);
    }

    /// <summary>Numbers of events of each kind in n trials, along the last axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">How many trials, of a shape that fits that of p without its last axis.</param>
    /// <param name="p">The probabilities of the kinds, along the last axis.</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <exception cref="ArgumentException">p has rank 0.</exception>
    [Pure]
    public static NDArray<float> Multinomial(PrngKey key, NDArray<float> n, NDArray<float> p, Shape? shape = null) => Multinomial<float>(key, n, p, shape);

    /// <summary>Numbers of events of each kind in n trials, along the last axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="n">How many trials, of a shape that fits that of p without its last axis.</param>
    /// <param name="p">The probabilities of the kinds, along the last axis.</param>
    /// <param name="shape">The shape; that of p if not given.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or p has rank 0.</exception>
    [Pure]
    public static NDArray<T> Multinomial<T>(PrngKey key, NDArray<T> n, NDArray<T> p, Shape? shape = null)
        where T : unmanaged
    {
        if (p.Rank == 0)
        {
            throw new ArgumentException("Multinomial's probabilities stand along an axis, but 'p' has rank 0");
        }

        Shape result = shape ?? p.Shape;
        NDArray<T> kinds = Nd.Moveaxis(Nd.BroadcastTo(p, FloatShapeOf<T>(result, p.Shape, "Multinomial")), -1, 0);
        NDArray<T> remaining = Nd.Flip(Nd.Cumsum(Nd.Flip(kinds, 0), 0), 0);
        NDArray<T> one = Lax.Full<T>(default, 1);
        NDArray<T> ratios = kinds / Nd.Where(Lax.Eq(remaining, Lax.Full<T>(default, 0)), one, remaining);
        KeyArray keys = Split(key, [result[^1]]);
        NDArray<T> counts = Lax.ForiLoop(
            0,
            result[^1],
            (kind, s) =>
            {
                NDArray<int> place = kind;
                NDArray<T> count = Binomial(keys[place], s.Item1, Lax.Clamp(Lax.Full<T>(default, 0), ratios[place], Lax.Full<T>(default, 1)));
                return (s.Item1 - count, s.Item2.At(place).Set(count));
            },
            (Nd.BroadcastTo(n, ShapeOf(result[..^1], n.Shape, "Multinomial")), Nd.ZerosLike(ratios))).Item2;
        return Nd.Moveaxis(counts, 0, -1);
    }
}
