using System.Diagnostics;
using System.Globalization;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>Sorting, searching, gathering, running sums, then matrices: the milliseconds of each, for beside_numpy.py.</summary>
public static class ArrayOperations
{
    private const int Million = 1 << 20;

    public static void Print()
    {
        NDArray<float> x = Rand.Uniform<float>(Rand.Key(0), Million);
        NDArray<int> places = Rand.Randint<int>(Rand.Key(1), Million, 0, Million);
        NDArray<int> segments = Rand.Randint<int>(Rand.Key(2), Million, 0, 1000);
        NDArray<float> edges = Nd.Sort(Rand.Uniform<float>(Rand.Key(3), 1000));
        NDArray<float> square = Rand.Uniform<float>(Rand.Key(4), (4096, 4096));
        NDArray<float> large = Rand.Uniform<float>(Rand.Key(5), 16 * Million);
        NDArray<bool> mask = large > 0.5f;
        NDArray<float> rounded = Nd.Floor(x * 100000f);
        Time("sort", () => Sorted(x));
        Time("argsort", () => Order(x));
        Time("unique", () => Distinct(rounded));
        Time("cumsum", () => Running(x));
        Time("sum_axis0", () => ColumnSums(square));
        Time("argmax", () => Largest(large));
        Time("count", () => Count(mask));
        Time("top_k", () => Ten(x));
        Time("scatter_add", () => Added(x, places, x));
        Time("segment_sum", () => Segments(x, segments));
        Time("gather", () => Taken(x, places));
        Time("searchsorted", () => Found(edges, x));
        Time("transpose", () => Turned(square));
        Time("read", () => ReadBandwidth.Read(square, 1));
        Time("read_streams", () => ReadBandwidth.Read(square, 4));
        MatrixOperations.Print();
    }

    [Jit]
    public static NDArray<float> Sorted([Shape("n")] NDArray<float> x) => Nd.Sort(x);

    [Jit]
    public static NDArray<int> Order([Shape("n")] NDArray<float> x) => Nd.Argsort(x);

    [Jit]
    public static NDArray<float> Distinct([Shape("n")] NDArray<float> x) => Nd.Unique(x);

    [Jit]
    public static NDArray<float> Running([Shape("n")] NDArray<float> x) => Nd.Cumsum(x);

    [Jit]
    public static NDArray<float> ColumnSums([Shape("n m")] NDArray<float> x) => Nd.Sum(x, 0);

    [Jit]
    public static NDArray<int> Largest([Shape("n")] NDArray<float> x) => Nd.Argmax(x);

    [Jit]
    public static NDArray<int> Count([Shape("n")] NDArray<bool> x) => Nd.CountNonzero(x);

    [Jit]
    public static (NDArray<float>, NDArray<int>) Ten([Shape("n")] NDArray<float> x) => Lax.TopK(x, 10);

    [Jit]
    public static NDArray<float> Added([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i, [Shape("k")] NDArray<float> v) => x.At(i).Add(v);

    [Jit]
    public static NDArray<float> Segments([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<int> i) => Ops.SegmentSum(x, i, 1000);

    [Jit]
    public static NDArray<float> Taken([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x[i];

    [Jit]
    public static NDArray<int> Found([Shape("n")] NDArray<float> a, [Shape("k")] NDArray<float> v) => Nd.Searchsorted(a, v);

    [Jit]
    public static NDArray<float> Turned([Shape("n m")] NDArray<float> x) => Nd.Transpose(x);

    internal static void Time<T>(string name, Func<T> run)
    {
        double best = double.MaxValue;
        for (Stopwatch total = Stopwatch.StartNew(); total.Elapsed.TotalSeconds < 1.5;)
        {
            Stopwatch watch = Stopwatch.StartNew();
            GC.KeepAlive(run());
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {best:F4}"));
    }
}
