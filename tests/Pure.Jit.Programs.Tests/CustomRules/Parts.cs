using static Pure.Jit.Nd;
using static Pure.Jit.Programs.Tests.CustomRules.Rules;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.CustomRules;

/// <summary>What is computed of them.</summary>
public static class Parts
{
    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Log1pExpAt([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> t)
    {
        var (value, tangent) = Jvp(Log1pExp, x, t);
        return (value, tangent, Vjp(Log1pExp, x, t).Cotangents, Vmap(z => Grad(Log1pExp, z), x), Vmap(z => Grad(y => Grad(Log1pExp, y), z), x),
            Vmap(z => Grad(y => Grad(w => Grad(Log1pExp, w), y), z), x));
    }

    [Jit]
    public static NDArray<float> Log1pExpSlopes([Shape("n")] NDArray<float> x) => Vmap(z => Grad(Log1pExp, z), x);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Log1pExpOf([Shape("m n")] NDArray<float> a, [Shape("n")] NDArray<float> w, [Shape("n")] NDArray<float> v)
        => (JacFwd(u => Log1pExp(Matmul(a, u)), w), JacRev(u => Log1pExp(Matmul(a, u)), w), JacFwd(z => JacRev(u => Sum(Log1pExp(Matmul(a, u))), z), w),
            Jvp(z => Grad(u => Sum(Log1pExp(Matmul(a, u))), z), w, v).Tangent);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) SoftplusAt([Shape("n")] NDArray<float> x)
        => (Softplus(x), Vmap(z => Grad(Softplus, z), x), Vmap(z => Grad(y => Grad(Softplus, y), z), x));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) LiarAt([Shape("n")] NDArray<float> x)
        => (Liar(x), Vmap(z => Grad(Liar, z), x), Vmap(z => Grad(y => Grad(Liar, y), z), x));

    [Jit]
    public static (NDArray<float>, NDArray<float>) HalfBlindAt([Shape("n")] NDArray<float> x)
    {
        var (dx, dy) = Grad(HalfBlind, Arg.Both, x[1], x[5]);
        return (Stack([dx, dy]), Jvp(HalfBlind, (x[1], x[5]), (x[2], x[6])).Tangent);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) NormAt([Shape("n")] NDArray<float> v)
        => (SafeNorm(v), Grad(SafeNorm, v), Grad(SafeNorm, ZerosLike(v)), Hessian(SafeNorm, v));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) RatioAt([Shape("n")] NDArray<float> x)
        => (Ratio(x), Vmap(z => Grad(Ratio, z), x), Vmap(z => Grad(y => Grad(Ratio, y), z), x[1..]));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) DifferencedAt([Shape("n")] NDArray<float> x)
        => (Vmap(z => Differenced(y => Sin(y), 0.125f, z), x), Vmap(z => Grad(w => Differenced(y => Sin(y), 0.125f, w), z), x),
            Vmap(z => Grad(w => Differenced(y => y * y * y, 0.5f, w), z), x[2..7]));

    [Jit]
    public static (NDArray<float>, NDArray<float>) ClippedSine([Shape("n")] NDArray<float> t)
        => (Vmap(z => Sin(ClipGradient(-0.75f, 0.75f, z)), t), Vmap(z => Grad(y => Sin(ClipGradient(-0.75f, 0.75f, y)), z), t));

    [Jit]
    public static (NDArray<float> B, NDArray<float> W) TreeSlopes(
        [Static] float maxNorm, [Shape("n k")] NDArray<float> x, [Shape("m")] NDArray<float> b, [Shape("k m")] NDArray<float> w)
        => Grad(
            ((NDArray<float> B, NDArray<float> W) tree) =>
            {
                var p = maxNorm > 0 ? ClipTree(maxNorm, tree) : tree;
                return Sum(Square(Matmul(x, p.W) + p.B));
            },
            (b, w));

    [Pure]
    public static NDArray<float> SteLoss([Shape("k")] NDArray<float> w, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<float> y)
        => Mean(Square(Matmul(x, SteRound(8 * w) / 8) - y));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) SteStep([Shape("k")] NDArray<float> w, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<float> y)
    {
        var (loss, slope) = ValueAndGrad(SteLoss, w, x, y);
        return (w - (0.05f * slope), loss, slope, Min(Abs((8 * w) - Floor(8 * w) - 0.5f)));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) SmallSlopes(
        [Shape("k")] NDArray<float> w, [Shape("s")] NDArray<float> signs, [Shape("n c")] NDArray<float> table, [Shape("m")] NDArray<int> rows)
        => (Grad(v => Sum(Round(8 * v)), w), Grad((s, c) => Sum(SteSign(s) * c), signs, Tanh(signs * 2)), Grad(v => Sum(Sin(ReverseGradient(0.5f, v))), w),
            Grad(t => Sum(Sin(TakeRows(t, rows))), table));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<int>, NDArray<float>) Roots([Shape("n")] NDArray<float> a)
        => (Vmap(z => NewtonSqrt(z), a), Vmap(z => Grad(NewtonSqrt, z), a), Vmap(z => Grad(y => Grad(NewtonSqrt, y), z), a), Grad(b => Sum(Vmap(z => NewtonSqrt(z), b)), a),
            Vmap(z => Iterate(Babylonian, z, z / 2).Count, a), Vmap(z => JacFwd(y => Iterate(Babylonian, y, y / 2).X, z), a));

    [Pure]
    public static NDArray<float> EquilibriumLoss([Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> b, [Shape("n")] NDArray<float> c) => Sum(c * Equilibrium(a, b));

    [Jit]
    public static (NDArray<float>, NDArray<int>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Equilibria(
        [Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> b, [Shape("n")] NDArray<float> c, [Shape("n")] NDArray<float> v)
    {
        var (da, db) = Grad(EquilibriumLoss, Arg.Both, a, b, c);
        return (Equilibrium(a, b), Iterate(Layer, (a, b), ZerosLike(b)).Count, da, db, JacFwd(z => Sum(c * Iterate(Layer, (a, z), ZerosLike(z)).X), b),
            JacRev(Equilibrium, Arg.Second, a, b), Grad(z => Sum(v * Grad(EquilibriumLoss, Arg.Second, a, z, c)), b));
    }

    [Jit]
    public static (NDArray<float>, NDArray<int>, NDArray<float>, NDArray<float>) EquilibriaOfRows(
        [Shape("n n")] NDArray<float> a, [Shape("r n")] NDArray<float> bs, [Shape("n")] NDArray<float> c)
    {
        var (da, db) = Vmap((p, b) => Grad(EquilibriumLoss, Arg.Both, p, b, c), a, bs, inAxes: (None, 0));
        return (Vmap((p, b) => Equilibrium(p, b), a, bs, inAxes: (None, 0)), Vmap(b => Iterate(Layer, (a, b), ZerosLike(b)).Count, bs), da, db);
    }

    [Pure]
    public static NDArray<float> Mix(NDArray<float> x) => Softplus(ClipGradient(-0.3f, 0.3f, Sin(3 * x))) + Liar(x);

    [Pure]
    public static NDArray<float> Branch([Shape("")] NDArray<float> x) => Lax.Cond(x > 0f, Softplus, z => Liar(z) + Log1pExp(z), x);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Mixed([Shape("n")] NDArray<float> x)
        => (Vmap(z => Grad(Mix, z), x), Vmap(z => Grad(y => Grad(Mix, y), z), x), JacRev(w => Vmap(z => Mix(z), w), x), Vmap(z => Grad(Branch, z), x),
            Vmap(z => Grad(y => Grad(Branch, y), z), x));

    // Clips the gradient of the state at every step.
    [Pure]
    public static NDArray<float> RnnLoss([Shape("h h")] NDArray<float> w, [Shape("h k")] NDArray<float> u, [Shape("t k")] NDArray<float> us)
    {
        var (_, losses) = Lax.Scan(
            (h, row) =>
            {
                var next = ClipGradient(-0.1f, 0.1f, Tanh(Matmul(w, h) + Matmul(u, row)));
                return (next, Sum(Softplus(next)));
            },
            Zeros<float>(w.Shape[0]),
            us);
        return Sum(losses);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Rnn([Shape("h h")] NDArray<float> w, [Shape("h k")] NDArray<float> u, [Shape("r t k")] NDArray<float> us)
    {
        var (dw, du) = Grad(RnnLoss, Arg.Both, w, u, us[0]);
        return (RnnLoss(w, u, us[0]), dw, du, Vmap((p, q, s) => Grad(RnnLoss, p, q, s), w, u, us, inAxes: (None, None, 0)));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Exact([Shape("")] NDArray<float> hundred, [Shape("")] NDArray<float> zero)
        => (Grad(NaiveLog1pExp, hundred), Grad(NaiveRatio, zero), Log1pExp(hundred), Grad(Log1pExp, hundred), Grad(Log1pExp, -hundred), Grad(y => Grad(Log1pExp, y), hundred), Grad(Ratio, zero));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) ExactOfArrays(
        [Shape("n")] NDArray<float> ties, [Shape("s")] NDArray<float> signs, [Shape("r c")] NDArray<float> table, [Shape("m")] NDArray<int> rows)
        => (SteRound(ties), Vmap(z => Grad(SteRound, z), ties), SteSign(signs), ReverseGradient(0.5f, ties), TakeRows(table, rows));
}
