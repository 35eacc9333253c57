using static Pure.Jit.Transforms;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Loops whose turns read and write arrays in every way that memory could be mixed up.</summary>
public static class TurnsInMemory
{
    // The state is a result row as well, and each of two arrays takes the other's place.
    [Jit]
    public static (NDArray<float> A, NDArray<float> B, NDArray<float> Rows, NDArray<float> Before) Rows([Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs)
    {
        ((NDArray<float> a, NDArray<float> b), (NDArray<float> rows, NDArray<float> before)) = Lax.Scan(
            ((NDArray<float> A, NDArray<float> B) s, NDArray<float> x) => Advance(s.A, s.B, x), (start, start * 2f), xs);
        return (a, b, rows, before);
    }

    [Pure]
    private static ((NDArray<float> A, NDArray<float> B) State, (NDArray<float> Row, NDArray<float> Before) Left) Advance(NDArray<float> a, NDArray<float> b, NDArray<float> x)
    {
        NDArray<float> next = (b * 0.5f) + x;
        return ((next, a), (next, a));
    }

    // A row, a constant and a number become the state.
    [Jit]
    public static (NDArray<float> Row, NDArray<float> Constant, NDArray<float> Sum, int Turns) Handed([Shape("h")] NDArray<float> c, [Shape("t h")] NDArray<float> xs)
        => Lax.Scan((Handful s, NDArray<float> x) => new Handful(x, c, s.Sum + s.Row + s.Constant, s.Turns + 2), new Handful(c * 3f, c * 2f, c * 0f, 1), xs) is var last
            ? (last.Row, last.Constant, last.Sum, last.Turns) : default;

    [Jit]
    public static NDArray<float> Grid([Shape("n m")] NDArray<float> a, int steps) => Lax.ForiLoop(0, steps, (_, x) => x.At(1..^1, 1..^1).Set(
        0.2f * (x[1..^1, 1..^1] + x[1..^1, ..^2] + x[1..^1, 2..] + x[..^2, 1..^1] + x[2.., 1..^1])), a);

    [Jit]
    public static NDArray<float> Ends([Shape("n")] NDArray<float> a, int steps)
        => Lax.ForiLoop(0, steps, (i, x) => x.At(0).Set(x[1] + 1f).At(^1).Set(x[0] * 2f).At(1..3).Set(x[..2]), a);

    [Jit]
    public static NDArray<float> Placed([Shape("n")] NDArray<float> a, int steps) => Lax.ForiLoop(0, steps, (i, x) => x.At(i).Set(x[i + 1] + i), a);

    [Jit]
    public static NDArray<float> Twice([Shape("k n")] NDArray<float> xs, int turns)
        => Lax.ForiLoop(0, turns, (i, c) => Lax.Scan((NDArray<float> d, NDArray<float> x) => Nd.Tanh(d + x), c, xs, reverse: true) + c, xs[0]);

    [Jit]
    public static (NDArray<float>, NDArray<float>) Branching([Shape("n")] NDArray<float> x, int turns) => Lax.ForiLoop(
        0, turns, (i, s) => Lax.Cond(i % 2 == 0, (a, b) => (b, a + 1f), (a, b) => (a, a), s.Item1, s.Item2), (x, x * 2f));

    // What is computed again finds the size again.
    [Jit]
    public static NDArray<float> SlopeOfChosen([Shape("n")] NDArray<float> x) => Grad(y => Nd.Sum(Nd.Exp(Lax.Checkpoint(v => Nd.Sin(v[v > 0f]) * 2f, y))), x);

    [Pure]
    public static NDArray<float> Escaped([Shape("")] NDArray<float> re, [Shape("")] NDArray<float> im, int turns) => Lax.WhileLoop(
        s => s.K < turns & (s.Re * s.Re) + (s.Im * s.Im) < 4f,
        s => new Orbit((s.Re * s.Re) - (s.Im * s.Im) + re, (2f * s.Re * s.Im) + im, s.K + 1f),
        new Orbit(Nd.Zeros<float>([]), Nd.Zeros<float>([]), Nd.Zeros<float>([]))).K;

    [Jit]
    public static NDArray<float> EscapedAt([Shape("")] NDArray<float> re, [Shape("")] NDArray<float> im, int turns) => Escaped(re, im, turns);

    [Jit]
    public static NDArray<float> AllEscaped([Shape("w")] NDArray<float> re, [Shape("h")] NDArray<float> im, int turns)
        => Vmap(b => Vmap(a => Escaped(a, b, turns), re), im);

    [Jit]
    public static NDArray<float> MeanEscaped([Shape("w")] NDArray<float> re, int turns)
        => Nd.Mean(Vmap(a => Escaped(a * 0.5f, a, turns), re) * 2f) + 1f;

    // A loop for each row of sums, and rows of loops that are needed twice.
    [Jit]
    public static NDArray<float> RowsEscaped([Shape("n m")] NDArray<float> x) => Vmap(a => Escaped(a * 0.01f, a * 0.1f, 9), Nd.Sum(x, axis: 1)) + Nd.Max(x, axis: 1);

    [Jit]
    public static NDArray<float> SharesEscaped([Shape("n m")] NDArray<float> x)
    {
        NDArray<float> counts = Vmap(row => Vmap(a => Escaped(a, a * 0.5f, 9), row), x);
        return Nn.Softmax(counts, axis: 1);
    }

    [Pure]
    private static (NDArray<int>, NDArray<int>) Steps(NDArray<int> start) => Lax.WhileLoop(
        c => c.Item1 > 1, c => (Lax.Select(c.Item1 % 2 == 0, c.Item1 / 2, (3 * c.Item1) + 1), c.Item2 + 1), (start, 0 * start));

    [Jit]
    public static NDArray<int> AllSteps([Shape("n")] NDArray<int> starts) => Vmap(s => Steps(s).Item2, starts);

    // Eight bytes and four: one element at a time.
    [Jit]
    public static NDArray<double> Halvings([Shape("n")] NDArray<double> x) => Vmap(
        a => Lax.WhileLoop(s => s.Item1 > 1.0, s => (s.Item1 * 0.5, s.Item2 + 1), (a, Nd.Zeros<int>([]))) is var last ? last.Item1 + last.Item2.As<double>() : a, x);

    [Pure]
    private static NDArray<float> Root(NDArray<float> a) => Lax.WhileLoop(x => Nd.Abs((x * x) - a) > 1e-4f, x => 0.5f * (x + (a / x)), a);

    [Jit]
    public static NDArray<float> RootOf([Shape("")] NDArray<float> a) => Root(a);

    [Jit]
    public static (NDArray<float>, NDArray<float>) RootsForward([Shape("n")] NDArray<float> a, [Shape("n")] NDArray<float> t)
        => Jvp(x => Vmap(Root, x), a, t);

    [Jit]
    public static NDArray<float> RootsBackward([Shape("n")] NDArray<float> a) => Grad(x => Nd.Sum(Vmap(Root, x)), a);

    [Jit]
    public static NDArray<float> Pull([Shape("n 3")] NDArray<float> p, [Shape("n")] NDArray<float> m)
    {
        NDArray<float> d = p[Nd.NewAxis, .., ..] - p[.., Nd.NewAxis, ..];
        NDArray<float> r = Nd.Sum(d * d, axis: 2) + 0.01f;
        return Nd.Sum(d * (m / (r * Nd.Sqrt(r)))[.., .., Nd.NewAxis], axis: 1);
    }

    [Jit]
    public static NDArray<int> Nearest([Shape("a b 2")] NDArray<int> x) => Nd.Max(x * x[.., .., ^1][.., .., Nd.NewAxis], axis: 1);
}

public sealed record Orbit(NDArray<float> Re, NDArray<float> Im, NDArray<float> K);

public sealed record Handful(NDArray<float> Row, NDArray<float> Constant, NDArray<float> Sum, int Turns);
