using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.AutodiffCookbook;

/// <summary>Indexing, sorting, broadcasting, contraction, branches and loops.</summary>
public static class Structure
{
    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Indexed([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<int> index, [Shape("m")] NDArray<float> u)
    {
        var (dx, du) = Grad((a, b) => Sum(Square(a.At(index[..2]).Set(b[..2]))), Arg.Both, x, u);
        return (Grad(a => Sum(Square(a[index]) * u), x), Grad(b => Sum(Power(ZerosLike(x).At(index).Add(b), 3)), u), dx, du);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Cumulated([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> u)
        => (Grad(z => Vdot(u, Sort(z)), x), Grad(z => Vdot(u, Cumsum(z)), x), Grad(z => Vdot(u, Cumprod(z)), x), Grad(z => Vdot(u, Lax.Cummax(z)), x),
            Grad(z => Vdot(u, Square(Flip(z))), x));

    [Jit]
    public static (NDArray<float> A, NDArray<float> B, NDArray<float> C) Broadcasting([Shape("i j k")] NDArray<float> a, [Shape("k")] NDArray<float> b, [Shape("j 1")] NDArray<float> c)
        => Grad(p => Sum(Sin((p.Item1 * p.Item2) + p.Item3) / (1.5f + Cos(p.Item3))), (a, b, c));

    [Jit]
    public static (NDArray<float> Value, (NDArray<float>, NDArray<float>) Slopes) Contraction([Shape("b i j")] NDArray<float> x, [Shape("b j k")] NDArray<float> y, [Shape("b i k")] NDArray<float> u)
        => Vjp((p, q) => Einsum("bij,bjk->bik", p, q), (x, y), u);

    [Jit]
    public static (NDArray<float> Value, (NDArray<float>, NDArray<float>) Slopes) StaticLoop([Shape("n")] NDArray<float> x, [Shape("")] NDArray<float> c)
        => ValueAndGrad((z, k) => Sum(Lax.ForiLoop(0, 5, (i, h) => (Sin(h) * k) + (0.5f * h * i), z)), Arg.Both, x, c);

    [Pure]
    public static NDArray<float> Rnn((NDArray<float> W, NDArray<float> U, NDArray<float> B, NDArray<float> H, NDArray<float> Xs) p)
    {
        var (last, firsts) = Lax.Scan(
            (h, x) =>
            {
                NDArray<float> next = Tanh(Matmul(h, p.W) + Matmul(x, p.U) + p.B);
                return (next, next[0]);
            },
            p.H,
            p.Xs);
        return Sum(Square(last)) + Sum(firsts);
    }

    [Jit]
    public static (NDArray<float> Value, (NDArray<float> W, NDArray<float> U, NDArray<float> B, NDArray<float> H, NDArray<float> Xs) Slopes) SlopesOfRnn(
        [Shape("h h")] NDArray<float> w, [Shape("k h")] NDArray<float> u, [Shape("h")] NDArray<float> b, [Shape("h")] NDArray<float> h0, [Shape("t k")] NDArray<float> xs)
        => ValueAndGrad(Rnn, (W: w, U: u, B: b, H: h0, Xs: xs));

    // A damped oscillator; p = (damping, frequency).
    [Pure]
    public static NDArray<float> Oscillator([Shape("2")] NDArray<float> p, [Shape("t")] NDArray<int> steps)
    {
        var (state, xs) = Lax.Scan(
            ((NDArray<float> X, NDArray<float> V) s, NDArray<int> step) =>
            {
                NDArray<float> v = s.V - (0.1f * ((p[1] * p[1] * s.X) + (p[0] * s.V)));
                return ((s.X + (0.1f * v), v), s.X);
            },
            (OnesLike(p[0]), ZerosLike(p[0])),
            steps);
        return state.Item1 + Sum(xs);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>) ThroughScan([Shape("2")] NDArray<float> p, [Shape("t")] NDArray<int> steps) => (Grad(Oscillator, p, steps), Hessian(Oscillator, p, steps));

    [Pure]
    public static NDArray<float> Branchy([Shape("n")] NDArray<float> x) => Lax.Cond(Sum(x) > 0, z => Sum(z * z), z => Sum(Sin(z)), x);

    // The same in C#'s own words.
    [Pure]
    public static NDArray<float> Forked([Shape("n")] NDArray<float> x)
    {
        if (Sum(x) > 0)
        {
            return Sum(x * x);
        }

        return Sum(Sin(x));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Branches([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y)
    {
        var (value, slope) = Vmap(z => ValueAndGrad(Branchy, z), Stack([x, y]));
        return (Grad(Branchy, x), Grad(Forked, y), value, slope, Hessian(Branchy, x), Hessian(Forked, y));
    }

    [Pure]
    public static NDArray<float> Switched([Shape("")] NDArray<int> i, [Shape("3")] NDArray<float> x)
        => Vdot(Lax.Switch(i, [z => Sin(z), z => Power(z, 3), z => Flip(z) * 2f], x), Arange(1, 4).As<float>());

    [Jit]
    public static (NDArray<float>, NDArray<float>) Switches([Shape("3")] NDArray<float> x, [Shape("3")] NDArray<int> index)
        => (Stack([Grad(Switched, Arg.Second, index[0], x), Grad(Switched, Arg.Second, index[1], x), Grad(Switched, Arg.Second, index[2], x)]),
            Vmap((i, z) => Grad(Switched, Arg.Second, i, z), index, x, inAxes: (0, None)));

    [Pure]
    public static (NDArray<float> Root, NDArray<float> Count) Newton([Shape("")] NDArray<float> x)
    {
        NDArray<float> y = x, count = ZerosLike(x);
        while (Abs((y * y) - x) > 1e-3f * x)
        {
            y = 0.5f * (y + (x / y));
            count += 1;
        }

        return (y, count);
    }

    [Jit]
    public static (NDArray<float>, NDArray<int>, NDArray<float>) ThroughWhile([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> v)
    {
        var (value, tangent) = Vmap((z, t) => Jvp(Newton, z, t), x, v);
        return (value.Root, value.Count.As<int>(), tangent.Root);
    }
}
