using Pure.Jit.Ilgpu.Tests.Rules;
using static Pure.Jit.Nd;

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

    [Fact]
    public void A_loop_in_a_loop_with_a_bound_has_its_slope_on_the_device()
    {
        NDArray<float> x = Numbers(1, 5, 7);
        Same(LoopModels.SlopeOfBounded(x), LoopModels.SlopeOfBounded(x.To(this.Gpu)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_counted_loop_starts_a_kernel_a_turn(int turns)
    {
        NDArray<float> a = Numbers(1, 40, 40), x = Numbers(2, 40);
        Same(LoopModels.Powers(a, x, turns), this.Counted(turns, () => LoopModels.Powers(a.To(this.Gpu), x.To(this.Gpu), turns)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Rows_of_a_scan_are_written_where_they_lie(int turns)
    {
        NDArray<float> w = Numbers(1, 33, 33) * 0.2f, start = Numbers(2, 3, 33), xs = Numbers(3, turns, 3, 33);
        (NDArray<float> last, NDArray<float> all) = LoopModels.Recurrent(w, start, xs);
        (NDArray<float> deviceW, NDArray<float> deviceStart, NDArray<float> deviceXs) = (w.To(this.Gpu), start.To(this.Gpu), xs.To(this.Gpu));
        long before = this.Gpu.KernelsStarted;
        (NDArray<float> deviceLast, NDArray<float> deviceAll) = LoopModels.Recurrent(deviceW, deviceStart, deviceXs);
        Assert.Equal(turns, this.Gpu.KernelsStarted - before);
        Same(last, deviceLast);
        Same(all, deviceAll);
        Same(LoopModels.SlopeOfRecurrent(w, start, xs), LoopModels.SlopeOfRecurrent(deviceW, deviceStart, deviceXs));
    }

    [Fact]
    public void What_kernels_compute_ends_a_loop()
    {
        NDArray<float> m = Numbers(1, 40, 40), b = Numbers(2, 40);
        NDArray<float> a = Matmul(m, Transpose(m)) + (Eye<float>(40) * 5f);
        (NDArray<float> x, NDArray<int> turns) = LoopModels.Solve(a, b);
        (NDArray<float> deviceX, NDArray<int> deviceTurns) = LoopModels.Solve(a.To(this.Gpu), b.To(this.Gpu));
        Assert.InRange(turns.Item(), 5, 60);
        Assert.InRange(deviceTurns.Item(), turns.Item() - 1, turns.Item() + 1);
        Assert.Equal(x.ToArray(), deviceX.ToArray(), (l, r) => Math.Abs(l - r) < 1e-4f);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    public void Branches_are_chosen_by_the_device(float sign)
    {
        NDArray<float> x = Abs(Numbers(1, 5, 40)) * sign, w = Numbers(2, 40, 7);
        Same(LoopModels.Chosen(x, w), LoopModels.Chosen(x.To(this.Gpu), w.To(this.Gpu)));
    }

    [Fact]
    public void The_packages_kernels_run_in_loops()
    {
        NDArray<float> x = Numbers(1, 3, 20);
        Same(LoopModels.SortedTurns(x, 3), LoopModels.SortedTurns(x.To(this.Gpu), 3));
        Same(LoopModels.SortedTurns(x, 0), LoopModels.SortedTurns(x.To(this.Gpu), 0));
    }

    [Theory]
    [InlineData(5, 7, 20)]
    [InlineData(1, 1, 0)]
    [InlineData(0, 3, 4)]
    public void A_loop_whose_elements_are_apart_is_one_kernel(int n, int m, int turns)
    {
        NDArray<float> x = Numbers(1, n, m), v = Numbers(2, n, m);
        (NDArray<float> deviceX, NDArray<float> deviceV) = (x.To(this.Gpu), v.To(this.Gpu));
        (NDArray<float> lastX, NDArray<float> lastV) = LoopModels.Springs(x, v, 0.1f, turns);
        long before = this.Gpu.KernelsStarted;
        (deviceX, deviceV) = LoopModels.Springs(deviceX, deviceV, 0.1f, turns);
        Assert.Equal(1, this.Gpu.KernelsStarted - before);
        Same(lastX, deviceX);
        Same(lastV, deviceV);
    }

    [Fact]
    public void A_lane_draws_the_numbers_of_its_element()
    {
        NDArray<float> x = Numbers(1, 7, 9);
        Same(LoopModels.Walks(3, x, 12), this.Counted(1, () => LoopModels.Walks(3, x.To(this.Gpu), 12)));
    }

    [Theory]
    [InlineData(40, 5)]
    [InlineData(1, 1)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void A_lane_reads_and_writes_rows(int n, int turns)
    {
        NDArray<float> start = Numbers(1, n), xs = Numbers(2, turns, n), weights = Abs(Numbers(3, turns));
        (NDArray<float> last, NDArray<float> means, NDArray<float> all) = LoopModels.Averaged(start, xs, weights);
        (NDArray<float> deviceStart, NDArray<float> deviceXs, NDArray<float> deviceWeights) = (start.To(this.Gpu), xs.To(this.Gpu), weights.To(this.Gpu));
        long before = this.Gpu.KernelsStarted;
        (NDArray<float> deviceLast, NDArray<float> deviceMeans, NDArray<float> deviceAll) = LoopModels.Averaged(deviceStart, deviceXs, deviceWeights);
        Assert.InRange(this.Gpu.KernelsStarted - before, 1, 2);
        Same(last, deviceLast);
        Same(means, deviceMeans);
        Same(all, deviceAll);
        Same(LoopModels.SlopeOfAveraged(start, xs, weights), LoopModels.SlopeOfAveraged(deviceStart, deviceXs, deviceWeights));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    public void Branches_of_elements_are_taken_in_the_lane(float sign)
    {
        NDArray<float> x = Abs(Numbers(1, 5, 40)) * sign;
        Same(LoopModels.Either(x), LoopModels.Either(x.To(this.Gpu)));
        NDArray<int> i = Arange(9);
        foreach (int choice in new[] { -3, 0, 1, 2, 7 })
        {
            Assert.Equal(LoopModels.Choice(i, choice).ToArray(), LoopModels.Choice(i.To(this.Gpu), choice).ToArray());
        }
    }

    [Fact]
    public void A_window_of_what_a_loop_carries_is_written_where_it_lies()
    {
        NDArray<float> x = Numbers(1, 6, 33), w = Numbers(2, 33, 33) * 0.2f, kept = x.To(this.Gpu);
        Same(LoopModels.Table(x, w), LoopModels.Table(kept, w.To(this.Gpu)));
        Assert.Equal(x.ToArray(), kept.ToArray());
        string text = string.Concat(KernelProject.Generated([("Models.cs", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "LoopModels.cs")))]).Kernels
            .Select(t => t.ToString()).Where(t => t.Contains("from Table", StringComparison.Ordinal)));
        Assert.Contains("dynamic_update_slice; 8*m bytes", text, StringComparison.Ordinal);
    }

    // More turns than there is room for at first.
    [Theory]
    [InlineData(0.05f)]
    [InlineData(0.75f)]
    public void What_a_gradient_needs_of_each_turn_is_kept(float scale)
    {
        NDArray<float> x = Numbers(2, 5), w = (Eye<float>(5) + (0.1f * Numbers(1, 5, 5))) * scale;
        Same(LoopModels.SlopeOfSettled(w, x), LoopModels.SlopeOfSettled(w.To(this.Gpu), x.To(this.Gpu)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Elements_of_every_kind_are_carried(int turns)
    {
        NDArray<Half> x = Numbers(1, 3, 7).As<Half>();
        (NDArray<bool> flags, NDArray<Half> halves, NDArray<int> count) = LoopModels.Mixed(x, turns);
        (NDArray<bool> deviceFlags, NDArray<Half> deviceHalves, NDArray<int> deviceCount) = LoopModels.Mixed(x.To(this.Gpu), turns);
        Assert.Equal(flags.ToArray(), deviceFlags.ToArray());
        Assert.Equal(halves.ToArray(), deviceHalves.ToArray());
        Assert.Equal(count.Item(), deviceCount.Item());
    }

    // Memory is there before the first turn.
    [Fact]
    public void Turns_allocate_nothing()
    {
        NDArray<float> a = Numbers(1, 40, 40).To(this.Gpu), x = Numbers(2, 40).To(this.Gpu);
        _ = LoopModels.Powers(a, x, 100);
        Assert.Equal(Taken(() => LoopModels.Powers(a, x, 10)), Taken(() => LoopModels.Powers(a, x, 12)));

        long Taken(Func<NDArray<float>> call)
        {
            long before = this.Gpu.Pool.BlocksTaken;
            _ = call();
            return this.Gpu.Pool.BlocksTaken - before;
        }
    }
}
