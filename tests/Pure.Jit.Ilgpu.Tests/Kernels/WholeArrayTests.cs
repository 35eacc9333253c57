using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Tests.Kernels;

/// <summary>Operations on whole arrays on a device against the CPU's, at sizes around those of groups.</summary>
public sealed class WholeArrayTests : IDisposable
{
    private readonly IlgpuDevice gpu = IlgpuDevice.Open();

    public static TheoryData<int> Sizes => [0, 1, 2, 31, 33, 65];

    public void Dispose() => this.gpu.Dispose();

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Cumulative_functions(int n)
    {
        foreach ((Shape shape, int axis) in ((Shape, int)[])[(n, 0), ((3, n), 1), ((n, 5), 0), ((2, n, 3), 1)])
        {
            foreach (bool reverse in (bool[])[false, true])
            {
                this.Same(Floats(shape), x => Lax.Cumsum(x, axis, reverse), (c, x) => DeviceCalls.Cumsum(c, x, axis, reverse), 2);
                this.Same(Nd.Exp(Floats(shape) * 0.01f), x => Lax.Cumprod(x, axis, reverse), (c, x) => DeviceCalls.Cumprod(c, x, axis, reverse), 2);
                this.Same(WithNaN(Floats(shape)), x => Lax.Cummax(x, axis, reverse), (c, x) => DeviceCalls.Cummax(c, x, axis, reverse), 0);
                this.Same(Floats(shape), x => Lax.Cummin(x, axis, reverse), (c, x) => DeviceCalls.Cummin(c, x, axis, reverse), 0);
                this.Same(Floats(shape), x => Lax.Cumlogsumexp(x, axis, reverse), (c, x) => DeviceCalls.Cumlogsumexp(c, x, axis, reverse), 4);
                if (reverse)
                {
                    continue;
                }

                this.Same(Floats(shape).As<double>(), x => Lax.Cumsum(x, axis, reverse), (c, x) => DeviceCalls.Cumsum(c, x, axis, reverse), 1e-13);
                this.Same(Floats(shape).As<Half>(), x => Lax.Cumsum(x, axis, reverse), (c, x) => DeviceCalls.Cumsum(c, x, axis, reverse), 0);
                this.Same(Floats(shape).As<int>(), x => Lax.Cumsum(x, axis, reverse), (c, x) => DeviceCalls.Cumsum(c, x, axis, reverse), 0);
                this.Same(Floats(shape).As<byte>(), x => Lax.Cumprod(x, axis, reverse), (c, x) => DeviceCalls.Cumprod(c, x, axis, reverse), 0);
                NDArray<float> b = Floats(shape, 7);
                this.Same(Nd.Tanh(Floats(shape)), x => Lax.LinearRecurrence(x, b, axis, reverse), (c, x) => DeviceCalls.LinearRecurrence(c, x, b, axis, reverse), 64);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sorting(int n)
    {
        foreach ((Shape shape, int axis) in ((Shape, int)[])[(n, 0), ((3, n), 1), ((n, 5), 0), ((2, n, 3), 1)])
        {
            this.Same(WithNaN(Coarse(shape)), x => Lax.Sort(x, axis), (c, x) => DeviceCalls.Sort(c, x, axis), 0);
            this.Same(Coarse(shape).As<ushort>(), x => Lax.Sort(x, axis), (c, x) => DeviceCalls.Sort(c, x, axis), 0);
            this.Same(Coarse(shape).As<BFloat16>(), x => Lax.Sort(x, axis), (c, x) => DeviceCalls.Sort(c, x, axis), 0);
            this.Same(Coarse(shape) > 0f, x => Lax.Sort(x, axis), (c, x) => DeviceCalls.Sort(c, x, axis), 0);
            NDArray<int> values = Lax.Iota<int>(shape, axis);
            this.Same(WithNaN(Coarse(shape)), x => Lax.SortKeyVal(x, values, axis).Values, (c, x) => DeviceCalls.SortKeyVal(c, x, values, axis).Values, 0);
            this.Same(Coarse(shape).As<long>(), x => Lax.SortKeyVal(x, values, axis).Keys, (c, x) => DeviceCalls.SortKeyVal(c, x, values, axis).Keys, 0);
        }

        foreach (int k in (int[])[0, Math.Min(n, 3), n])
        {
            this.Same(WithNaN(Coarse((2, n))), x => Lax.TopK(x, k).Values, (c, x) => DeviceCalls.TopK(c, x, k).Values, 0);
            this.Same(WithNaN(Coarse((2, n))), x => Lax.TopK(x, k).Indices, (c, x) => DeviceCalls.TopK(c, x, k).Indices, 0);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Positions(int n)
    {
        if (n > 0)
        {
            foreach ((Shape shape, int axis) in ((Shape, int)[])[(n, 0), ((3, n), 1), ((n, 5), 0), ((2, n, 3), 1), ((0, n), 1)])
            {
                this.Same(Coarse(shape), x => Lax.Argmax(x, axis), (c, x) => DeviceCalls.Argmax(c, x, axis), 0);
                this.Same(WithNaN(Coarse(shape)), x => Lax.Argmin(x, axis), (c, x) => DeviceCalls.Argmin(c, x, axis), 0);
                this.Same(Coarse(shape).As<sbyte>(), x => Lax.Argmin(x, axis), (c, x) => DeviceCalls.Argmin(c, x, axis), 0);
            }
        }

        NDArray<float> runs = Lax.Sort(WithNaN(Coarse((3, n))), 1);
        foreach (string side in (string[])["left", "right"])
        {
            this.Same(WithNaN(Coarse((3, 11), 9)), q => Lax.Searchsorted(runs, q, 1, side), (c, q) => DeviceCalls.Searchsorted(c, runs.To(this.gpu), q, 1, side), 0);
            this.Same(Coarse((3, 0)), q => Lax.Searchsorted(runs, q, 1, side), (c, q) => DeviceCalls.Searchsorted(c, runs, q, 1, side), 0);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Scatters(int n)
    {
        NDArray<int> indices = (Coarse((2, n), 3) * 4f).As<int>();
        NDArray<float> operand = Floats((2, 3, 9, 2)), updates = Floats((2, 3, n, 2), 5);
        foreach (string mode in (string[])["drop", "clip"])
        {
            this.Same(operand, x => Lax.ScatterAdd(x, indices, updates, 2, 1, mode), (c, x) => DeviceCalls.ScatterAdd(c, x, indices, updates, 2, 1, mode), 2);
            this.Same(operand, x => Lax.Scatter(x, indices, updates, 2, 1, mode), (c, x) => DeviceCalls.Scatter(c, x, indices, updates, 2, 1, mode), 0);
            this.Same(operand, x => Lax.ScatterMul(x, indices, updates, 2, 1, mode), (c, x) => DeviceCalls.ScatterMul(c, x, indices, updates, 2, 1, mode), 2);
            this.Same(operand, x => Lax.ScatterMin(x, indices, updates, 2, 1, mode), (c, x) => DeviceCalls.ScatterMin(c, x, indices, updates, 2, 1, mode), 0);
            this.Same(operand, x => Lax.ScatterMax(x, indices, updates, 2, 1, mode), (c, x) => DeviceCalls.ScatterMax(c, x, indices, updates, 2, 1, mode), 0);
            this.Same(operand.As<int>(), x => Lax.ScatterAdd(x, indices, updates.As<int>(), 2, 1, mode), (c, x) => DeviceCalls.ScatterAdd(c, x, indices, updates.As<int>(), 2, 1, mode), 0);
            this.Same(operand > 0f, x => Lax.Scatter(x, indices, updates > 0f, 2, 1, mode), (c, x) => DeviceCalls.Scatter(c, x, indices, updates > 0f, 2, 1, mode), 0);
        }
    }

    private static NDArray<float> Floats(Shape shape, int seed = 1)
    {
        Random random = new(seed);
        return Lax.Reshape((NDArray<float>)Enumerable.Range(0, shape.Size).Select(_ => (float)((random.NextDouble() * 8) - 4)).ToArray(), shape);
    }

    // Few different numbers, so that many are equal; both zeros.
    private static NDArray<float> Coarse(Shape shape, int seed = 2)
    {
        Random random = new(seed);
        return Lax.Reshape((NDArray<float>)Enumerable.Range(0, shape.Size).Select(_ => random.Next(7) switch { 0 => -0f, 1 => float.PositiveInfinity, int k => k - 3f }).ToArray(), shape);
    }

    private static NDArray<float> WithNaN(NDArray<float> x) =>
        Lax.Reshape((NDArray<float>)x.ToArray().Select((v, i) => i % 13 == 11 ? float.NaN : v).ToArray(), x.Shape);

    private void Same<TIn, TOut>(NDArray<TIn> x, Func<NDArray<TIn>, NDArray<TOut>> host, Func<DeviceCall, NDArray<TIn>, NDArray<TOut>> device, double units)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        NDArray<TOut> expected = host(x), actual;
        using (DeviceCall call = DeviceCall.On(this.gpu, "Test"))
        {
            actual = device(call, x.To(this.gpu));
        }

        Assert.Same(this.gpu, actual.Device);
        Assert.Equal(expected.Shape, actual.Shape);
        TOut[] e = expected.ToArray(), a = actual.ToArray();
        for (int i = 0; i < e.Length; i++)
        {
            if (e[i] is float y && a[i] is float z && units > 0)
            {
                Assert.True(Math.Abs(y - z) <= units * 1.2e-7 * Math.Max(Math.Abs(y), 1) || (float.IsNaN(y) && float.IsNaN(z)) || y == z, $"{i}: {y:r} {z:r}");
            }
            else if (e[i] is double u && a[i] is double v && units > 0)
            {
                Assert.True(Math.Abs(u - v) <= units * Math.Max(Math.Abs(u), 1), $"{i}: {u:r} {v:r}");
            }
            else
            {
                Assert.Equal(e[i], a[i]);
            }
        }
    }
}
