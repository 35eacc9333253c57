using static Pure.Jit.Nd;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Convolutions, windows, slices and plain products on the device: kernels, nothing on the host.</summary>
public sealed class WindowTests : DeviceComparison
{
    [Theory]
    [InlineData(1, 5, 6)]
    [InlineData(3, 8, 9)]
    [InlineData(0, 5, 6)]
    public void Convolutions(int b, int h, int w)
    {
        NDArray<float> x = Numbers(1, b, 3, h, w), kernel = Numbers(2, 4, 3, 3, 2);
        Same(WindowModels.Convolved(x, kernel), this.Counted(2, () => WindowModels.Convolved(x.To(this.Gpu), kernel.To(this.Gpu)), b));
        NDArray<float> rows = Numbers(3, b, 4, h * w), groups = Numbers(4, 6, 2, 3);
        Same(WindowModels.Grouped(rows, groups), this.Counted(1, () => WindowModels.Grouped(rows.To(this.Gpu), groups.To(this.Gpu)), b));
        (NDArray<float> ofX, NDArray<float> ofKernel) = WindowModels.ConvolutionSlopes(x, kernel);
        (NDArray<float> deviceOfX, NDArray<float> deviceOfKernel) = WindowModels.ConvolutionSlopes(x.To(this.Gpu), kernel.To(this.Gpu));
        Same(ofX, deviceOfX);
        Same(ofKernel, deviceOfKernel);
    }

    [Theory]
    [InlineData(1, 3, 4)]
    [InlineData(2, 7, 6)]
    public void Windows(int b, int h, int w)
    {
        NDArray<float> x = Numbers(1, b, h, w, 2), t = Numbers(2, b, h, w, 2);
        (NDArray<float> largest, NDArray<float> smallest, NDArray<float> mean) = WindowModels.Pooled(x);
        (NDArray<float> deviceLargest, NDArray<float> deviceSmallest, NDArray<float> deviceMean) = WindowModels.Pooled(x.To(this.Gpu));
        Same(largest, deviceLargest);
        Same(smallest, deviceSmallest);
        Same(mean, deviceMean);
        Same(WindowModels.SlopeOfPools(x), WindowModels.SlopeOfPools(x.To(this.Gpu)));
        Same(WindowModels.TangentOfPools(x, t), WindowModels.TangentOfPools(x.To(this.Gpu), t.To(this.Gpu)));
    }

    // A NaN is before any number, and of equal ones the first counts.
    [Fact]
    public void What_is_chosen_under_a_window()
    {
        NDArray<float> x = Reshape(NDArray.Array([1f, 1f, 2f, float.NaN, 3f, 2f, 2f, 0f, -1f, -1f, 5f, 5f]), (1, 3, 4, 1));
        float[] expected = WindowModels.SlopeOfPools(x).ToArray(), found = WindowModels.SlopeOfPools(x.To(this.Gpu)).ToArray();
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 4)]
    [InlineData(-1, -2)]
    [InlineData(99, -99)]
    public void Windows_at_places_that_are_data(int row, int column)
    {
        NDArray<float> x = Numbers(1, 6, 7), update = Numbers(2, 2, 3);
        NDArray<int> there = ((NDArray<int>)row).To(this.Gpu);
        Same(WindowModels.Window(x, row, column), this.Counted(2, () => WindowModels.Window(x.To(this.Gpu), there, column)));
        Same(WindowModels.Replaced(x, update, row, column), this.Counted(2, () => WindowModels.Replaced(x.To(this.Gpu), update.To(this.Gpu), there, column)));
    }

    [Fact]
    public void Padding_that_cuts_and_spreads()
    {
        NDArray<float> x = Numbers(1, 4, 5);
        Same(WindowModels.Spread(x), this.Counted(1, () => WindowModels.Spread(x.To(this.Gpu))));
    }

    [Fact]
    public void Products_of_integers_and_halves()
    {
        NDArray<int> x = Reshape(Arange(2 * 3 * 4), (2, 3, 4)) * 1_000_003, y = Reshape(Arange(2 * 4 * 5), (2, 4, 5)) - 7;
        Assert.Equal(WindowModels.ProductOfIntegers(x, y).ToArray(), WindowModels.ProductOfIntegers(x.To(this.Gpu), y.To(this.Gpu)).ToArray());
        NDArray<int> signal = Reshape(Arange(12), (2, 1, 6)), kernel = Reshape(Arange(6) * 400_000_007, (2, 1, 3));
        Assert.Equal(WindowModels.ConvolvedIntegers(signal, kernel).ToArray(), WindowModels.ConvolvedIntegers(signal.To(this.Gpu), kernel.To(this.Gpu)).ToArray());
        NDArray<Half> a = Numbers(1, 3, 20).As<Half>(), b = Numbers(2, 20, 4).As<Half>();
        Half[] expected = WindowModels.ProductOfHalves(a, b).ToArray(), found = WindowModels.ProductOfHalves(a.To(this.Gpu), b.To(this.Gpu)).ToArray();
        Assert.All(expected.Zip(found), p => Assert.Equal((float)p.First, (float)p.Second, 4e-3f));
    }
}
