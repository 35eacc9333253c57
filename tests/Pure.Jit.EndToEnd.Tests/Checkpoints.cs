using static Pure.Jit.Transforms;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Checkpoints with policies, rows in groups, loops that are written out.</summary>
public static class Checkpoints
{
    [Pure]
    public static NDArray<float> Energy(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs)
        => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Step(p, h, x), start, xs)));

    [Jit]
    public static Recurrent Plain(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs) => Grad(Energy, p, start, xs);

    [Jit]
    public static (Recurrent Nothing, Recurrent Everything, Recurrent Dots, Recurrent Matrices, Recurrent Only, Recurrent But) ByPolicy(
        Recurrent p, [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs) => (
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, CheckpointPolicies.NothingSaveable), start, xs))), p),
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, policy: CheckpointPolicies.EverythingSaveable), start, xs))), p),
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, policy: CheckpointPolicies.DotsSaveable), start, xs))), p),
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, policy: CheckpointPolicies.DotsWithNoBatchDimsSaveable), start, xs))), p),
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, policy: CheckpointPolicies.SaveOnlyTheseNames, names: ["inner"]), start, xs))), p),
        Grad(q => Nd.Sum(Nd.Square(Lax.Scan((NDArray<float> h, NDArray<float> x) => Lax.Checkpoint((a, b) => Step(q, a, b), h, x, policy: CheckpointPolicies.SaveAnyNamesButThese, names: ["inner"]), start, xs))), p));

    /// <summary>Carries of the outer loop are kept, and of one inner loop at a time those of its turns.</summary>
    [Jit]
    public static Recurrent ByRoots(Recurrent p, [Shape("h")] NDArray<float> start, [Shape("k m h")] NDArray<float> xs) => Grad(
        q => Nd.Sum(Nd.Square(Lax.Scan(
            (NDArray<float> h, NDArray<float> part) => Lax.Checkpoint((a, b) => Lax.Scan((NDArray<float> c, NDArray<float> x) => Step(q, c, x), a, b), h, part), start, xs))), p);

    [Jit]
    public static (NDArray<float> Rows, NDArray<int> Numbers) Groups([Shape("n k")] NDArray<float> x, [Shape("k")] NDArray<float> w)
        => Lax.Map(row => (Nd.Exp(row) * Nd.Sum(row * w), Nd.Argmax(row)), x, batchSize: 4);

    [Jit]
    public static (NDArray<float> Rows, NDArray<int> Numbers) OneByOne([Shape("n k")] NDArray<float> x, [Shape("k")] NDArray<float> w)
        => Lax.Map(row => (Nd.Exp(row) * Nd.Sum(row * w), Nd.Argmax(row)), x);

    [Jit]
    public static NDArray<float> GroupsOfTen([Shape("10")] NDArray<float> x) => Lax.Map(v => Lax.WhileLoop(y => y < 50f, y => (y * y) + 1.5f, v), x, batchSize: 3);

    [Jit]
    public static NDArray<float> SlopeOfGroups([Shape("n k")] NDArray<float> x, [Shape("k")] NDArray<float> w)
        => Grad(v => Nd.Sum(Nd.Square(Lax.Map(row => Nd.Sin(row) * Nd.Sum(row * v), x, batchSize: 4))), w);

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Rows, NDArray<float> Back, NDArray<float> Turned) WrittenOut([Shape("4 n")] NDArray<float> xs, [Shape("n")] NDArray<float> start)
    {
        var (last, rows) = Lax.Scan((c, x) => (Nd.Sin(c + x), c * x), start, xs, unroll: 4);
        var (_, back) = Lax.Scan((c, x) => (Nd.Sin(c + x), c * x), start, xs, reverse: true, unroll: 8);
        return (last, rows, back, Lax.ForiLoop(0, 3, (i, c) => Nd.Cos(c) * (1f + i), start, unroll: 3));
    }

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Rows, NDArray<float> Back, NDArray<float> Turned) Looped([Shape("4 n")] NDArray<float> xs, [Shape("n")] NDArray<float> start)
    {
        var (last, rows) = Lax.Scan((c, x) => (Nd.Sin(c + x), c * x), start, xs, unroll: 3);
        var (_, back) = Lax.Scan((c, x) => (Nd.Sin(c + x), c * x), start, xs, reverse: true);
        return (last, rows, back, Lax.ForiLoop(0, 3, (i, c) => Nd.Cos(c) * (1f + i), start));
    }

    /// <summary>Elements that a loop sets one after the other, and the gradient of what they sum up to.</summary>
    [Jit]
    public static NDArray<float> SlopeOfPlaced([Shape("n")] NDArray<float> x) => Grad(Placed, x);

    [Pure]
    public static NDArray<float> Placed([Shape("n")] NDArray<float> x)
    {
        NDArray<float> filled = Nd.ZerosLike(x);
        NDArray<float> last = 1f;
        for (int i = 0; i < x.Shape[0]; i++)
        {
            last = Nd.Sin(last * x[i]);
            filled = filled.At(i).Set(last);
        }

        return Nd.Sum(filled * filled);
    }

    /// <summary>The last states of many examples, and the slope of their energy.</summary>
    [Jit]
    public static (NDArray<float> States, Recurrent Slope) States(Recurrent p, [Shape("b h")] NDArray<float> start, [Shape("t b h")] NDArray<float> xs) => (
        Last(p, start, xs), Grad(q => Nd.Sum(Nd.Square(Last(q, start, xs))), p));

    [Jit]
    public static NDArray<float> Halved([Shape("n")] NDArray<float> x)
    {
        NDArray<float> y = x;
        while (Nd.Sum(y * y) > 1000f)
        {
            y = (y * 0.5f) - Nd.Mean(y);
        }

        return y;
    }

    [Pure]
    private static NDArray<float> Last(Recurrent p, NDArray<float> start, NDArray<float> xs)
        => Lax.Scan((NDArray<float> h, NDArray<float> x) => Nd.Tanh(Nd.Matmul(h, p.Weights) + x + p.Bias), start, xs);

    [Pure]
    private static NDArray<float> Step(Recurrent p, NDArray<float> h, NDArray<float> x)
        => Nd.Tanh(Lax.CheckpointName(Nd.Sin(Nd.Matmul(p.Weights, h)), "inner") + Lax.CheckpointName(Nd.Exp(x * 0.5f), "row") + p.Bias);
}
