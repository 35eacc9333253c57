using ILGPU;
using Pure.Jit.CompilerServices;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Tests.Devices;

/// <summary>Arrays on a device: moved, read, computed with, refused where they cannot be used.</summary>
public sealed class ArrayTests : IDisposable
{
    private static readonly DeviceKernel<Twice> Doubled = new(Double);

    private readonly IlgpuDevice gpu = IlgpuDevice.Open();

    public void Dispose() => this.gpu.Dispose();

    [Fact]
    public void Arrays_go_there_and_come_back()
    {
        RoundTrip<float>(new float[,] { { 1, float.NaN }, { -0f, 4 } });
        RoundTrip<double>(new double[] { 1, 2, 3 });
        RoundTrip<bool>(new[] { true, false, true });
        RoundTrip<System.Half>(new[] { (System.Half)1.5, System.Half.NaN });
        RoundTrip<BFloat16>(new[] { (BFloat16)1.5f, (BFloat16)(-2f) });
        RoundTrip<long>(new long[] { long.MinValue, 7 });
        RoundTrip<byte>(new byte[0]);
        RoundTrip<int>(5);

        void RoundTrip<T>(NDArray<T> x)
            where T : unmanaged
        {
            NDArray<T> there = x.To(this.gpu);
            Assert.Same(this.gpu, there.Device);
            Assert.Same(there, there.To(this.gpu));
            Assert.Null(there.ToHost().Device);
            Assert.Same(x, x.ToHost());
            Assert.Equal(x.Shape, there.Shape);
            Assert.Equal(x.ToArray(), there.ToHost().ToArray());
            Assert.Equal(x.ToArray(), there.ToArray());
            Assert.Equal(x.ToString(), there.ToString());
        }
    }

    [Fact]
    public void Reading_on_the_host_copies()
    {
        NDArray<float> x = Nd.Reshape(Nd.Arange(24f), (4, 6)).To(this.gpu);
        Assert.Equal(6f, (float)x[1, 0]);
        Assert.Equal([6f, 7, 8, 9, 10, 11], x[1].ToArray());
        Assert.Equal([1f, 7], x[..2, 1].ToArray());
        Assert.Equal([20f, 8], x[(NDArray<int>)new[] { 3, 1 }, 2].ToArray());
        Assert.Equal([5f, 4, 3, 2, 1, 0], x[0, Nd.Slice(null, null, -1)].ToArray());
        Assert.Null(x[1].Device);
        Assert.Equal(42f, new NDArray<float>(this.gpu.Upload<float>([41, 42]), 1, default).Item());
    }

    [Fact]
    public void Reshapes_and_leading_ranges_share_the_memory()
    {
        NDArray<float> x = Nd.Arange(24f).To(this.gpu);
        long before = this.gpu.MemoryInUse;
        NDArray<float> y = Lax.Reshape(Lax.Slice(x, 6, 18, 1), (3, 4));
        Assert.Equal(before, this.gpu.MemoryInUse);
        Assert.Same(this.gpu, y.Device);
        Assert.Equal(Enumerable.Range(6, 12).Select(i => (float)i), y.ToArray());
    }

    [Fact]
    public void What_the_host_cannot_read_is_refused_in_words()
    {
        NDArray<float> x = ((NDArray<float>)new float[] { 1, 2 }).To(this.gpu);
        foreach (Action use in new Action[] { () => _ = x + x, () => _ = Nd.Sum(x), () => x.AsSpan(), () => _ = Lax.Sort(x, 0), () => _ = x.At(0).Set(1f) })
        {
            InvalidOperationException refused = Assert.Throws<InvalidOperationException>(use);
            Assert.Contains("This array is on Contract (CPU)", refused.Message, StringComparison.Ordinal);
            Assert.Contains(".ToHost()", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3f, Nd.Sum(x.ToHost()).Item());
    }

    [Fact]
    public void Trees_are_moved_whole()
    {
        Tree.Register<(NDArray<float>, NDArray<int>, int)>(t => [t.Item1, t.Item2, t.Item3], m => ((NDArray<float>)m[0]!, (NDArray<int>)m[1]!, (int)m[2]!));
        (NDArray<float>, NDArray<int>, int) tree = (new float[] { 1 }, new[] { 2 }, 3);
        (NDArray<float> a, NDArray<int> b, int c) = tree.To(this.gpu);
        Assert.Same(this.gpu, a.Device);
        Assert.Same(this.gpu, b.Device);
        Assert.Equal(3, c);
        Assert.Null((a, b, c).ToHost().Item2.Device);
    }

    [Fact]
    public void The_device_of_a_call_is_that_of_all_its_arrays()
    {
        using IlgpuDevice other = IlgpuDevice.Open();
        NDArray<float> host = 1f, here = host.To(this.gpu), there = host.To(other);
        Assert.Null(Entry.DeviceOf("F", "x, y", host, null));
        Assert.Same(this.gpu, Entry.DeviceOf("F", "x, y, z", null, here, here));
        Assert.Equal(
            "F: 'x' is on the host, but 'p.W' is on Contract (CPU); write x.To(device), or p.W.ToHost()",
            Assert.Throws<ArgumentException>(() => Entry.DeviceOf("F", "x, p.W", host, here)).Message);
        Assert.Equal(
            "F: 'x' is on Contract (CPU), but 'p.W' is on Contract (CPU); move 'p.W' with p.W.To(device) to the device of 'x'",
            Assert.Throws<ArgumentException>(() => Entry.DeviceOf("F", "x, p.W", there, here)).Message);
        Assert.Equal(1f, there.To(this.gpu).Item());
    }

    [Fact]
    public void Kernels_compute_and_results_stay()
    {
        NDArray<float> x = Nd.Arange(100f).To(this.gpu);
        NDArray<float> y;
        using (DeviceCall call = DeviceCall.On(x.Device!, "Test"))
        {
            y = call.New<float>(x.Shape);
            ArrayView<float> half = call.Temporary<float>(x.Size);
            call.Launch(Doubled, call.GroupsFor(x.Size), call.GroupSize, new Twice { X = call.View(x), Y = half, N = x.Size });
            call.Launch(Doubled, call.GroupsFor(x.Size), call.GroupSize, new Twice { X = half, Y = call.View(y), N = x.Size });
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => 4f * i), y.ToArray());
    }

    private static void Double(Twice a)
    {
        for (long i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < a.N; i += Grid.DimX * Group.DimX)
        {
            a.Y[i] = a.X[i] + a.X[i];
        }
    }

    public struct Twice
    {
        public ArrayView<float> X;
        public ArrayView<float> Y;
        public long N;
    }
}
