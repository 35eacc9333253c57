namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Rotations and shifts of the plane, many at a time.</summary>
public sealed record Moves(NDArray<float> Turn, NDArray<float> Shift);

/// <summary>Associative scans of what the cumulative functions compute, and of what they do not.</summary>
public static class Scans
{
    [Jit]
    public static NDArray<float> Products([Shape("n k")] NDArray<float> x) => Lax.AssociativeScan(Lax.Mul, x, axis: 1);

    [Jit]
    public static NDArray<int> Largest([Shape("n")] NDArray<int> x) => Lax.AssociativeScan((l, r) => Lax.Max(r, l), x, reverse: true);

    // A leaf of each kind.
    [Jit]
    public static (NDArray<float> Sum, NDArray<long> Least, NDArray<float> Product) Several(
        [Shape("n")] NDArray<float> x, [Shape("n 2")] NDArray<long> y, [Shape("n")] NDArray<float> z)
        => Lax.AssociativeScan((l, r) => (l.Item1 + r.Item1, Lax.Min(l.Item2, r.Item2), l.Item3 * r.Item3), (x, y, z));

    // The factor of each step is stretched over the states.
    [Jit]
    public static NDArray<float> States([Shape("n")] NDArray<float> a, [Shape("n k")] NDArray<float> b)
        => Lax.AssociativeScan((l, r) => (r.A * l.A, (r.A[.., Nd.NewAxis] * l.B) + r.B), (A: a, B: b)).B;

    [Jit]
    public static NDArray<float> StatesSlope([Shape("n")] NDArray<float> a, [Shape("n k")] NDArray<float> b)
        => Transforms.Grad((a, b) => Nd.Sum(Nd.Sin(States(a, b))), a, b);

    [Jit]
    public static NDArray<float> LogSums([Shape("7 2")] NDArray<float> x) => Lax.AssociativeScan(Nd.Logaddexp, x);

    [Jit]
    public static NDArray<float> LogSumsOfAny([Shape("m n")] NDArray<float> x) => Lax.AssociativeScan(Nd.Logaddexp, x, axis: 1, reverse: true);

    [Jit]
    public static (NDArray<float> Total, NDArray<float> Best) BestPrefixes([Shape("n")] NDArray<float> x)
        => Lax.AssociativeScan((l, r) => (l.Total + r.Total, Nd.Maximum(l.Best, l.Total + r.Best)), (Total: x, Best: x));

    [Jit]
    public static NDArray<float> MatrixProducts([Shape("n 2 2")] NDArray<float> x) => Lax.AssociativeScan((l, r) => Nd.Matmul(r, l), x);

    [Jit]
    public static (NDArray<float> Slope, NDArray<float> Slopes) LogSumSlopes([Shape("b n")] NDArray<float> x)
        => (Transforms.Grad(Energy, x[0]), Transforms.Vmap(r => Transforms.Grad(Energy, r), x));

    [Pure]
    public static NDArray<float> Energy([Shape("n")] NDArray<float> x) => Nd.Sum(Nd.Square(Lax.AssociativeScan(Nd.Logaddexp, x)));

    // Which place has the largest so far: elements of two types.
    [Jit]
    public static (NDArray<float> Value, NDArray<int> Place) Peaks([Shape("13")] NDArray<float> x)
        => Lax.AssociativeScan(
            (l, r) => (Nd.Where(r.Value > l.Value, r.Value, l.Value), Nd.Where(r.Value > l.Value, r.Place, l.Place)),
            (Value: x, Place: Lax.Iota<int>(13, 0)), reverse: true);

    [Jit]
    public static Moves Follow([Shape("6 2 2")] NDArray<float> turn, [Shape("6 2")] NDArray<float> shift)
        => Lax.AssociativeScan(Then, new Moves(turn, shift));

    [Jit]
    public static (NDArray<float>, NDArray<float>) FollowSlope([Shape("6 2 2")] NDArray<float> turn, [Shape("6 2")] NDArray<float> shift)
        => Transforms.Grad((t, s) => Nd.Sum(Nd.Square(Lax.AssociativeScan(Then, new Moves(t, s)).Shift)), Arg.Both, turn, shift);

    [Jit]
    public static NDArray<float> FollowMany([Shape("b 6 2 2")] NDArray<float> turn, [Shape("b 6 2")] NDArray<float> shift)
        => Transforms.Vmap((t, s) => Lax.AssociativeScan(Then, new Moves(t, s)).Shift, turn, shift);

    [Pure]
    public static Moves Then(Moves first, Moves second) => new(
        Nd.Matmul(second.Turn, first.Turn), Nd.Matmul(second.Turn, first.Shift[.., .., Nd.NewAxis])[.., .., 0] + second.Shift);
}

/// <summary>Functions of the surface whose arguments take several forms.</summary>
public static class Parts
{
    [Jit]
    public static (NDArray<float>, NDArray<float>) Halves([Shape("2*n+1")] NDArray<float> x)
    {
        NDArray<float>[] parts = Lax.Split(x, [(x.Shape[0] - 1) / 2, (x.Shape[0] + 1) / 2]);
        return (parts[1], parts[0]);
    }

    [Jit]
    public static NDArray<float> Framed([Shape("2 3")] NDArray<float> x) => Nd.Pad(x, [(1, 0), (0, 2)], mode: "edge");

    [Jit]
    public static (NDArray<float>, NDArray<float>) Slopes([Shape("n m")] NDArray<float> x)
    {
        NDArray<float>[] slopes = Nd.Gradient(x, [1.0, 0.5]);
        return (slopes[0], slopes[1]);
    }

    [Jit]
    public static NDArray<float> Parabola([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => Nd.Polyfit(x, y, 2);

    [Jit]
    public static NDArray<float> Weighted([Shape("5")] NDArray<float> x, [Shape("5 2")] NDArray<float> y, [Shape("5")] NDArray<float> w)
        => Nd.Polyfit(x, y, 1, w: w);

    [Jit]
    public static NDArray<float> Bell() => Nd.Kaiser(5, 8.6);

    [Jit]
    public static (NDArray<float>, NDArray<int>) Extremes([Shape("2 3")] NDArray<float> x, [Shape("4")] NDArray<int> i)
        => (Nd.Cummax(x), Nd.Cummin(i, 0));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Mixed([Shape("2 2")] NDArray<float> x, [Shape("2 2")] NDArray<int> i)
        => (Nd.Power(x, i), Nd.Matmul(i, x), Nd.Where(i > 1, x, i));

    // Windows of 1 × 2 at [row, column], their columns first in the result.
    [Jit]
    public static NDArray<float> Windows([Shape("3 n")] NDArray<float> x, [Shape("k 2")] NDArray<int> starts)
        => Lax.Gather(x, starts, new GatherDimensionNumbers([0], [0], [0, 1]), (1, 2));

    [Jit]
    public static NDArray<float> Nearest([Shape("3 n")] NDArray<float> x, [Shape("k 2")] NDArray<int> starts)
        => Lax.Gather(x, starts, new GatherDimensionNumbers([0], [0], [0, 1]), (1, 2), "clip");

    [Jit]
    public static NDArray<float> WindowsSlope([Shape("3 n")] NDArray<float> x, [Shape("k 2")] NDArray<int> starts)
        => Transforms.Grad((x, i) => Nd.Sum(Nd.Square(Nearest(x, i))), x, starts);

    // One place of each row.
    [Jit]
    public static NDArray<float> OfEachRow([Shape("b n")] NDArray<float> x, [Shape("b 1")] NDArray<int> places)
        => Lax.Gather(x, places, new GatherDimensionNumbers([], [1], [1], OperandBatchingDims: [0], StartIndicesBatchingDims: [0]), (1, 1));

    [Jit]
    public static (NDArray<float> Set, NDArray<float> Added, NDArray<float> Largest) Put(
        [Shape("3 n")] NDArray<float> x, [Shape("k 1")] NDArray<int> columns, [Shape("3 k")] NDArray<float> updates)
    {
        ScatterDimensionNumbers dimensions = new([0], [1], [1]);
        return (Lax.Scatter(x, columns, updates, dimensions), Lax.ScatterAdd(x, columns, updates, dimensions, mode: "clip"), Lax.ScatterMax(x, columns, updates, dimensions));
    }

    // Functions by name, of any rank.
    [Jit]
    public static (NDArray<float>, NDArray<float>) Mapped([Shape("b 2 2")] NDArray<float> x) => (Transforms.Vmap(Linalg.Inv, x), Transforms.Vmap(Nd.Square, x));
}
