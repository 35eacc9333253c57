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

    // Elements need nothing of one another.
    [Jit]
    public static (NDArray<float> X, NDArray<float> V) Springs([Shape("n m")] NDArray<float> x, [Shape("n m")] NDArray<float> v, float step, int turns) =>
        Lax.ForiLoop(0, turns, (i, s) => (s.Item1 + (step * s.Item2), s.Item2 - (step * Sin(s.Item1) * (1f + (0.01f * i)))), (x, v));

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Means, NDArray<float> Weights) Averaged([Shape("n")] NDArray<float> start, [Shape("t n")] NDArray<float> xs, [Shape("t")] NDArray<float> weights)
    {
        var (last, (means, all)) = Lax.Scan(
            (s, x) =>
            {
                var next = s.Item1 + (x.Item2 * (x.Item1 - s.Item1));
                return ((next, s.Item2 + x.Item2), (next, s.Item2));
            },
            (start, Zeros<float>([])), (xs, weights), reverse: true);
        return (last.Item1, means, all + last.Item2);
    }

    [Jit]
    public static NDArray<float> SlopeOfAveraged([Shape("n")] NDArray<float> start, [Shape("t n")] NDArray<float> xs, [Shape("t")] NDArray<float> weights) =>
        Grad(x => Sum(Square(Averaged(start, x, weights).Means)), xs);

    [Jit]
    public static NDArray<float> Either([Shape("n m")] NDArray<float> x) => Lax.Cond(Sum(x) > 0f, v => Exp(v) * 2f, v => Where(v > -0.5f, v, Sqrt(-v)), x);

    [Jit]
    public static NDArray<int> Choice([Shape("n")] NDArray<int> x, int index) => Lax.Switch(index, [v => v + 1, v => v * 2, v => -v], x);

    [Jit]
    public static NDArray<float> Walks(int seed, [Shape("n m")] NDArray<float> x, int turns)
    {
        PrngKey key = Rand.Key(seed);
        return Lax.ForiLoop(0, turns, (i, s) => (s * 0.9f) + (0.1f * Rand.Normal<float>(Rand.FoldIn(key, i), s.Shape)), x);
    }

    // Rows are written one after the other.
    [Jit]
    public static NDArray<float> Table([Shape("n m")] NDArray<float> x, [Shape("m m")] NDArray<float> w)
    {
        var table = x;
        for (int i = 1; i < x.Shape[0]; i++)
        {
            var row = Tanh(Matmul(Lax.DynamicSlice(table, [i - 1, 0], (1, x.Shape[1])), w));
            table = Lax.DynamicUpdateSlice(table, row, [i, 0]);
        }

        return table;
    }

    // Nobody knows how many turns there are, and each leaves what its gradient needs.
    [Jit]
    public static NDArray<float> SlopeOfSettled([Shape("n n")] NDArray<float> w, [Shape("n")] NDArray<float> x) => Grad(v => Sum(Square(Settled(v, x))), w);

    [Jit]
    public static (NDArray<bool> Flags, NDArray<Half> Halves, NDArray<int> Turns) Mixed([Shape("n m")] NDArray<Half> x, int turns)
    {
        var flags = x > (Half)0;
        var halves = x;
        NDArray<Half> scale = (Half)1;
        NDArray<bool> odd = false;
        NDArray<int> count = 0;
        for (int i = 0; i < turns; i++)
        {
            halves = Cumsum(halves, axis: 1) * scale;
            flags = flags ^ (halves > (Half)0.5f) ^ odd;
            odd = LogicalNot(odd);
            scale = scale * (Half)0.5f;
            count = count + Sum(flags.As<int>());
        }

        return (flags, halves, count);
    }

    /// <summary>The slope through a loop in a loop, with room for so many turns.</summary>
    [Jit]
    public static NDArray<float> SlopeOfBounded([Shape("n m")] NDArray<float> x) =>
        Grad(y => Nd.Sum(Lax.Map(r => Lax.WhileLoop(v => Nd.Sum(v) < 9f, v => v + Nd.Exp(0.1f * v), r, maxTrip: 12), y)), x);

    [Pure]
    private static NDArray<float> Settled(NDArray<float> w, NDArray<float> x)
    {
        var y = x;
        NDArray<float> moved = 1f;
        while (moved > 1e-3f)
        {
            var next = Tanh(Matmul(w, y)) + (0.5f * x);
            moved = Max(Abs(next - y));
            y = next;
        }

        return y;
    }

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
