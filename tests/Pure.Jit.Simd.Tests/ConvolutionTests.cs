using Pure.Jit.Simd;
using Xunit;
using Assert = Xunit.Assert;

namespace Pure.Jit.Simd.Tests;

/// <summary>Every way of computing a convolution or a window against loops over all indices, and with any number of threads.</summary>
[Collection("threads")]
public sealed class ConvolutionTests
{
    private static readonly (Axes Lhs, Axes Rhs)[] Layouts =
    [
        ((0, 1, 2, 3), (0, 1, 2, 3)),
        ((0, 3, 1, 2), (3, 2, 0, 1)),
        ((3, 2, 1, 0), (2, 0, 3, 1)),
        ((1, 0, 3, 2), (3, 2, 0, 1)),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void Convolutions_are_loops(int seed)
    {
        Random random = new(seed);
        int Pick(params int[] items) => items[random.Next(items.Length)];
        (Axes lhsSpec, Axes rhsSpec) = Layouts[seed % Layouts.Length];
        Axes outSpec = Layouts[Pick(0, 1, 2, 3)].Lhs;
        int featureGroups = Pick(1, 1, 2, 5), batchGroups = featureGroups == 1 ? Pick(1, 1, 1, 3) : 1, groups = featureGroups * batchGroups;
        int examples = Pick(1, 2, 9) * batchGroups, taken = Pick(1, 3, 17, 40), filters = Pick(1, 2, 4, 33) * groups;
        int height = Pick(1, 6, 13), width = Pick(5, 12, 40), kernelHeight = Pick(1, 2, 3), kernelWidth = Pick(1, 3, 5);
        Axes strides = (Pick(1, 2), Pick(1, 1, 3)), low = (Pick(0, 1), Pick(-1, 0, 2)), high = (Pick(0, 2), Pick(-1, 0, 1));
        Axes lhsDilation = (Pick(1, 2), Pick(1, 1, 2)), rhsDilation = (Pick(1, 2), Pick(1, 1, 2));
        NDArray<float> lhs = Lax.Transpose(Random(random, [examples, taken * featureGroups, height, width]), Inverse(lhsSpec));
        NDArray<float> rhs = Lax.Transpose(Random(random, [filters, taken, kernelHeight, kernelWidth]), Inverse(rhsSpec));
        NDArray<T> Run<T>(NDArray<T> x, NDArray<T> w)
            where T : unmanaged
            => Lax.ConvGeneralDilated(x, w, strides, low, high, lhsDilation, rhsDilation, lhsSpec, rhsSpec, outSpec, (featureGroups, batchGroups));

        NDArray<float> result = Run(lhs, rhs);
        float[] expected = Loops(lhs, rhs, result.Shape, strides, low, lhsDilation, rhsDilation, lhsSpec, rhsSpec, outSpec, featureGroups, batchGroups);
        AssertClose(expected, result.ToArray(), 1e-4);
        AssertClose(expected, Run(lhs.As<double>(), rhs.As<double>()).As<float>().ToArray(), 1e-4);

        // Small whole numbers are exact in every type.
        NDArray<int> wholeLhs = (lhs * 4).As<int>(), wholeRhs = (rhs * 4).As<int>();
        Assert.Equal(Run(wholeLhs, wholeRhs).ToArray(), Run(wholeLhs.As<float>(), wholeRhs.As<float>()).As<int>().ToArray());
        int before = Workers.Count;
        try
        {
            Workers.Count = 1;
            Assert.Equal(result.ToArray(), Run(lhs, rhs).ToArray());
            Workers.Count = 3;
            Assert.Equal(result.ToArray(), Run(lhs, rhs).ToArray());
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [InlineData(64, 20, 3, 40, 1)]
    [InlineData(16, 28, 3, 8, 2)]
    [InlineData(3, 33, 7, 64, 2)]
    [InlineData(130, 9, 1, 130, 1)]
    public void Larger_ones_are_the_same_in_both_orders_of_axes(int features, int size, int kernel, int filters, int stride)
    {
        Random random = new(features);
        NDArray<float> lhs = Random(random, [4, size, size, features]), rhs = Random(random, [kernel, kernel, features, filters]);
        NDArray<float> last = Lax.ConvGeneralDilated(lhs, rhs, (stride, stride), "SAME", dimensionNumbers: ("NHWC", "HWIO", "NHWC"));
        NDArray<float> first = Lax.ConvGeneralDilated(Lax.Transpose(lhs, (0, 3, 1, 2)), Lax.Transpose(rhs, (3, 2, 0, 1)), (stride, stride), "SAME");
        AssertClose(last.ToArray(), Lax.Transpose(first, (0, 2, 3, 1)).ToArray(), 2e-4);
        NDArray<double> exact = Lax.ConvGeneralDilated(
            lhs.As<double>(), rhs.As<double>(), (stride, stride), "SAME", dimensionNumbers: ("NHWC", "HWIO", "NHWC"));
        AssertClose(exact.As<float>().ToArray(), last.ToArray(), 2e-4);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Windows_are_loops(int seed)
    {
        Random random = new(seed);
        int Pick(params int[] items) => items[random.Next(items.Length)];
        Shape shape = [Pick(1, 3), Pick(1, 7, 12), Pick(5, 19), Pick(1, 3, 40)];
        bool isLast = Pick(0, 1) == 1;
        Axes window = (1, Pick(1, 2, 3), Pick(1, 2, 4), isLast ? Pick(1, 2) : 1), strides = (1, Pick(1, 2), Pick(1, 2, 3), 1);
        Axes low = (0, Pick(0, 1), Pick(-1, 0, 2), isLast ? 1 : 0), high = (0, Pick(0, 1), Pick(0, 3), 0);
        Axes baseDilation = (1, Pick(1, 1, 2), 1, 1), windowDilation = (1, Pick(1, 1, 2), Pick(1, 2), 1);
        NDArray<float> x = Lax.Round(Random(random, shape) * 4);
        NDArray<float> sum = Lax.ReduceWindowSum(x, window, strides, low, high, baseDilation, windowDilation);
        NDArray<float> max = Lax.ReduceWindowMax(x, window, strides, low, high, baseDilation, windowDilation);
        NDArray<float> min = Lax.ReduceWindowMin(x, window, strides, low, high, baseDilation, windowDilation);
        NDArray<float> source = Random(random, sum.Shape), tangents = Random(random, shape);
        NDArray<float> gathered = Lax.SelectAndGatherAdd(tangents, x, "ge", window, strides, low, high, baseDilation, windowDilation);
        NDArray<float> scattered = Lax.SelectAndScatterAdd(source, x, "le", window, strides, low, high, baseDilation, windowDilation);
        float[] elements = x.ToArray(), taken = new float[gathered.Size], put = new float[x.Size], sums = new float[sum.Size];
        float[] largest = new float[sum.Size], smallest = new float[sum.Size];
        for (int place = 0; place < sums.Length; place++)
        {
            int best = -1, worst = -1;
            foreach (int offset in Taps(shape, sum.Shape, place, window, strides, low, baseDilation, windowDilation))
            {
                sums[place] += elements[offset];
                best = best < 0 || elements[offset] > elements[best] ? offset : best;
                worst = worst < 0 || elements[offset] < elements[worst] ? offset : worst;
            }

            largest[place] = best < 0 ? float.NegativeInfinity : elements[best];
            smallest[place] = worst < 0 ? float.PositiveInfinity : elements[worst];
            taken[place] = best < 0 ? 0 : tangents.ToArray()[best];
            if (worst >= 0)
            {
                put[worst] += source.ToArray()[place];
            }
        }

        Assert.Equal(sums, sum.ToArray());
        Assert.Equal(largest, max.ToArray());
        Assert.Equal(smallest, min.ToArray());
        Assert.Equal(taken, gathered.ToArray());
        AssertClose(put, scattered.ToArray(), 1e-6);
        Assert.Equal(max.ToArray(), Lax.ReduceWindowMax(x.As<Half>(), window, strides, low, high, baseDilation, windowDilation).As<float>().ToArray());
        Assert.Equal(
            sum.ToArray(), Lax.ReduceWindowSum(x.As<int>(), window, strides, low, high, baseDilation, windowDilation).As<float>().ToArray());
    }

    [Fact]
    public void A_nan_is_the_extreme_of_its_window()
    {
        NDArray<float> x = new[] { 1, float.NaN, 3, 2 };
        Assert.Equal([float.NaN, float.NaN, 3], Lax.ReduceWindowMax(x, 2, 1, 0, 0, 1, 1).ToArray());
        Assert.Equal([20, 20, 30], Lax.SelectAndGatherAdd<float, float>(new float[] { 10, 20, 30, 40 }, x, "ge", 2, 1, 0, 0, 1, 1).ToArray());
    }

    private static IEnumerable<int> Taps(
        Shape shape, Shape places, int place, Axes window, Axes strides, Axes low, Axes baseDilation, Axes windowDilation)
    {
        int[] at = Index(places, place);
        int taps = window[0] * window[1] * window[2] * window[3];
        for (int t = 0; t < taps; t++)
        {
            int[] tap = Index([window[0], window[1], window[2], window[3]], t);
            int offset = 0;
            bool isInside = true;
            for (int i = 0; i < 4; i++)
            {
                int element = (at[i] * strides[i]) + (tap[i] * windowDilation[i]) - low[i];
                isInside &= element >= 0 && element % baseDilation[i] == 0 && element / baseDilation[i] < shape[i];
                offset = (offset * shape[i]) + (element / baseDilation[i]);
            }

            if (isInside)
            {
                yield return offset;
            }
        }
    }

    private static float[] Loops(
        NDArray<float> lhs, NDArray<float> rhs, Shape shape, Axes strides, Axes low, Axes lhsDilation, Axes rhsDilation, Axes lhsSpec, Axes rhsSpec, Axes outSpec,
        int featureGroups, int batchGroups)
    {
        float[] x = Lax.Transpose(lhs, lhsSpec).ToArray(), w = Lax.Transpose(rhs, rhsSpec).ToArray();
        Shape from = Lax.Transpose(lhs, lhsSpec).Shape, kernel = Lax.Transpose(rhs, rhsSpec).Shape;
        Shape to = [shape[outSpec[0]], shape[outSpec[1]], shape[outSpec[2]], shape[outSpec[3]]];
        float[] result = new float[to.Size];
        for (int r = 0; r < result.Length; r++)
        {
            int[] at = Index(to, r);
            int group = at[1] / (kernel[0] / (featureGroups * batchGroups));
            double sum = 0;
            for (int t = 0; t < kernel[1] * kernel[2] * kernel[3]; t++)
            {
                int[] tap = Index([kernel[1], kernel[2], kernel[3]], t);
                int n = at[0] + (batchGroups > 1 ? group * to[0] : 0), c = tap[0] + (featureGroups > 1 ? group * kernel[1] : 0);
                int h = (at[2] * strides[0]) + (tap[1] * rhsDilation[0]) - low[0], v = (at[3] * strides[1]) + (tap[2] * rhsDilation[1]) - low[1];
                if (h >= 0 && v >= 0 && h % lhsDilation[0] == 0 && v % lhsDilation[1] == 0 && h / lhsDilation[0] < from[2] && v / lhsDilation[1] < from[3])
                {
                    sum += (double)x[(((((n * from[1]) + c) * from[2]) + (h / lhsDilation[0])) * from[3]) + (v / lhsDilation[1])]
                        * w[(((((at[1] * kernel[1]) + tap[0]) * kernel[2]) + tap[1]) * kernel[3]) + tap[2]];
                }
            }

            result[r] = (float)sum;
        }

        return Lax.Transpose(Lax.Reshape((NDArray<float>)result, to), Inverse(outSpec)).ToArray();
    }

    private static int[] Index(Shape shape, int place)
    {
        int[] index = new int[shape.Rank];
        for (int i = shape.Rank - 1; i >= 0; i--)
        {
            (place, index[i]) = Math.DivRem(place, shape[i]);
        }

        return index;
    }

    private static Axes Inverse(Axes axes)
    {
        int[] inverse = new int[axes.Count];
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[axes[i]] = i;
        }

        return Axes.Create(inverse);
    }

    private static NDArray<float> Random(Random random, Shape shape)
    {
        float[] elements = new float[shape.Size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = (random.NextSingle() * 2) - 1;
        }

        return Lax.Reshape((NDArray<float>)elements, shape);
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"Element {i}: expected {expected[i]} but got {actual[i]}");
        }
    }
}
