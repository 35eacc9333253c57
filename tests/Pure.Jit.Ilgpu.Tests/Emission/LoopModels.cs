using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Loops and branches.</summary>
public static class LoopModels
{
    [Jit]
    public static NDArray<float> Escapes([Shape("w")] NDArray<float> re, [Shape("h")] NDArray<float> im, int turns) =>
        Vmap(y => Vmap(x => Escape(x, y, turns), re), im);

    [Jit]
    public static (NDArray<float> Root, NDArray<int> Turns) Roots([Shape("n")] NDArray<float> x) => Vmap(v => Root(v), x);

    [Jit]
    public static NDArray<float> MeanRoot([Shape("n m")] NDArray<float> x) => Mean(Vmap(row => Vmap(v => Root(v).Root, row), x) * x, axis: 1);

    [Jit]
    public static NDArray<float> Slopes([Shape("n")] NDArray<float> x) => Vmap(v => Jvp(w => Root(w).Root, v, v * 0f + 1f).Tangent, x);

    [Jit]
    public static NDArray<float> Powers([Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> x, int turns) =>
        Lax.ForiLoop(0, turns, (_, v) => Tanh(Matmul(a, v)), x);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> All) Recurrent([Shape("h h")] NDArray<float> w, [Shape("b h")] NDArray<float> start, [Shape("t b h")] NDArray<float> xs) =>
        Lax.Scan((s, x) =>
        {
            var next = Tanh(Matmul(s, w) + x);
            return (next, next);
        }, start, xs);

    [Jit]
    public static NDArray<float> SlopeOfRecurrent([Shape("h h")] NDArray<float> w, [Shape("b h")] NDArray<float> start, [Shape("t b h")] NDArray<float> xs) =>
        Grad(v => Sum(Square(Recurrent(v, start, xs).All)), w);

    // Conjugate gradients: what ends them is on the device.
    [Jit]
    public static (NDArray<float> X, NDArray<int> Turns) Solve([Shape("n n")] NDArray<float> a, [Shape("n")] NDArray<float> b)
    {
        var x = ZerosLike(b);
        var (r, p, rr) = (b, b, Dot(b, b));
        NDArray<int> turns = 0;
        while (rr > 1e-10f & turns < 100)
        {
            var ap = Matmul(a, p);
            var alpha = rr / Dot(p, ap);
            x = x + (alpha * p);
            r = r - (alpha * ap);
            var next = Dot(r, r);
            p = r + (next / rr * p);
            rr = next;
            turns += 1;
        }

        return (x, turns);
    }

    [Jit]
    public static NDArray<float> Chosen([Shape("n m")] NDArray<float> x, [Shape("m k")] NDArray<float> w) =>
        Lax.Cond(Sum(x) > 0f, v => Matmul(v, w), v => Matmul(v * 2f, w) - 1f, x);

    [Jit]
    public static NDArray<float> SortedTurns([Shape("n m")] NDArray<float> x, int turns) =>
        Lax.ForiLoop(0, turns, (i, v) => Cumsum(Sort(v, axis: 1), axis: 1) * 0.1f, x);

    [Pure]
    private static NDArray<float> Escape(NDArray<float> x, NDArray<float> y, int turns) => Lax.WhileLoop(
        s => s.Item3 < turns & (s.Item1 * s.Item1) + (s.Item2 * s.Item2) < 4f,
        s => ((s.Item1 * s.Item1) - (s.Item2 * s.Item2) + x, (2f * s.Item1 * s.Item2) + y, s.Item3 + 1f),
        (Zeros<float>([]), Zeros<float>([]), Zeros<float>([]))).Item3;

    // Newton's method, until it moves no more.
    [Pure]
    private static (NDArray<float> Root, NDArray<int> Turns) Root(NDArray<float> x)
    {
        NDArray<float> target = Abs(x) + 0.5f;
        NDArray<float> y = target, last = target + 1f;
        NDArray<int> turns = 0;
        while (Abs(y - last) > 1e-6f * y & turns < 50)
        {
            last = y;
            y = 0.5f * (y + (target / y));
            turns += 1;
        }

        return (y, turns);
    }
}
