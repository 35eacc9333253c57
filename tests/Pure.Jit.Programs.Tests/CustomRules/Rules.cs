using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.CustomRules;

/// <summary>The functions with rules.</summary>
public static class Rules
{
    private const float Tolerance = 7e-6f;

    [Pure]
    public static NDArray<float> NaiveLog1pExp(NDArray<float> x) => Log(1 + Exp(x));

    [Pure, CustomJvp(nameof(Log1pExpRule))]
    public static NDArray<float> Log1pExp(NDArray<float> x) => Log(1 + Exp(x));

    [Pure]
    public static (NDArray<float>, NDArray<float>) Log1pExpRule(NDArray<float> x, NDArray<float> t) => (Log1pExp(x), (1 - (1 / (1 + Exp(x)))) * t);

    [Pure, CustomJvp(nameof(SoftplusRule))]
    public static NDArray<float> Softplus(NDArray<float> x) => Maximum(x, 0f) + Log1p(Exp(-Abs(x)));

    [Pure]
    public static (NDArray<float>, NDArray<float>) SoftplusRule(NDArray<float> x, NDArray<float> t) => (Softplus(x), Nn.Sigmoid(x) * t);

    // The rule is wrong on purpose: it shows that it is used.
    [Pure, CustomJvp(nameof(LiarRule))]
    public static NDArray<float> Liar(NDArray<float> x) => x * x;

    [Pure]
    public static (NDArray<float>, NDArray<float>) LiarRule(NDArray<float> x, NDArray<float> t) => (Liar(x), 100 * x * t);

    // The rule has no part for y.
    [Pure, CustomJvp(nameof(HalfBlindRule))]
    public static NDArray<float> HalfBlind(NDArray<float> x, NDArray<float> y) => Sin(x) * y;

    [Pure]
    public static (NDArray<float>, NDArray<float>) HalfBlindRule(NDArray<float> x, NDArray<float> y, NDArray<float> dx, NDArray<float> dy)
        => (HalfBlind(x, y), Cos(x) * y * dx);

    [Pure, CustomJvp(nameof(SafeNormRule))]
    public static NDArray<float> SafeNorm([Shape("n")] NDArray<float> v) => Sqrt(Sum(v * v));

    [Pure]
    public static (NDArray<float>, NDArray<float>) SafeNormRule([Shape("n")] NDArray<float> v, [Shape("n")] NDArray<float> t)
    {
        NDArray<float> n = SafeNorm(v);
        return (n, Where(Equal(n, 0f), 0f, Sum(v * t) / Where(Equal(n, 0f), 1f, n)));
    }

    [Pure]
    public static NDArray<float> NaiveRatio(NDArray<float> x) => x / (1 + Sqrt(x));

    [Pure, CustomJvp(nameof(RatioRule))]
    public static NDArray<float> Ratio(NDArray<float> x) => x / (1 + Sqrt(x));

    [Pure]
    public static (NDArray<float>, NDArray<float>) RatioRule(NDArray<float> x, NDArray<float> t)
    {
        NDArray<float> s = Sqrt(x);
        return (Ratio(x), (s + 2) / (2 * Square(1 + s)) * t);
    }

    // f(x), differentiated by a central difference.
    [Pure, CustomJvp(nameof(DifferencedRule), NonDiff = ["step"])]
    public static NDArray<float> Differenced(Func<NDArray<float>, NDArray<float>> f, float step, NDArray<float> x) => f(x);

    [Pure]
    public static (NDArray<float>, NDArray<float>) DifferencedRule(
        Func<NDArray<float>, NDArray<float>> f, float step, NDArray<float> x, Func<NDArray<float>, NDArray<float>> noTangent, float noStep, NDArray<float> t)
        => (f(x), (f(x + step) - f(x - step)) / (2 * step) * t);

    [Pure, CustomVjp(nameof(ClipForward), nameof(ClipBackward), NonDiff = ["lo", "hi"])]
    public static NDArray<float> ClipGradient(float lo, float hi, NDArray<float> x) => x;

    [Pure]
    public static (NDArray<float>, float) ClipForward(float lo, float hi, NDArray<float> x) => (x, 0f);

    [Pure]
    public static NDArray<float> ClipBackward(float lo, float hi, float kept, NDArray<float> g) => Clip(g, lo, hi);

    [Pure, CustomVjp(nameof(ClipTreeForward), nameof(ClipTreeBackward), NonDiff = ["maxNorm"])]
    public static (NDArray<float> B, NDArray<float> W) ClipTree(float maxNorm, (NDArray<float> B, NDArray<float> W) tree) => tree;

    [Pure]
    public static ((NDArray<float> B, NDArray<float> W), float) ClipTreeForward(float maxNorm, (NDArray<float> B, NDArray<float> W) tree) => (tree, 0f);

    [Pure]
    public static (NDArray<float> B, NDArray<float> W) ClipTreeBackward(float maxNorm, float kept, (NDArray<float> B, NDArray<float> W) g)
    {
        NDArray<float> scale = Minimum(1f, maxNorm / Sqrt(Sum(g.B * g.B) + Sum(g.W * g.W)));
        return (g.B * scale, g.W * scale);
    }

    [Pure, CustomVjp(nameof(RoundForward), nameof(RoundBackward))]
    public static NDArray<float> SteRound(NDArray<float> x) => Round(x);

    [Pure]
    public static (NDArray<float>, float) RoundForward(NDArray<float> x) => (Round(x), 0f);

    [Pure]
    public static NDArray<float> RoundBackward(float kept, NDArray<float> g) => g;

    [Pure, CustomVjp(nameof(SignForward), nameof(SignBackward))]
    public static NDArray<float> SteSign(NDArray<float> x) => Where(x >= 0f, 1f, -1f);

    [Pure]
    public static (NDArray<float>, NDArray<float>) SignForward(NDArray<float> x) => (SteSign(x), x);

    [Pure]
    public static NDArray<float> SignBackward(NDArray<float> x, NDArray<float> g) => Where(Abs(x) <= 1f, g, 0f);

    [Pure, CustomVjp(nameof(ReverseForward), nameof(ReverseBackward), NonDiff = ["c"])]
    public static NDArray<float> ReverseGradient(float c, NDArray<float> x) => x;

    [Pure]
    public static (NDArray<float>, float) ReverseForward(float c, NDArray<float> x) => (x, 0f);

    [Pure]
    public static NDArray<float> ReverseBackward(float c, float kept, NDArray<float> g) => -c * g;

    // The cotangent of integer rows is nothing; what stands for it is not looked at.
    [Pure, CustomVjp(nameof(TakeRowsForward), nameof(TakeRowsBackward))]
    public static NDArray<float> TakeRows([Shape("n k")] NDArray<float> table, [Shape("m")] NDArray<int> rows) => Take(table, rows, axis: 0);

    [Pure]
    public static (NDArray<float>, (NDArray<float>, NDArray<int>)) TakeRowsForward([Shape("n k")] NDArray<float> table, [Shape("m")] NDArray<int> rows)
        => (Take(table, rows, axis: 0), (ZerosLike(table), rows));

    [Pure]
    public static (NDArray<float>, NDArray<int>) TakeRowsBackward((NDArray<float> Zeros, NDArray<int> Rows) kept, NDArray<float> g)
        => (kept.Zeros.At(kept.Rows).Add(g), kept.Rows);

    /// <summary>Applies x → f(a, x) until it stands still; also how often.</summary>
    [Pure]
    public static (NDArray<float> X, NDArray<int> Count) Iterate<TA>(Func<TA, NDArray<float>, NDArray<float>> f, TA a, NDArray<float> guess)
    {
        var (_, x, n) = Lax.WhileLoop(
            c => Max(Abs(c.Item2 - c.Item1)) > Tolerance,
            c => (c.Item2, f(a, c.Item2), c.Item3 + 1),
            (guess, f(a, guess), (NDArray<int>)1));
        return (x, n);
    }

    [Pure, CustomVjp(nameof(FixedPointForward), nameof(FixedPointBackward))]
    public static NDArray<float> FixedPoint<TA>(Func<TA, NDArray<float>, NDArray<float>> f, TA a, NDArray<float> guess) => Iterate(f, a, guess).X;

    [Pure]
    public static (NDArray<float>, (TA, NDArray<float>)) FixedPointForward<TA>(Func<TA, NDArray<float>, NDArray<float>> f, TA a, NDArray<float> guess)
    {
        NDArray<float> x = FixedPoint(f, a, guess);
        return (x, (a, x));
    }

    // u = g + (∂f/∂x)ᵀ u
    [Pure]
    public static (TA, NDArray<float>) FixedPointBackward<TA>(Func<TA, NDArray<float>, NDArray<float>> f, (TA A, NDArray<float> X) kept, NDArray<float> g)
    {
        NDArray<float> u = FixedPoint((p, v) => p.Item3 + Vjp(y => f(p.Item1, y), p.Item2, v).Cotangents, (kept.A, kept.X, g), g);
        return (Vjp(a => f(a, kept.X), kept.A, u).Cotangents, ZerosLike(kept.X));
    }

    [Pure]
    public static NDArray<float> Babylonian(NDArray<float> a, NDArray<float> x) => 0.5f * (x + (a / x));

    [Pure]
    public static NDArray<float> NewtonSqrt([Shape("")] NDArray<float> a) => FixedPoint(Babylonian, a, a / 2);

    [Pure]
    public static NDArray<float> Layer((NDArray<float> A, NDArray<float> B) p, NDArray<float> x) => Tanh(Matmul(p.A, x) + p.B);

    [Pure]
    public static NDArray<float> Equilibrium([Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> b) => FixedPoint(Layer, (a, b), ZerosLike(b));
}
