namespace Pure.Jit.Runtime.Tests;

/// <summary>Transforms of every kind of length, along every axis, against the sum that they mean.</summary>
public sealed class FourierTests
{
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 19, 30, 32, 34, 49, 60, 64, 77, 97, 101, 120, 128, 143, 210, 256];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Lines_are_summed_as_the_definition_says(int n)
    {
        foreach ((int outer, int inner) in ((int, int)[])[(1, 1), (3, 1), (1, 5), (2, 17), (40, 1)])
        {
            NDArray<double> re = Random((outer, n, inner), 1), im = Random((outer, n, inner), 2);
            foreach (bool inverse in (bool[])[false, true])
            {
                (NDArray<double> toRe, NDArray<double> toIm) = Lax.Fft(re, im, 1, inverse);
                (double[] sumRe, double[] sumIm) = Sum(re, im, inverse);
                Close(sumRe, toRe);
                Close(sumIm, toIm);
            }

            (NDArray<double> half, NDArray<double> halfIm) = Lax.Rfft(re, 1);
            (NDArray<double> all, NDArray<double> allIm) = Lax.Fft(re, Nd.ZerosLike(re), 1);
            Close(all[.., ..(n / 2 + 1)].AsSpan().ToArray(), half);
            Close(allIm[.., ..(n / 2 + 1)].AsSpan().ToArray(), halfIm);
            Close((re * n).AsSpan().ToArray(), Lax.Irfft(half, halfIm, 1, n));
        }
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1000)]
    [InlineData(1009)]
    public void Single_precision_is_within_a_few_units(int n)
    {
        NDArray<double> re = Random((1, n, 1), 3), im = Random((1, n, 1), 4);
        (NDArray<float> toRe, _) = Lax.Fft(re.As<float>(), im.As<float>(), 1);
        (double[] sumRe, _) = Sum(re.As<float>().As<double>(), im.As<float>().As<double>(), false);
        double size = Math.Sqrt(sumRe.Sum(x => x * x) / n);
        Assert.All(sumRe.Zip(toRe.AsSpan().ToArray()), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 2e-6 * size));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        NDArray<float> re = Random((100, 96, 7), 5).As<float>();
        int threads = Simd.Workers.Count;
        try
        {
            Simd.Workers.Count = 1;
            float[] alone = Lax.Rfft(re, 1).Re.AsSpan().ToArray();
            Simd.Workers.Count = 4;
            Assert.Equal(alone, Lax.Rfft(re, 1).Re.AsSpan().ToArray());
        }
        finally
        {
            Simd.Workers.Count = threads;
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Lax.Fft(Nd.Zeros<float>(3), Nd.Zeros<float>(4), 0));
        Assert.Throws<ArgumentException>(() => Lax.Irfft(Nd.Zeros<float>(3), Nd.Zeros<float>(3), 0, 6));
        Assert.Throws<ArgumentException>(() => Lax.Rfft(Nd.Zeros<int>(3), 0));
        Assert.Equal((Shape)(0, 3), Lax.Fft(Nd.Zeros<float>((0, 3)), Nd.Zeros<float>((0, 3)), 1).Re.Shape);
    }

    private static (double[] Re, double[] Im) Sum(NDArray<double> re, NDArray<double> im, bool inverse)
    {
        int outer = re.Shape[0], n = re.Shape[1], inner = re.Shape[2];
        double[] sumRe = new double[re.Size], sumIm = new double[re.Size];
        for (int line = 0; line < outer * inner; line++)
        {
            int start = (line / inner * n * inner) + (line % inner);
            for (int k = 0; k < n; k++)
            {
                for (int j = 0; j < n; j++)
                {
                    (double s, double c) = Math.SinCos((inverse ? 2 : -2) * Math.PI * ((long)j * k % n) / n);
                    double x = re.AsSpan()[start + (j * inner)], y = im.AsSpan()[start + (j * inner)];
                    sumRe[start + (k * inner)] += (x * c) - (y * s);
                    sumIm[start + (k * inner)] += (x * s) + (y * c);
                }
            }
        }

        return (sumRe, sumIm);
    }

    private static NDArray<double> Random(Shape shape, int seed)
    {
        System.Random random = new(seed);
        return NDArray.Array<double>([.. Enumerable.Range(0, shape.Size).Select(_ => (random.NextDouble() * 2) - 1)], shape);
    }

    private static void Close(double[] expected, NDArray<double> actual)
    {
        Assert.Equal(expected.Length, actual.Size);
        for (int i = 0; i < expected.Length; i++)
        {
            double a = actual.AsSpan()[i];
            Assert.True(Math.Abs(expected[i] - a) <= 1e-12 * (10 + Math.Abs(expected[i])), $"element {i}: expected {expected[i]} but got {a}");
        }
    }
}
