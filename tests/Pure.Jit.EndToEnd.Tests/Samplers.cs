namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Random numbers in methods, with sizes that only the call knows.</summary>
public static class Samplers
{
    [Jit]
    public static NDArray<int> Events(PrngKey key, [Shape("n")] NDArray<float> mean) => Rand.Poisson(key, mean);

    [Jit]
    public static NDArray<int> Order(PrngKey key, int n) => Rand.Permutation(key, n);

    [Jit]
    public static (NDArray<float> Gamma, NDArray<float> Loggamma, NDArray<float> Beta, NDArray<float> Chisquare, NDArray<float> T) Gammas(
        PrngKey key, [Shape("n")] NDArray<float> a)
    {
        PrngKey[] keys = Rand.Split(key, 5);
        return (Rand.Gamma(keys[0], a), Rand.Loggamma(keys[1], a), Rand.Beta(keys[2], a, 2f), Rand.Chisquare(keys[3], a), Rand.T(keys[4], a));
    }

    [Jit]
    public static (NDArray<float> Sum, NDArray<float> F, NDArray<float> Ball, NDArray<float> Power) Norms(PrngKey key, [Shape("n k")] NDArray<float> a)
    {
        PrngKey[] keys = Rand.Split(key, 4);
        int n = a.Shape[0];
        return (Nd.Sum(Rand.Dirichlet(keys[0], a), -1), Rand.F(keys[1], a, 3f), Rand.Ball(keys[2], 3, shape: n), Rand.GeneralizedNormal(keys[3], 1.5f, n));
    }

    [Jit]
    public static (NDArray<int> Poisson, NDArray<float> Binomial, NDArray<float> Multinomial, NDArray<int> Geometric) Counts(PrngKey key, [Shape("n")] NDArray<float> mean)
    {
        PrngKey[] keys = Rand.Split(key, 4);
        return (Rand.Poisson(keys[0], mean), Rand.Binomial(keys[1], mean * 4f, 0.25f), Rand.Multinomial(keys[2], 20f, mean / Nd.Sum(mean)), Rand.Geometric(keys[3], 1f / mean));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Formulas(PrngKey key, [Shape("n")] NDArray<float> a)
    {
        PrngKey[] keys = Rand.Split(key, 5);
        return (Rand.Pareto(keys[0], a), Rand.WeibullMin(keys[1], a, 2f, a.Shape), Rand.Rayleigh(keys[2], a), Rand.Wald(keys[3], a), Rand.Triangular(keys[4], -a, 0f, a));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) MoreFormulas(PrngKey key, int n)
    {
        PrngKey[] keys = Rand.Split(key, 5);
        return (Rand.Maxwell(keys[0], n), Rand.DoubleSidedMaxwell(keys[1], 1f, 2f, n), Rand.Lognormal(keys[2], 0.5f, n), Rand.Gumbel(keys[3], n, "high"), Rand.Gumbel(keys[4], n, "highest"));
    }

    [Jit]
    public static (NDArray<Half>, NDArray<BFloat16>, NDArray<double>, NDArray<Half>) Widths(PrngKey key, int n)
    {
        PrngKey[] keys = Rand.Split(key, 4);
        return (Rand.Normal<Half>(keys[0], n), Rand.Laplace<BFloat16>(keys[1], n), Rand.Gamma<double>(keys[2], 0.5, n), Rand.TruncatedNormal<Half>(keys[3], (Half)(-1), (Half)1, n));
    }

    [Jit]
    public static (NDArray<int> Order, NDArray<float> Rows, NDArray<float> Each) Orders(PrngKey key, [Shape("n k")] NDArray<float> x)
    {
        PrngKey[] keys = Rand.Split(key, 3);
        return (Rand.Permutation(keys[0], x.Shape[0]), Rand.Permutation(keys[1], x), Rand.Permutation(keys[2], x, axis: 1, independent: true));
    }

    [Jit]
    public static (NDArray<int>, NDArray<float>, NDArray<float>, NDArray<int>) Choices(PrngKey key, [Shape("9")] NDArray<float> x, [Shape("9")] NDArray<float> p)
    {
        PrngKey[] keys = Rand.Split(key, 4);
        return (Rand.Choice(keys[0], 9, [4], p: p), Rand.Choice(keys[1], x, [9], replace: false), Rand.Choice(keys[2], x, [3, 3], replace: false, p: p), Rand.Categorical(keys[3], Nd.Log(p), shape: [5], replace: false));
    }

    [Jit]
    public static NDArray<float> Pi(PrngKey key, int n)
    {
        var (first, second) = Rand.Split(key);
        NDArray<float> x = Rand.Uniform(first, n), y = Rand.Uniform(second, n);
        return 4f * Nd.Mean((((x * x) + (y * y)) < 1f).As<float>());
    }

    // Words as they are, of which sums, and numbers that follow from two draws, of a block and of blocks of their own.
    [Jit]
    public static (NDArray<uint> Words, NDArray<int> Inside, NDArray<float> Mean, NDArray<float> Mixed, NDArray<uint> Second) Draws(PrngKey key, [Shape("n")] NDArray<float> x)
    {
        PrngKey[] keys = Rand.Split(key, 4);
        NDArray<float> u = Rand.Uniform(keys[0], x.Shape), v = Rand.Uniform(keys[1], x.Shape);
        NDArray<uint> counters = Lax.Iota<uint>(x.Shape[0], 0), zeros = Lax.Full<uint>(x.Shape[0], 0);
        var (first, second) = Lax.Threefry2x32(zeros + 7u, zeros + 9u, counters, zeros);
        var (_, alone) = Lax.Threefry2x32(zeros + 7u, zeros + 9u, zeros, counters * 3u);
        return (Rand.Bits<uint>(keys[2], x.Shape), Nd.Sum((((u * u) + (v * v)) < 1f).As<int>()), Nd.Mean(u * x),
            (first ^ (second >> 3)).As<float>() + (x * Rand.Normal(keys[3], x.Shape)), alone);
    }

    // Much that follows from both words of a block, into two sums and an array.
    [Jit]
    public static (NDArray<float> Sines, NDArray<float> Cosines, NDArray<float> Each) Waves(PrngKey key, [Shape("n")] NDArray<float> x)
    {
        NDArray<uint> counters = Lax.Iota<uint>(x.Shape[0], 0), zeros = Lax.Full<uint>(x.Shape[0], 0);
        var (first, second) = Lax.Threefry2x32(zeros + 7u, zeros + 9u, counters, zeros);
        NDArray<float> u = (first >> 9).As<float>() * 1e-7f, v = (second >> 9).As<float>() * 1e-7f, w = Rand.Uniform(key, x.Shape);
        NDArray<float> sines = Nd.Exp(Nd.Sin(v) * Nd.Log1p(u)), cosines = Nd.Tanh(Nd.Cos(w) * Nd.Exp(u + x)) + Nd.Tanh(Nd.Cos(v));
        return (Nd.Sum(sines * cosines), Nd.Sum(sines + cosines), sines - cosines);
    }

    // A key of its own for each row, and for each number.
    [Jit]
    public static (NDArray<float> Rows, NDArray<float> Each) OwnKeys(KeyArray ofRows, KeyArray ofNumbers, [Shape("m")] NDArray<float> x) =>
        (Transforms.Vmap(key => Nd.Sum(x * Rand.Uniform(key, x.Shape)), ofRows), Transforms.Vmap(key => Rand.Uniform(key), ofNumbers));

    [Jit]
    public static NDArray<float> Vectors(PrngKey key, [Shape("n")] NDArray<float> mean, [Shape("n n")] NDArray<float> cov) => Rand.MultivariateNormal(key, mean, cov, [1000], "eigh");

    [Jit]
    public static NDArray<float> Turned(PrngKey key, int n)
    {
        NDArray<float> q = Rand.Orthogonal(key, 5, n, m: 3);
        return Nd.Matmul(Nd.MatrixTranspose(q), q);
    }

    [Jit]
    public static NDArray<float> Slope(PrngKey key, [Shape("n")] NDArray<float> a) => Transforms.Grad(a => Nd.Sum(Rand.Gamma(key, a)), a);

    [Jit]
    public static NDArray<float> BetaSlope(PrngKey key, [Shape("n")] NDArray<float> a) => Transforms.Grad(a => Nd.Sum(Rand.Beta(key, a, 2f)), a);

    [Jit]
    public static NDArray<float> DirichletSlope(PrngKey key, [Shape("n")] NDArray<float> a) => Transforms.Grad(a => Rand.Dirichlet(key, a)[0], a);

    [Jit]
    public static NDArray<float> Mapped(KeyArray keys) => Transforms.Vmap(key => Rand.Normal(key, 3), keys);

    [Jit]
    public static NDArray<float> MappedGamma(KeyArray keys, [Shape("n")] NDArray<float> a) => Transforms.Vmap((key, a) => Rand.Gamma(key, a), keys, a);

    [Jit]
    public static NDArray<float> TableOfDraws([Shape("n m")] KeyArray keys) => Transforms.Vmap(row => Transforms.Vmap(key => Rand.Normal(key), row), keys);

    [Jit]
    public static NDArray<int> Weighted(PrngKey key, [Shape("n")] NDArray<float> p) => Rand.Choice(key, 5, [7], p: p);

    [Jit]
    public static KeyArray Children(KeyArray keys) => Transforms.Vmap(key => Rand.Split(key, [2])[1], keys);

    [Jit]
    public static KeyArray Table(PrngKey key, int n) => Rand.Split(key, [n, 2]);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> All) Walk(PrngKey key, int n)
        => Lax.Scan((at, key) => (at + Rand.Normal(key), at), (NDArray<float>)0f, Rand.Split(key, [n]));

    [Jit]
    public static NDArray<float> WalkBeside(PrngKey key, [Shape("n")] NDArray<float> steps) => Lax.Scan(
        (at, part) => at + (part.Item2 * Rand.Normal(part.Item1)), (NDArray<float>)0f, (Rand.Split(key, [steps.Shape[0]]), steps));

    // As many as there are, with putting back.
    [Jit]
    public static NDArray<float> Resampled(PrngKey key, [Shape("n")] NDArray<float> x) => Rand.Choice(key, x, [x.Shape[0]]);

    [Jit]
    public static NDArray<float> Reordered(PrngKey key, [Shape("n")] NDArray<float> x) => Rand.Choice(key, x, [x.Shape[0]], replace: false);

    [Jit]
    public static NDArray<int> Places(PrngKey key, int count, int n) => Rand.Choice(key, count, [n]);

    [Jit]
    public static NDArray<int> Distinct(PrngKey key, [Shape("n")] NDArray<float> logits) => Rand.Categorical(key, logits, shape: [2, 3], replace: false);

    [Jit]
    public static NDArray<int> SomeOfSeven(PrngKey key, int n) => Rand.Choice(key, 7, [n]);

    [Jit]
    public static NDArray<float> Carried(PrngKey key, int turns)
        => Lax.ForiLoop(0, turns, (i, s) => (Rand.FoldIn(s.Item1, 0), s.Item2 + Rand.Uniform(Rand.FoldIn(s.Item1, 1))), (key, (NDArray<float>)0f)).Item2;

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Parameters(PrngKey key)
    {
        PrngKey[] keys = Rand.Split(key, 3);
        return (Initializers.GlorotUniform(keys[0], [40, 60]), Initializers.TruncatedNormal(keys[1], [100], 0.5f), Initializers.DeltaOrthogonal(keys[2], [3, 3, 4, 6]));
    }
}
