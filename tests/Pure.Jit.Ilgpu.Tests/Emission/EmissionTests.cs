using static Pure.Jit.Nd;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>What generated kernels compute on the contract device, against the same methods on the host, and how many there are.</summary>
public sealed class EmissionTests : DeviceComparison
{
    public static TheoryData<int, int> Sizes => new() { { 0, 4 }, { 1, 1 }, { 3, 5 }, { 7, 100 }, { 40, 33 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Elements(int n, int m)
    {
        NDArray<float> x = Numbers(1, n, m), b = Numbers(2, m);
        Same(Models.GeluOf(x), this.Counted(1, () => Models.GeluOf(x.To(this.Gpu)), n * m));
        Same(Models.Chain(x, b), this.Counted(1, () => Models.Chain(x.To(this.Gpu), b.To(this.Gpu)), n * m));
        Same(Models.Turned(x), Models.Turned(x.To(this.Gpu)));
    }

    // Neither has an operator that ILGPU compiles for every device.
    [Fact]
    public void Remainders_and_tests_with_NaN()
    {
        NDArray<float> x = NDArray.Array(new[] { 5.5f, -5.5f, 0f, float.NaN, float.PositiveInfinity, 7f, 0.25f, -1e30f });
        NDArray<float> y = NDArray.Array(new[] { 2f, 2f, 3f, 1f, 2f, float.PositiveInfinity, float.NaN, 0.7f });
        Assert.Equal(Models.Remainders(x, y).ToArray(), Models.Remainders(x.To(this.Gpu), y.To(this.Gpu)).ToArray());
        Assert.Equal(Models.Unordered(x).ToArray(), this.Counted(1, () => Models.Unordered(x.To(this.Gpu))).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1000)]
    public void A_product_that_is_one_number_with_what_follows(int n)
    {
        NDArray<float> x = Numbers(1, n), y = Numbers(2, n);
        Assert.Equal(Models.Inner(x, y).Item(), Models.Inner(x.To(this.Gpu), y.To(this.Gpu)).Item(), 1e-4f);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Rows(int n, int m)
    {
        NDArray<float> x = Numbers(1, n, m), scale = Numbers(2, m), shift = Numbers(3, m);
        Same(Models.SoftmaxOf(x), this.Counted(1, () => Models.SoftmaxOf(x.To(this.Gpu)), n * m));
        Same(Models.LayerNorm(x, scale, shift), this.Counted(1, () => Models.LayerNorm(x.To(this.Gpu), scale.To(this.Gpu), shift.To(this.Gpu)), n * m));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WholeArraysAndColumns(int n, int m)
    {
        NDArray<float> x = Numbers(1, n, m);
        Same(Models.ColumnSums(x), Models.ColumnSums(x.To(this.Gpu)));
        if (n > 0)
        {
            (NDArray<float> unit, NDArray<float> largest) = Models.Normalised(x);
            (NDArray<float> deviceUnit, NDArray<float> deviceLargest) = Models.Normalised(x.To(this.Gpu));
            Same(unit, deviceUnit);
            Assert.Equal(largest.Item(), deviceLargest.Item());
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WhatIsNoLoop(int n, int m)
    {
        NDArray<float> x = Numbers(1, n, m);
        NDArray<int> columns = NDArray.Array(new[] { 0, m - 1, 0 });
        Same(Models.Sorted(x), Models.Sorted(x.To(this.Gpu)));
        Same(Models.Logarithms(x), Models.Logarithms(x.To(this.Gpu)));
        Same(Models.Chosen(x, columns), Models.Chosen(x.To(this.Gpu), columns.To(this.Gpu)));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 7)]
    [InlineData(40, 33)]
    public void Networks(int batch, int hidden)
    {
        Network p = new(
            Numbers(1, 8, hidden), Numbers(2, hidden), Numbers(3, hidden, hidden), Numbers(4, hidden), Numbers(5, hidden, 3), Numbers(6, 3));
        NDArray<float> x = Numbers(7, batch, 8), y = Numbers(8, batch, 3);
        Network onDevice = p.To(this.Gpu);
        Same(Models.Predict(p, x), this.Counted(3, () => Models.Predict(onDevice, x.To(this.Gpu))));
        (NDArray<float> loss, Network next) = Models.Train(p, x, y);
        long before = this.Gpu.KernelsStarted;
        (NDArray<float> deviceLoss, Network deviceNext) = Models.Train(onDevice, x.To(this.Gpu), y.To(this.Gpu));
        Assert.InRange(this.Gpu.KernelsStarted - before, 1, 12);
        Assert.Equal(loss.Item(), deviceLoss.Item(), 1e-5f);
        Same(next.W1, deviceNext.W1);
        Same(next.B1, deviceNext.B1);
        Same(next.W2, deviceNext.W2);
        Same(next.B3, deviceNext.B3);
    }

    // Each is written where its own argument lies; what the other still reads is not written.
    [Theory]
    [InlineData(5, 7)]
    [InlineData(40, 33)]
    public void Sums_of_columns_side_by_side(int n, int m)
    {
        NDArray<float> x = Numbers(1, n, m), y = Numbers(2, n, m), b = Numbers(3, m), c = Numbers(4, m);
        (NDArray<float> first, NDArray<float> second) = Models.Biases(x, y, b, c);
        (NDArray<float> dx, NDArray<float> dy, NDArray<float> db, NDArray<float> dc) = (x.To(this.Gpu), y.To(this.Gpu), b.To(this.Gpu), c.To(this.Gpu));
        long before = this.Gpu.KernelsStarted;
        (NDArray<float> deviceFirst, NDArray<float> deviceSecond) = Models.Biases(dx, dy, db, dc);
        Assert.Equal(1, this.Gpu.KernelsStarted - before);
        Same(first, deviceFirst);
        Same(second, deviceSecond);
        NDArray<float> early = c.To(this.Gpu);
        (deviceFirst, deviceSecond) = Models.Biases(dx, dy, db, early, into: (early, null!));
        Same(first, deviceFirst);
        Same(second, deviceSecond);
        (deviceFirst, deviceSecond) = Models.Biases(dx, dy, db, dc, into: (db, dc));
        Same(first, deviceFirst);
        Same(second, deviceSecond);
    }

    [Fact]
    public void What_columns_are_multiplied_with_is_a_result_too()
    {
        NDArray<float> x = Numbers(1, 4, 33), s = Numbers(2, 33);
        (NDArray<float> factor, NDArray<float> scaled, NDArray<float> rest) = Models.ShortColumns(x, s);
        (NDArray<float> deviceFactor, NDArray<float> deviceScaled, NDArray<float> deviceRest) = Models.ShortColumns(x.To(this.Gpu), s.To(this.Gpu));
        Same(factor, deviceFactor);
        Same(scaled, deviceScaled);
        Same(rest, deviceRest);
    }

    [Fact]
    public void A_sum_is_not_written_where_a_later_kernel_reads()
    {
        NDArray<float> x = Numbers(1, 40, 33), b = Numbers(2, 33), c = Numbers(3, 33);
        (NDArray<float> less, NDArray<float> scaled) = Models.Apart(x, b, c);
        (NDArray<float> dx, NDArray<float> db, NDArray<float> dc) = (x.To(this.Gpu), b.To(this.Gpu), c.To(this.Gpu));
        (NDArray<float> deviceLess, NDArray<float> deviceScaled) = Models.Apart(dx, db, dc, into: (dc, null!));
        Assert.Throws<InvalidOperationException>(() => dc.ToHost());
        Same(less, deviceLess);
        Same(scaled, deviceScaled);
    }

    [Fact]
    public void Attention()
    {
        NDArray<float> q = Numbers(1, 2, 9, 5), k = Numbers(2, 2, 9, 5), v = Numbers(3, 2, 9, 5);
        NDArray<float> host = Models.Attend(q, k, v);
        (NDArray<float> dq, NDArray<float> dk, NDArray<float> dv) = (q.To(this.Gpu), k.To(this.Gpu), v.To(this.Gpu));
        long before = this.Gpu.KernelsStarted;
        NDArray<float> device = Models.Attend(dq, dk, dv);
        Assert.InRange(this.Gpu.KernelsStarted - before, 1, 4);
        Same(host, device);
        Same(Models.Batched(q, Numbers(4, 2, 5, 40)), Models.Batched(dq, Numbers(4, 2, 5, 40).To(this.Gpu)));
    }

    [Fact]
    public void ElementTypesAndNumbers()
    {
        NDArray<float> x = Numbers(1, 100);
        Assert.Equal(Models.Noise(7, x).ToArray(), Models.Noise(7, x.To(this.Gpu)).ToArray());
        Assert.Equal(Models.Above(x, 0.25f).ToArray(), Models.Above(x.To(this.Gpu), 0.25f).ToArray());
        NDArray<Half> halves = NDArray.Array(Enumerable.Range(0, 50).Select(i => (Half)(i / 10f)).ToArray());
        Assert.Equal(Models.Halves(halves).ToArray(), Models.Halves(halves.To(this.Gpu)).ToArray());
        NDArray<long> whole = NDArray.Array(Enumerable.Range(0, 5000).Select(i => (long)i << 20).ToArray());
        Assert.Equal(Models.Whole(whole, true).ToArray(), Models.Whole(whole.To(this.Gpu), true).ToArray());
    }

    [Fact]
    public void TheSameBitsEveryTime()
    {
        NDArray<float> x = Numbers(1, 40, 33).To(this.Gpu);
        Assert.Equal(Models.SoftmaxOf(x).ToArray(), Models.SoftmaxOf(x).ToArray());
        Assert.Equal(Models.Normalised(x).Unit.ToArray(), Models.Normalised(x).Unit.ToArray());
        Assert.Equal(Models.ColumnSums(x).ToArray(), Models.ColumnSums(x).ToArray());
    }

    [Fact]
    public void MixedPlacesAreNamed()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Models.Chain(Numbers(1, 2, 2).To(this.Gpu), Numbers(2, 2)));
        Assert.Contains("'x'", refused.Message);
        Assert.Contains("'b'", refused.Message);
        ArgumentException shape = Assert.Throws<ArgumentException>(() => Models.Chain(Numbers(1, 2, 2).To(this.Gpu), Numbers(2, 3).To(this.Gpu)));
        Assert.Contains("axis 0 of 'b' is 3", shape.Message);
    }
}
