namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Loops and branches on the device.</summary>
public sealed class LoopTests : DeviceComparison
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(13, 9)]
    [InlineData(0, 3)]
    public void Loops_of_elements_are_one_kernel(int w, int h)
    {
        NDArray<float> re = Numbers(1, w) * 2f, im = Numbers(2, h);
        Same(LoopModels.Escapes(re, im, 40), this.Counted(1, () => LoopModels.Escapes(re.To(this.Gpu), im.To(this.Gpu), 40), w * h));
    }

    [Fact]
    public void Several_results_of_a_loop_come_from_one()
    {
        NDArray<float> x = Numbers(1, 70);
        (NDArray<float> root, NDArray<int> turns) = LoopModels.Roots(x);
        NDArray<float> there = x.To(this.Gpu);
        long before = this.Gpu.KernelsStarted;
        (NDArray<float> deviceRoot, NDArray<int> deviceTurns) = LoopModels.Roots(there);
        Assert.Equal(1, this.Gpu.KernelsStarted - before);
        Same(root, deviceRoot);
        Assert.Equal(turns.ToArray(), deviceTurns.ToArray());
    }

    [Fact]
    public void A_loop_of_elements_is_part_of_what_follows()
    {
        NDArray<float> x = Numbers(1, 5, 40);
        Same(LoopModels.MeanRoot(x), this.Counted(1, () => LoopModels.MeanRoot(x.To(this.Gpu))));
        NDArray<float> y = Numbers(2, 33);
        Same(LoopModels.Slopes(y), this.Counted(1, () => LoopModels.Slopes(y.To(this.Gpu))));
    }
}
