using static Pure.Jit.Transforms;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>A network that is run step by step.</summary>
public sealed record Recurrent([property: Shape("h h")] NDArray<float> Weights, [property: Shape("h")] NDArray<float> Bias);

/// <summary>Branches and loops on values, alone and under transformations.</summary>
public static class Turns
{
    [Jit]
    public static NDArray<float> Choose([Shape("n")] NDArray<float> x) => Lax.Cond(Nd.Sum(x) > 0f, v => Nd.Sin(v), v => v * v, x);

    [Jit]
    public static NDArray<float> ChooseOfTwo(bool first, [Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y)
        => Lax.Cond(first, (a, b) => a * 2f, (a, b) => b - a, x, y);

    [Jit]
    public static NDArray<float> Number(int i, [Shape("n")] NDArray<float> x) => Lax.Switch(i, [v => v, v => v * v, v => Nd.Cos(v)], x);

    // What a branch that is not taken makes of x never reaches the slope.
    [Jit]
    public static NDArray<float> SafeSlope([Shape("")] NDArray<float> x)
        => Grad(v => Lax.Cond(v > 0f, w => Nd.Sqrt(w), w => w * 3f, v), x);

    [Pure]
    public static NDArray<float> Root([Shape("")] NDArray<float> a) => Lax.WhileLoop(x => Nd.Abs((x * x) - a) > 1e-5f, x => 0.5f * (x + (a / x)), a);

    [Jit]
    public static NDArray<float> RootOf([Shape("")] NDArray<float> a) => Root(a);

    [Jit]
    public static NDArray<float> SlopeOfRoot([Shape("")] NDArray<float> a) => Grad(Root, a);

    [Jit]
    public static NDArray<float> Roots([Shape("n")] NDArray<float> a) => Vmap(Root, a);

    [Jit]
    public static NDArray<float> SlopesOfRoots([Shape("n")] NDArray<float> a) => Vmap(x => Grad(Root, x), a);

    [Jit]
    public static NDArray<float> CurveOfRoot([Shape("")] NDArray<float> a) => Grad(b => Grad(Root, b), a);

    // The counter, its double and the steps left are the same for all elements that go on; the number itself is not.
    [Pure]
    public static (NDArray<float> Value, NDArray<int> Turns, NDArray<float> Twice, NDArray<int> Left) Escape([Shape("")] NDArray<float> x, int most)
    {
        float value = x.Item(), twice = 0f;
        int turns = 0, left = most;
        while (turns < most && value * value < 4f && twice < 40f)
        {
            value = (value * value) + x.Item();
            turns += 1;
            left -= 1;
            twice = 2f * turns;
        }

        return (value, turns, twice, left);
    }

    [Jit]
    public static (NDArray<float> Value, NDArray<int> Turns, NDArray<float> Twice, NDArray<int> Left) EscapeOf([Shape("")] NDArray<float> x, int most) => Escape(x, most);

    [Jit]
    public static (NDArray<float> Value, NDArray<int> Turns, NDArray<float> Twice, NDArray<int> Left) Escapes([Shape("n")] NDArray<float> x, int most)
        => Vmap(v => Escape(v, most), x);

    [Jit]
    public static (NDArray<float> Value, NDArray<int> Turns, NDArray<float> Twice, NDArray<int> Left) EscapesApart([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<int> most)
        => Vmap((v, m) => Escape(v, m.Item()), x, most);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Totals) Totals([Shape("n")] NDArray<float> x)
        => Lax.Scan((NDArray<float> c, NDArray<float> a) => (c + a, c * a), Nd.Zeros<float>([]), x);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Totals) Backwards([Shape("n")] NDArray<float> x)
        => Lax.Scan((NDArray<float> c, NDArray<float> a) => (c + a, c), Nd.Zeros<float>([]), x, reverse: true);

    [Jit]
    public static NDArray<float> Turned([Shape("n")] NDArray<float> x, int n) => Lax.ForiLoop(0, n, (i, c) => Nd.Sin(c) + (i * x), x);

    [Jit]
    public static NDArray<float> TurnedFive([Shape("n")] NDArray<float> x) => Lax.ForiLoop(0, 5, (i, c) => Nd.Sin(c) + (i * x), x);

    [Jit]
    public static NDArray<float> SlopeOfTurns([Shape("n")] NDArray<float> x, int n) => Grad(y => Nd.Sum(Lax.ForiLoop(0, n, (i, c) => Nd.Sin(c) + (i * y), y)), x);

    // Two arrays that change places, and one array twice.
    [Jit]
    public static (NDArray<float>, NDArray<float>) Swapped([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y, int n)
        => Lax.ForiLoop(0, n, (i, p) => (p.Item2, p.Item1), (x, y));

    [Jit]
    public static (NDArray<float>, NDArray<float>) Doubled([Shape("n")] NDArray<float> x, int n)
        => Lax.ForiLoop(0, n, (i, p) => Both(p.Item1 + p.Item2), (x, x));

    [Pure]
    private static (NDArray<float>, NDArray<float>) Both(NDArray<float> x) => (x, x);

    [Pure]
    public static NDArray<float> Energy(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs)
    {
        NDArray<float> last = Lax.Scan((NDArray<float> h, NDArray<float> x) => Nd.Tanh(Nd.Matmul(p.Weights, h) + x + p.Bias), start, xs);
        return Nd.Sum(last * last);
    }

    [Jit]
    public static NDArray<float> EnergyOf(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs) => Energy(p, start, xs);

    [Jit]
    public static Recurrent SlopeOfEnergy(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs) => Grad(Energy, p, start, xs);

    [Jit]
    public static Recurrent SlopeWithCheckpoints(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs) => Grad(
        q => Nd.Sum(Nd.Square(Lax.Scan(
            (NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Nd.Tanh(Nd.Matmul(q.Weights, a) + b + q.Bias), h, x), start, xs))), p);

    [Jit]
    public static NDArray<float> Mapped([Shape("n k")] NDArray<float> x) => Lax.Map(row => Nd.Exp(row) * Nd.Sum(row), x);

    [Jit]
    public static NDArray<float> SlopeOfCheckpoint([Shape("n")] NDArray<float> x) => Grad(y => Nd.Sum(Lax.Checkpoint(v => Nd.Sin(Nd.Sin(v)), y)), x);

    // An integer recurrence, which stays in registers.
    [Jit]
    public static int Collatz(int start) => Lax.WhileLoop(
        c => c.Item1 > 1, c => (Lax.Cond(c.Item1 % 2 == 0, n => n / 2, n => (3 * n) + 1, c.Item1), c.Item2 + 1), (start, 0)).Item2;

    // A branch that hands on what it was given: nobody may write over it.
    [Jit]
    public static NDArray<float> Kept(bool keep, [Shape("n")] NDArray<float> x) => Lax.ForiLoop(0, 5, (i, c) => Lax.Cond(keep, v => v, v => v + 1f, c), x);

    [Jit]
    public static (NDArray<float>, NDArray<float>) KeptBeside(bool keep, [Shape("n")] NDArray<float> x)
        => Lax.ForiLoop(0, 5, (i, c) => (c.Item1 * 2f, Lax.Cond(keep, v => v, v => v + 1f, c.Item1)), (x, x));

    // On -1 the loop would never end.
    [Jit]
    public static NDArray<float> Guarded([Shape("n")] NDArray<float> x)
        => Vmap((NDArray<float> a) => Lax.Cond(a > 0f, v => Lax.WhileLoop(y => y < 100f, y => y * 2f, v), v => v, a), x);

    [Jit]
    public static NDArray<float> SafeSlopes([Shape("n")] NDArray<float> x)
        => Grad(y => Nd.Sum(Vmap((NDArray<float> v) => Lax.Cond(v > 0f, w => Nd.Sqrt(w), w => w * 3f, v), y)), x);

    // A size that a mask chooses, used inside of a loop alone.
    [Jit]
    public static NDArray<float> Counted([Shape("n")] NDArray<float> x)
    {
        NDArray<float> positive = x[x > 0f];
        return Lax.ForiLoop(0, 3, (i, c) => c * (float)positive.Shape[0], x);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>) SignsOfZero(bool first, [Shape("n")] NDArray<float> x)
        => (Lax.Cond(first, v => v + 0f, v => v, x), Lax.Cond(first, v => v + -0f, v => v, x));

    [Jit]
    public static int Never(int n) => Lax.WhileLoop(c => c < 0, c => c / (c - c + 1), n);
}
