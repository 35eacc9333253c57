using Xunit;

namespace Pure.Jit.Runtime.Tests;

/// <summary>Sorting, positions of extremes, gathering and running sums at lengths around those at which their loops change.</summary>
public class OrderTests
{
    private static readonly int[] Lengths = [0, 1, 2, 7, 8, 9, 63, 64, 65, 127, 128, 129, 130, 136, 192, 255, 256, 257, 500, 1023, 1024, 1025, 4099, 32_768, 32_769, 65_663, 70_001];

    [Fact]
    public void SortsFloatsStablyWithNaNLast()
    {
        foreach (int length in Lengths)
        {
            foreach (Func<Random, float> element in Elements)
            {
                float[] x = Random(length, element);
                float[] expected = [.. x.OrderBy(v => float.IsNaN(v) ? 1 : 0).ThenBy(v => float.IsNaN(v) ? 0f : v == 0 ? 0f : v)];
                Testing.Assert.ArrayEqual(Nd.Sort(NDArray.Array(x)), NDArray.Array(expected), bitwise: true);
            }
        }
    }

    [Fact]
    public void SortsIntegersOfEveryDistribution()
    {
        Func<Random, int, int>[] elements =
        [
            (r, _) => r.Next(int.MinValue, int.MaxValue), (r, _) => r.Next(3), (_, _) => int.MinValue, (_, _) => int.MaxValue, (_, i) => i, (_, i) => -i,
            (_, i) => i % 64, (_, i) => i ^ 0x55, (r, i) => i % 16 == 8 ? int.MaxValue - i : r.Next(10),
        ];
        foreach (int length in Lengths)
        {
            foreach (Func<Random, int, int> element in elements)
            {
                Random random = new(length);
                int[] x = [.. Enumerable.Range(0, length).Select(i => element(random, i))];
                int[] expected = [.. x.Order()];
                Xunit.Assert.Equal(expected, Nd.Sort(NDArray.Array(x)).ToArray());
            }
        }
    }

    [Fact]
    public void SortsManyShortRuns()
    {
        int[] x = [.. Random(6 * 131, r => (float)r.Next(50)).Select(v => (int)v)];
        int[] expected = [.. x.Chunk(131).SelectMany(run => run.Order())];
        Xunit.Assert.Equal(expected, Nd.Sort(NDArray.Array<int>(x, (6, 131))).ToArray());
    }

    [Fact]
    public void FindsTheFirstExtreme()
    {
        foreach (int length in Lengths.Where(n => n > 0))
        {
            foreach (Func<Random, float> element in Elements)
            {
                float[] x = Random(length, element);
                int nan = Array.FindIndex(x, float.IsNaN);
                Xunit.Assert.Equal(nan >= 0 ? nan : Array.IndexOf(x, x.Max()), (int)Nd.Argmax(NDArray.Array(x)));
                Xunit.Assert.Equal(nan >= 0 ? nan : Array.IndexOf(x, x.Min()), (int)Nd.Argmin(NDArray.Array(x)));
            }

            long[] whole = [.. Random(length, r => (float)r.Next(9)).Select(v => (long)v)];
            Xunit.Assert.Equal(Array.IndexOf(whole, whole.Max()), (int)Nd.Argmax(NDArray.Array(whole)));
        }
    }

    [Fact]
    public void GathersAndScattersInBlocks()
    {
        foreach (int length in Lengths.Where(n => n > 0))
        {
            Random random = new(length);
            float[] x = Random(length, r => r.NextSingle());
            int[] inside = [.. Enumerable.Range(0, length + 3).Select(_ => random.Next(length))];
            int[] places = [.. inside.Select((p, i) => i % 1500 == 1499 ? p - (2 * length) : p)];
            NDArray<float> source = NDArray.Array(x);
            Xunit.Assert.Equal(inside.Select(p => x[p]), Lax.Gather(source, NDArray.Array(inside), 0, 0, "promise").ToArray());
            Xunit.Assert.Equal(
                places.Select(p => p < 0 ? float.NaN : x[p]), Lax.Gather(source, NDArray.Array(places), 0, 0, "fill").ToArray());
            Xunit.Assert.Equal(
                inside.Select(p => (double)x[p]), Lax.Gather(source.As<double>(), NDArray.Array(inside), 0, 0, "clip").ToArray());

            float[] updates = Random(places.Length, r => r.NextSingle());
            float[] sums = [.. x];
            foreach ((int place, float update) in places.Zip(updates).Where(p => p.First >= 0))
            {
                sums[place] += update;
            }

            Xunit.Assert.Equal(sums, Lax.ScatterAdd(source, NDArray.Array(places), NDArray.Array(updates), 0, 0, "drop").ToArray());
        }
    }

    [Fact]
    public void SumsRunInOneOrderAtEveryLength()
    {
        foreach (int length in Lengths)
        {
            float[] x = Random(length, r => r.NextSingle() - 0.5f);
            float[] sums = Nd.Cumsum(NDArray.Array(x)).ToArray();
            double sum = 0;
            for (int i = 0; i < length; i++)
            {
                sum += x[i];
                Xunit.Assert.Equal(sum, sums[i], 1e-5 + (1e-7 * Math.Abs(sum)));
            }

            // The sums of the first elements do not depend on how many follow.
            Xunit.Assert.Equal(sums[..(length / 2)], Nd.Cumsum(NDArray.Array(x[..(length / 2)])).ToArray().Select((s, i) => i < length / 2 / 8 * 8 ? s : sums[i]));
        }
    }

    private static Func<Random, float>[] Elements =>
    [
        r => r.NextSingle(), r => r.NextSingle() - 0.5f, r => r.Next(4), _ => 0f, _ => float.NaN, r => r.Next(2) == 0 ? 0f : -0f,
        r => r.Next(3) switch { 0 => float.NaN, 1 => -0f, _ => r.Next(-2, 3) }, r => r.Next(50) switch { 0 => float.NegativeInfinity, 1 => float.PositiveInfinity, _ => -r.NextSingle() },
    ];

    private static float[] Random(int length, Func<Random, float> element)
    {
        Random random = new(length);
        return [.. Enumerable.Range(0, length).Select(_ => element(random))];
    }
}
