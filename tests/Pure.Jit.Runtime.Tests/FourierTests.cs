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

    [Fact]
    public void Every_function_has_its_inverse_and_its_factor()
    {
        NDArray<double> x = Random((4, 6), 6);
        ComplexArray<double> z = new(x, Random((4, 6), 7));
        foreach (string norm in (string[])["backward", "ortho", "forward"])
        {
            Close(z, Fourier.Ifft(Fourier.Fft(z, norm: norm), norm: norm));
            Close(z, Fourier.Ifftn(Fourier.Fftn(z, norm: norm), norm: norm));
            Close(z, Fourier.Ifft2(Fourier.Fft2(z, norm: norm), norm: norm));
            Close(x, Fourier.Irfft(Fourier.Rfft(x, norm: norm), norm: norm));
            Close(x, Fourier.Irfftn(Fourier.Rfftn(x, norm: norm), norm: norm));
            Close(x, Fourier.Irfft2(Fourier.Rfft2(x, norm: norm), norm: norm));
            Close(x, Fourier.Hfft(Fourier.Ihfft(x, norm: norm), norm: norm));
        }

        Close(Fourier.Fft(z, axis: 0) * (1 / Math.Sqrt(4)), Fourier.Fft(z, axis: 0, norm: "ortho"));
        Close(Fourier.Fft(z) / 6, Fourier.Fft(z, norm: "forward"));
        Close(Fourier.Fft(new ComplexArray<double>(x, Nd.ZerosLike(x))), Fourier.Fft(x));
        Close(Fourier.Ifft(new ComplexArray<double>(x, Nd.ZerosLike(x))), Fourier.Ifft(x));
        Close(Fourier.Fft2(x), Fourier.Fftn(x));
        Close(Fourier.Fft(Fourier.Fft(x), axis: 0), Fourier.Fftn(x));
    }

    [Fact]
    public void Lines_are_cut_and_filled_up()
    {
        NDArray<double> x = Random((3, 5), 8);
        Close(Fourier.Fft(x[.., ..4]), Fourier.Fft(x, n: 4));
        Close(Fourier.Rfft(Nd.Concatenate([x, Nd.Zeros<double>((3, 2))], 1)), Fourier.Rfft(x, n: 7));
        Close(Fourier.Fft2(x[..2, ..4]), Fourier.Fft2(x, s: (2, 4)));
        Assert.Equal((Shape)(3, 8), Fourier.Irfft(Fourier.Rfft(x), n: 8).Shape);
        Assert.Equal((Shape)(2, 6), Fourier.Irfft2(Fourier.Rfft2(x), s: (2, 6)).Shape);
    }

    [Fact]
    public void Frequencies_and_shifts()
    {
        Assert.Equal([0, 0.2f, 0.4f, -0.4f, -0.2f], Fourier.Fftfreq(5).AsSpan());
        Assert.Equal([0, 0.5, -1, -0.5], Fourier.Fftfreq<double>(4, 0.5).AsSpan());
        Assert.Equal([0, 0.25f, 0.5f], Fourier.Rfftfreq(4).AsSpan());
        Assert.Equal([0, 1.0, 2.0], Fourier.Rfftfreq<double>(5, 0.2).AsSpan());
        NDArray<int> k = Nd.Arange(5);
        Assert.Equal([3, 4, 0, 1, 2], Fourier.Fftshift(k).AsSpan());
        Assert.Equal([2, 3, 4, 0, 1], Fourier.Ifftshift(k).AsSpan());
        NDArray<int> table = Nd.Reshape(Nd.Arange(6), (2, 3));
        Assert.Equal([5, 3, 4, 2, 0, 1], Fourier.Fftshift(table).AsSpan());
        Assert.Equal(table.AsSpan(), Fourier.Ifftshift(Fourier.Fftshift(table)).AsSpan());
        ComplexArray<int> pair = Fourier.Ifftshift(Fourier.Fftshift(new ComplexArray<int>(table, table + 1), 1), 1);
        Assert.Equal((table + 1).AsSpan(), pair.Im.AsSpan());
    }

    [Fact]
    public void Complex_arithmetic()
    {
        ComplexArray<double> x = new(NDArray.Array<double>([3]), NDArray.Array<double>([4])), y = new(NDArray.Array<double>([1]), NDArray.Array<double>([-2]));
        Close(5, Nd.Abs(x)[0]);
        Close(0, Nd.Abs(x - x)[0]);
        Close(Math.Atan2(4, 3), Nd.Angle(x)[0]);
        Close(x, x * y / y);
        Close(x, (x + y) - y);
        Close(x + x, 2 * x);
        Close(-x, x * -1.0);
        Close(new ComplexArray<double>(NDArray.Array<double>([25]), NDArray.Array<double>([0])), x * Nd.Conj(x));
        Close(Nd.Real(x), (x - Nd.Imag(x) + Nd.Imag(x)).Re);
        Close(Nd.Imag(x), -(Nd.Real(x) - x).Im);
        Close(x * Nd.Real(x), Nd.Real(x) * x);
        Close(x, Nd.Real(x) + x - Nd.Real(x));
        Close(x / 2, x / Nd.Full<double>(1, 2.0));
    }

    private static void Close(ComplexArray<double> expected, ComplexArray<double> actual)
    {
        Close(expected.Re, actual.Re);
        Close(expected.Im, actual.Im);
    }

    private static void Close(NDArray<double> expected, NDArray<double> actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Close(expected.AsSpan().ToArray(), actual);
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
