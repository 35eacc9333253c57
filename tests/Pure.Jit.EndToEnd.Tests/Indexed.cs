namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Parts of arrays, changed copies, and what is found in arrays.</summary>
public static class Indexed
{
    [Jit]
    public static NDArray<float> Chosen([Shape("n")] NDArray<float> x) => (x[x > 0f] * 2f) + 1f;

    [Jit]
    public static NDArray<float> SumOfChosen([Shape("n m")] NDArray<float> x) => Sum(Exp(x[x > 0f]) * 2f);

    [Jit]
    public static NDArray<float> ChosenRows([Shape("n m")] NDArray<float> x, [Shape("n")] NDArray<bool> rows) => x[rows, 1..] - Mean(x[rows, 1..], 0);

    [Jit]
    public static int HowMany([Shape("n")] NDArray<float> x) => x[x > 0f].Shape[0];

    [Jit]
    public static NDArray<float> SquaresGradient([Shape("n")] NDArray<float> x) => Grad(y => Sum(y[y > 0f] * y[y > 0f]), x);

    [Jit]
    public static (NDArray<float> Values, NDArray<int> Indices, NDArray<int> Inverse, NDArray<int> Counts) Distinct([Shape("n")] NDArray<float> x) => UniqueAll(x);

    [Jit]
    public static (NDArray<float> Values, NDArray<int> Counts) Four([Shape("n")] NDArray<float> x) => UniqueCounts(x, size: 5, fillValue: -9);

    [Jit]
    public static NDArray<int> Places([Shape("n m")] NDArray<float> x) => Argwhere(x > 0f);

    [Jit]
    public static NDArray<float> Common([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<float> y) => Intersect1d(x, y);

    [Jit]
    public static NDArray<float> ChosenSet([Shape("n")] NDArray<float> x) => x.At(x > 0f).Set(9f);

    [Jit]
    public static NDArray<float> Steps([Shape("n m")] NDArray<float> x) => x[Slice(step: -2), Slice(1, null, 2)];

    [Jit]
    public static NDArray<float> StepsSet([Shape("n m")] NDArray<float> x) => x.At(Slice(step: -2), Slice(1, null, 2)).Set(0f);

    [Jit]
    public static NDArray<float> RowsAndPlaces([Shape("n m")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(1.., i).Add(10f);

    [Jit]
    public static NDArray<float> Changed([Shape("n")] NDArray<float> x) => x.At(1..).Apply(v => v * v).At(0).Divide(2f).At(0).Power(2f).At(2).Subtract(1f);

    [Jit]
    public static NDArray<float> Several([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(i).Mul(2f).At(i).Min(3f).At(i).Max(-1f);

    [Jit]
    public static NDArray<float> Filled([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(i).Get(mode: "fill", fillValue: -1f);

    [Jit]
    public static NDArray<float> Read([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x[i];

    [Jit]
    public static NDArray<float> ReadTwo([Shape("n m")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x[i, i];

    [Jit]
    public static NDArray<float> Written([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(i).Add(1f);

    [Jit]
    public static NDArray<float> WrittenOrDropped([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(i).Add(1f, mode: "drop");

    [Jit]
    public static (NDArray<float> Hist, NDArray<float> Edges) Bins([Shape("n")] NDArray<float> x) => Histogram(x, 4, (-2, 2));

    [Jit]
    public static NDArray<int> ByTwoKeys([Shape("n")] NDArray<int> a, [Shape("n")] NDArray<int> b) => Lexsort([a, b]);

    [Jit]
    public static (NDArray<int>, NDArray<float>) SortedByTwo([Shape("n")] NDArray<int> a, [Shape("n")] NDArray<float> b) => Lax.Sort((a, b), numKeys: 2);

    [Jit]
    public static NDArray<float> PutOne([Shape("n m")] NDArray<float> x, [Shape("n 1")] NDArray<int> i) => PutAlongAxis(x, i, 5f, 1);

    [Jit]
    public static NDArray<int> InBins([Shape("n")] NDArray<float> x) => Digitize(x, Array<float>([1f, 0f, -1f]));

    [Jit]
    public static NDArray<bool> Among([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<float> y) => Isin(x, y);

    [Jit]
    public static NDArray<float> Sorted([Shape("n")] NDArray<float> x) => Sort(x);

    [Jit]
    public static NDArray<int> Order([Shape("n")] NDArray<float> x) => Argsort(x);

    [Jit]
    public static NDArray<int> OrderDown([Shape("n")] NDArray<float> x) => Argsort(x, descending: true);

    [Jit]
    public static (NDArray<float>, NDArray<int>) Largest([Shape("n")] NDArray<float> x) => Lax.TopK(x, 5);

    [Jit]
    public static NDArray<float> Running([Shape("n")] NDArray<float> x) => Cumsum(x);

    [Jit]
    public static NDArray<float> Turned([Shape("n m")] NDArray<float> x) => Transpose(x);
}
